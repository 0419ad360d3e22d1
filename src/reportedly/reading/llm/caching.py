"""Answers kept by what was asked of whom, so that reading the same again costs nothing."""

import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from reportedly.model import digest


class Answers:
    """A folder of answers, one file each. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, key: str) -> list[dict[str, Any]] | None:
        """The claims of that answer; None where it is not kept or cannot be read."""
        if self._folder is None:
            return None
        try:
            kept = json.loads((self._folder / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, list) else None

    def keep(self, key: str, claims: list[dict[str, Any]]) -> None:
        """Keep an answer, whole or not at all."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=self._folder, suffix=".part", encoding="utf-8", delete=False) as part:
            json.dump(claims, part, ensure_ascii=False)
        Path(part.name).replace(self._folder / f"{key}.json")


def key_of(*asked: Any) -> str:
    """The name of an answer: a hash of all that bears on it."""
    return digest(list(asked), 32)


def default_folder() -> Path:
    """REPORTEDLY_CACHE, else the user's cache folder."""
    import platformdirs

    return Path(os.environ.get("REPORTEDLY_CACHE") or platformdirs.user_cache_dir("reportedly")) / "answers"
