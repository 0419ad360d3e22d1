"""A small press to write in a test: `press.article(...)` makes a reading whose text holds its claims' evidence."""

from collections.abc import Iterable
from typing import Any

import pytest

from reportedly.kinds.form import claim_from
from reportedly.model import Claim, Document, Extraction, ReaderMark, Reading, Standing, Story
from reportedly.stories import build


class Press:
    """Writes readings. Claims are raw, without evidence: each gets a sentence of its own."""

    def article(
        self, label: str, publisher: str, at: str, *claims: dict[str, Any], lang: str = "en", text: str = ""
    ) -> Reading:
        sentences = [f"Sentence {n} of {label}: {raw.get('words', raw['kind'])}." for n, raw in enumerate(claims)]
        document = Document(
            id=label, label=label, publisher=publisher, published=at, lang=lang, text="\n\n".join([*sentences, text])
        )
        made = []
        for n, (raw, sentence) in enumerate(zip(claims, sentences, strict=True)):
            fields = {k: v for k, v in raw.items() if k != "words"} | {"id": f"{label}c{n + 1}", "evidence": [sentence]}
            claim = claim_from(fields, document)
            assert isinstance(claim, Claim), claim
            made.append(claim)
        mark = ReaderMark(name="test", version="1")
        return Reading(
            document=document, extraction=Extraction(document=document.revision, reader=mark, claims=tuple(made))
        )

    def move(self, who: str = "Ada Quill", **fields: Any) -> dict[str, Any]:
        roles = {"people": [{"name": who}], "from": {"name": "Harrow Foundry"}, "to": {"name": "Nimbus Works"}}
        roles |= fields.pop("roles", {})
        return {"kind": "move", "stage": "leaving", "sources": [], "roles": roles} | fields

    def says(self, speaker: str, act: str, **fields: Any) -> dict[str, Any]:
        return {"kind": "statement", "roles": {"speaker": {"name": speaker}, "says": "so", "act": act}} | fields

    def told(self, readings: Iterable[Reading], **more: Any) -> Standing:
        return build(readings, **more)

    def story(self, readings: Iterable[Reading], **more: Any) -> Story:
        stories = list(build(readings, **more).stories)
        assert len(stories) == 1, [s.headline for s in stories]
        return stories[0]

    def states(self, readings: Iterable[Reading]) -> list[tuple[str, int]]:
        return [(str(turn.status), turn.origins) for turn in self.story(readings).history]


@pytest.fixture(scope="session")
def press() -> Press:
    return Press()
