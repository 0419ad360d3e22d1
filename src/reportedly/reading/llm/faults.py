"""What went wrong at a provider, in one line and without keys."""

import os
import re

_LONGEST = 200
_SECRET_NAMES = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.IGNORECASE)
# What keys look like when a provider repeats them, whole or starred out: sk-proj-…, Bearer …, AIza…
_SECRET_LOOKS = re.compile(
    r"(?i)\bbearer\s+\S+|\b(?:sk|pk|api|key)[-_][\w*.\-]{6,}|\bAIza[\w\-]{10,}|(?<=://)[^/\s@]+(?=@)"
)
_LEAST = 6


def fault_of(error: BaseException, *secrets: str) -> str:
    """The error on one line, no longer than a person reads (providers answer with pages), and without any key."""
    text = without_secrets(" ".join(str(error).split()), *secrets)
    return (text[:_LONGEST] + " …" if len(text) > _LONGEST else text) or type(error).__name__


def without_secrets(text: str, *secrets: str) -> str:
    """The text with the given secrets, the environment's keys, and what looks like a key struck out."""
    kept = [value for name, value in os.environ.items() if _SECRET_NAMES.search(name)]
    for secret in sorted({*secrets, *kept}, key=len, reverse=True):
        if len(secret) >= _LEAST:
            text = text.replace(secret, "[key]")
    return _SECRET_LOOKS.sub("[key]", text)
