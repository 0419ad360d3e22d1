"""Measure the embedded reader on the golden articles and move the marks: python tests/golden/measure.py [--worse]"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.evaluation.claims import score_claims
from reportedly.evaluation.gold import GoldArticle, gold_articles
from reportedly.evaluation.trial import reader_on_trial
from reportedly.reading import open_reader

HERE = Path(__file__).parent
MARKS = HERE / "measured.json"


def golden() -> tuple[GoldArticle, ...]:
    """The golden articles of all languages."""
    folders = sorted(path for path in HERE.iterdir() if path.is_dir() and len(path.name) == 2)
    return tuple(article for folder in folders for article in gold_articles(folder))


def told_by_the_reader(articles: Sequence[GoldArticle]) -> dict[str, Sequence[Mapping[str, Any]]]:
    """What the embedded reader gets out of them."""
    return reader_on_trial(articles, open_reader("local"))


def mark(article: GoldArticle, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> int:
    """How many of the article's claims are found; for an empty article, minus how many are given: more is better."""
    if not article.claims:
        return -len(told[article.id])
    return score_claims([article], told, resamples=0).overall.tally.found


def main(worse: bool) -> int:
    """Write the marks; 1 where one would get worse and may not."""
    articles = golden()
    old = json.loads(MARKS.read_text("utf-8")) if MARKS.exists() else {}
    told = told_by_the_reader(articles)
    new = {article.id: mark(article, told) for article in articles}
    fallen = [id for id, now in new.items() if now < old.get(id, now)]
    for id in fallen:
        print(f"{id}: {old[id]} before, {new[id]} now")
    if fallen and not worse:
        return 1
    MARKS.write_text(json.dumps(new, indent=1) + "\n", "utf-8")
    scores = score_claims(articles, told, resamples=0)
    print(
        f"found F1 {scores.overall.found.f1:.3f}, exact {scores.overall.exact.f1:.3f}, out of nothing {scores.from_empty}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main("--worse" in sys.argv))
