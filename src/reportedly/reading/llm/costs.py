"""What reading with a model costs: estimated before, counted after, and bounded by a budget."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.errors import OptionError, ReaderError

from .prompt import instructions, schema

# Tokens a UTF-8 byte, and tokens of answer a token of article, rounded up: an estimate should not be too low.
_PER_BYTE = 0.3
_ANSWER = 0.8


@dataclass(frozen=True)
class Estimate:
    """Tokens in and out, and US dollars where the model's price is known."""

    tokens_in: int
    tokens_out: int
    dollars: float | None

    def __str__(self) -> str:
        price = f"${self.dollars:.4f}" if self.dollars is not None else "price unknown"
        return f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out, {price}"


class Meter:
    """Counts tokens and dollars of one reader. With a budget, `check` raises ReaderError once it is spent."""

    def __init__(self, model: str, budget: float | None = None) -> None:
        self._model, self._budget = model, budget
        self._in = self._out = 0
        if budget is not None and price(model, 1000, 1000) is None:
            raise OptionError(
                "--budget", f"the price of {model} is not known", "leave the budget out, or name a model with a price"
            )

    def estimate(self, asked: Iterable[tuple[str | None, str]]) -> Estimate:
        """What asking for these windows (language, text) would cost, each asked once."""
        tokens_in = tokens_out = 0
        for lang, window in asked:
            told, size = _tokens(instructions(lang) + schema()), _tokens(window)
            tokens_in += told + size
            tokens_out += int(size * _ANSWER)
        return Estimate(tokens_in, tokens_out, price(self._model, tokens_in, tokens_out))

    def spent(self) -> Estimate:
        """What was counted so far."""
        return Estimate(self._in, self._out, price(self._model, self._in, self._out))

    def check(self) -> None:
        """Raises ReaderError once the budget is spent. What is under way then is still paid."""
        if self._budget is not None and (self.spent().dollars or 0.0) >= self._budget:
            raise ReaderError(
                self._model,
                f"the budget of ${self._budget:g} is spent",
                "read on with a larger --budget; answers so far are kept",
            )

    def count(self, tokens_in: int, tokens_out: int) -> None:
        """Add what one question used, asked again or failed included."""
        self._in += tokens_in
        self._out += tokens_out


def _tokens(text: str) -> int:
    return int(len(text.encode("utf-8", "replace")) * _PER_BYTE)


def price(model: str, tokens_in: int, tokens_out: int) -> float | None:
    """US dollars at the list price, None where it is not known (a model of one's own, say)."""
    from genai_prices import Usage, calc_price

    provider, _, name = model.partition(":")
    # openai-chat and openai-responses are two ways to one provider.
    sold_by = provider.removesuffix("-chat").removesuffix("-responses")
    try:
        found = calc_price(Usage(input_tokens=tokens_in, output_tokens=tokens_out), name, provider_id=sold_by)
    except LookupError:
        return None
    return float(found.total_price)
