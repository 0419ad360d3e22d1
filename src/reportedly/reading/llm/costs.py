"""What reading with a model costs: estimated before, counted after, and bounded by a budget."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportedly.errors import OptionError, ReaderError
from reportedly.model import Document

from .prompt import instructions
from .windows import windows

if TYPE_CHECKING:
    from pydantic_ai.run import AgentRunResult

# Tokens a UTF-8 byte, and tokens of answer a token of article: medians over the corpus with common tokenisers, rounded up.
_PER_BYTE = 0.3
_ANSWER = 0.8


@dataclass(frozen=True)
class Estimate:
    """Tokens in and out, and US dollars where the model's price is known."""

    tokens_in: int
    tokens_out: int
    dollars: float | None

    def __str__(self) -> str:
        price = f"about ${self.dollars:.2f}" if self.dollars is not None else "price unknown"
        return f"about {self.tokens_in:,} tokens in and {self.tokens_out:,} out, {price}"


class Meter:
    """Counts tokens and dollars of one reader. With a budget, `check` raises ReaderError once it is spent."""

    def __init__(self, model: str, budget: float | None = None) -> None:
        self._model, self._budget = model, budget
        self.tokens_in = self.tokens_out = 0
        self.dollars: float | None = 0.0
        if budget is not None and price(model, 1000, 1000) is None:
            raise OptionError(
                "--budget", f"the price of {model} is not known", "leave the budget out, or name a model with a price"
            )

    def estimate(self, documents: Iterable[Document]) -> Estimate:
        """What reading these would cost, before anything is sent."""
        tokens_in = tokens_out = 0
        for document in documents:
            told = len(instructions(document.lang).encode())
            for window in windows(document.text):
                size = len(window.encode("utf-8", "replace"))
                tokens_in += int((told + size) * _PER_BYTE)
                tokens_out += int(size * _PER_BYTE * _ANSWER)
        return Estimate(tokens_in, tokens_out, price(self._model, tokens_in, tokens_out))

    def check(self) -> None:
        """Raises ReaderError once the budget is spent."""
        if self._budget is not None and self.dollars is not None and self.dollars >= self._budget:
            raise ReaderError(
                self._model,
                f"the budget of ${self._budget:g} is spent",
                "read on with a larger --budget; answers so far are kept",
            )

    def count(self, run: "AgentRunResult[Any]") -> None:
        """Add what one run used, retries included."""
        used = run.usage if not callable(run.usage) else run.usage()
        self.tokens_in += used.input_tokens
        self.tokens_out += used.output_tokens
        self.dollars = price(self._model, self.tokens_in, self.tokens_out)

    def __str__(self) -> str:
        return str(Estimate(self.tokens_in, self.tokens_out, self.dollars)).replace("about ", "")


def price(model: str, tokens_in: int, tokens_out: int) -> float | None:
    """US dollars at the list price, None where it is not known (a model of one's own, say)."""
    from genai_prices import Usage, calc_price

    provider, _, name = model.partition(":")
    try:
        found = calc_price(Usage(input_tokens=tokens_in, output_tokens=tokens_out), name, provider_id=provider)
    except LookupError:
        return None
    return float(found.total_price)
