"""A claim in the making: what was found where, with every choice still weighed."""

from dataclasses import dataclass, field

from .linking import Candidate


@dataclass
class Weighed:
    """A possible filler of a role; `score` is its log odds against leaving the role empty."""

    candidate: Candidate
    score: float


@dataclass
class Draft:
    """One possible claim. `start`, `end` are the words that tell of it, in sentence `sentence`.

    `chance` is how likely it is a claim at all. `choices` holds, by head (stage, polarity, certainty, voice, act, form,
    pay_action, unit_action, direction, tenure), each value's probability. `why` says what it was read from, `words`
    where the encoder saw the evidence, `sums` the amounts that it
    weighs with their log odds (None: it was not asked), `told` what is known of each possible filler.
    """

    kind: str
    start: int
    end: int
    sentence: int
    chance: float
    roles: dict[str, list[Weighed]] = field(default_factory=dict)
    choices: dict[str, dict[str, float]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    why: list[str] = field(default_factory=list)
    words: tuple[int, int] | None = None
    sums: list[tuple[int, int, float]] | None = None
    told: dict[str, list[tuple[Weighed, dict[str, float]]]] = field(default_factory=dict)

    def choice(self, head: str) -> str:
        """The likeliest value of a head."""
        chances = self.choices[head]
        return max(chances, key=lambda value: (chances[value], value))
