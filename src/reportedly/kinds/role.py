"""A post that somebody holds or held. It founds no story."""

from .kind import Kind, Role

ROLE = Kind(
    name="role",
    roles=(
        Role("person", "filler", required=True, core=True),
        Role("org", "filler", core=True),
        Role("title", "text", required=True),
        Role("tenure", "choice", choices=("current", "former")),
    ),
    happening=False,
    parties=("person", "org"),
)
