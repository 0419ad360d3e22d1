"""What the rules find in a document: for each sentence and kind the likelihood of a claim, its choices and its fillers."""

import numpy as np

from .choices import HEADS, heads_of
from .draft import Draft, Weighed
from .features import hashed
from .learned import Linear, chance, softmax
from .linking import COLUMNS, ROLES, SOURCE, Candidate, Field, fits, none_signals
from .signals import KIND_NAMES, Sentence

LEAST = 0.12  # below this chance nothing is weighed further
MOST_PER_KIND = 3


def drafts(ground: Field, kinds: Linear, choices: Linear, links: Linear, least: float = LEAST) -> list[Draft]:
    """Every possible claim of the document that the rules see, in the order of the text."""
    out = []
    for s in ground.signals.sentences:
        if not ground.text[s.start : s.end].strip():
            continue
        signals = ground.signals.of_sentence(s)
        for column, score in enumerate(kinds.scores(signals)):
            kind = KIND_NAMES[column]
            likely = chance(float(score))
            if likely < least:
                continue
            anchor = anchor_of(s, kind)
            why = [
                *(f"cue {t.text}" for t in s.of(kind)[:2]),
                *(f"signal {x}" for x in kinds.tellers(signals, kind)),
                f"rules {likely:.2f}",
            ]
            draft = Draft(kind, *anchor, s.number, round(likely, 4), why=why)
            describe(draft, ground, choices, links)
            out.append(draft)
    return out


def anchor_of(s: Sentence, kind: str) -> tuple[int, int]:
    """Where a happening of a kind stands in its sentence: its first trigger, else the sentence's middle."""
    own = s.of(kind)
    if own:
        return own[0].start, own[0].end
    middle = (s.start + s.end) // 2
    return middle, middle


def describe(draft: Draft, ground: Field, choices: Linear, links: Linear) -> None:
    """Fill in a draft's choices and weigh its fillers."""
    s = ground.signals.sentences[draft.sentence]
    signals = [f"K{draft.kind}", *ground.signals.around(s, draft.start, draft.end, draft.kind)]
    scores = choices.scores(signals)
    for name, head in heads_of(draft.kind).items():
        columns = [choices.labels.index(f"{head}={value}") for value in HEADS[head]]
        draft.choices[name] = dict(zip(HEADS[head], map(float, softmax(scores[columns])), strict=True))
    weigh(draft, ground, links)


def weigh(draft: Draft, ground: Field, links: Linear) -> None:
    """Weigh every candidate for every role against leaving the role empty."""
    s = ground.signals.sentences[draft.sentence]
    found = ground.candidates(s, draft.start, draft.end, draft.kind)
    ids = [np.array(hashed(c.signals, links.bits), dtype=np.int64) for c in found]
    trigger = next((t for t in s.of(draft.kind) if t.start == draft.start), None)
    stage = f"{trigger.value.stage}" if trigger else "-"
    for role in (*ROLES[draft.kind], SOURCE):
        column = COLUMNS.index(f"{draft.kind}.{role}")
        none = _sum(
            links,
            np.array(hashed(none_signals(ground.signals, s, found, role, stage), links.bits), dtype=np.int64),
            column,
        )
        row = [
            Weighed(c, round(_sum(links, i, column) - none, 4))
            for c, i in zip(found, ids, strict=True)
            if fits(role, c.type)
        ]
        draft.roles[role] = sorted(row, key=lambda w: (-w.score, w.candidate.start))


def _sum(links: Linear, ids: np.ndarray, column: int) -> float:
    return float(links.weights[ids, column].sum(dtype=np.int64)) * links.scale


def same(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one thing."""
    if one.thing is not None or other.thing is not None:
        return one.thing is other.thing
    return one.start < other.end and other.start < one.end
