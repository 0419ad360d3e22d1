"""Somebody buys, invests in or licenses a firm."""

from .kind import Kind, Role

DEAL = Kind(
    name="deal",
    roles=(
        Role("buyer", "filler", core=True),
        Role("target", "filler", required=True, core=True),
        Role("seller", "filler"),
        Role("amount", "amount"),
        Role("valuation", "amount"),
        Role("stake", "range"),
        Role("form", "choice", choices=("acquisition", "investment", "acquihire", "licence")),
    ),
    stages=("considered", "talks", "agreed", "closed", "abandoned"),
    fallen=("abandoned",),
    parties=("buyer", "target", "seller"),
    anchors=(("buyer",), ("target",)),
    apart=("buyer", "target", "form"),
)
