"""Stories: what many articles come to. `build` puts all together; `history_json` gives it away."""

from typing import Any

__all__ = ["build", "history_json"]


def __getattr__(name: str) -> Any:
    # Loaded when first used: importing the package stays cheap.
    if name == "build":
        from .book import build

        return build
    if name == "history_json":
        from .history import history_json

        return history_json
    raise AttributeError(name)
