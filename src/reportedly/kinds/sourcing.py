"""A customer has something made or run by suppliers."""

from .kind import Kind, Role

SOURCING = Kind(
    name="sourcing",
    roles=(
        Role("customer", "filler", required=True, core=True),
        Role("suppliers", "fillers", required=True, core=True),
        Role("product", "name"),
        Role("amount", "amount"),
    ),
    stages=("considered", "talks", "agreed", "dropped"),
    fallen=("dropped",),
    parties=("customer", "suppliers"),
    anchors=(("customer", "suppliers"),),
    apart=("customer", "suppliers"),
)
