"""Answers kept by what was asked of whom, so that reading the same again costs nothing."""

import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from reportedly.errors import ReaderError
from reportedly.model import digest


class Answers:
    """A folder of answers, one file each, made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> list[dict[str, Any]] | None:
        """The claims of that answer; None where it is not kept or cannot be read."""
        try:
            kept = json.loads((self._folder / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        sound = isinstance(kept, list) and all(isinstance(claim, dict) for claim in kept)
        return kept if sound else None

    def keep(self, key: str, claims: list[dict[str, Any]]) -> None:
        """Keep an answer, whole or not at all. Raises ReaderError where nothing can be kept: the next reading would pay again."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._folder, suffix=".part", encoding="utf-8", delete=False) as part:
                # Escapes, so that lone surrogates of a bad page can be kept too.
                json.dump(claims, part)
            Path(part.name).replace(self._folder / f"{key}.json")
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise ReaderError(
                str(self._folder),
                f"answers cannot be kept there: {reason}",
                "set REPORTEDLY_CACHE to a folder that you can write",
            ) from None


def key_of(*asked: Any) -> str:
    """The name of an answer: a hash of all that bears on it."""
    return digest(list(asked), 32)


def default_folder() -> Path:
    """REPORTEDLY_CACHE, else the user's cache folder."""
    import platformdirs

    return Path(os.environ.get("REPORTEDLY_CACHE") or platformdirs.user_cache_dir("reportedly")) / "answers"
