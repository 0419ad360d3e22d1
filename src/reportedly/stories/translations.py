"""Copies across languages: one article that is another one translated, told by what a translation keeps.

It keeps numbers, the order of paragraphs and of claims, and usually says where it comes from; it may change names, amounts
and hedges, and what it changed is noted.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from reportedly.model import Claim, Copy, Named, Reason
from reportedly.names import is_described

from .article import Article

WITHIN = timedelta(days=14)
ENOUGH = 0.76
FEWEST = 3
RAREST = 12
CANDIDATES = 6

# Words by which a page says that it is a translation, in any of the languages.
_TRANSLATED = re.compile(r"translat|übersetz|tradui|traduc|翻訳|翻译|翻譯|编译|編譯|번역", re.IGNORECASE)

SameOutlet = Callable[[str, str, str, str], bool]
"""(document, name, document, name): whether two names mean one outlet."""


def translated(articles: Sequence[Article], same: SameOutlet) -> list[Copy]:
    """The articles that are translations of earlier ones, each with its likeliest original; `articles` in order."""
    found, earlier = [], _Earlier()
    for later in articles:
        scored = [(*likeness(original, later, same), original) for original in earlier.candidates(later)]
        good = [item for item in scored if item[0] >= ENOUGH]
        if good:
            _, reasons, original = max(good, key=lambda item: (item[0], item[2].order))
            changed = changes(original, later)
            found.append(Copy(document=later.id, of=original.id, how="translated", reasons=reasons, changed=changed))
        earlier.add(later)
    return found


class _Earlier:
    """Articles of the last days by their numbers: what shares some of them may be the original."""

    def __init__(self) -> None:
        self._recent: deque[Article] = deque()
        self._by_number: dict[float, dict[str, Article]] = defaultdict(dict)

    def add(self, article: Article) -> None:
        if article.at is None:
            return
        while self._recent and self._recent[0].at and article.at - self._recent[0].at > WITHIN:
            gone = self._recent.popleft()
            for number in set(_telling(gone)):
                self._by_number[number].pop(gone.id, None)
                if not self._by_number[number]:
                    del self._by_number[number]
        self._recent.append(article)
        for number in set(_telling(article)):
            self._by_number[number][article.id] = article

    def candidates(self, later: Article) -> list[Article]:
        """Those in another language, of another outlet, that share enough of the rarer numbers; a bounded few."""
        numbers = set(_telling(later))
        shared: Counter[str] = Counter()
        known: dict[str, Article] = {}
        for number in sorted(numbers, key=lambda n: (len(self._by_number.get(n, ())), n))[:RAREST]:
            for id_, article in self._by_number.get(number, {}).items():
                if _may(later, article):
                    shared[id_] += 1
                    known[id_] = article
        enough = min(FEWEST, len(numbers))
        likely = sorted((id_ for id_ in shared if shared[id_] >= enough), key=lambda id_: (-shared[id_], id_))
        return [known[id_] for id_ in likely[:CANDIDATES]]


def _may(later: Article, original: Article) -> bool:
    if later.lang == original.lang or later.document.publisher == original.document.publisher:
        return False
    if later.at is None or original.at is None:
        return False
    return later.at - original.at <= WITHIN


def likeness(original: Article, later: Article, same: SameOutlet) -> tuple[float, tuple[Reason, ...]]:
    """0 to 1, and what it rests on."""
    numbers = _order_kept(_telling(original), _telling(later))
    told = _order_kept([_shape(c) for c in original.claims], [_shape(c) for c in later.claims])
    length = _ratio(len(original.paragraphs), len(later.paragraphs))
    credit = _credit(original, later, same)
    score = 0.4 * numbers + 0.25 * told + 0.1 * length + 0.25 * credit
    reasons = (
        Reason(rule="numbers", text=f"{numbers:.0%} of the numbers in the same order"),
        Reason(rule="claims", text=f"{told:.0%} of the claims in the same order"),
        Reason(rule="paragraphs", text=f"{len(later.paragraphs)} paragraphs, the other has {len(original.paragraphs)}"),
        Reason(rule="credit", text=f"{credit:.0%} of its claims credit {original.document.publisher}"),
    )
    return score, reasons


def _telling(article: Article) -> tuple[float, ...]:
    """The numbers without those that any article holds: one of two, first, a single."""
    return tuple(number for number in article.numbers if number > 1)


def _shape(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.text("act"), claim.polarity, claim.amount is not None


def _credit(original: Article, later: Article, same: SameOutlet) -> float:
    publisher = original.document.publisher
    if not publisher or not later.claims:
        return 0.0
    votes: dict[str, int] = defaultdict(int)
    for claim in later.claims:
        for name in {s.name for s in claim.sources if isinstance(s, Named) and not is_described(s.name)}:
            votes[name] += 1
    share = max((n for name, n in votes.items() if same(later.id, name, original.id, publisher)), default=0) / len(
        later.claims
    )
    # The name of the outlet is translated too, and may be past knowing: one stranger credited with everything.
    stranger = max(votes.values(), default=0) / len(later.claims)
    named = any(same(later.id, c.outlet, original.id, publisher) for c in later.reading.extraction.citations)
    said = 0.3 if _TRANSLATED.search(later.document.text) else 0.0
    return min(1.0, said + max(share, 0.6 if named else 0.0, 0.7 if stranger >= 0.8 else 0.0))


def _ratio(a: int, b: int) -> float:
    return min(a, b) / max(a, b) if a and b else 0.0


def _order_kept(left: Sequence[object], right: Sequence[object]) -> float:
    """Twice the longest common subsequence over both lengths; 0 where one side is empty."""
    if not left or not right:
        return 0.0
    row = [0] * (len(right) + 1)
    for a in left:
        before, row = row, [0]
        for place, b in enumerate(right):
            row.append(before[place] + 1 if a == b else max(before[place + 1], row[place]))
    return 2 * row[-1] / (len(left) + len(right))


def aligned(original: Article, copy: Article) -> list[tuple[Claim, Claim]]:
    """The claims of a copy beside those that they repeat, in order."""
    left, right = list(original.claims), list(copy.claims)
    table: dict[tuple[int, int], int] = defaultdict(int)
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            kept = table[i + 1, j + 1] + 1 if _shape(left[i]) == _shape(right[j]) else 0
            table[i, j] = max(kept, table[i + 1, j], table[i, j + 1])
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if _shape(left[i]) == _shape(right[j]) and table[i, j] == table[i + 1, j + 1] + 1:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif table[i + 1, j] >= table[i, j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def changes(original: Article, copy: Article) -> tuple[str, ...]:
    """What the copy tells otherwise: stage, certainty, amounts."""
    return tuple(change for a, b in aligned(original, copy) for change in _changed(a, b))


def _changed(a: Claim, b: Claim) -> Iterator[str]:
    if a.stage != b.stage:
        yield f"{a.kind}: {a.stage} became {b.stage}"
    if a.certainty != b.certainty:
        yield f"{a.kind}: {a.certainty} became {b.certainty}"
    if (
        a.amount
        and b.amount
        and (a.amount.low, a.amount.high, a.amount.currency) != (b.amount.low, b.amount.high, b.amount.currency)
    ):
        yield f"{a.kind}: {_money(a)} became {_money(b)}"


def _money(claim: Claim) -> str:
    amount = claim.amount
    assert amount is not None
    return f"{amount.high or amount.low:,.0f} {amount.currency or ''}".strip()
