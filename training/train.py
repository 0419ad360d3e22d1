"""Trains the network: `python -m training.train --corpus data/corpus --out build/model`.

First a sixth of the articles is held out and what follows from the scores (thresholds, confidence) is set on it
by `training.calibrate`; then training goes on over all articles from where it stands (`--all --start`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from reportedly.reading.encoder.items import pack

from . import blob, corpus, vocabulary
from .lessons import Batch, WindowLesson, batches, stack, window_lessons
from .losses import pointing, tagging
from .network import Reader
from .questions import Question, questions
from .swap import Pool, pool, swapped
from .targets import teach

PARTS = {"roles": 1.0, "valid": 1.0, "stage": 1.0, "flags": 0.7, "choices": 0.5}
POINTING = 0.6  # weight of the pointer's loss beside the tagger's
GROUPS = 2  # questions are packed by size, to waste little on padding
OWN_FROM = 1.5  # epochs before the tagger's own spans are asked about


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    epochs: float
    schedule: float = 0.0  # epochs that the learning rate is laid out for; 0: as many as there are
    trunk_rate: float = 1e-4
    rate: float = 8e-4
    budget: int = 1540
    swap: float = 0.5
    seed: int = 0
    warm: bool = False


def optimiser(
    reader: Reader, plan: Plan, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    trunk = [p for n, p in reader.named_parameters() if p.requires_grad and n.startswith("trunk.")]
    rest = [p for n, p in reader.named_parameters() if p.requires_grad and not n.startswith("trunk.")]
    rates = [plan.trunk_rate, plan.rate]
    made = torch.optim.AdamW(
        [{"params": part, "lr": rate} for part, rate in zip((trunk, rest), rates, strict=True)], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        made, rates, total_steps=steps + 2, pct_start=0.06, anneal_strategy="linear", final_div_factor=100
    )
    return made, schedule


def learn_step(reader: Reader, batch: Batch, chooser: random.Random, own: bool) -> tuple[Tensor, Counter[str]]:
    """The loss of one batch, and its parts for the log."""
    read = reader.read(batch.ids, batch.mask)
    evidence, mentions, person = reader.tagger(read)
    told: Counter[str] = Counter()
    loss = tagging(evidence, mentions, person, batch)
    told["tags"] = float(loss.detach())
    asked: list[Question] = []
    likely = (evidence.detach().sigmoid().numpy(), mentions.detach().sigmoid().numpy())
    for row, window in enumerate(batch.windows):
        upto = len(window.tokens) + 1
        asked += questions(row, window, likely[0][row, 1:upto], likely[1][row, 1:upto], chooser, own)
    asked.sort(key=lambda question: len(question.item.tokens) + len(question.item.mentions))
    claims = max(1, sum(question.target is not None for question in asked))
    for number in range(GROUPS):
        group = asked[number * len(asked) // GROUPS : (number + 1) * len(asked) // GROUPS]
        if group:
            loss = loss + POINTING * _point(reader, read, group, claims, told)
    return loss, told


def _point(reader: Reader, read: Tensor, group: list[Question], claims: int, told: Counter[str]) -> Tensor:
    items = {name: torch.from_numpy(array) for name, array in pack([question.item for question in group]).items()}
    out = reader.pointer(read, torch.tensor([question.row for question in group]), items)
    whole = read.new_zeros(())
    for name, part in pointing(out, group).items():
        told[name] += float(part.detach()) / claims
        whole = whole + PARTS[name] * part / claims
    return whole


def lessons(
    articles: list[corpus.Article], tokenizer, names: Pool, chooser: random.Random, share: float
) -> list[WindowLesson]:
    """An epoch's windows; about `share` of the articles under other names."""
    made: list[WindowLesson] = []
    for article in articles:
        shown = swapped(article, names, chooser) if chooser.random() < share else article
        made += window_lessons(teach(shown, tokenizer))
    return made


def fit(reader: Reader, articles: list[corpus.Article], tokenizer, plan: Plan, save: Path) -> None:
    """Train in place; the state is saved after every epoch."""
    chooser = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    names = pool(articles)
    first = lessons(articles, tokenizer, names, chooser, 0.0)
    if not plan.warm:
        standardise(reader, first)
    steps_each = len(batches(first, plan.budget, random.Random(0)))
    total = round(steps_each * plan.epochs * 1.03)
    optimizer, schedule = optimiser(reader, plan, max(total, round(steps_each * plan.schedule * 1.03)))
    reader.train()
    done, epoch, began = 0, 0, time.time()
    while done < total:
        told: Counter[str] = Counter()
        groups = batches(
            lessons(articles, tokenizer, names, chooser, plan.swap if epoch else 0.0), plan.budget, chooser
        )
        for group in groups[: total - done]:
            loss, parts = learn_step(reader, stack(group), chooser, plan.warm or done > OWN_FROM * steps_each)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            told.update(parts)
            done += 1
            if done in (5, 30):
                print(f"step {done} of {total}: {(time.time() - began) / done:.2f} s a step", flush=True)
        epoch += 1
        means = {name: round(value / len(groups), 3) for name, value in told.items()}
        print(f"epoch {epoch} {time.time() - began:.0f} s {means}", flush=True)
        torch.save(state(reader), save)


@torch.no_grad()
def standardise(reader: Reader, windows: list[WindowLesson]) -> None:
    """Set the trunk's standardisation from some windows: raw vectors are nearly constant, and nothing learns from them."""
    reader.eval()
    read = []
    for window in windows[:: max(1, len(windows) // 30)]:
        batch = stack([window])
        read.append(reader.read(batch.ids, batch.mask)[0])
    whole = torch.cat(read)
    reader.trunk.mean.copy_(whole.mean(0))
    reader.trunk.spread.copy_(whole.std(0))


def state(reader: Reader) -> dict[str, Tensor]:
    """What training changed; the frozen word vectors come from the base model again."""
    return {name: value for name, value in reader.state_dict().items() if not name.startswith("trunk.word")}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    ask.add_argument("--out", type=Path, default=Path("build/model"))
    ask.add_argument("--epochs", type=float, default=12)
    ask.add_argument("--schedule", type=float, default=0, help="lay the learning rate out for so many epochs")
    ask.add_argument("--trunk-rate", type=float, default=1e-4)
    ask.add_argument("--rate", type=float, default=8e-4)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--folds", type=int, default=6, help="one of so many parts is held out")
    ask.add_argument("--fold", type=int, default=0, help="which part is held out")
    ask.add_argument("--all", action="store_true", help="hold nothing out")
    ask.add_argument("--start", type=Path, help="go on from this state")
    told = ask.parse_args()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    told.out.mkdir(parents=True, exist_ok=True)
    articles = corpus.load(told.corpus)
    parts = corpus.folds(articles, told.folds)
    held = [] if told.all else [article["id"] for article in parts[told.fold]]
    shown = [article for article in articles if article["id"] not in set(held)]
    (told.out / "held_out.json").write_text(json.dumps(held))
    base = blob.load()
    kept = vocabulary.keep(base, (f"{a['publisher']} | {a['title']}\n{a['text']}" for a in articles))
    (told.out / "kept.json").write_text(json.dumps(kept))
    tokenizer = vocabulary.tokenizer([base.pieces[i] for i in kept], [base.scores[i] for i in kept])
    reader = Reader(base, kept)
    if told.start:
        reader.load_state_dict(torch.load(told.start), strict=False)
    print(f"{len(shown)} articles, {len(held)} held out, {len(kept)} pieces", flush=True)
    plan = Plan(told.epochs, told.schedule, told.trunk_rate, told.rate, seed=told.seed, warm=bool(told.start))
    fit(reader, shown, tokenizer, plan, told.out / "state.pt")


if __name__ == "__main__":
    main()
