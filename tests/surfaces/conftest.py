"""The command line as a user runs it, in this process; and a small press with given claims."""

import json
import sys
from dataclasses import dataclass

import pytest

from reportedly.surfaces.cli import run

ONE = (
    "Ada Lund, head of chemistry at Nordsalt, is leaving to join Kelvane, two people familiar with her plans told the "
    "Wharf Gazette. Nordsalt declined to comment."
)
TWO = "Kelvane said on Thursday that Ada Lund would join it as chief scientist on 1 April. Kelvane is based in Oslo."


def article(id, publisher, published, text, claims):
    return {
        "id": id,
        "lang": "en",
        "publisher": publisher,
        "published": published,
        "title": id,
        "text": text,
        "claims": claims,
    }


def move(evidence, stage, sources, **roles):
    people = {"people": ["Ada Lund"], "from": "Nordsalt", "to": "Kelvane"} | roles
    return {"kind": "move", "roles": people, "stage": stage, "sources": sources, "evidence": [evidence]}


PRESS = {
    "articles": [
        article("one", "Wharf Gazette", "2026-03-02T09:00:00Z", ONE, [move(ONE[:61], "leaving", ["people familiar"])]),
        article("two", "Fjord Daily", "2026-03-05T13:00:00Z", TWO, [move(TWO[:83], "joining", ["Kelvane"])]),
    ]
}


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def reportedly(capsys, monkeypatch, tmp_path):
    """Run `reportedly ARGS` with a ledger of its own."""
    monkeypatch.setenv("REPORTEDLY_LEDGER", f"sqlite:///{tmp_path / 'test.db'}")

    def command(*args):
        monkeypatch.setattr(sys, "argv", ["reportedly", *map(str, args)])
        with pytest.raises(SystemExit) as end:
            run()
            sys.exit(0)
        printed = capsys.readouterr()
        return Ran(end.value.code or 0, printed.out, printed.err)

    return command


@pytest.fixture
def press(tmp_path):
    """A bundle of two articles about one move, claims given."""
    path = tmp_path / "press.json"
    path.write_text(json.dumps(PRESS), encoding="utf-8")
    return path
