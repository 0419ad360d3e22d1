"""What survives extraction and is no part of the article: cut from text that came as HTML."""

from .boilerplate import boilerplate


def cleaned(text: str, lang: str | None) -> str:
    """The text without its boilerplate lines."""
    kept, last = [], 0
    for span in boilerplate(text, lang):
        kept.append(text[last : span.start])
        last = span.end
    kept.append(text[last:])
    return "\n".join(line for part in kept for line in part.split("\n") if line.strip())
