"""Which of the 250,000 pieces the model keeps: those of the seven languages, with every single character that fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from .blob import Blob

LANGUAGES = ("en", "ja", "de", "fr", "es", "ko", "zh")
WORDS = 40_000
EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA"}
SINGLE = EAST_ASIAN | {"LATIN", "DIGIT"}
SPECIAL = (0, 1, 2, 3)  # <s>, <pad>, </s>, <unk>


def tokenizer(pieces: list[str], scores: Iterable[float], unknown: int = 3) -> Tokenizer:
    """A unigram tokenizer over these pieces; normal forms as the base model's (NFKC, controls to spaces)."""
    made = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores), strict=True)), unk_id=unknown))
    made.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def keep(blob: Blob, texts: Iterable[str]) -> list[int]:
    """Numbers of the pieces to keep, in order: those in `texts`, in frequent words, and in East Asian scripts."""
    whole = tokenizer(blob.pieces, blob.scores, blob.unknown)
    kept = set(SPECIAL)
    for encoding in whole.encode_batch(list(texts), add_special_tokens=False):
        kept.update(encoding.ids)
    for encoding in whole.encode_batch(_frequent_words(), add_special_tokens=False):
        kept.update(encoding.ids)
    for number, piece in enumerate(blob.pieces):
        bare = piece.strip("▁")
        scripts = {_script(char) for char in bare}
        single = len(bare) <= 1 and scripts & SINGLE
        sign = len(bare) == 1 and unicodedata.category(bare)[0] in "PSN"
        if scripts & EAST_ASIAN or single or sign:
            kept.add(number)
    return sorted(kept)


def _frequent_words() -> list[str]:
    """Frequent words of each language, in small letters and with a capital, from the `wordfreq` package."""
    import wordfreq

    words: list[str] = []
    for language in LANGUAGES:
        listed = list(wordfreq.get_frequency_dict(language, wordlist="best"))[:WORDS]
        words += listed + [word.capitalize() for word in listed[: WORDS // 2]]
    return words


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]
