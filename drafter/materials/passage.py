"""A found passage as the evidence and the passage that other rooms carry."""

from drafter.documents import Evidence, Passage
from drafter.materials.store import Found


def as_evidence(found: Found) -> Evidence:
    """Return the place and the words of a passage."""
    entry = found.entry
    return Evidence(found.card.file, entry.start, entry.end, entry.quote, entry.sheet, entry.row, entry.header)


def as_passage(found: Found, *, number: int, score: float) -> Passage:
    """Return a passage with its number among those offered (E1, E2 …)."""
    entry, card = found.entry, found.card
    return Passage(
        id=f"E{number}",
        evidence=as_evidence(found),
        kind=card.kind,
        issuer=card.issuer,
        place=entry.place,
        year=entry.year,
        unit=entry.unit,
        score=score,
        title=card.title,
    )
