"""Words that a machine translation is likely to have got wrong: LLM as a law degree, a cheque as accounting."""

from dataclasses import dataclass
from functools import lru_cache

from .language import Language, of
from .matcher import Found, Matcher
from .wording import split


@dataclass(frozen=True)
class Doubt:
    """What the words more likely meant."""

    meant: str


def doubts(text: str, language: Language) -> list[Found[Doubt]]:
    """All likely mistranslations in the text. Each is a doubt and no more: nothing is changed by it."""
    return _doubtful(language.code).find(text)


@lru_cache
def _doubtful(code: str) -> Matcher[Doubt]:
    language = of(code)
    pairs = (pair.partition("=") for pair in split(language.doubtful))
    return Matcher([(words.strip(), Doubt(meant.strip())) for words, _, meant in pairs], language.writing)
