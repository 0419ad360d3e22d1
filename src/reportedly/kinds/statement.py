"""Somebody says something about the market. It founds no story; it can confirm, deny or amend one."""

from .kind import Kind, Role

_MEDIA = (
    "memo", "email", "message", "letter", "note", "post", "podcast", "interview", "call", "statement", "filing",
    "press", "conference", "release", "meeting", "briefing",
)  # fmt: skip

STATEMENT = Kind(
    name="statement",
    roles=(
        Role("speaker", "filler", required=True, core=True),
        Role("audience", "filler"),
        Role("medium", "text", known=_MEDIA),
        Role("says", "text"),
        Role("act", "choice", choices=("asserts", "denies", "amends", "confirms", "declines_comment", "promises")),
    ),
    happening=False,
    parties=("speaker",),
)
