"""What a user sets: read here from options and environment, and passed down as values."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reportedly.errors import OptionError


@dataclass(frozen=True)
class Settings:
    """`ledger` is an SQLAlchemy URL; `gazetteers` are files of names beside the bundled one."""

    ledger: str
    gazetteers: tuple[Path, ...] = ()


def settings(ledger: str | None = None, gazetteers: tuple[Path, ...] = ()) -> Settings:
    """The option, else REPORTEDLY_LEDGER, else `reportedly.db` in the user's data folder."""
    for path in gazetteers:
        if not path.is_file():
            raise OptionError(str(path), "no such gazetteer file", "see docs/names.md for its form")
    return Settings(ledger or os.environ.get("REPORTEDLY_LEDGER") or default_ledger(), gazetteers)


def default_ledger() -> str:
    """The ledger in the user's data folder; the folder is made when the ledger is first written."""
    import platformdirs

    return f"sqlite:///{Path(platformdirs.user_data_dir('reportedly')) / 'reportedly.db'}"


def clock() -> datetime:
    """Now, in UTC: the only place where the program looks at a clock."""
    return datetime.now(UTC)


def moment(text: str | None, option: str, *, end: bool = False) -> datetime | None:
    """An ISO date or time given as an option; with `end`, a bare date means its last second."""
    if text is None:
        return None
    # The models are loaded by who uses them: `--help` does not.
    from reportedly.model import moment_of

    try:
        at = moment_of(text)
    except ValueError:
        fault = f"{text!r} is not a date"
        raise OptionError(option, fault, "write it as 2026-03-02 or 2026-03-02T09:15:00Z") from None
    return at.replace(hour=23, minute=59, second=59) if end and len(text) == len("2026-03-02") else at
