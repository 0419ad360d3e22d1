"""The reader that asks a model: windows out, answers in, every claim held against the text."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import OptionError, ReaderError
from reportedly.model import Claim, Document, Extraction, ReaderMark, Rejection

from ..local.marked import Marked
from .answer import answer_type, raw_claims
from .caching import Answers, default_folder, key_of
from .costs import Meter
from .grounding import Grounding
from .prompt import VERSION, instructions, prompt_hash, question
from .windows import merged, windows

if TYPE_CHECKING:
    from pydantic_ai import Agent
    from pydantic_ai.models import Model

# Asked again with the reason when an answer has not the schema's form or quotes what is not there.
_RETRIES = 2
_AT_ONCE = 4
# The library's words for what its clients sort out by their base address and key in the environment.
_EXAMPLES = "openai:gpt-5, anthropic:claude-sonnet-4-5, google:gemini-2.5-pro, ollama:qwen3"


class LLMReader:
    """Reads with the model `PROVIDER:NAME`; keys come from the environment and are never kept.

    `budget` (US dollars) ends a batch cleanly: documents after it get a ReaderError. `cache` is the folder of answers.
    Raises OptionError without a usable model name, ReaderError where the provider's library is missing.
    """

    def __init__(
        self,
        model: "str | Model | None" = None,
        *,
        budget: float | None = None,
        cache: Path | None = None,
        at_once: int = _AT_ONCE,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        if not model:
            raise OptionError("--model", "no model is named", f"name one as PROVIDER:NAME: {_EXAMPLES}")
        self._name = model if isinstance(model, str) else f"{model.system}:{model.model_name}"
        self._model = _model(model)
        self._answers = Answers(cache or default_folder())
        self._at_once, self._told = at_once, told
        self.meter = Meter(self._name, budget)

    @property
    def mark(self) -> ReaderMark:
        settings = {"model": self._name, "prompt": prompt_hash(), "temperature": "0"}
        return ReaderMark(name="llm", version=VERSION, settings=settings)

    def read(self, document: Document) -> Extraction:
        """The model's claims that the text bears out, and the rest as rejections. Raises ReaderError."""
        read = next(self.read_many([document]))
        if isinstance(read, ReaderError):
            raise read
        return read

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction | ReaderError]:
        """As `read`, in order, several at once; a document that fails gives its ReaderError and the rest goes on."""
        yield from asyncio.run(self._read_all(list(documents)))

    async def _read_all(self, documents: list[Document]) -> list[Extraction | ReaderError]:
        gate = asyncio.Semaphore(self._at_once)

        async def one(document: Document) -> Extraction | ReaderError:
            async with gate:
                try:
                    return await self._read(document)
                except ReaderError as error:
                    return error

        return list(await asyncio.gather(*(one(d) for d in documents)))

    async def _read(self, document: Document) -> Extraction:
        marked = Marked(document)
        masked = marked.document
        grounding, claims, refused = Grounding(masked), [], []
        for window in windows(document.text):
            for raw in await self._answer(masked, window, grounding):
                made = grounding.claim(raw)
                claims.append(made) if isinstance(made, Claim) else refused.append(made)
        return Extraction(
            document=document.revision,
            reader=self.mark,
            claims=tuple(merged(claims)),
            rejections=tuple(refused),
            mentions=marked.mentions,
            aliases=marked.aliases,
            citations=marked.citations,
            notes=marked.notes,
        )

    async def _answer(self, document: Document, window: str, grounding: Grounding) -> list[dict[str, Any]]:
        asked = question(document, window)
        key = key_of(self._name, prompt_hash(), document.lang, asked)
        kept = self._answers.find(key)
        if kept is None:
            kept = await self._ask(document, asked, grounding)
            self._answers.keep(key, kept)
        return kept

    async def _ask(self, document: Document, asked: str, grounding: Grounding) -> list[dict[str, Any]]:
        from pydantic_ai.exceptions import AgentRunError, UserError

        self.meter.check()
        try:
            run = await self._agent(document, grounding).run(asked)
        except (AgentRunError, UserError) as fault:
            raise ReaderError(
                self._name, _fault(fault), "check the model's name, its key and its address, and read again"
            ) from None
        self.meter.count(run)
        return raw_claims(run.output)

    def _agent(self, document: Document, grounding: Grounding) -> "Agent[None, Any]":
        from pydantic_ai import Agent, ModelRetry, RunContext
        from pydantic_ai.settings import ModelSettings

        agent: Agent[None, Any] = Agent(
            self._model,
            output_type=answer_type(),
            instructions=instructions(document.lang),
            retries=_RETRIES,
            model_settings=ModelSettings(temperature=0),
        )

        @agent.output_validator
        def borne_out(context: RunContext[None], answer: Any) -> Any:
            # Once the model is told what is not in the text; what it then still says is a rejection.
            refused = [made for raw in raw_claims(answer) if isinstance(made := grounding.claim(raw), Rejection)]
            if refused and context.retry == 0:
                raise ModelRetry("The text does not bear out:\n" + "\n".join(f"- {r.reason}" for r in refused))
            return answer

        return agent


def _model(model: "str | Model") -> "Model":
    if not isinstance(model, str):
        return model
    try:
        from pydantic_ai.exceptions import UserError
        from pydantic_ai.models import infer_model
    except ImportError:
        raise ReaderError("--reader llm", "its library is not installed", "pip install 'reportedly[llm]'") from None
    if ":" not in model:
        raise OptionError("--model", f"{model!r} is not PROVIDER:NAME", f"for example {_EXAMPLES}")
    try:
        return infer_model(model)
    except (UserError, ValueError, ImportError) as fault:
        raise ReaderError(
            model, _fault(fault), f"models are named as in {_EXAMPLES}; keys come from the environment"
        ) from None


def _fault(fault: Exception) -> str:
    # One line, and no more of it than a person reads; providers answer with pages.
    text = " ".join(str(fault).split())
    return text[:200] or type(fault).__name__
