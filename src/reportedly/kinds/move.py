"""Somebody goes from one place to another, or stays."""

from .kind import Kind, Role

MOVE = Kind(
    name="move",
    roles=(
        Role("people", "fillers", required=True, core=True),
        Role("from", "filler", core=True),
        Role("to", "filler", core=True),
        Role("role_before", "text"),
        Role("role_after", "text"),
    ),
    stages=("approached", "considering", "leaving", "left", "joining", "joined", "stayed", "returned"),
    fallen=("stayed",),
    parties=("people", "from", "to"),
    anchors=(("people",), ("from", "to")),
    apart=("from", "to"),
)
