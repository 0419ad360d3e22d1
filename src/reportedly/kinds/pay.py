"""An employer changes what its own people are paid."""

from .kind import Kind, Role

PAY = Kind(
    name="pay",
    roles=(
        Role("by", "filler", required=True, core=True),
        Role("people", "fillers"),
        Role("amount", "amount"),
        Role("multiple", "multiple"),
        Role("action", "choice", choices=("raise", "retention bonus", "recalibrate", "cut", "freeze")),
    ),
    stages=("considered", "announced", "done"),
    parties=("by",),
    anchors=(("by",),),
    apart=("action",),
)
