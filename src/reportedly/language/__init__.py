"""The words of each language, and nothing but words: one data file a language, one code path for all.

lang = language.of("de")
lang.hedges.find(text)                        # Found(start, end, text, value)
lang.triggers.find(text)                      # the value is a Frame: kind, stage, slots
sentences(text, lang)                         # [(start, end), ...]
amounts(text, lang), multiples(text, lang), shares(text, lang), counts(text, lang)
dates(text, lang, published)                  # the value is a When
doubts(text, lang)                            # likely mistranslations; the value says what was more likely meant
detect(text)                                  # "de", or None for a language that is none of ours
"""

from .amounts import amounts
from .counts import counts, multiples, shares
from .dates import dates
from .detect import detect
from .doubts import Doubt, doubts
from .frames import Frame, Slot
from .language import LANGUAGES, Language, Words, of
from .matcher import Found
from .sentences import sentences

__all__ = [
    "LANGUAGES",
    "Doubt",
    "Found",
    "Frame",
    "Language",
    "Slot",
    "Words",
    "amounts",
    "counts",
    "dates",
    "detect",
    "doubts",
    "multiples",
    "of",
    "sentences",
    "shares",
]
