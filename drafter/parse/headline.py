"""The letter's own title: the headline above the salutation, or what a field of the page calls the title."""

import re

from drafter.documents import Span
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze, squeeze_blocks
from drafter.parse.title_rows import (
    ABOUT_PAPER,
    LONGEST_TITLE,
    ends_broken_title,
    is_sentence,
    is_title_end,
    is_web_row,
    read_labelled,
    whole_title,
)
from drafter.parse.wording import DOC_NUMBER_TAIL

_ROWS_ABOVE = 60  # how far above the salutation a title may stand
_MOST_LOST = 4  # characters that a page may lose of a title: 第, （, 号
_NAMES_PAPER = re.compile(r"关于.{4}|第.{1,10}号|届.{0,12}次")
_TRAILING_NUMBER = re.compile(rf"（[^（）]{{1,20}}{DOC_NUMBER_TAIL}）?\Z")


def find_title(page: Page, row: int) -> Span | None:
    """Return the title above the block `row`: the nearest headline, else what a field of the page calls the title."""
    first = max(0, row - _ROWS_ABOVE)
    rows = list(squeeze_blocks(page, first, row))
    fields, labelled = read_labelled(page, first, rows)
    for index in range(len(rows) - 1, -1, -1):
        above = rows[index - 1].text if index > 0 else ""
        is_rest = ends_broken_title(rows[index].text, above)  # 答复意见 is a label too
        if is_rest or (index not in labelled and is_title_end(rows[index].text, above)):
            title = _without_number(page, whole_title(page, rows, index, labelled))
            return _undamaged_copy(page, rows[:index], title) or title
    named = [field.value for field in fields if field.kind == "title" and field.value]
    about = [value for value in named if ABOUT_PAPER.search(value.text)]
    return about[-1] if about else _bare_headline(page, rows, labelled)


def _undamaged_copy(page: Page, above: list[Squeezed], title: Span) -> Span | None:
    """Return the page's copy, on one row, of a title that lost characters where it was broken over rows."""
    own = squeeze(page, title.start, title.end).text
    if "\n" not in title.text:
        return None
    for row in above:
        missing = len(row.text) - len(own)
        if 0 < missing <= _MOST_LOST and row.end <= title.start and _keeps_order(own, row.text):
            return page.span(row.start, row.end)
    return None


def _keeps_order(part: str, whole: str) -> bool:
    """Return whether all characters of a text stand in another in the same order."""
    rest = iter(whole)
    return all(character in rest for character in part)


def _without_number(page: Page, title: Span) -> Span:
    """Return the title without a document number in brackets behind it."""
    row = squeeze(page, title.start, title.end)
    number = _TRAILING_NUMBER.search(row.text)
    return row.span(0, number.start()) if number and number.start() > 0 else title


def _bare_headline(page: Page, rows: list[Squeezed], labelled: set[int]) -> Span | None:
    """Return a headline that only names the paper answered: 关于增设公交站的建议."""
    for index in range(len(rows) - 1, -1, -1):
        text = rows[index].text
        if index in labelled or is_sentence(text) or is_web_row(text) or len(text) > LONGEST_TITLE:
            continue
        if text.startswith("关于") or (ABOUT_PAPER.search(text) and _NAMES_PAPER.search(text)):
            return page.span(rows[index].start, rows[index].end)
    return None
