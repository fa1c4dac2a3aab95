"""The letter as plain text, set as it will be printed: title centred, 落款 at the right, 28 characters a line."""

from dataclasses import dataclass
from pathlib import Path

from drafter.documents import Draft
from drafter.render.layout import Part, lay_out
from drafter.render.measure import pad, width

_LINE = 28  # full-width characters
_SPACE = "\u3000"
_INDENTED = {"opening", "heading", "paragraph", "closing", "attachment", "note"}
_DATE_FROM_RIGHT = 4
_BLANK_BEFORE = {"title", "salutation", "attachment", "signature", "cc"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and where its words stand in the text."""

    part: Part
    start: int
    end: int


def render_text(draft: Draft, *, public: bool = False, root: Path | None = None) -> str:
    """Return the finished letter as text."""
    return place_parts(lay_out(draft, public=public, root=root))[0]


def place_parts(parts: tuple[Part, ...]) -> tuple[str, tuple[Placed, ...]]:
    """Return the text of the letter and the place of each part in it."""
    date = next((part.text for part in parts if part.kind == "date"), "")
    pieces: list[str] = []
    placed = []
    offset = 0
    previous = None
    for part in parts:
        blank = "\n" if previous is not None and part.kind in _BLANK_BEFORE and part.kind != previous else ""
        lead = blank + _lead(part, date)
        start = offset + len(lead)
        placed.append(Placed(part, start, start + len(part.text)))
        pieces += (lead, part.text, "\n")
        offset = placed[-1].end + 1
        previous = part.kind
    return "".join(pieces), tuple(placed)


def _lead(part: Part, date: str) -> str:
    """Return the spaces before a part."""
    if part.kind in _INDENTED:
        return _SPACE * 2
    if part.kind == "title":
        return pad((_LINE - width(part.text)) / 2)
    if part.kind in {"mark", "doc_number"}:
        return pad(_LINE - width(part.text))
    if part.kind in {"signature", "date"}:
        from_right = _DATE_FROM_RIGHT + width(date) / 2 + width(part.text) / 2
        return pad(_LINE - max(from_right, width(part.text)))
    return ""
