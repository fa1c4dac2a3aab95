"""A found passage as the evidence and the passage that other rooms carry."""

from drafter.documents import Evidence, Passage
from drafter.materials.entry import Card, Entry
from drafter.materials.parts import kind_of_part
from drafter.materials.store import Found


def as_evidence(found: Found) -> Evidence:
    """Return the place and the words of a passage."""
    entry = found.entry
    return Evidence(found.card.file, entry.start, entry.end, entry.quote, entry.sheet, entry.row, entry.header)


def as_passage(found: Found, *, number: int, score: float) -> Passage:
    """Return a passage with its number among those offered (E1, E2 …)."""
    entry, card = found.entry, found.card
    kind = kind_of_part(entry.context, card.kind)
    return Passage(
        id=f"E{number}",
        evidence=as_evidence(found),
        kind=kind,
        issuer=card.issuer,
        place=entry.place,
        year=_year(entry, card) if kind == "outlook" else entry.year,
        unit=entry.unit,
        score=score,
        title=card.title,
    )


def _year(entry: Entry, card: Card) -> int | None:
    """Return the year an outlook was written in: 明年 under 2026年工作打算 of a summary of 2025 is 2026, not 2027."""
    return min((year for year in (card.year, entry.year) if year is not None), default=None)
