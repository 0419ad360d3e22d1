"""What is no part of the article though it stands in its text: newsletter boxes, deal lists, feed prompts, photo credits."""

from reportedly.model import Span


def boilerplate(text: str, lang: str | None) -> tuple[Span, ...]:
    """The spans of whole lines that are boilerplate."""
    return ()
