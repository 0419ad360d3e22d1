"""Where a name stands in a text."""

import re

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]")


def occurrences(name: str, text: str) -> list[tuple[int, int]]:
    """Half-open spans where a name stands as whole words (in scripts with spaces) or at all (in others)."""
    found, at = [], 0
    while name and (start := text.find(name, at)) >= 0:
        end = at = start + len(name)
        broken_before = start > 0 and _WORD.match(name[0]) and _WORD.match(text[start - 1])
        broken_after = end < len(text) and _WORD.match(name[-1]) and _WORD.match(text[end]) and text[end] != "s"
        if not broken_before and not broken_after:
            found.append((start, end))
    return found
