"""What the encoder found in one article: candidate claims, with every role's ranked fillers and the grades' scores."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.model import Amount


@dataclass(frozen=True)
class Filler:
    """One possible filler of a role; `start` and `end` are None where it stands in the title or the publisher's name.

    `score` is the logit over "nobody": above nought the network would rather choose it than leave the role empty.
    """

    start: int | None
    end: int | None
    text: str
    type: str
    score: float
    person: float
    amount: Amount | None = None

    def touches(self, start: int, end: int) -> bool:
        """Whether it shares text with [start, end); never where it stands in the header."""
        return self.start is not None and self.end is not None and self.start < end and start < self.end


@dataclass(frozen=True)
class Candidate:
    """One candidate claim; offsets are half-open code points of the article's text.

    `mean` and `peak` are the tagger's probabilities over the evidence, `valid` the pointer's that it is a claim
    at all; `denied`, `hedged`, `opinion` and `minor` are probabilities, as are those in `stages` and `choices`.
    """

    kind: str
    start: int
    end: int
    mean: float
    peak: float
    valid: float
    roles: dict[str, tuple[Filler, ...]]
    stages: dict[str, float]
    choices: dict[str, dict[str, float]]
    denied: float
    hedged: float
    opinion: float
    minor: float
    place: float = 0.0
    context: dict[str, float] = field(default_factory=dict)

    def best(self, name: str) -> str | None:
        """The likeliest value of a closed choice ("stage" included); None where the kind has none."""
        scores = self.stages if name == "stage" else self.choices.get(name, {})
        return max(scores, key=lambda value: (scores[value], value)) if scores else None
