"""An employer offers people a place or money."""

from .kind import Kind, Role

OFFER = Kind(
    name="offer",
    roles=(
        Role("by", "filler", required=True, core=True),
        Role("people", "fillers", required=True, core=True),
        Role("employer", "filler", core=True),
        Role("amount", "amount"),
        Role("multiple", "multiple"),
        Role("made_of", "text", known=("cash", "stock", "share", "equity", "salary")),
        Role("terms", "text"),
    ),
    stages=("made", "accepted", "declined", "withdrawn"),
    fallen=("declined", "withdrawn"),
    parties=("by", "people", "employer"),
    anchors=(("by", "people"), ("by", "employer")),
    apart=("by", "employer"),
)
