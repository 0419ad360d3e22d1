"""What reading costs where it does: said on standard error before a batch and after it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError

from . import terminal

if TYPE_CHECKING:
    from reportedly.intake import Sourced
    from reportedly.model import Document
    from reportedly.reading import Reader

    Items = Iterable[Sourced | ReportedlyError]


def priced(items: "Items", reader: "Reader", known: "Callable[[Document], bool]" = lambda _: False) -> "Items":
    """The items, all of them opened and an estimate said first where reading costs something. `known` ones are not read."""
    from reportedly.reading import paid_part

    if paid_part(reader) is None:
        return items
    opened = list(items)
    say_estimate(reader, [i.document for i in opened if not isinstance(i, ReportedlyError) and not known(i.document)])
    return opened


def say_estimate(reader: "Reader", documents: "list[Document]") -> None:
    """What reading these would cost, where it costs something."""
    from reportedly.reading import paid_part

    if (paid := paid_part(reader)) is not None:
        terminal.note(f"to read {len(documents)} articles, about: {paid.estimate(documents)}")


@contextmanager
def metered(reader: "Reader") -> Iterator[None]:
    """Says at the end what reading cost, also when it was stopped."""
    from reportedly.reading import paid_part

    try:
        yield
    finally:
        if (paid := paid_part(reader)) is not None:
            terminal.note(f"read for: {paid.spent()}")
