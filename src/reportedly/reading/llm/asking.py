"""One question to a model and its answer: asked again with the reason where it is no answer or not borne out."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportedly.errors import OptionError, ReaderError
from reportedly.model import Rejection

from .answer import answer_type, raw_claims
from .costs import Meter
from .faults import fault_of
from .grounding import Grounding

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_ai import Agent
    from pydantic_ai.models import Model

# Asked again so often when an answer has not the schema's form.
_RETRIES = 2
# Sent again so often, by the provider's own client and with its back-off, on 429, 5xx and lost connections.
_RESENDS = 4
EXAMPLES = "openai:gpt-5, anthropic:claude-sonnet-4-5, google:gemini-2.5-pro, ollama:qwen3"


@dataclass
class Asked:
    """What one question is held against. `first` is the first answer that had the schema's form."""

    grounding: Grounding
    first: "list[dict[str, Any]] | None" = field(default=None)


class Asker:
    """Asks one model. After the model or the key was refused, every further question is refused at once."""

    def __init__(self, model: "Model", name: str, meter: Meter, timeout: float) -> None:
        self._model, self._name, self._meter, self._timeout = model, name, meter, timeout
        self._closed: ReaderError | None = None

    async def ask(self, question: str, instructions: str, grounding: Grounding) -> list[dict[str, Any]]:
        """The raw claims of the answer. Raises ReaderError."""
        from pydantic_ai.exceptions import AgentRunError, UnexpectedModelBehavior, UserError
        from pydantic_ai.usage import RunUsage

        if self._closed:
            raise self._closed
        self._meter.check()
        asked, usage = Asked(grounding), RunUsage()
        try:
            run = await self.agent.run(question, instructions=instructions, deps=asked, usage=usage)
            return raw_claims(run.output)
        except UnexpectedModelBehavior as fault:
            # Asked for better, it gave no answer at all: the first stands, and what is wrong in it is rejected.
            if asked.first is not None:
                return asked.first
            raise self._error(fault) from None
        except (AgentRunError, UserError) as fault:
            raise self._error(fault) from None
        finally:
            self._meter.count(usage.input_tokens, usage.output_tokens)

    @cached_property
    def agent(self) -> "Agent[Asked, BaseModel]":
        """The library's agent; entered while reading, so that its connections are closed after."""
        from pydantic_ai import Agent, ModelRetry, RunContext
        from pydantic_ai.settings import ModelSettings

        agent: Agent[Asked, BaseModel] = Agent(
            self._model,
            output_type=answer_type(),
            deps_type=Asked,
            retries=_RETRIES,
            model_settings=ModelSettings(temperature=0, timeout=self._timeout, max_retries=_RESENDS),
        )

        @agent.output_validator
        def borne_out(context: RunContext[Asked], answer: "BaseModel") -> "BaseModel":
            # Once the model is told what is not in the text; what it then still says is a rejection.
            if context.deps.first is None:
                context.deps.first = raw_claims(answer)
                if faults := _faults(context.deps):
                    raise ModelRetry("The article does not bear out:\n" + "\n".join(faults))
            return answer

        return agent

    def _error(self, fault: Exception) -> ReaderError:
        from pydantic_ai.exceptions import ModelAuthenticationError, ModelNotFoundError

        key = str(getattr(getattr(self._model, "client", None), "api_key", None) or "")
        error = ReaderError(
            self._name, fault_of(fault, key), "check the model's name, its key and its address, and read again"
        )
        if isinstance(fault, ModelAuthenticationError | ModelNotFoundError):
            self._closed = error
        return error


def _faults(asked: Asked) -> list[str]:
    made = (asked.grounding.claim(raw) for raw in asked.first or ())
    return list(dict.fromkeys(f"- {m.reason}" for m in made if isinstance(m, Rejection)))


def model_of(name: str) -> "Model":
    """The library's model for PROVIDER:NAME. Raises OptionError for a name that is none, ReaderError without library or key."""
    import os

    try:
        from pydantic_ai.exceptions import UserError
        from pydantic_ai.models import infer_model
    except ImportError:
        raise ReaderError("--reader llm", "its library is not installed", "pip install 'reportedly[llm]'") from None
    provider, _, rest = name.partition(":")
    if not (provider and rest):
        raise OptionError("--model", f"{name!r} is not PROVIDER:NAME", f"for example {EXAMPLES}")
    if provider == "openai" and os.environ.get("OPENAI_BASE_URL"):
        # An address of one's own: what every compatible server speaks is chat completions, not OpenAI's newer protocol.
        name = f"openai-chat:{rest}"
    try:
        return infer_model(name)
    except ImportError as fault:
        raise ReaderError(name, fault_of(fault), "pip install 'reportedly[llm]'") from None
    except (UserError, ValueError) as fault:
        remedy = f"models are named as in {EXAMPLES}; keys come from the environment"
        raise ReaderError(name, fault_of(fault), remedy) from None
    except Exception as fault:  # what the providers' own clients raise without a key is of no common kind
        raise ReaderError(name, fault_of(fault), "keys and addresses come from the environment") from None
