"""Where the parts of the paper stand: furniture, title, salutation, opening, body, closing, end block."""

import re
from collections.abc import Iterator

from drafter.documents import Span
from drafter.parse.ending import find_ending
from drafter.parse.form import is_form_row
from drafter.parse.furniture import is_furniture, is_page_number, outside
from drafter.parse.headline import find_title
from drafter.parse.marks import number_behind
from drafter.parse.page import Block, Frame, Page
from drafter.parse.paper_title import find_paper_title
from drafter.parse.salutation import Beginning, find_beginning
from drafter.parse.squeeze import squeeze
from drafter.parse.wording import BODY_END, DAMAGED_NUMBER, DOC_NUMBER_TAIL

_LONGEST_HEAD_ROW = 60
_SHORTEST_PIECE = 4  # characters
_SENTENCE_ENDS = ("。", "；", "！", "？")
_ROWS_AROUND_TITLE = 8
# Rows that belong to the letter above its salutation: 发文机关标志, 发文字号, 办理结果, 公开属性, 签发人.
_HEAD_ROW = re.compile(
    rf"[\u4e00-\u9fff、]{{2,40}}{BODY_END}(?:文件|函|便函|便笺)?\Z"
    rf"|.{{0,24}}{DOC_NUMBER_TAIL}|{DAMAGED_NUMBER}|[\u4e00-\u9fff]{{1,8}}字：.{{0,12}}号"
    r"|(?:[\u4e00-\u9fff]{0,8}签发|会签|审签|核稿|审核)人?："
    r"|[（【]?(?:办理结果|办理类别|答复类别|类别|分类|标识|公开属性|公开方式|是否(?:同意)?公开|同意公开)[：】]"
    r"|[（【“]?[A-F甲乙丙丁]\d?类?[）】”]?\Z|[（【]?(?:此件)?(?:主动公开|依申请公开|不予公开|公开发布)[）】]?\Z|（.{2,40}）\Z"
)
_WEB_ROW = re.compile(r"索引号|发布日期|发布机构|来源：|浏览|首页|当前位置|主题分类|信息名称")


def find_frame(page: Page) -> Frame:
    """Return where the parts of a paper stand; every part may be missing, the body is then the whole text."""
    beginning = find_beginning(page)
    if beginning is None:  # a paper that answers nobody: a proposal, a news item, a rule
        title, body_start = find_paper_title(page)
        first, kept = body_start, [(title.start, title.end)] if title else []
    else:
        title, body_start = find_title(page, beginning.row), beginning.body_start
        first, kept = beginning.start, list(_head_rows(page, title, beginning))
    ending = find_ending(page, body_start)
    if beginning is None:
        kept += _sentences_behind(page, ending.stop)
    return Frame(
        furniture=outside(page, [*kept, *_letter_rows(page, first, ending.stop, is_form=beginning is None)]),
        title=title,
        salutation=beginning.salutation if beginning else None,
        opening=beginning.opening if beginning else None,
        body=(min(body_start, ending.start), ending.start),
        closing=ending.closing,
        end_block=ending.end_block,
        issuer=ending.issuer,
        date=ending.date,
    )


def _letter_rows(page: Page, start: int, stop: int, *, is_form: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the letter's rows in start:stop, page numbers and the remarks of a form left out."""
    for block in page.blocks:
        begin, end = max(block.start, start), min(block.end, stop)
        if begin >= end:
            continue
        words = "".join(page.folded[begin:end].split()) if end - begin < 3 * _LONGEST_HEAD_ROW else ""
        is_number = end - begin < _LONGEST_HEAD_ROW and is_page_number(words)
        if not is_number and not (is_form and is_form_row(words)):
            yield begin, end


def _sentences_behind(page: Page, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the rows behind a date in a bureau's own paper that are sentences: the paper goes on."""
    for block in page.blocks:
        row = page.folded[block.start : block.end].rstrip()
        if block.start >= stop and row.endswith(_SENTENCE_ENDS) and not is_furniture("".join(row.split())):
            yield block.start, block.end


def _head_rows(page: Page, title: Span | None, beginning: Beginning) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the title and of the rows around it that belong to the letter."""
    if title is None:
        return
    yield title.start, title.end
    number = number_behind(page, title)
    if number:
        yield title.end, number.end + page.folded.startswith("）", number.end)
    rows = page.blocks[: beginning.row]
    for block in [block for block in rows if block.start >= title.end][-_ROWS_AROUND_TITLE:]:
        if _is_head_row(page, block) or _is_piece(page, block, title):
            yield block.start, block.end
    for block in reversed([block for block in rows if block.end <= title.start][-_ROWS_AROUND_TITLE:]):
        if not _is_head_row(page, block):
            return
        yield block.start, block.end


def _is_piece(page: Page, block: Block, title: Span) -> bool:
    """Return whether a row is a piece of the title that the page printed whole above."""
    words = squeeze(page, block.start, min(block.end, block.start + 3 * _LONGEST_HEAD_ROW)).text
    return len(words) > _SHORTEST_PIECE and words in squeeze(page, title.start, title.end).text


def _is_head_row(page: Page, block: Block) -> bool:
    """Return whether a row near the title is part of the letter's head."""
    text = squeeze(page, block.start, min(block.end, block.start + 3 * _LONGEST_HEAD_ROW)).text
    return (
        len(text) <= _LONGEST_HEAD_ROW
        and _HEAD_ROW.match(text) is not None
        and _WEB_ROW.search(text) is None
        and not is_furniture(text)
    )
