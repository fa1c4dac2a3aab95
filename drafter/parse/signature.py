"""署名 and 成文日期: the name beside the dated row, the date in it, damaged or whole."""

import re

from drafter.documents import Span
from drafter.parse.damaged_date import read_damaged_date
from drafter.parse.end_rows import DAMAGED_ROWS, DATE_FIRST, NAMED, SIGNED, SIGNED_DAMAGED, STAMP_BEHIND, Row
from drafter.parse.page import Page
from drafter.parse.squeeze import squeeze
from drafter.parse.wording import DATE

_BESIDE_NAME = frozenset({"stamp", "contact", "phone", "note", "loose", "copy", "form", "damaged"})
NAMES = frozenset({"body", "named"})


def is_damaged_date(rows: list[Row], index: int) -> bool:
    """Return whether a row of digits is a date without its signs: beside a name, with one reading; no telephone."""
    row = rows[index]
    if row.kind not in DAMAGED_ROWS or read_damaged_date(row.words) is None:
        return False
    above, below = rows[index - 1] if index else None, rows[index + 1] if index + 1 < len(rows) else None
    is_beside_name = any(other is not None and other.kind in NAMES for other in (above, below))
    has_label = above is not None and above.words.text.endswith("：")
    return row.kind == "signed_damaged" or (is_beside_name and not has_label)


def find_signature(page: Page, rows: list[Row], anchor: int, first: int) -> Span | None:
    """Return the 署名 beside the dated row: before the date, in the rows above, or in the row below."""
    row = rows[anchor]
    pattern = {"signed": SIGNED, "date_first": DATE_FIRST, "signed_damaged": SIGNED_DAMAGED}.get(row.kind)
    match = pattern.match(row.words.text) if pattern else None
    if match:
        return _without_stamp(page, row.words.span(*match.span("who")))
    names = []
    for index in range(anchor - 1, first - 1, -1):
        if rows[index].kind in NAMES or (index == anchor - 1 and rows[index].kind == "short"):
            names.append(name_in(rows[index]))
        elif names or rows[index].kind not in _BESIDE_NAME:
            break
    if names:
        return _without_stamp(page, page.span(names[-1].start, names[0].end))
    below = rows[anchor + 1] if anchor + 1 < len(rows) else None
    return name_in(below) if below and below.kind in NAMES else None


def name_in(row: Row) -> Span:
    """Return the name that a row is, or that stands in it before 联系电话."""
    match = NAMED.match(row.words.text) if row.kind == "named" else None
    return row.words.span(*match.span("who")) if match else row.words.span(0, len(row.words.text))


def _without_stamp(page: Page, name: Span) -> Span:
    """Return a 署名 without （盖章） behind it."""
    words = squeeze(page, name.start, name.end)
    stamp = STAMP_BEHIND.search(words.text)
    return words.span(0, stamp.start()) if stamp and stamp.start() else name


def date_of(row: Row) -> Span | None:
    """Return the date in a dated row, damaged or not."""
    damaged = read_damaged_date(row.words) if row.kind in DAMAGED_ROWS else None
    match = re.search(DATE, row.words.text)
    if damaged:
        return row.words.span(*damaged[:2])
    return row.words.span(*match.span()) if match else None
