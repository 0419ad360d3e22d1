"""Grounding, checked once more at the ledger's door: what does not stand in the text goes in as a rejection."""

from reportedly.model import Claim, Document, Reading, Rejection


def grounded(reading: Reading) -> Reading:
    """The reading with each ungrounded claim turned into a rejection; itself where there is none.

    Raises ValueError for an extraction of another revision.
    """
    document, extraction = reading.document, reading.extraction
    if extraction.document != document.revision:
        raise ValueError(f"an extraction of revision {extraction.document} cannot go with {document.revision}")
    faults = [(claim, _fault(claim, document)) for claim in extraction.claims]
    if not any(fault for _, fault in faults):
        return reading
    refused = tuple(_rejection(claim, fault, document) for claim, fault in faults if fault)
    kept = tuple(claim for claim, fault in faults if not fault)
    checked = extraction.model_copy(update={"claims": kept, "rejections": (*extraction.rejections, *refused)})
    return reading.model_copy(update={"extraction": checked})


def _fault(claim: Claim, document: Document) -> str | None:
    if claim.document != document.revision:
        return f"read from another revision: {claim.document}"
    for excerpt in claim.evidence:
        if not excerpt.stands_in(document.text):
            return f"evidence does not stand at {excerpt.start}: {excerpt.exact[:60]!r}"
        if document.is_masked(excerpt.start, excerpt.end):
            return f"evidence out of boilerplate: {excerpt.exact[:60]!r}"
    if claim.hedge and not claim.hedge.stands_in(document.text):
        return f"hedge does not stand at {claim.hedge.start}: {claim.hedge.exact[:60]!r}"
    return None


def _rejection(claim: Claim, fault: str, document: Document) -> Rejection:
    return Rejection(document=document.revision, reason=fault, offered=claim.model_dump(mode="json"))
