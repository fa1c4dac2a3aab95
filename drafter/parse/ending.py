"""Where the letter ends: closing, 署名, 成文日期, 联系人, 抄送 in whatever order; what follows is not the letter."""

import re
from dataclasses import dataclass

from drafter.documents import Span
from drafter.parse.closing import find_closing, is_formula
from drafter.parse.end_rows import DATED, Row, read_rows
from drafter.parse.page import Page
from drafter.parse.signature import NAMES, date_of, find_signature, is_damaged_date, name_in
from drafter.parse.squeeze import squeeze
from drafter.parse.wording import BODY_END, DATE

_LONGEST_ODD_NAME = 16  # characters of a signature without a known last word
_SHORTEST_RUNNING = 30  # characters of a row that is surely running text
_MOST_STRAY_ROWS = 2  # of no known kind between rows of the end block
_ABOVE = frozenset(
    {"contact", "copy", "note", "stamp", "phone", "body", "proposer", "attachment", "loose", "form", "named", "damaged"}
)
_FOLLOWING = frozenset(
    {"contact", "copy", "note", "stamp", "proposer", "attachment", "phone", "form", "named", "damaged"}
)

_INLINE_TAIL = 400
# …的支持！云州市水务局2024年6月5日, in the last paragraph itself.
_INLINE = re.compile(
    rf"[。！？](?:专此|特此)?(?:此复|函复|答复|函告)?(?P<who>[^。！？；：，]{{3,60}}?{BODY_END})(?P<date>{DATE})"
    r"(?=\Z|[（【]?联系|抄送|附件)"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """Offsets of the end of the letter; the body ends at `start`, the letter at `stop`."""

    start: int
    stop: int
    closing: Span | None = None
    end_block: tuple[int, int] | None = None
    issuer: Span | None = None  # 署名 as printed, joint issuers in one span
    date: Span | None = None


def find_ending(page: Page, body_start: int) -> Ending:
    """Return where the letter whose body begins at `body_start` ends."""
    rows = read_rows(page, body_start)
    text_rows = [index for index, row in enumerate(rows) if row.kind == "text"]
    anchor = _find_anchor(rows, text_rows[0] if text_rows else 0)
    if anchor is None:
        return _without_date(page, rows, text_rows[-1] if text_rows else -1, body_start)
    first = _first_of_end_block(rows, anchor)
    last = _last_of_end_block(rows, anchor)
    end_block = (rows[first].words.start, rows[last].words.end)
    closing = find_closing(page, rows[:first], body_start)
    issuer = find_signature(page, rows, anchor, first)
    return Ending(
        closing.start if closing else end_block[0], end_block[1], closing, end_block, issuer, date_of(rows[anchor])
    )


def _find_anchor(rows: list[Row], after: int) -> int | None:
    """Return the row of the 成文日期: a date, or a name with a date, behind the running text.

    A date in a table of the body has running text behind it; a signed letter may be followed by the paper it answers.
    """
    dated = [index for index in range(after, len(rows)) if rows[index].kind in DATED]
    last_running = _last_running(rows)
    at_the_end = [index for index in dated if index > last_running]
    if at_the_end:
        return at_the_end[0]
    signed = [index for index in dated if rows[index].kind != "date" or rows[index - 1].kind == "body"]
    damaged = (index for index in range(max(after, last_running + 1), len(rows)) if is_damaged_date(rows, index))
    return next(iter(signed or dated), None) if dated else next(damaged, None)


def _last_running(rows: list[Row]) -> int:
    """Return the last row of running text in front of any attachment, -1 for none."""
    last = -1
    for index, row in enumerate(rows):
        if row.kind == "attachment" and rows[index - 1].kind in DATED | _FOLLOWING:
            break
        if row.is_long or (row.kind == "text" and len(row.words.text) >= _SHORTEST_RUNNING):
            last = index
    return last


def _first_of_end_block(rows: list[Row], anchor: int) -> int:
    """Return the first row of the end block that holds the dated row."""
    first = anchor
    while first > 0:
        above = rows[first - 1]
        is_odd_name = first == anchor and rows[anchor].kind in {"date", "damaged"} and _is_odd_name(above)
        if above.kind not in _ABOVE and not is_odd_name and not _is_value(rows, first - 1):
            break
        first -= 1
    return first


def _is_odd_name(row: Row) -> bool:
    """Return whether a row may be a signature although it ends like no known body: a misprint, a person."""
    text = row.words.text
    return row.kind == "short" and len(text) <= _LONGEST_ODD_NAME and "：" not in text and not is_formula(text)


def _last_of_end_block(rows: list[Row], anchor: int) -> int:
    """Return the last row of the end block: contact, copies, notes, a name printed behind the date, attachments."""
    last = anchor
    for index in range(anchor + 1, len(rows)):
        kind = rows[index].kind
        is_name = kind in NAMES and index == anchor + 1
        if kind == "attachment":
            return len(rows) - 1
        if kind in _FOLLOWING or is_name or _is_value(rows, index):
            last = index
        elif index > last + _MOST_STRAY_ROWS:
            break
    return last


def _is_value(rows: list[Row], index: int) -> bool:
    """Return whether a short row is the value of a label in the row above: 联系人： / 张某."""
    is_short = rows[index].kind in {"short", "phone", "body", "damaged"}
    return is_short and index > 0 and rows[index - 1].kind == "contact" and rows[index - 1].words.text.endswith("：")


def _without_date(page: Page, rows: list[Row], last_text: int, body_start: int) -> Ending:
    """Return the end of a letter without a row for its date: signed in its last paragraph, or not at all."""
    if last_text < 0:
        stop = rows[-1].words.end if rows else body_start
        return Ending(stop, stop)
    signed = _inline_ending(page, rows[: last_text + 1], body_start)
    if signed:
        return signed
    first = last_text + 1
    last = max((index for index in range(first, len(rows)) if rows[index].kind in _ABOVE | {"partial"}), default=-1)
    stop = rows[max(last, last_text)].words.end
    end_block = (rows[first].words.start, stop) if first <= last else None
    names = [name_in(row) for row in rows[first : last + 1] if row.kind in NAMES]
    closing = find_closing(page, rows[:first], body_start)
    start = closing.start if closing else end_block[0] if end_block else stop
    return Ending(start, stop, closing, end_block, page.span(names[0].start, names[-1].end) if names else None)


def _inline_ending(page: Page, rows: list[Row], body_start: int) -> Ending | None:
    """Return the end of a letter whose 署名 and date stand in its last paragraph behind the last full stop."""
    last = rows[-1].words
    tail = squeeze(page, max(last.start, last.end - _INLINE_TAIL), last.end)
    match = _INLINE.search(tail.text)
    if match is None:
        return None
    issuer, date = tail.span(*match.span("who")), tail.span(*match.span("date"))
    before = Row("text", squeeze(page, max(last.start, issuer.start - _INLINE_TAIL), issuer.start))
    closing = find_closing(page, [*rows[:-1], before], body_start)
    start = closing.start if closing else issuer.start
    return Ending(start, last.end, closing, (issuer.start, last.end), issuer, date)
