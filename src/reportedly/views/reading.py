"""One reading: the article with its evidence marked, and the claims beside the words that they stand on."""

from reportedly.model import Document, Frozen, Reading, Rejection, Span

from .cells import Column, Moment, Quote
from .claimed import ClaimLine, claim_line
from .marking import Piece, paragraphs_of, pieces_of
from .table import Page, Row, Table

HEDGE = "hedge"


class Paragraph(Frozen):
    """A paragraph in pieces; a piece's labels are the numbers of the claims that rest on it, and `hedge`.

    `notes` are the numbers of the claims whose first words stand here; `masked` is boilerplate, out of which nothing is read.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[int, ...] = ()
    masked: bool = False


class ClaimRow(Row):
    """A claim of one article as a row."""

    number: int
    kind: str
    says: str
    how_sure: str
    word: str
    quote: Quote


class ReadingPage(Page):
    """A document's text and claims; claims are numbered from 1 in the order of their first words."""

    revision: str
    publisher: str | None
    published: Moment | None
    byline: tuple[str, ...]
    url: str | None
    reader: str
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[ClaimLine, ...]
    rejections: tuple[Rejection, ...]

    def tables(self) -> tuple[Table[Row], ...]:
        """The claims as a table."""
        rows = tuple(_row(n, c) for n, c in enumerate(self.claims, 1))
        return (Table(title="Claims", columns=_COLUMNS, rows=rows, total=len(rows)),)


_COLUMNS = (
    Column(field="number", heading="no.", form="number"),
    Column(field="kind", heading="kind"),
    Column(field="says", heading="says"),
    Column(field="how_sure", heading="how sure"),
    Column(field="word", heading="on whose word"),
    Column(field="quote", heading="in the words", form="quote"),
)


def reading_page(reading: Reading) -> ReadingPage:
    """The page of a reading that need not be in any ledger."""
    document = reading.document
    claims = sorted(reading.claims, key=lambda c: (min(e.start for e in c.evidence), c.id))
    lines = tuple(claim_line(document, c) for c in claims)
    mark = reading.extraction.reader
    return ReadingPage(
        title=title_of(document),
        lang=document.lang,
        lead=(_tally(lines),),
        notes=(*document.notes, *reading.extraction.notes),
        revision=document.revision,
        publisher=document.publisher,
        published=Moment(at=document.published) if document.published else None,
        byline=document.byline,
        url=document.url,
        reader=f"{mark.name} {mark.version}",
        paragraphs=_paragraphs(reading, lines),
        claims=lines,
        rejections=reading.rejections,
    )


def title_of(document: Document) -> str:
    """What to call a document: its title, else its first words, else its id."""
    first = " ".join(document.text[:120].split())
    return document.title or (f"{first[:70]} …" if len(first) > 70 else first) or document.label or document.id


def _tally(lines: tuple[ClaimLine, ...]) -> str:
    if not lines:
        return "No claim about the market for talent was found in it."
    hedged, opinion = sum(c.hedged for c in lines), sum(c.opinion for c in lines)
    parts = [f"{len(lines)} claim{'s' if len(lines) > 1 else ''}"]
    parts += [f"{hedged} hedged"] if hedged else []
    parts += [f"{opinion} opinion"] if opinion else []
    return ", ".join(parts)


def _paragraphs(reading: Reading, lines: tuple[ClaimLine, ...]) -> tuple[Paragraph, ...]:
    by_id = {c.id: c for c in reading.claims}
    spans: list[tuple[str, Span]] = []
    firsts: list[tuple[int, int]] = []
    for number, line in enumerate(lines, 1):
        claim = by_id[line.id]
        spans += [(str(number), e) for e in claim.evidence]
        spans += [(HEDGE, claim.hedge)] if claim.hedge else []
        firsts.append((min(e.start for e in claim.evidence), number))
    return tuple(
        _paragraph(reading.document, span, spans, firsts, masked=masked)
        for span, masked in paragraphs_of(reading.document)
    )


def _paragraph(
    document: Document, span: Span, spans: list[tuple[str, Span]], firsts: list[tuple[int, int]], *, masked: bool
) -> Paragraph:
    return Paragraph(
        pieces=pieces_of(document.text, span.start, span.end, spans),
        notes=tuple(number for start, number in firsts if span.start <= start < span.end),
        masked=masked,
    )


def _row(number: int, line: ClaimLine) -> ClaimRow:
    return ClaimRow(
        number=number,
        kind=line.kind,
        says=line.says,
        how_sure=line.how_sure,
        word=line.word or "its own word",
        quote=line.quote,
    )
