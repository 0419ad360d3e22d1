"""The network: a trunk that reads, a tagger that marks evidence and mentions, a pointer that fills roles."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reading.encoder.items import PLACES, WEIGHTS
from reportedly.reading.encoder.labels import (
    CHOICE_LIST,
    FLAGS,
    KINDS,
    SLOT_COUNT,
    SLOTS,
    STAGE_LIST,
    TAGGED,
    TYPES,
    fits,
)

from .blob import Blob

LAYERS = 10
MIDDLE = 7  # the layer whose output is read beside the last
FROZEN = 4
WIDTH = 256
HEADS = 4
POINTER_LAYERS = 2
QUERIES = 3  # the claim, its stage, its attribution
FLAG_COUNT = 3  # padding, evidence, rest of the sentence


class TrunkLayer(nn.Module):
    """One post-norm transformer layer, as in the base model."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = (part(x).view(batch, length, self.heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        read = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.aln(x + self.ao(read.transpose(1, 2).reshape(batch, length, hidden)))
        return self.oln(x + self.fo(functional.gelu(self.fi(x))))


class Trunk(nn.Module):
    """The base model's lower layers over a trimmed vocabulary; word vectors and the lowest layers stay as they are."""

    def __init__(self, blob: Blob, kept: list[int]) -> None:
        super().__init__()
        sizes = blob.sizes
        self.hidden = sizes.hidden
        self.word = nn.Embedding(len(kept), sizes.hidden)
        self.register_buffer("place", torch.zeros(sizes.positions, sizes.hidden))
        self.norm = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.layers = nn.ModuleList(
            TrunkLayer(sizes.hidden, sizes.heads, sizes.inner, sizes.epsilon) for _ in range(LAYERS)
        )
        self.register_buffer("mean", torch.zeros(2 * sizes.hidden))
        self.register_buffer("spread", torch.ones(2 * sizes.hidden))
        self._fill(blob, kept)
        for part in (self.word, self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(False)

    @torch.no_grad()
    def _fill(self, blob: Blob, kept: list[int]) -> None:
        sizes = blob.sizes
        hidden = sizes.hidden
        words = blob.tensor("emb.word", sizes.vocabulary, hidden)
        self.word.weight.copy_(torch.from_numpy(words[kept]))
        self.place.copy_(torch.from_numpy(blob.tensor("emb.pos", sizes.positions, hidden)))
        self.place.add_(torch.from_numpy(blob.tensor("emb.type", hidden)))
        _copy(blob, "emb.ln", self.norm)
        for number, layer in enumerate(self.layers):
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                _copy(blob, f"l{number}.{name}", getattr(layer, name))

    def embed(self, ids: Tensor) -> Tensor:
        return self.norm(self.word(ids) + self.place[: ids.shape[1]])

    def forward(self, embedded: Tensor, mask: Tensor | None) -> Tensor:
        """Standardised vectors (batch, tokens, twice hidden): the middle layer's beside the last's."""
        x, middle = embedded, embedded
        with torch.no_grad():
            for layer in self.layers[:FROZEN]:
                x = layer(x, mask)
        for number, layer in enumerate(self.layers[FROZEN:], FROZEN + 1):
            x = layer(x, mask)
            if number == MIDDLE:
                middle = x
        return (torch.cat([x, middle], -1) - self.mean) / self.spread


@torch.no_grad()
def _copy(blob: Blob, name: str, part: nn.Linear | nn.LayerNorm) -> None:
    part.weight.copy_(torch.from_numpy(blob.tensor(f"{name}.w", *part.weight.shape)))
    part.bias.copy_(torch.from_numpy(blob.tensor(f"{name}.b", *part.bias.shape)))


class Tagger(nn.Module):
    """Logits per token: evidence of each kind (begins, inside), mentions of each type (begins, inside), person or not."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.1)
        self.evidence = nn.Sequential(nn.Linear(2 * hidden, 256), nn.GELU(), nn.Linear(256, 2 * len(KINDS)))
        self.mention = nn.Sequential(nn.Linear(2 * hidden, 192), nn.GELU(), nn.Linear(192, 2 * len(TAGGED) + 1))
        nn.init.constant_(self.evidence[2].bias, -2.5)
        nn.init.constant_(self.mention[2].bias, -2.0)

    def forward(self, read: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        batch, length, _ = read.shape
        read = self.drop(read)
        evidence = self.evidence(read).view(batch, length, len(KINDS), 2)
        mention = self.mention(read)
        return evidence, mention[..., :-1].reshape(batch, length, len(TAGGED), 2), mention[..., -1]


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.q, self.kv, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(WIDTH, WIDTH)
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = x.shape
        keys, values = self.kv(memory).chunk(2, -1)
        q, k, v = (part.reshape(count, part.shape[1], HEADS, -1).transpose(1, 2) for part in (self.q(x), keys, values))
        read = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.out(read.transpose(1, 2).reshape(count, length, WIDTH))


class PointerLayer(nn.Module):
    """Queries and mentions look at each other, then at the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.each_other, self.sentence = Attention(), Attention()
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3))
        self.inner = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Linear(2 * WIDTH, WIDTH))
        nn.init.normal_(self.inner[2].weight, std=0.02)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, own: Tensor, tokens: Tensor, token_mask: Tensor) -> Tensor:
        normed = self.norms[0](x)
        x = x + self.drop(self.each_other(normed, normed, own))
        x = x + self.drop(self.sentence(self.norms[1](x), tokens, token_mask))
        return x + self.drop(self.inner(self.norms[2](x)))


class Pointer(nn.Module):
    """For each item: which mention fills which slot of its kind (or none), whether it is a claim, and its grades."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.tokens = nn.Linear(2 * hidden, WIDTH)
        self.first = nn.Linear(2 * hidden, WIDTH)
        self.kind = nn.Embedding(len(KINDS), QUERIES * WIDTH)
        self.flag, self.place = nn.Embedding(FLAG_COUNT, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.mention_type, self.weight = nn.Embedding(len(TYPES), WIDTH), nn.Embedding(WEIGHTS, WIDTH)
        for table in (self.kind, self.flag, self.place, self.mention_type, self.weight):
            nn.init.normal_(table.weight, std=0.4)
        self.layers = nn.ModuleList(PointerLayer() for _ in range(POINTER_LAYERS))
        self.norm, self.drop = nn.LayerNorm(WIDTH), nn.Dropout(0.1)
        self.slot = nn.Parameter(torch.randn(len(KINDS), WIDTH, SLOT_COUNT) * 0.03)
        self.ask = nn.Linear(WIDTH, SLOT_COUNT * 32)
        self.answer = nn.Linear(WIDTH, 32)
        self.none = nn.Parameter(torch.randn(len(KINDS), WIDTH, SLOT_COUNT) * 0.03)
        self.valid = nn.Linear(2 * WIDTH, len(KINDS))
        self.stage = nn.Linear(2 * WIDTH, len(STAGE_LIST))
        self.flags = nn.Linear(2 * WIDTH, len(FLAGS))
        self.choices = nn.Linear(2 * WIDTH, len(CHOICE_LIST))
        self.register_buffer("fits", _fits())

    def forward(self, read: Tensor, row: Tensor, items: dict[str, Tensor]) -> dict[str, Tensor]:
        """`read` (batch, tokens, 2 hidden); `row` the batch row of each item; `items` as packed."""
        return self.answers(self.tokens(read), self.first(read), row, items)

    def answers(self, projected: Tensor, heads: Tensor, row: Tensor, items: dict[str, Tensor]) -> dict[str, Tensor]:
        """As `forward`, from the two projections of what was read (batch, tokens, width)."""
        kind, token, flag = items["kind"], items["token"], items["flag"]
        token_mask, mention_mask = flag > 0, items["place"] > 0
        tokens = projected[row[:, None], token] + self.flag(flag)
        mentions = self._mentions(projected, heads, row, items)
        evidence = (flag == 1).to(projected.dtype)
        pooled = (tokens * evidence[..., None]).sum(1) / evidence.sum(1, keepdim=True).clamp(min=1)
        queries = self.kind(kind).view(-1, QUERIES, WIDTH) + pooled[:, None]
        x = self.drop(torch.cat([queries, mentions], 1))
        own = torch.cat([torch.ones_like(kind[:, None]).expand(-1, QUERIES) > 0, mention_mask], 1)[:, None, None]
        for layer in self.layers:
            x = layer(x, own, tokens, token_mask[:, None, None])
        x = self.drop(self.norm(x))
        return self._heads(x, kind, items["type"], mention_mask, pooled)

    def _mentions(self, projected: Tensor, heads: Tensor, row: Tensor, items: dict[str, Tensor]) -> Tensor:
        """A mention's vector: the mean over its tokens, its first token, and what is known of it."""
        sums = functional.pad(projected.cumsum(1), (0, 0, 1, 0))
        first, last = items["first"], items["last"]
        mean = (sums[row[:, None], last] - sums[row[:, None], first]) / (last - first)[..., None]
        known = self.place(items["place"]) + self.mention_type(items["type"]) + self.weight(items["weight"])
        return mean + heads[row[:, None], first] + known

    def _heads(self, x: Tensor, kind: Tensor, types: Tensor, mask: Tensor, pooled: Tensor) -> dict[str, Tensor]:
        claim, stage, credit = x[:, 0], x[:, 1], x[:, 2]
        mentions = x[:, QUERIES:]
        asked = self.ask(claim).view(-1, SLOT_COUNT, 32)
        slots = (
            torch.matmul(mentions, self.slot[kind]) + torch.matmul(self.answer(mentions), asked.transpose(1, 2)) / 6.0
        )
        allowed = self.fits[kind[:, None], :, types] & mask[..., None]
        none = torch.matmul(claim[:, None], self.none[kind])[:, 0]
        valid = self.valid(torch.cat([claim, pooled], -1)).gather(1, kind[:, None])[:, 0]
        return {
            "slots": slots.masked_fill(~allowed, -1e4),
            "none": none,
            "valid": valid,
            "stage": self.stage(torch.cat([stage, pooled], -1)),
            "flags": self.flags(torch.cat([credit, pooled], -1)),
            "choices": self.choices(torch.cat([claim, pooled], -1)),
        }


def _fits() -> Tensor:
    """(kinds, slots, types): which types of mention may fill which slot."""
    table = torch.zeros(len(KINDS), SLOT_COUNT, len(TYPES), dtype=torch.bool)
    for number, kind in enumerate(KINDS):
        for slot, role in enumerate(SLOTS[kind]):
            for place, name in enumerate(TYPES):
                table[number, slot, place] = fits(role, name)
    return table


class Reader(nn.Module):
    """Trunk, tagger and pointer together."""

    def __init__(self, blob: Blob, kept: list[int]) -> None:
        super().__init__()
        self.trunk = Trunk(blob, kept)
        self.tagger = Tagger(self.trunk.hidden)
        self.pointer = Pointer(self.trunk.hidden)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.trunk(self.trunk.embed(ids), mask[:, None, None].bool())
