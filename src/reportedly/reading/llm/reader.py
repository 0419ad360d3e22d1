"""The reader that asks a model: windows out, answers in, every claim held against the text."""

import asyncio
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.errors import OptionError, ReaderError
from reportedly.model import Claim, Document, Extraction, ReaderMark, Rejection

from ..local.marked import Marked
from .asking import EXAMPLES, Asker, model_of
from .caching import Answers, default_folder, key_of
from .costs import Estimate, Meter
from .grounding import Grounding
from .prompt import VERSION, instructions, prompt_hash, question
from .windows import OVERLAP, SIZE, article, merged, windows

if TYPE_CHECKING:
    from pydantic_ai.models import Model

_AT_ONCE = 4
# Seconds for one answer: a large model writes a long article's claims in one or two minutes.
_TIMEOUT = 180.0


Answered = TypeVar("Answered")


class LLMReader:
    """Reads with the model `PROVIDER:NAME`; keys come from the environment and are never kept.

    `budget` (US dollars) ends a batch cleanly: documents after it get a ReaderError. `cache` is the folder of answers.
    Raises OptionError without a usable model name, ReaderError where the provider's library or key is missing.
    """

    def __init__(
        self,
        model: "str | Model | None" = None,
        *,
        budget: float | None = None,
        cache: Path | None = None,
        at_once: int = _AT_ONCE,
        timeout: float = _TIMEOUT,
    ) -> None:
        if not model:
            raise OptionError("--model", "no model is named", f"name one as PROVIDER:NAME, for example {EXAMPLES}")
        made = model_of(model) if isinstance(model, str) else model
        self._name = model if isinstance(model, str) else f"{model.system}:{model.model_name}"
        # The same name at another address is another model.
        self._address = made.base_url or ""
        self._answers = Answers(cache or default_folder())
        self._at_once = at_once
        self._meter = Meter(self._name, budget)
        self._asker = Asker(made, self._name, self._meter, timeout)

    @property
    def mark(self) -> ReaderMark:
        settings = {"model": self._name, "prompt": prompt_hash(), "temperature": "0", "window": f"{SIZE}/{OVERLAP}"}
        return ReaderMark(name="llm", version=VERSION, settings=settings)

    def estimate(self, documents: Iterable[Document]) -> Estimate:
        """What reading these would cost; what was answered before costs nothing. Sends nothing."""
        asked = ((d, window) for d in documents for window in windows(article(Marked(d))))
        return self._meter.estimate((d.lang, w) for d, w in asked if self._answers.find(self._key(d, w)) is None)

    def spent(self) -> Estimate:
        """What reading has cost so far, by the provider's own count."""
        return self._meter.spent()

    def read(self, document: Document) -> Extraction:
        """The model's claims that the text bears out, and the rest as rejections. Raises ReaderError."""
        read = next(self.read_many([document]))
        if isinstance(read, ReaderError):
            raise read
        return read

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction | ReaderError]:
        """As `read`, in order, several at once; a document that fails gives its ReaderError and the rest goes on."""
        yield from _run(self._read_all(list(documents)))

    async def _read_all(self, documents: list[Document]) -> list[Extraction | ReaderError]:
        gate = asyncio.Semaphore(self._at_once)

        async def one(document: Document) -> Extraction | ReaderError:
            async with gate:
                try:
                    return await self._read(document)
                except ReaderError as error:
                    return error

        async with self._asker.agent:
            return list(await asyncio.gather(*(one(d) for d in documents)))

    async def _read(self, document: Document) -> Extraction:
        marked = Marked(document)
        grounding = Grounding(marked)
        claims: list[Claim] = []
        refused: dict[str, Rejection] = {}
        for window in windows(article(marked)):
            for raw in await self._answer(document, window, grounding):
                made = grounding.claim(raw)
                if isinstance(made, Claim):
                    claims.append(made)
                else:
                    # Two windows that overlap may offer the same.
                    refused[key_of(made.reason, made.offered)] = made
        return Extraction(
            document=document.revision,
            reader=self.mark,
            claims=tuple(merged(claims)),
            rejections=tuple(refused.values()),
            mentions=marked.mentions,
            aliases=marked.aliases,
            citations=marked.citations,
            notes=marked.notes,
        )

    async def _answer(self, document: Document, window: str, grounding: Grounding) -> list[dict[str, Any]]:
        key = self._key(document, window)
        kept = self._answers.find(key)
        if kept is None:
            kept = await self._asker.ask(question(document, window), instructions(document.lang), grounding)
            self._answers.keep(key, kept)
        return kept

    def _key(self, document: Document, window: str) -> str:
        return key_of(self._name, self._address, prompt_hash(), document.lang, question(document, window))


def _run(work: "Coroutine[Any, Any, Answered]") -> "Answered":
    """Run to its end in a thread of its own: a notebook's thread has a loop that is already running."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()
