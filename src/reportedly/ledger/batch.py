"""Many readings in one transaction, without keeping a slow reader's work waiting."""

import time
from collections.abc import Callable, Iterable, Iterator

from reportedly.model import Reading

from .protocol import Outcome

SIZE = 100
SECONDS = 1.0


def batches(readings: Iterable[Reading], write: Callable[[list[Reading]], list[Outcome]]) -> Iterator[Outcome]:
    """The outcomes in order. A batch is written when it holds SIZE readings, is SECONDS old, or nothing more comes.

    When the readings fail midway, or nobody asks for more, what was read so far is still written.
    """
    waiting: list[Reading] = []
    began = time.monotonic()
    try:
        for reading in readings:
            waiting.append(reading)
            if len(waiting) < SIZE and time.monotonic() - began < SECONDS:
                continue
            full, waiting = waiting, []
            yield from write(full)
            began = time.monotonic()
    except BaseException:
        if waiting:
            write(waiting)
        raise
    if waiting:
        yield from write(waiting)
