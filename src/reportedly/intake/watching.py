"""What is new or changed in a set of feeds, and a memory of it that survives a kill at any moment."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from reportedly.errors import LedgerError, Malformed, Missing, SourceError, Unreachable

from .addresses import is_address
from .bodies import of_bytes
from .documents import NO_DATE
from .feeds import Feed, Listed, feed
from .fetching import Fetched, Validators
from .options import IntakeOptions, Sourced
from .web import charset_of

_REMEMBERED = 5_000  # articles a feed
_DEEPEST = 3  # an OPML list of sitemap lists of sitemaps


@dataclass(frozen=True)
class Seen:
    """An article as it was last read: the feed's stamp, and what its page left to ask with."""

    stamp: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class Memory:
    """What is known of one feed. `validators` are kept only once all that it listed has been read."""

    validators: Validators = field(default_factory=Validators)
    seen: dict[str, Seen] = field(default_factory=dict)


State = dict[str, Memory]
"""By the feed's address."""


@dataclass(frozen=True)
class Looked:
    """A feed was looked at: how many articles it lists, and how many of them are new or changed."""

    feed: str
    listed: int
    fresh: int


def fresh(memory: Memory, listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """The articles that are new, or that the feed says have changed."""
    return tuple(a for a in listed if a.url not in memory.seen or memory.seen[a.url].stamp != a.stamp)


def remembered(memory: Memory, article: Listed, got: Fetched | None) -> Memory:
    """The memory with that article read; the oldest are forgotten beyond the bound."""
    seen = {url: was for url, was in memory.seen.items() if url != article.url}
    seen[article.url] = Seen(article.stamp, got.etag if got else None, got.last_modified if got else None)
    return replace(memory, seen=dict(list(seen.items())[-_REMEMBERED:]))


def load(file: Path) -> State:
    """The state in a file; empty where there is none. Raises Malformed where it is damaged."""
    try:
        kept = json.loads(file.read_bytes())
        return {url: _memory(said) for url, said in kept.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError, KeyError, OSError) as error:
        raise Malformed(
            str(file), f"cannot be read as the memory of `watch`: {error}", "remove it to begin anew"
        ) from None


def save(file: Path, state: State) -> None:
    """Written beside and moved into place, so that a kill leaves the old or the new, never a half. Raises LedgerError."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as out:
            json.dump({url: asdict(memory) for url, memory in state.items()}, out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError as error:
        raise LedgerError(str(file), f"cannot be written: {error.strerror}", "check the folder's permissions") from None


def _memory(said: dict[str, dict[str, str | None]]) -> Memory:
    seen = {url: Seen(**was) for url, was in said["seen"].items()}  # type: ignore[arg-type]
    return Memory(Validators(**said["validators"]), seen)


class Watch:
    """Feeds (addresses or files, lists of feeds among them) and the file that remembers what was read of them."""

    def __init__(self, feeds: list[str], file: Path, options: IntakeOptions) -> None:
        self.feeds, self.file, self.options = feeds, file, options
        self.state = load(file)

    def once(self) -> Iterator[Looked | Sourced | SourceError]:
        """One round: each feed as it is looked at, and what it has that is new or changed.

        An article counts as read when the next item is asked for, and that is written down at once. What could not be
        reached is tried again in the next round; what was refused, is gone or is no article is not.
        """
        for address in self.feeds:
            yield from self._look(address, _DEEPEST)

    def _look(self, address: str, depth: int) -> Iterator[Looked | Sourced | SourceError]:
        memory = self.state.get(address, Memory())
        try:
            found, validators = self._listing(address, memory)
        except SourceError as error:
            yield error
            return
        if found is None:
            yield Looked(address, len(memory.seen), 0)
            return
        if depth:
            for inner in found.feeds:
                yield from self._look(inner, depth - 1)
        if found.articles or not found.feeds:
            yield from self._read(address, found, validators)

    def _listing(self, address: str, memory: Memory) -> tuple[Feed | None, Validators]:
        """What the feed lists, None where it says that nothing has changed."""
        if not is_address(address):
            return feed(_bytes(address), what=address), Validators()
        got = self.options.fetcher.fetch(address, memory.validators)
        if got.unchanged:
            return None, memory.validators
        return feed(got.body, what=address, base=got.url), Validators(got.etag, got.last_modified)

    def _read(self, address: str, found: Feed, validators: Validators) -> Iterator[Looked | Sourced | SourceError]:
        articles = fresh(self.state.get(address, Memory()), found.articles)
        yield Looked(address, len(found.articles), len(articles))
        missed = False
        for article in articles:
            got: Fetched | None = None
            try:
                got = self._fetched(address, article)
                if not got.unchanged:
                    declared = charset_of(got.content_type)
                    for item in of_bytes(got.body, self.options, what=article.url, url=got.url, declared=declared):
                        yield _dated(item, article)
            except SourceError as error:
                yield error
                if isinstance(error, Unreachable):
                    missed = True
                    continue
            self._keep(address, remembered(self.state.get(address, Memory()), article, got))
        if not missed:
            self._keep(address, replace(self.state.get(address, Memory()), validators=validators))

    def _fetched(self, address: str, article: Listed) -> Fetched:
        was = self.state.get(address, Memory()).seen.get(article.url)
        return self.options.fetcher.fetch(article.url, Validators(was.etag, was.last_modified) if was else None)

    def _keep(self, address: str, memory: Memory) -> None:
        if self.state.get(address) != memory:
            self.state[address] = memory
            save(self.file, self.state)


def _dated(item: Sourced | SourceError, listed: Listed) -> Sourced | SourceError:
    """Where a page tells no date, its outlet's own feed does."""
    if isinstance(item, SourceError) or item.document.published or not listed.published:
        return item
    notes = tuple(note for note in item.document.notes if note != NO_DATE)
    return replace(item, document=item.document.model_copy(update={"published": listed.published, "notes": notes}))


def _bytes(source: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Missing(source, f"cannot be opened: {reason}", "give the address or the file of a feed") from None
