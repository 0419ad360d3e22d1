"""A small standing made by hand: a move that is rumoured, denied and confirmed; an offer with rival figures; an open rumour; a hostile article.

What the stories come to is written here, not computed: views only show it.
"""

from datetime import UTC, datetime
from typing import Any

from reportedly.kinds.form import claim_from
from reportedly.model import (
    Amount,
    Claim,
    Copy,
    Document,
    Entity,
    Entry,
    Extraction,
    Flag,
    Judgement,
    Origin,
    ReaderMark,
    Reading,
    Reason,
    Span,
    Standing,
    Status,
    Story,
    Told,
    Turn,
    Value,
)
from reportedly.views import Book

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOSTILE = "<script>alert('name')</script>\u202e"

_MOVE = {"people": "Juliane Möhrke", "from": "Gridmoor", "to": "Wolkenwerk"}
_OFFER = {"by": "Lanqiao", "people": {"described": "researchers", "count": 5, "of": "Tessaly"}, "employer": "Tessaly"}


def _document(
    label: str, lang: str, publisher: str, published: str | None, title: str, text: str, ad: str = ""
) -> Document:
    at = text.find(ad) if ad else 0
    return Document(
        id=f"https://press.example/{label}",
        url=f"https://press.example/{label}",
        label=label,
        lang=lang,
        publisher=publisher,
        published=published,
        title=title,
        text=text,
        masked=(Span(start=at, end=at + len(ad)),) if ad else (),
    )


DOCUMENTS = {
    d.label: d
    for d in (
        _document(
            "a1",
            "en",
            "The Spokane Dispatch",
            "2026-02-03T09:15:00Z",
            "Gridmoor's inference chief is leaving",
            "Juliane Möhrke is leaving Gridmoor to join Wolkenwerk, two people familiar with her plans told the Dispatch. "
            "She may take a seat on the board.\n\nGridmoor declined to comment.\n\nSubscribe now for half the price!",
            ad="Subscribe now for half the price!",
        ),
        _document(
            "a2",
            "en",
            "Nordwire",
            "2026-02-03T12:00:00Z",
            "Möhrke to leave Gridmoor, the Dispatch says",
            "Juliane Möhrke is to leave Gridmoor for Wolkenwerk, The Spokane Dispatch reported.",
        ),
        _document(
            "a3",
            "ja",
            "星見通信",
            "2026-02-04",
            "メールケ氏、グリッドムーアを退社へ",
            "ユリアーネ・メールケ氏がグリッドムーアを去り、ヴォルケンヴェルクに移るという。",
        ),
        _document(
            "a4",
            "en",
            "Stackwise",
            "2026-02-05T11:20:00Z",
            "Gridmoor: no truth in it",
            "“There is no truth in it,” a Gridmoor spokeswoman said of reports that Juliane Möhrke leaves for Wolkenwerk.",
        ),
        _document(
            "a5",
            "de",
            "Wolkenwerk",
            "2026-02-19T07:05:00Z",
            "Juliane Möhrke wird Technikchefin",
            "Juliane Möhrke wird zum 1. April Technikchefin der Wolkenwerk AG. Sie kommt von Gridmoor.",
        ),
        _document(
            "a6",
            "zh",
            "潮声财经",
            "2026-02-05T02:00:00Z",
            "蓝桥重金挖角",
            "知情人士称，蓝桥向泰萨利的五名研究员开出每人三千万美元的签约金。",
        ),
        _document(
            "a7",
            "en",
            "Stackwise",
            "2026-02-26T16:00:00Z",
            "The thirty-million question",
            "“It is thirty million over four years,” said Rosalind Teo of Lanqiao. Hanbit had ten million at most.",
        ),
        _document(
            "a9",
            "es",
            "El Cierzo",
            "2026-02-10T06:00:00Z",
            "Tessaly prepara un laboratorio",
            "Tessaly podría abrir un laboratorio en Zaragoza, según fuentes conocedoras.",
        ),
        _document("a8", "en", HOSTILE, None, HOSTILE, f'{HOSTILE} joins Wolkenwerk & "Sons".'),
    )
}


def _claim(label: str, kind: str, roles: dict[str, Any], words: str | list[str], **more: Any) -> Claim:
    document = DOCUMENTS[label]
    raw = {"kind": kind, "roles": roles, "evidence": words if isinstance(words, list) else [words], **more}
    claim = claim_from(raw, document)
    assert isinstance(claim, Claim), claim
    return claim


_FAMILIAR = ["people familiar"]
CLAIMS = {
    "leaving": _claim(
        "a1",
        "move",
        _MOVE,
        ["is leaving Gridmoor to join Wolkenwerk", "two people familiar with her plans told the Dispatch"],
        stage="leaving",
        sources=_FAMILIAR,
    ),
    "seat": _claim(
        "a1",
        "role",
        {"person": "Juliane Möhrke", "org": "Wolkenwerk", "title": "a seat on the board"},
        "She may take a seat on the board",
        certainty="hedged",
        hedge="may",
        sources=_FAMILIAR,
    ),
    "silence": _claim(
        "a1", "statement", {"speaker": "Gridmoor", "act": "declines_comment"}, "Gridmoor declined to comment"
    ),
    "relayed": _claim(
        "a2",
        "move",
        _MOVE,
        "is to leave Gridmoor for Wolkenwerk",
        stage="leaving",
        sources=["people familiar", "The Spokane Dispatch"],
    ),
    "copied": _claim(
        "a3",
        "move",
        {"people": "ユリアーネ・メールケ", "from": "グリッドムーア", "to": "ヴォルケンヴェルク"},
        "グリッドムーアを去り、ヴォルケンヴェルクに移るという",
        stage="leaving",
        certainty="hedged",
        hedge="という",
    ),
    "denied": _claim(
        "a4", "move", _MOVE, "“There is no truth in it,”", stage="leaving", polarity="denied", sources=["Gridmoor"]
    ),
    "announced": _claim(
        "a5",
        "move",
        {**_MOVE, "role_after": "Technikchefin"},
        "Juliane Möhrke wird zum 1. April Technikchefin",
        stage="joining",
        when={"start": "2026-04-01", "end": "2026-04-01", "precision": "day"},
    ),
    "signing": _claim(
        "a6",
        "offer",
        {**_OFFER, "amount": {"low": 30e6, "high": 30e6, "currency": "USD", "basis": "signing"}},
        "蓝桥向泰萨利的五名研究员开出每人三千万美元的签约金",
        stage="made",
        sources=_FAMILIAR,
    ),
    "years": _claim(
        "a7",
        "offer",
        {**_OFFER, "amount": {"low": 30e6, "high": 30e6, "currency": "USD", "basis": "total", "years": 4}},
        "It is thirty million over four years",
        stage="made",
        sources=["Rosalind Teo"],
    ),
    "ten": _claim(
        "a7",
        "offer",
        {**_OFFER, "amount": {"low": None, "high": 10e6, "currency": "USD"}},
        "Hanbit had ten million at most",
        stage="made",
        sources=["Hanbit"],
    ),
    "laboratory": _claim(
        "a9",
        "unit",
        {"by": "Tessaly", "unit": "un laboratorio en Zaragoza", "action": "formed"},
        "podría abrir un laboratorio en Zaragoza",
        stage="planned",
        certainty="hedged",
        hedge="podría",
        sources=_FAMILIAR,
    ),
    "hostile": _claim(
        "a8", "move", {"people": HOSTILE, "to": "Wolkenwerk"}, 'joins Wolkenwerk & "Sons"', stage="joining"
    ),
}
CLAIMS["copied"] = CLAIMS["copied"].model_copy(
    update={"flags": (Flag(name="doubtful_translation", reason="“adviser” where the original has “chief”"),)}
)


def _reason(rule: str, text: str, *claims: str) -> Reason:
    return Reason(rule=rule, text=text, claims=tuple(CLAIMS[c].id for c in claims))


def _told(name: str, part: Any, origin: str | None = None, chain: tuple[str, ...] = ()) -> Told:
    return Told(
        claim=CLAIMS[name],
        part=part,
        origin=origin,
        chain=chain,
        links=(_reason("people", f"the same people as in {name}"),),
    )


_DISPATCH = "people familiar, to The Spokane Dispatch"


def _revision(label: str) -> str:
    return DOCUMENTS[label].revision


MOVE = Story(
    id="move1",
    kind="move",
    headline="Juliane Möhrke leaves Gridmoor for Wolkenwerk",
    participants=("e-mo", "e-gr", "e-wo"),
    told=(
        _told("leaving", "origin", _DISPATCH, ("people familiar", "The Spokane Dispatch")),
        _told("silence", "comment"),
        _told("relayed", "relay", _DISPATCH, ("people familiar", "The Spokane Dispatch", "Nordwire")),
        _told("copied", "copy", _DISPATCH, ("people familiar", "The Spokane Dispatch", "星見通信")),
        _told("denied", "denial"),
        _told("announced", "origin", "Wolkenwerk (announcement)", ("Wolkenwerk",)),
    ),
    history=(
        Turn(
            at="2026-02-03T09:15:00Z",
            status=Status.RUMOURED,
            origins=1,
            reasons=(
                _reason("rumoured", "it rests on people who are not named", "leaving"),
                _reason("origins", _DISPATCH),
            ),
        ),
        Turn(
            at="2026-02-05T11:20:00Z",
            status=Status.DISPUTED,
            origins=1,
            reasons=(_reason("disputed", "Gridmoor, a party, denies it", "denied"),),
        ),
        Turn(
            at="2026-02-19T07:05:00Z",
            status=Status.CONFIRMED,
            origins=2,
            reasons=(_reason("confirmed", "Wolkenwerk, a party, says so", "announced"),),
        ),
    ),
    origins=(
        Origin(name=_DISPATCH, kind="anonymous", documents=(_revision("a1"), _revision("a2"), _revision("a3"))),
        Origin(name="Wolkenwerk (announcement)", kind="party", documents=(_revision("a5"),)),
    ),
    unknown=("what she was offered",),
)
OFFER = Story(
    id="offer2",
    kind="offer",
    headline="Lanqiao offers five Tessaly researchers $30m",
    participants=("e-la", "e-te"),
    told=(
        _told("signing", "origin", "people familiar, to 潮声财经", ("people familiar", "潮声财经")),
        _told("years", "origin", "Lanqiao", ("Rosalind Teo", "Stackwise")),
        _told("ten", "relay", "Hanbit", ("Hanbit", "Stackwise")),
    ),
    history=(
        Turn(
            at="2026-02-05T02:00:00Z",
            status=Status.RUMOURED,
            origins=1,
            reasons=(_reason("rumoured", "no name stands for it"),),
        ),
        Turn(
            at="2026-02-26T16:00:00Z",
            status=Status.CONFIRMED,
            origins=2,
            amended=True,
            reasons=(_reason("confirmed", "Lanqiao, a party, says so", "years"),),
        ),
    ),
    origins=(
        Origin(name="people familiar, to 潮声财经", kind="anonymous", documents=(_revision("a6"),)),
        Origin(name="Lanqiao", kind="party", documents=(_revision("a7"),)),
    ),
    value=Value(
        amount=Amount(low=30e6, high=30e6, currency="USD", basis="total", years=4),
        leads=CLAIMS["years"].id,
        superseded=(CLAIMS["signing"].id, CLAIMS["ten"].id),
    ),
)
RUMOUR = Story(
    id="unit4",
    kind="unit",
    headline="Tessaly plans a laboratory in Zaragoza",
    participants=("e-te",),
    told=(_told("laboratory", "origin", "people familiar, to El Cierzo", ("people familiar", "El Cierzo")),),
    history=(
        Turn(
            at="2026-02-10T06:00:00Z",
            status=Status.RUMOURED,
            origins=1,
            reasons=(_reason("rumoured", "it is hedged", "laboratory"),),
        ),
    ),
    origins=(Origin(name="people familiar, to El Cierzo", kind="anonymous", documents=(_revision("a9"),)),),
    unknown=("no leader named", "no party has spoken"),
)
UNDATED = Story(
    id="undated3",
    kind="move",
    headline=f"{HOSTILE} joins Wolkenwerk",
    participants=("e-ho", "e-wo"),
    told=(_told("hostile", "origin", HOSTILE, (HOSTILE,)),),
    origins=(Origin(name=HOSTILE, kind="medium", documents=(_revision("a8"),)),),
)


def _entity(id: str, type: str, *names: str) -> Entity:
    return Entity(id=id, type=type, names=names, reasons=(_reason("name", f"{names[-1]} is written for {names[0]}"),))


ENTITIES = (
    _entity("e-mo", "person", "Juliane Möhrke", "ユリアーネ・メールケ"),
    _entity("e-gr", "organisation", "Gridmoor", "グリッドムーア"),
    _entity("e-wo", "organisation", "Wolkenwerk", "ヴォルケンヴェルク"),
    _entity("e-la", "organisation", "Lanqiao", "蓝桥"),
    _entity("e-te", "organisation", "Tessaly", "泰萨利"),
    _entity("e-ho", "person", HOSTILE),
)
JUDGEMENT = Judgement(subject="names", verdict="same", left="Lanqiao", right="蓝桥", by="an editor", recorded_at=NOW)


def _entry(sequence: int, document: Document) -> Entry:
    claims = tuple(c for c in CLAIMS.values() if c.document == document.revision)
    extraction = Extraction(document=document.revision, reader=ReaderMark(name="by hand", version="1"), claims=claims)
    return Entry(sequence=sequence, recorded_at=NOW, reading=Reading(document=document, extraction=extraction))


def reading_of(label: str) -> Reading:
    """The reading of one of the articles."""
    return _entry(1, DOCUMENTS[label]).reading


def make_book(
    stories: tuple[Story, ...] = (MOVE, OFFER, RUMOUR, UNDATED), judgements: tuple[Judgement, ...] = (JUDGEMENT,)
) -> Book:
    """The whole press as a book."""
    standing = Standing(
        stories=stories,
        copies=(
            Copy(
                document=_revision("a3"),
                of=_revision("a1"),
                how="translated",
                reasons=(_reason("numbers", "the same numbers in the same order"),),
                changed=("move: certain became hedged",),
            ),
        ),
        entities=ENTITIES,
        resolution={name: e.id for e in ENTITIES for name in e.names},
    )
    entries = [_entry(n, d) for n, d in enumerate(DOCUMENTS.values(), 1)]
    return Book.of(standing, entries, judgements, now=NOW)


def empty_book() -> Book:
    """The book of a ledger that holds nothing."""
    return Book.of(Standing(), (), now=NOW)
