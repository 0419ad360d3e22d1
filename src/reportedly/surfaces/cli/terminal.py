"""How the command line speaks: tables on standard output; progress, notes and errors on standard error."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from reportedly.errors import ReportedlyError

T = TypeVar("T")

# What is piped or captured has no width of its own; 80 columns of a table would cut what a file could hold.
_WIDE = 140

out = Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDE, soft_wrap=False, highlight=False)
err = Console(stderr=True, highlight=False)

# Names and titles come from outside: a terminal must never obey them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without control characters and direction overrides; line breaks are spaces."""
    return _CONTROL.sub("", text.replace("\n", " "))


def plain(text: str) -> str:
    """The text made harmless, on one line, with single spaces."""
    return " ".join(harmless(text).split())


def fail(error: ReportedlyError) -> None:
    """One line that names the input, the fault and the remedy."""
    err.print(f"[bold red]error:[/] {_escaped(str(error))}", soft_wrap=True)


def note(text: str) -> None:
    """A remark that is no error."""
    err.print(f"[dim]note:[/] {_escaped(text)}", soft_wrap=True)


def say(text: str) -> None:
    """A line about what was done."""
    err.print(text, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON value, indented, in its own script."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_jsonl(value: Any) -> None:
    """One JSON value on one line."""
    _write(json.dumps(value, ensure_ascii=False) + "\n")


def print_text(text: str) -> None:
    """Text as it is."""
    _write(text if text.endswith("\n") else text + "\n")


def progress(items: Iterable[T], doing: str) -> Iterator[T]:
    """The items, with a bar on a terminal's standard error while they pass."""
    total = len(items) if isinstance(items, Sized) else None
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        yield from bar.track(items, total=total, description=doing)


def _escaped(text: str) -> str:
    return plain(text).replace("[", "\\[")


def _write(text: str) -> None:
    # Lone surrogates can stand in what a JSON article holds; they leave as escapes, not as a crash.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace")) if hasattr(
        sys.stdout, "buffer"
    ) else sys.stdout.write(text)
    sys.stdout.flush()
