"""Time per document as copies are looked for among ever more documents: flat within 2x, from the first 1,000 to the last.

    python benchmarks/intake/copies.py [--documents 100000]

Every tenth document is a copy of an earlier one (cut, with another agency line), and every twentieth quotes a paragraph.
"""

import argparse
import random
import time
from datetime import UTC, datetime, timedelta

from reportedly.intake.copies import CopyIndex
from reportedly.model import Document

WORDS = 30_000
START = datetime(2026, 1, 1, tzinfo=UTC)


def word(number: int) -> str:
    """A made-up word, its own for each number."""
    letters = "bcdfghjklmnprstvz"
    return "".join(letters[number // 17**k % 17] + "aeiou"[(number + k) % 5] for k in range(4))


def paragraph(rng: random.Random, vocabulary: list[str]) -> str:
    """Four sentences whose words are drawn as words are: a few often, most seldom."""
    spread = len(vocabulary)
    drawn = [vocabulary[int(spread ** rng.random()) - 1] for _ in range(64)]
    return " ".join(" ".join(drawn[i : i + 16]).capitalize() + "." for i in range(0, 64, 16))


def text(rng: random.Random, vocabulary: list[str], earlier: list[str]) -> tuple[str, bool]:
    """A text, and whether it is a copy."""
    whole = [paragraph(rng, vocabulary) for _ in range(5)]
    draw = rng.random()
    if earlier and draw < 0.10:
        return "(Nordwire) " + "\n\n".join(rng.choice(earlier).split("\n\n")[:4]), True
    if earlier and draw < 0.15:
        whole[2] = rng.choice(earlier).split("\n\n")[1]
    return "\n\n".join(whole), False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    count = parser.parse_args().documents
    rng, index = random.Random(7), CopyIndex()
    vocabulary = [word(n) for n in range(WORDS)]
    earlier: list[str] = []
    step, wrong, spent, first = max(count // 10, 1_000), 0, 0.0, 0.0
    print("| documents | ms a document | against the first 1,000 |\n| --- | --- | --- |")
    for number in range(1, count + 1):
        written, is_copy = text(rng, vocabulary, earlier)
        if not is_copy and len(earlier) < 20_000:
            earlier.append(written)
        at = (START + timedelta(minutes=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
        document = Document(id=f"d{number}", text=written, lang="en", published=at)
        begun = time.process_time()
        wrong += (index.add(document) is not None) != is_copy
        spent += time.process_time() - begun
        if number in (1_000, count) or number % step == 0:
            since = 1_000 if number == 1_000 else (step - 1_000 if number == step else step)
            first = first or spent
            each = 1_000 * spent / since
            print(f"| {number:,} | {each:.2f} | {each / first:.2f} |", flush=True)
            spent = 0.0
    print(f"\nwrongly taken or missed: {wrong} of {count:,}")


if __name__ == "__main__":
    main()
