"""Stories: what many articles come to. `build` puts all together, a `StoryBook` takes them in, `history_json` gives all away."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .book import StoryBook, build
    from .history import history_json

__all__ = ["StoryBook", "build", "history_json"]


def __getattr__(name: str) -> Any:
    # Loaded when first used: importing the package stays cheap.
    if name in ("StoryBook", "build"):
        from . import book

        return getattr(book, name)
    if name == "history_json":
        from .history import history_json

        return history_json
    raise AttributeError(name)
