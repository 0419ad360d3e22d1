"""An organisation forms, reorganises or closes a unit."""

from .kind import Kind, Role

UNIT = Kind(
    name="unit",
    roles=(
        Role("by", "filler", required=True, core=True),
        Role("unit", "name", required=True, core=True),
        Role("leader", "fillers", core=True),
        Role("action", "choice", choices=("formed", "reorganised", "closed")),
    ),
    stages=("planned", "announced", "done"),
    parties=("by", "leader"),
    anchors=(("by",), ("leader",)),
    apart=("by",),
)
