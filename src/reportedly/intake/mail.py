"""A mail (`.eml`): a newsletter or a press release, with the date and subject of its heads."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from reportedly.errors import Malformed

from .documents import About, make
from .options import IntakeOptions, Sourced
from .pages import page_words


def mail(body: bytes, options: IntakeOptions, *, what: str, file: Path | None = None) -> Sourced:
    """The document of a mail's text, or of its HTML where it has no text. Raises Malformed where it has neither."""
    message = message_from_bytes(body, policy=policy.default)
    try:
        words = _words(message, options, what)
        about = _about(message, file)
    except (LookupError, ValueError, TypeError, AttributeError, UnicodeError) as error:
        # the standard library's mail parser answers a damaged head with whatever it stumbled over
        raise Malformed(what, f"is a damaged mail: {error}", "save it again, or give its text") from None
    return Sourced(make(words, about, options, what=what))


def _words(message: EmailMessage, options: IntakeOptions, what: str) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise Malformed(what, "is a mail without text", "give what is attached to it")
    content = str(part.get_content())
    if part.get_content_type() == "text/html":
        return page_words(content, options, what)
    return content.replace("\r\n", "\n").strip("\n")


def _about(message: EmailMessage, file: Path | None) -> About:
    name, address = parseaddr(str(message.get("from", "")))
    return About(
        title=str(message.get("subject", "")),
        publisher=name or address or None,
        label=str(message["message-id"]).strip("<> ") if message["message-id"] else None,
        published=str(message["date"]) if message["date"] else None,
        file=file,
    )
