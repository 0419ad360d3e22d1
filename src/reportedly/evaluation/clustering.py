"""How well claims are put together into stories: B-cubed (Bagga and Baldwin 1998) and LEA (Moosavi and Strube 2016)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.model import Frozen

from .placing import grouped


class Share(Frozen):
    """A sum of right parts and what it is a part of. Shares add up, so that figures pool over worlds."""

    part: float = 0.0
    of: float = 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(part=self.part + other.part, of=self.of + other.of)

    def value(self, empty: float = 1.0) -> float:
        """The part over the whole; `empty` where there is no whole."""
        return self.part / self.of if self.of else empty


class PrecisionRecall(Frozen):
    """Two shares. Who predicts nothing has no precision."""

    precision: Share = Share()
    recall: Share = Share()

    def __add__(self, other: "PrecisionRecall") -> "PrecisionRecall":
        return PrecisionRecall(precision=self.precision + other.precision, recall=self.recall + other.recall)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        p, r = self.precision.value(0.0), self.recall.value()
        return 2 * p * r / (p + r) if p + r else 0.0


def b_cubed(gold: Mapping[Any, Any], where: Mapping[Any, Any]) -> PrecisionRecall:
    """B-cubed of items placed in clusters (`where`) against their gold clusters.

    Recall runs over the gold items, an item placed nowhere counting 0; precision over the items placed. An item of no gold
    cluster that stands alone is left out; drawn into a cluster it costs the others there precision.
    """
    golds, clusters = grouped(gold), _counted(gold, where)
    recall = sum(len(clusters[where[i]] & golds[c]) / len(golds[c]) for i, c in gold.items() if i in where)
    inside = [(item, cluster) for cluster in clusters.values() for item in cluster]
    precision = sum(_purity(item, cluster, gold, golds) for item, cluster in inside)
    return PrecisionRecall(
        precision=Share(part=precision, of=len(inside)),
        recall=Share(part=recall, of=len(gold)),
    )


def lea(gold: Mapping[Any, Any], where: Mapping[Any, Any]) -> PrecisionRecall:
    """LEA: the share of each cluster's links that the other side has too, each cluster weighed by its items."""
    golds, clusters = grouped(gold), _counted(gold, where)
    return PrecisionRecall(
        precision=_links_found(clusters.values(), golds, gold),
        recall=_links_found(golds.values(), clusters, where),
    )


def _counted(gold: Mapping[Any, Any], where: Mapping[Any, Any]) -> dict[Any, set[Any]]:
    return {key: items for key, items in grouped(where).items() if len(items) > 1 or items & gold.keys()}


def _purity(item: Any, cluster: set[Any], gold: Mapping[Any, Any], golds: Mapping[Any, set[Any]]) -> float:
    return (len(cluster & golds[gold[item]]) if item in gold else 1) / len(cluster)


def _links_found(clusters: Iterable[set[Any]], others: Mapping[Any, set[Any]], where: Mapping[Any, Any]) -> Share:
    total = Share()
    for items in clusters:
        counts = Counter(where[item] for item in items if item in where)
        if len(items) == 1:
            found = sum(len(others[other]) == 1 for other in counts)
        else:
            found = sum(_links(n) for n in counts.values() if n > 1)
        total += Share(part=len(items) * found / _links(len(items)), of=len(items))
    return total


def _links(n: int) -> int:
    """A cluster of one has one link, to itself."""
    return 1 if n == 1 else n * (n - 1) // 2
