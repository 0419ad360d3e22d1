"""Stories from a simulated press, in a ledger: `python benchmarks/press/run.py 10000 100000 ...`

For each number of claims: the press is written into a fresh SQLite ledger, read back in order and made into stories, on one
core. With `--direct` there is no ledger between the press and the stories. Prints the cost a claim (processor time), the peak of memory, B-cubed against the truth, and how the track records
and the odds hold up. Each number runs in a process of its own, so that a peak is its own.
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from press import START, Press

from reportedly.ledger import Ledger, open_ledger
from reportedly.model import Document, Reading, Standing, Story
from reportedly.stories.cases import Case, cases
from reportedly.stories.odds import check
from reportedly.stories.records import outlet_records
from reportedly.stories.stream import stories_of

Publication = tuple[str, str, str]  # document, publisher, date
JUDGED = 400_000  # claims up to which track records and odds are computed too


class Truth:
    """B-cubed, summed up story by story."""

    def __init__(self) -> None:
        self.happening: dict[str, int] = {}
        self.precision = self.recall = 0.0
        self.placed = 0

    def learn(self, press: Press) -> None:
        for happening in press.happenings:
            self.happening |= dict.fromkeys(happening.claims, happening.number)
        self.sizes = Counter(self.happening.values())

    def score(self, story: Story) -> None:
        counts = Counter(self.happening[told.claim.id] for told in story.told)
        size = sum(counts.values())
        self.placed += size
        self.precision += sum(n * n for n in counts.values()) / size
        self.recall += sum(n * n / self.sizes[h] for h, n in counts.items())

    @property
    def f1(self) -> float:
        p, r = self.precision / self.placed, self.recall / len(self.happening)
        return 2 * p * r / (p + r)


def write(press: Press, claims: int, ledger: Ledger) -> None:
    """Record the press."""
    for reading in press.readings(claims):
        ledger.record(reading, START)


def measure(claims: int, direct: bool) -> None:
    """One run, printed as a row of the table and a few lines on records and odds."""
    press, truth, made = Press(), Truth(), list[Case]()
    documents: dict[str, Publication] | None = {} if claims <= JUDGED else None
    began = time.process_time()
    if direct:
        readings = list(press.readings(claims))
        written, began = 0.0, time.process_time()
        truth.learn(press)
        found = tell(remembered(readings, documents), truth, made, documents)
    else:
        with tempfile.TemporaryDirectory() as folder, closing(open_ledger(f"sqlite:///{folder}/press.db")) as ledger:
            write(press, claims, ledger)
            written, began = time.process_time() - began, time.process_time()
            truth.learn(press)
            readings = (entry.reading for entry in ledger.entries())
            found = tell(remembered(readings, documents), truth, made, documents)
    spent, n = time.process_time() - began, len(truth.happening)
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    cost = f"{spent / n * 1e6:.0f} | {n / spent:,.0f} | {written / n * 1e6:.0f} | {peak:,.0f}"
    print(f"| {n:,} | {found:,} | {cost} | {truth.f1:.4f} |", flush=True)
    if made:
        report(press, made)


def tell(readings: Iterable[Reading], truth: Truth, made: list[Case], documents: dict[str, Publication] | None) -> int:
    """Make stories, score each as it comes, and keep its case; the number of stories."""
    found = 0
    for story in stories_of(readings):
        found += 1
        truth.score(story)
        if documents is not None:
            made += judged([story], documents)
    return found


def remembered(readings: Iterable[Reading], documents: dict[str, Publication] | None) -> Iterator[Reading]:
    """The readings in order; who published what when is kept for the cases."""
    for reading in readings:
        document = reading.document
        if documents is not None:
            documents[document.revision] = (document.id, document.publisher or "", document.published or "")
        yield reading


def judged(stories: list[Story], documents: dict[str, Publication]) -> list[Case]:
    """The cases of some stories."""
    wanted = {told.claim.document for story in stories for told in story.told}
    return cases(Standing(stories=tuple(stories)), list(stubs(wanted, documents)))


def stubs(wanted: Iterable[str], documents: dict[str, Publication]) -> Iterator[Reading]:
    """Readings without text or claims: all that a case asks is who published when."""
    for revision in wanted:
        id_, publisher, published = documents[revision]
        document = Document(id=id_, text="", publisher=publisher, published=published)
        document.__dict__["revision"] = revision
        yield Reading.model_construct(document=document, extraction=None)


def report(press: Press, made: list[Case]) -> None:
    """Known reliabilities against the intervals of the records, and the odds against what came of them."""
    shares = {record.name: record.by["originating"] for record in outlet_records(made)}
    known = [(outlet.reliability, shares[outlet.name]) for outlet in press.outlets if outlet.name in shares]
    inside = sum(share.interval[0] <= reliability <= share.interval[1] for reliability, share in known)
    off = sum(abs((share.value or 0) - reliability) for reliability, share in known) / len(known)
    print(
        f"\ntrack records: {inside} of {len(known)} known reliabilities inside their interval, {off:.3f} off on average"
    )
    found = check(sorted(made, key=lambda case: (case.begins, case.story)))
    print(f"odds: {found.n:,} forecasts, Brier {found.brier:.3f}, of the base rate {found.base_brier:.3f}")
    for b in found.bins:
        low, high = b.outcome.interval
        print(
            f"  forecast {b.forecast:.2f}: {b.outcome.value:.2f} came true of {b.outcome.n:,} ({low:.2f} to {high:.2f})"
        )
    print()


def main() -> None:
    options = [argument for argument in sys.argv[1:] if argument.startswith("--")]
    numbers = [int(argument) for argument in sys.argv[1:] if argument not in options]
    if len(numbers) == 1:
        measure(numbers[0], "--direct" in options)
        return
    print("| claims | stories | us a claim | claims a second | us to record | peak MiB | B-cubed F1 |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    for number in numbers:
        subprocess.run([sys.executable, str(Path(__file__)), str(number), *options], check=True)


if __name__ == "__main__":
    main()
