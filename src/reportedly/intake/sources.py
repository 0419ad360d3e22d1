"""The one door: what a user points at, opened. A bad source gives its error, and the batch goes on."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from reportedly.errors import Malformed, Missing, SourceError, TooLarge

from . import sniffing
from .addresses import is_address
from .articles import article_lines
from .bodies import of_bytes
from .options import IntakeOptions, Sourced
from .pages import LARGEST

Items = Iterator[Sourced | SourceError]

_STDIN = "-"
_PEEK = 65_536
_GIVE = "give an HTML, text or JSON file, a folder of these, or an address"


def open_source(source: str, *, options: IntakeOptions) -> Items:
    """The documents of one source, in order, each with the claims that were given with it, or the error that says why not.

    A source is an address, a file, a folder (all that it holds, sorted by path) or `-`, the standard input.
    """
    empty = True
    try:
        for item in _opened(source, options):
            empty = False
            yield item
        if empty:
            raise Malformed(source, "holds no article", _GIVE)
    except SourceError as error:
        yield error


def _opened(source: str, options: IntakeOptions) -> Items:
    if source == _STDIN:
        if options.stdin is None:
            raise Missing(source, "there is no standard input", _GIVE)
        yield from _stream(options.stdin, "standard input", options, None)
    elif is_address(source):
        from .web import address

        yield from address(source, options)
    else:
        yield from _path(source, options)


def _path(source: str, options: IntakeOptions) -> Items:
    path = Path(source)
    try:
        if not source.strip() or not path.exists():
            raise Missing(source or "(nothing)", "no such file or folder", _GIVE)
        stream = None if path.is_dir() else path.open("rb")
    except (OSError, ValueError) as error:
        raise Missing(source, f"cannot be opened: {_reason(error)}", "check its name and permissions") from None
    if stream is None:
        yield from _folder(path, options)
        return
    with stream:
        yield from _stream(stream, source, options, path)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _folder(folder: Path, options: IntakeOptions) -> Items:
    files = sorted(p for p in folder.rglob("*") if _readable(p, folder) and p.is_file())
    if not files:
        raise Missing(str(folder), "holds no file that can be read", f"files end in {', '.join(sniffing.SUFFIXES)}")
    for file in files:
        yield from open_source(str(file), options=options)


def _readable(path: Path, folder: Path) -> bool:
    """A known suffix, and no hidden file or folder on the way to it."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.name.lower().removesuffix(".gz").endswith(tuple(sniffing.SUFFIXES))


def _stream(stream: BinaryIO, what: str, options: IntakeOptions, file: Path | None) -> Items:
    """Bytes of any kind. What may be of any size (WARC, JSON Lines) is read as it comes; the rest is bounded and read whole."""
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream), _PEEK)
    )
    kind = sniffing.streamed_kind(buffered.peek(_PEEK), file.name if file else "")
    if kind == "warc":
        from .warc import pages_of

        yield from pages_of(buffered, options, what=what)
    elif kind == "lines":
        yield from article_lines(_lines(buffered, what), options, what=what, file=file)
    else:
        body = buffered.read(sniffing.LARGEST + 1)
        if len(body) > sniffing.LARGEST:
            raise TooLarge(what, f"is larger than {sniffing.LARGEST // 1_000_000} MB", "split it")
        yield from of_bytes(body, options, what=what, file=file)


def _lines(stream: io.BufferedReader, what: str) -> Iterator[str]:
    """The lines of a file, unpacked as they come; one that is longer than a page may be is refused."""
    packed = stream.peek(2).startswith(sniffing.GZIP)
    source = gzip.GzipFile(fileobj=stream) if packed else stream
    try:
        while line := source.readline(LARGEST + 1):
            if len(line) > LARGEST:
                raise TooLarge(what, f"holds a line over {LARGEST // 1_000_000} MB", "write one article a line")
            yield line.decode("utf-8", "replace").removeprefix("\ufeff")
    except (EOFError, OSError, zlib.error) as error:
        raise Malformed(what, f"is a damaged gzip file: {error}", "fetch it again") from None
