"""The closed choices about a happening: its stage, its grades, and what its kind asks for. No words of any language."""

from reportedly.kinds import KINDS

HEADS: dict[str, tuple[str, ...]] = {f"stage {k.name}": k.stages for k in KINDS.values() if k.stages} | {
    "polarity": ("affirmed", "denied"),
    "certainty": ("certain", "hedged"),
    "voice": ("report", "opinion"),
}
# Roles of a kind that hold a closed choice: `deal.form`, `pay.action` ...
HEADS |= {f"{k.name} {r.name}": r.choices for k in KINDS.values() for r in k.roles if r.holds == "choice"}
COLUMNS = tuple(f"{head}={value}" for head, values in HEADS.items() for value in values)
GRADES = ("polarity", "certainty", "voice")


def heads_of(kind: str) -> dict[str, str]:
    """The heads that are asked for a kind, by the name of the field that they fill."""
    own = {r.name: f"{kind} {r.name}" for r in KINDS[kind].roles if r.holds == "choice"}
    stage = {"stage": f"stage {kind}"} if KINDS[kind].stages else {}
    return stage | {grade: grade for grade in GRADES} | own
