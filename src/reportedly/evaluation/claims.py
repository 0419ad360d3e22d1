"""Scoring a reader: what it found of what the articles say, how exactly, and how far its confidence can be trusted.

scores = score_claims(gold_articles(folder), claims_in(predictions))
scores.overall.found.f1, scores.overall.exact.f1, scores.errors
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from reportedly.model import Frozen

from .alignment import Alignment, Pair, align
from .fields import is_exact, verdicts
from .gold import GoldArticle, Predictions, RawClaim
from .reliability import Reliability, reliability
from .resampling import RESAMPLES, Interval, interval

By = Literal["lang", "kind", "style", "id"]
Fault = Literal["missed", "spurious", "inexact"]


class Tally(Frozen):
    """Counts of claims: in gold, predicted, found, and found exactly. Minor gold claims count where they are found."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            gold=self.gold + other.gold,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            exact=self.exact + other.exact,
        )


class Rates(Frozen):
    """Precision, recall and F1, with the interval of the F1 over resampled articles where there are enough."""

    precision: float
    recall: float
    f1: float
    interval: Interval | None = None


class Row(Frozen):
    """The scores of all articles, or of one language, kind, style or article."""

    name: str
    tally: Tally
    found: Rates
    exact: Rates


class FieldScore(Frozen):
    """Of the found claims that have this field, how many have it right."""

    field: str
    right: int
    of: int

    @property
    def share(self) -> float:
        """Right over all, 0 to 1."""
        return self.right / self.of


class ClaimError(Frozen):
    """One claim that went wrong: missed, spurious, or found with `wrong` fields. `claim` is gold's, or the spurious one."""

    article: str
    fault: Fault
    claim: dict[str, Any]
    wrong: tuple[str, ...] = ()


class ClaimScores(Frozen):
    """How a reader did. `from_empty` counts the claims read out of articles that hold none; `unanswered` names the rest."""

    overall: Row
    rows: tuple[Row, ...]
    fields: tuple[FieldScore, ...]
    errors: tuple[ClaimError, ...]
    reliability: Reliability | None
    ungrounded: int
    from_empty: int
    unanswered: tuple[str, ...]


def score_claims(
    articles: Sequence[GoldArticle],
    predictions: Predictions,
    *,
    by: By = "lang",
    min_confidence: float = 0.0,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> ClaimScores:
    """Score predicted claims, by article id, against gold. Claims of a confidence under `min_confidence` are left out."""
    told = [_confident(predictions.get(a.id, ()), min_confidence) for a in articles]
    aligned = [(article, align(article, claims)) for article, claims in zip(articles, told, strict=True)]
    by_name: dict[str, list[Tally]] = defaultdict(list)
    for article, alignment in aligned:
        for name, tally in _tallies(article, alignment, by).items():
            by_name[name].append(tally)
    whole = [sum(_tallies(article, alignment, "id").values(), Tally()) for article, alignment in aligned]
    return ClaimScores(
        overall=_row("all", whole, resamples, seed),
        rows=tuple(_row(name, by_name[name], resamples, seed) for name in sorted(by_name)),
        fields=_fields(pair for _, alignment in aligned for pair in alignment.pairs),
        errors=tuple(error for article, alignment in aligned for error in _errors(article, alignment)),
        reliability=reliability(_confidences(alignment for _, alignment in aligned)),
        ungrounded=sum(len(alignment.ungrounded) for _, alignment in aligned),
        from_empty=sum(len(claims) for article, claims in zip(articles, told, strict=True) if not article.claims),
        unanswered=tuple(article.id for article in articles if article.id not in predictions),
    )


def _confident(claims: Sequence[RawClaim], least: float) -> list[RawClaim]:
    return [claim for claim in claims if (claim.get("confidence", 1.0) or 0.0) >= least]


def _tallies(article: GoldArticle, alignment: Alignment, by: By) -> dict[str, Tally]:
    """The article's counts under each name that its claims fall under: its own, or one a kind."""
    tallies: dict[str, Tally] = defaultdict(Tally)

    def name(claim: RawClaim) -> str:
        return str(claim["kind"] if by == "kind" else getattr(article, by))

    for pair in alignment.pairs:
        tallies[name(pair.gold)] += Tally(gold=1, predicted=1, found=1, exact=is_exact(verdicts(pair)))
    for claim in alignment.missed:
        tallies[name(claim)] += Tally(gold=1)
    for claim in alignment.spurious:
        tallies[name(claim)] += Tally(predicted=1)
    return tallies


def _row(name: str, tallies: Sequence[Tally], resamples: int, seed: int) -> Row:
    found, exact = ([(t.gold, t.predicted, getattr(t, right)) for t in tallies] for right in ("found", "exact"))
    return Row(
        name=name,
        tally=sum(tallies, Tally()),
        found=_rates(found, resamples, seed),
        exact=_rates(exact, resamples, seed),
    )


def _rates(counts: Sequence[tuple[int, int, int]], resamples: int, seed: int) -> Rates:
    """The rates of (gold, predicted, right) an article."""
    precision, recall, f1 = _prf(counts)
    swing = interval(counts, lambda drawn: _prf(drawn)[2], resamples=resamples, seed=seed)
    return Rates(precision=precision, recall=recall, f1=f1, interval=swing)


def _prf(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall, F1; who predicts nothing is never wrong, and of nothing all is recalled."""
    gold, predicted, right = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    precision, recall = right / predicted if predicted else 1.0, right / gold if gold else 1.0
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _fields(pairs: Iterable[Pair]) -> tuple[FieldScore, ...]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for pair in pairs:
        for field, ok in verdicts(pair).items():
            right[field] += ok
            of[field] += 1
    return tuple(FieldScore(field=field, right=right[field], of=of[field]) for field in sorted(of))


def _errors(article: GoldArticle, alignment: Alignment) -> Iterator[ClaimError]:
    yield from (ClaimError(article=article.id, fault="missed", claim=dict(c)) for c in alignment.missed)
    yield from (ClaimError(article=article.id, fault="spurious", claim=dict(c)) for c in alignment.spurious)
    for pair in alignment.pairs:
        if wrong := tuple(field for field, ok in verdicts(pair).items() if not ok):
            yield ClaimError(article=article.id, fault="inexact", claim=dict(pair.gold), wrong=wrong)


def _confidences(alignments: Iterable[Alignment]) -> Iterator[tuple[float, bool]]:
    for alignment in alignments:
        told = [(pair.predicted, True) for pair in alignment.pairs] + [(c, False) for c in alignment.spurious]
        yield from ((c["confidence"], found) for c, found in told if c.get("confidence") is not None)
