"""How the mood is. It founds no story."""

from .kind import Kind, Role

MORALE = Kind(
    name="morale",
    roles=(
        Role("org", "filler", required=True, core=True),
        Role("direction", "choice", choices=("low", "falling", "rising")),
        Role("cause", "text"),
    ),
    happening=False,
    parties=("org",),
)
