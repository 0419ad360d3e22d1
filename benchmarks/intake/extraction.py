"""Main text and sifting, side by side in one run on the same pages.

    python benchmarks/intake/extraction.py FOLDER

FOLDER holds `gold.jsonl`, a line a page ({"page": "pages/x.html.gz", "text": ...}), and the pages, gzipped. F1 is that of
mean precision and mean recall over 4-word shingles. Each tool is called as its own documentation says.
"""

import argparse
import csv
import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from reportedly.errors import SourceError
from reportedly.intake import IntakeOptions
from reportedly.intake.bodies import Body
from reportedly.intake.pages import page
from reportedly.intake.sift import PassedOver, sift
from reportedly.reading.gate import passes

LABELS = Path(__file__).with_name("labels.csv")
OPTIONS = IntakeOptions()
WORD = re.compile(r"[぀-ヿ一-鿿]|\w+")
Shingles = Counter[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """The runs of four words of a text, with how often each stands in it."""
    words = WORD.findall(text.lower())
    return Counter(zip(*(words[i:] for i in range(4)), strict=False)) if len(words) >= 4 else Counter([tuple(words)])


def rates(gold: str, got: str) -> tuple[float, float]:
    """Precision and recall of a text against gold."""
    right, found = shingles(gold), shingles(got)
    common = (right & found).total()
    return common / max(1, found.total()), common / max(1, right.total())


def ours(body: bytes) -> str:
    """Reportedly's own, metadata and all."""
    try:
        return page(body, OPTIONS, what="a page").text
    except SourceError:
        return ""


TOOLS: dict[str, Callable[[bytes], str | None]] = {
    f"trafilatura {version('trafilatura')}": trafilatura.extract,
    f"trafilatura {version('trafilatura')}, fast": lambda body: trafilatura.extract(body, fast=True),
    f"resiliparse {version('resiliparse')}": lambda body: extract_plain_text(
        HTMLTree.parse_from_bytes(body, detect_encoding(body)), main_content=True
    ),
    "reportedly (text, dates, writers, outlet)": ours,
}


def measure(name: str, tool: Callable[[bytes], str | None], pages: list[bytes], gold: list[str]) -> None:
    """One line of the table."""
    tool(pages[0])
    begun = time.process_time()
    texts = [tool(body) or "" for body in pages]
    spent = time.process_time() - begun
    pairs = [rates(right, got) for right, got in zip(gold, texts, strict=True)]
    precision, recall = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    f1 = 2 * precision * recall / (precision + recall)
    print(f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {len(pages) / spent:.0f} |", flush=True)


def measure_sifting(names: list[str], pages: list[bytes]) -> None:
    """How many pages of either kind pass, and how fast a pile of them goes by."""
    with LABELS.open() as file:
        labels = {row["page"]: row["claims"] == "true" for row in csv.DictReader(file)}
    bodies = [Body(name, body) for name, body in zip(names, pages, strict=True)]
    list(sift(bodies[:3], lambda text: passes(text)[0], OPTIONS))
    begun = time.process_time()
    seen = [next(sift([body], lambda text: passes(text)[0], OPTIONS)) for body in bodies]
    spent = time.process_time() - begun
    passed = {name for name, item in zip(names, seen, strict=True) if not isinstance(item, PassedOver)}
    for holds in (True, False):
        all_ = [name for name in names if labels[name] is holds]
        through = [name for name in all_ if name in passed]
        print(f"- pages {'with' if holds else 'without'} claims that pass: {len(through)} of {len(all_)}")
        if holds and len(through) < len(all_):
            print(f"  - kept out: {', '.join(sorted(set(all_) - set(through)))}")
    print(f"- pages a CPU-second, fast pass, gate and cleaning of what passes: {len(pages) / spent:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    logging.disable(logging.CRITICAL)
    rows = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    pages = [gzip.decompress((folder / row["page"]).read_bytes()) for row in rows]
    names = [Path(row["page"]).name.removesuffix(".html.gz") for row in rows]
    for source in (("scrapinghub",), ("scrapinghub", "newspaper4k")):
        chosen = [n for n, row in enumerate(rows) if row["source"] in source]
        print(
            f"\n{len(chosen)} pages ({' and '.join(source)})\n\n| | F1 | precision | recall | pages a CPU-second |\n| --- | --- | --- | --- | --- |"
        )
        for name, tool in TOOLS.items():
            measure(name, tool, [pages[n] for n in chosen], [rows[n]["text"] for n in chosen])
    print("\nSifting\n")
    measure_sifting(names, pages)


if __name__ == "__main__":
    main()
