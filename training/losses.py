"""What the network is punished for."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.reading.encoder.items import Mention
from reportedly.reading.encoder.labels import CHOICES, FLAGS, KINDS, SLOTS, STAGE_LIST, STAGES, TAGGED, fits

from .lessons import Batch
from .questions import Question
from .targets import Span

# Roles that no score rests on count for less.
SLIGHT = {"source": 0.3, "role_before": 0.3, "role_after": 0.3, "title": 0.3, "product": 0.3}
FAR = -1e4
ACTIONS = {"pay": "pay_action", "unit": "unit_action"}


def tagging(evidence: Tensor, mentions: Tensor, person: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the tagger; beginnings, being rare, count for more."""
    real = batch.mask[..., None]
    loss = len(KINDS) * _marks(evidence, batch.evidence, batch.evidence_counts * real, 1.5, 4.0)
    loss = loss + len(TAGGED) * _marks(mentions, batch.mentions, real.expand_as(batch.mentions[..., 0]), 1.5, 2.0)
    raw = functional.binary_cross_entropy_with_logits(person, batch.person, reduction="none")
    return loss + 0.3 * (raw * batch.person_counts).sum() / batch.person_counts.sum().clamp(min=1)


def _marks(logits: Tensor, wanted: Tensor, counts: Tensor, inside: float, begins: float) -> Tensor:
    def part(number: int, weight: float) -> Tensor:
        raw = functional.binary_cross_entropy_with_logits(
            logits[..., number], wanted[..., number], reduction="none", pos_weight=torch.tensor(weight)
        )
        return (raw * counts).sum() / counts.sum().clamp(min=1)

    return part(1, inside) + 2 * part(0, begins)


def pointing(out: dict[str, Tensor], asked: list[Question]) -> dict[str, Tensor]:
    """Summed losses of the pointer over a group of questions, by part."""
    real = torch.tensor([question.target is not None for question in asked], dtype=torch.float32)
    losses = {"valid": functional.binary_cross_entropy_with_logits(out["valid"], real, reduction="sum")}
    losses["roles"] = _roles(out, asked)
    losses |= _grades(out, asked)
    return losses


def _roles(out: dict[str, Tensor], asked: list[Question]) -> Tensor:
    """Any mention of the right filler is right; where there is none, the slot's "none" is."""
    room = out["slots"].shape[1]
    filled: list[tuple[int, int, float, np.ndarray, np.ndarray]] = []
    empty: list[tuple[int, int, float, np.ndarray]] = []
    for row, question in enumerate(asked):
        if question.target is None:
            continue
        mentions = question.item.mentions
        for slot, role in enumerate(SLOTS[question.item.kind]):
            fillers = question.target.fillers[role]
            if fillers is None:
                continue
            rights = [_right(mentions, filler, role, room) for filler in fillers]
            rights = [right for right in rights if right.any()]
            weight = SLIGHT.get(role, 1.0)
            others = ~np.any(rights, axis=0) if rights else np.ones(room, bool)
            others[len(mentions) :] = False
            filled += [(row, slot, weight, right, others) for right in rights]
            empty.append((row, slot, weight, others))
    return _point(out, filled) + _withhold(out, empty)


def _right(mentions: tuple[Mention, ...], filler: set[Span], role: str, room: int) -> np.ndarray:
    """Which of the item's mentions name this filler and are of a type that the role takes."""
    right = np.zeros(room, bool)
    for column, mention in enumerate(mentions):
        right[column] = (mention.start, mention.end) in filler and fits(role, mention.type)
    return right


def _point(out: dict[str, Tensor], filled: list[tuple[int, int, float, np.ndarray, np.ndarray]]) -> Tensor:
    if not filled:
        return out["none"].sum() * 0
    rows, slots = (torch.tensor([entry[i] for entry in filled]) for i in (0, 1))
    logits, none = out["slots"][rows, :, slots], out["none"][rows, slots]
    right = logits.masked_fill(~torch.from_numpy(np.array([entry[3] for entry in filled])), FAR)
    wrong = logits.masked_fill(~torch.from_numpy(np.array([entry[4] for entry in filled])), FAR)
    right = torch.logsumexp(right, 1)
    wrong = torch.logsumexp(torch.cat([none[:, None], wrong], 1), 1)
    weights = torch.tensor([entry[2] for entry in filled])
    return (weights * (torch.logaddexp(right, wrong) - right)).sum()


def _withhold(out: dict[str, Tensor], empty: list[tuple[int, int, float, np.ndarray]]) -> Tensor:
    """Mentions that fill nothing must fall below "none"."""
    if not empty:
        return out["none"].sum() * 0
    rows, slots = (torch.tensor([entry[i] for entry in empty]) for i in (0, 1))
    none = out["none"][rows, slots]
    wrong = out["slots"][rows, :, slots].masked_fill(~torch.from_numpy(np.array([entry[3] for entry in empty])), FAR)
    weights = torch.tensor([entry[2] for entry in empty])
    return (weights * (torch.logsumexp(torch.cat([none[:, None], wrong], 1), 1) - none)).sum()


def _grades(out: dict[str, Tensor], asked: list[Question]) -> dict[str, Tensor]:
    stages: list[tuple[int, int]] = []
    flags: list[tuple[int, list[float]]] = []
    choices: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, question in enumerate(asked):
        if question.target is None:
            continue
        kind, claim = question.item.kind, question.target.claim
        if claim.get("stage") in STAGES[kind]:
            stages.append((row, STAGE_LIST.index((kind, claim["stage"]))))
        said = (claim.get("polarity") == "denied", claim.get("certainty") == "hedged", claim.get("voice") == "opinion")
        flags.append((row, [*map(float, said), float(bool(claim.get("minor")))]))
        for name, value in _chosen(kind, claim):
            choices[name].append((row, CHOICES[name].index(value)))
    zero = out["none"].sum() * 0
    losses = {"stage": zero, "flags": zero, "choices": zero}
    if stages:
        losses["stage"] = _stage_loss(out["stage"], stages)
    if flags:
        rows = torch.tensor([row for row, _ in flags])
        wanted = torch.tensor([values for _, values in flags])
        losses["flags"] = functional.binary_cross_entropy_with_logits(out["flags"][rows], wanted, reduction="sum")
    at = 0
    for name, values in CHOICES.items():
        if choices[name]:
            rows, right = (torch.tensor(part) for part in zip(*choices[name], strict=True))
            logits = out["choices"][rows, at : at + len(values)]
            losses["choices"] = losses["choices"] + functional.cross_entropy(logits, right, reduction="sum")
        at += len(values)
    assert len(FLAGS) == out["flags"].shape[1]
    return losses


def _stage_loss(logits: Tensor, stages: list[tuple[int, int]]) -> Tensor:
    """Cross-entropy among the stages of the claim's own kind."""
    rows, right = (torch.tensor(part) for part in zip(*stages, strict=True))
    same_kind = torch.tensor([[one[0] == other[0] for other in STAGE_LIST] for one in STAGE_LIST])
    return functional.cross_entropy(logits[rows].masked_fill(~same_kind[right], FAR), right, reduction="sum")


def _chosen(kind: str, claim: dict) -> list[tuple[str, str]]:
    roles = claim["roles"]
    named = [(name, roles.get(name)) for name in ("act", "form", "direction", "tenure")]
    named.append((ACTIONS.get(kind, ""), roles.get("action")))
    named.append(("basis", (roles.get("amount") or {}).get("basis")))
    return [(name, value) for name, value in named if name in CHOICES and value in CHOICES[name]]
