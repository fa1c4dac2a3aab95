"""The title of a paper that answers nobody (a proposal, a news item, a rule), and where its text begins."""

import re

from drafter.documents import Span
from drafter.grammar.markers import read_marker
from drafter.parse.fields import Field
from drafter.parse.form import is_form_row
from drafter.parse.furniture import is_furniture
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.title_rows import (
    BEGINS_SURELY,
    BEGINS_WITHIN,
    LONGEST_PIECE,
    LONGEST_TITLE,
    SHORTEST_TITLE,
    cannot_be_title,
    ends_title,
    is_sentence,
    names_nothing,
    read_labelled,
    whole_title,
)
from drafter.parse.wording import PAPER

_ROWS = 80  # above the text
_PROSE = 60  # characters of a row that is text, not head
_OTHER_END = re.compile(
    r"(?:通知|办法|总结|报告|要点|规定|细则|方案|公告|公示|通报|条例|规则|计划|综述|纪要)(?:（.{1,20}）)?\Z"
)
_PROPOSAL_END = re.compile(rf"{PAPER}》?\Z")
_LABEL_ROW = re.compile(r"[^。；]{0,30}：")
_NUMBER_THEN_TITLE = re.compile(
    rf"(?:（?第?[A-Za-z]{{0,4}}-?\d{{1,10}}号?[：、.）]?|(?:[一1][、.])?(?:提案|建议)?(?:题目|标题|案由|事由)：?)"
    rf"(?P<title>关于.{{3,120}}{PAPER})\Z"
)
# What only a form has; a label of another kind may stand on any page.
_OF_FORM = frozenset({"proposer", "seconder", "subject", "number", "session"})
_UNKNOWN_FIELD = re.compile(r"[^：。；，]{2,8}：[^。；：]{1,20}\Z")  # below a known one: 办理状态：已办结
_SHORTEST_TEXT = 18  # characters of a row of text
# How much a row or field is worth as the title.
_OF_PROPOSAL, _BY_FIELD, _OF_PAPER, _ABOUT_SOMETHING, _ANY = 5, 4, 3, 2, 1


def find_paper_title(page: Page) -> tuple[Span | None, int]:
    """Return the title of a paper that answers nobody, and where the text below title and form begins."""
    rows = _rows_above_text(page)
    fields, labelled = read_labelled(page, 0, rows)
    title = _best_title(page, rows, fields, labelled)
    least = title.end if title else 0
    body = next((field.value for field in fields if field.value and _is_text(field)), None)
    if body is not None and body.start >= least:
        return title, body.start
    first = _rows_of_form(rows, fields, labelled)
    for index, row in enumerate(rows[first:], first):
        is_head = index in labelled or is_furniture(row.text) or names_nothing(row.text) or is_form_row(row.text)
        if row.end > least and not is_head:
            return title, max(row.start, least)
    after = page.blocks[len(rows)].start if len(rows) < len(page.blocks) else len(page.text)
    return title, max(after, least)


def _is_text(field: Field) -> bool:
    """Return whether the value of a field is the text: by its label, or 案由 with sentences for a subject."""
    return field.kind == "body" or (field.kind == "subject" and field.value is not None and "。" in field.value.text)


def _rows_of_form(rows: list[Squeezed], fields: tuple[Field, ...], labelled: set[int]) -> int:
    """Return how many rows the form takes, its empty boxes included: up to its last label above the first sentence."""
    if not any(field.kind in _OF_FORM for field in fields):
        return 0
    count = 0
    for index, row in enumerate(rows):
        if index in labelled or is_form_row(row.text) or (index == count and _UNKNOWN_FIELD.match(row.text)):
            count = index + 1
        elif _opens_text(row.text):
            break
    return count


def _opens_text(text: str) -> bool:
    """Return whether a row is a sentence or a numbered heading rather than a part of a form."""
    is_prose = is_sentence(text) and len(text) >= _SHORTEST_TEXT and not is_furniture(text)
    return is_prose or read_marker(text, 0) is not None


def _rows_above_text(page: Page) -> list[Squeezed]:
    """Return the first rows of a page down to the first long one."""
    rows: list[Squeezed] = []
    for block in page.blocks[:_ROWS]:
        row = squeeze(page, block.start, min(block.end, block.start + 3 * LONGEST_TITLE))
        if len(row.text) > _PROSE and "。" in row.text and not read_labelled(page, len(rows), [row])[0]:
            break
        rows.append(row)
    return rows


def _best_title(page: Page, rows: list[Squeezed], fields: tuple[Field, ...], labelled: set[int]) -> Span | None:
    """Return the most title-like of the rows and fields above the text: 关于…的建议, 案由, any headline."""
    candidates: list[tuple[int, int, Span]] = []
    for order, field in enumerate(fields):
        if field.kind not in {"title", "subject"} or field.value is None or _is_text(field):
            continue
        if len(field.value.text) > SHORTEST_TITLE:
            row = squeeze(page, field.value.start, field.value.end)
            numbered = _NUMBER_THEN_TITLE.match(row.text)
            candidates.append((_BY_FIELD, -order, row.span(*numbered.span("title")) if numbered else field.value))
    seen_sentence = False
    for index, row in enumerate(rows):
        numbered = _NUMBER_THEN_TITLE.match(row.text)
        seen_sentence = seen_sentence or is_sentence(row.text)
        if numbered:
            candidates.append((_OF_PROPOSAL, -index, row.span(*numbered.span("title"))))
        elif index not in labelled and (worth := _worth_as_title(row.text)) > (_ANY if seen_sentence else 0):
            last = _last_piece(page, rows, index, labelled)
            worth = max(worth, _worth_as_title(rows[last].text))
            candidates.append((worth, -index, whole_title(page, rows, last, labelled)))
    return max(candidates, key=lambda candidate: candidate[:2])[2] if candidates else None


def _last_piece(page: Page, rows: list[Squeezed], index: int, labelled: set[int]) -> int:
    """Return the row in which a title that begins in a row ends: its own, or the next when only that makes sense."""
    below = index + 1
    if below >= len(rows) or below in labelled or page.text[rows[index].end : rows[below].start].count("\n") > 1:
        return index
    text = rows[below].text
    if read_marker(text, 0) is not None:
        return index
    is_rest = len(text) <= LONGEST_PIECE and (_OTHER_END.search(text) is not None or ends_title(text))
    return below if is_rest and not BEGINS_SURELY.match(text) and BEGINS_WITHIN.search(rows[index].text) else index


def _worth_as_title(text: str) -> int:
    """Return how much a row looks like the title of a paper: 0 not at all, most when it reads 关于…的提案."""
    if not SHORTEST_TITLE < len(text) <= LONGEST_TITLE or cannot_be_title(text) or is_furniture(text):
        return 0
    if _LABEL_ROW.match(text) or read_marker(text, 0) is not None:
        return 0
    is_about = text.startswith(("关于", "《关于"))
    if is_about and _PROPOSAL_END.search(text):
        return _OF_PROPOSAL
    if _OTHER_END.search(text) or ends_title(text):
        return _OF_PAPER
    return _ABOUT_SOMETHING if is_about else _ANY
