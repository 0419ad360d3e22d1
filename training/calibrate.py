"""Sets the confidence and the lines on held-out articles: `python -m training.calibrate --model M --articles held_out.json`.

The candidates of the held-out articles are assembled into claims and paired with the annotation; a logistic
function of a candidate's scores learns which of them were right; the lines are those with the best found F1,
in cross-validation over the held-out articles, so that they are not fitted to the very claims they are judged on.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from reportedly.reading.encoder.assemble import Draft, Rules, drafted
from reportedly.reading.encoder.calibration import FILE, Calibration, features
from reportedly.reading.encoder.candidates import Candidate
from reportedly.reading.encoder.encoder import Encoder

from . import corpus
from .scoring import Outcome, Sheet, accuracies, compare, figures, sheet

PARTS = 6
STRENGTH = 0.01  # inverse of the penalty on the weights
LINES = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]
MINOR_LINES = [0.0, 0.1, 0.2, 0.3]


@dataclass
class Read:
    """A held-out article with its candidates and the claims drafted from them, before any line is drawn."""

    article: corpus.Article
    candidates: list[Candidate]
    drafts: list[Draft]
    right: list[bool]


def read(article: corpus.Article, candidates: list[Candidate], rules: Rules) -> Read:
    """Draft everything, and mark which drafts the annotation confirms."""
    bare = Calibration(line=0.0, minor_line=0.0)
    drafts = drafted(candidates, article["text"], bare, rules)
    outcome = compare(article, [draft.claim for draft in drafts])
    confirmed = {id(pair.claim) for pair in outcome.pairs}
    return Read(article, candidates, drafts, [id(draft.claim) in confirmed for draft in drafts])


def rows(one: Read) -> list[dict[str, float]]:
    return [features(draft.candidate, draft.roles, one.candidates) for draft in one.drafts]


def learn(reads: list[Read]) -> Calibration:
    """The logistic function of these articles' drafts."""
    told = [row for one in reads for row in rows(one)]
    right = np.array([good for one in reads for good in one.right])
    names = tuple(told[0])
    table = np.array([[row[name] for name in names] for row in told])
    means, spreads = table.mean(0), table.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit((table - means) / spreads, right)
    return Calibration(
        names,
        tuple(np.round(means, 6).tolist()),
        tuple(np.round(spreads, 6).tolist()),
        tuple(np.round(model.coef_[0], 6).tolist()),
        round(float(model.intercept_[0]), 6),
    )


Drafted = list[tuple[Sheet, list[Draft]]]


def drawn(drafts: Drafted, by: Calibration) -> list[tuple[corpus.Article, Outcome]]:
    """The outcome where these lines are drawn."""
    made = []
    for marks, some in drafts:
        kept = {n for n, draft in enumerate(some) if by.keeps(draft.candidate, draft.claim["confidence"])}
        made.append((marks.article, marks.outcome(kept)))
    return made


def crossed(reads: list[Read], rules: Rules, parts: int = PARTS) -> Drafted:
    """Every article's drafts, with the confidence that the other parts' articles teach."""
    dealt = [reads[number::parts] for number in range(parts)]
    made: Drafted = []
    for number, part in enumerate(dealt):
        by = learn([one for other, rest in enumerate(dealt) if other != number for one in rest])
        for one in part:
            drafts = drafted(one.candidates, one.article["text"], by, rules)
            made.append((sheet(one.article, [draft.claim for draft in drafts]), drafts))
    return made


def draw_lines(drafts: Drafted) -> tuple[float, float]:
    """The lines with the best found F1."""
    reached = {}
    for line in LINES:
        for minor in MINOR_LINES:
            outcomes = drawn(drafts, Calibration(line=line, minor_line=minor))
            reached[line, minor] = figures(outcomes, lambda article, claim: article["lang"])["all"].found
    return max(reached, key=lambda lines: reached[lines])


def report(outcomes: list[tuple[corpus.Article, Outcome]]) -> dict[str, Any]:
    """Figures by language and by kind, the fields' accuracy, and how many claims came from articles without any."""
    empty = [len(outcome.spurious) for article, outcome in outcomes if not article["claims"]]
    return {
        "by_language": {k: asdict(v) for k, v in figures(outcomes, lambda article, claim: article["lang"]).items()},
        "by_kind": {k: asdict(v) for k, v in figures(outcomes, lambda article, claim: claim["kind"]).items()},
        "fields": accuracies(outcomes),
        "articles": len(outcomes),
        "claims_from_empty_articles": sum(empty),
    }


def show(told: dict[str, Any]) -> str:
    lines = [f"{'':12}{'gold':>6}{'made':>6}{'P':>7}{'R':>7}{'found':>7}{'exact':>7}"]
    for group in ("by_language", "by_kind"):
        for name, f in told[group].items():
            if name != "all" or group == "by_language":
                numbers = f"{f['gold']:6}{f['claimed']:6}{f['precision']:7.3f}{f['recall']:7.3f}{f['found']:7.3f}{f['exact']:7.3f}"
                lines.append(f"{name:12}{numbers}")
    lines.append("of the found, right: " + "  ".join(f"{name} {share:.3f}" for name, share in told["fields"].items()))
    lines.append(f"claims from articles without any: {told['claims_from_empty_articles']}")
    return "\n".join(lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument(
        "--model", type=Path, required=True, help="folder of the exported model; calibration.json is written there"
    )
    ask.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    ask.add_argument("--articles", type=Path, required=True, help="JSON list of the held-out articles' ids")
    ask.add_argument("--figures", type=Path, help="write the figures reached here, as JSON")
    ask.add_argument("--threads", type=int, default=2)
    told = ask.parse_args()
    held = set(json.loads(told.articles.read_text()))
    encoder, rules = Encoder(told.model, told.threads), Rules()
    reads = []
    for article in corpus.load(told.corpus):
        if article["id"] in held:
            found = encoder.candidates(article["text"], article["lang"], article["title"], article["publisher"])
            reads.append(read(article, found, rules))
    drafts = crossed(reads, rules)
    line, minor = draw_lines(drafts)
    reached = report(drawn(drafts, Calibration(line=line, minor_line=minor)))
    (told.model / FILE).write_text(json.dumps(asdict(replace(learn(reads), line=line, minor_line=minor))))
    if told.figures:
        told.figures.write_text(json.dumps(reached, indent=1))
    print(f"lines {line} + {minor} * minor\n{show(reached)}")


if __name__ == "__main__":
    main()
