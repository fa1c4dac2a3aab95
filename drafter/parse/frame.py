"""Where the parts of the paper stand: furniture, title, salutation, opening, body, closing, end block."""

import re
from collections.abc import Iterator

from drafter.documents import Span
from drafter.parse.ending import find_ending
from drafter.parse.furniture import PAGE_NUMBER, is_furniture, outside
from drafter.parse.headline import find_paper_title, find_title
from drafter.parse.page import Frame, Page
from drafter.parse.salutation import Beginning, find_beginning
from drafter.parse.squeeze import squeeze
from drafter.parse.wording import BODY_END, DOC_NUMBER_TAIL

_LONGEST_HEAD_ROW = 60
_ROWS_AROUND_TITLE = 8
# Rows that belong to the letter above its salutation: 发文机关标志, 发文字号, 办理结果, 公开属性, 签发人.
_HEAD_ROW = re.compile(
    rf"[\u4e00-\u9fff、]{{2,40}}{BODY_END}(?:文件|函|便函|便笺)?\Z|.{{0,24}}{DOC_NUMBER_TAIL}|(?:[\u4e00-\u9fff]{{0,8}}签发|会签|审签|核稿|审核)人?：|"
    r"[（(【]?(?:办理结果|办理类别|答复类别|类别|分类|标识|公开属性|公开方式|是否(?:同意)?公开|同意公开)[：】]|[（【“]?[A-F甲乙丙丁]\d?类?[）】”]?\Z|"
    r"[（【]?(?:此件)?(?:主动公开|依申请公开|不予公开|公开发布)[）】]?\Z|（.{2,40}）\Z|[\u4e00-\u9fff]{1,8}字：.{0,12}号"
)
_WEB_ROW = re.compile(r"索引号|发布日期|发布机构|来源：|浏览|首页|当前位置|主题分类|信息名称")


def find_frame(page: Page) -> Frame:
    """Return where the parts of a paper stand; every part may be missing, the body is then the whole text."""
    beginning = find_beginning(page)
    if beginning is None:
        return _paper_frame(page)
    title = find_title(page, beginning.row)
    ending = find_ending(page, beginning.body_start)
    start = beginning.salutation or beginning.opening
    kept = [*_head_rows(page, title, beginning), *_letter_rows(page, start.start if start else 0, ending.stop)]
    return Frame(
        furniture=outside(page, kept),
        title=title,
        salutation=beginning.salutation,
        opening=beginning.opening,
        body=(min(beginning.body_start, ending.start), ending.start),
        closing=ending.closing,
        end_block=ending.end_block,
        issuer=ending.issuer,
        date=ending.date,
    )


def _paper_frame(page: Page) -> Frame:
    """Return the parts of a paper that answers nobody: a proposal, a news item, a rule."""
    title, body_start = find_paper_title(page)
    ending = find_ending(page, body_start)
    first = title.start if title else body_start
    kept = [*_letter_rows(page, body_start, ending.stop)]
    if title:
        kept.append((title.start, title.end))
    return Frame(
        furniture=outside(page, kept),
        title=title,
        salutation=None,
        opening=None,
        body=(min(max(first, body_start), ending.start), ending.start),
        closing=ending.closing,
        end_block=ending.end_block,
        issuer=ending.issuer,
        date=ending.date,
    )


def _letter_rows(page: Page, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the letter's rows in start:stop, page numbers left out."""
    for block in page.blocks:
        begin, end = max(block.start, start), min(block.end, stop)
        is_number = end - begin < _LONGEST_HEAD_ROW and PAGE_NUMBER.match("".join(page.folded[begin:end].split()))
        if begin < end and not is_number:
            yield begin, end


def _head_rows(page: Page, title: Span | None, beginning: Beginning) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the title and of the rows around it that belong to the letter."""
    if title is None:
        return
    yield title.start, title.end
    below = [
        block
        for block in page.blocks[max(0, beginning.row - _ROWS_AROUND_TITLE) : beginning.row]
        if block.start >= title.end
    ]
    above = [block for block in page.blocks[: beginning.row] if block.end <= title.start][-_ROWS_AROUND_TITLE:]
    for block in below:
        if _is_head_row(page, block.start, block.end):
            yield block.start, block.end
    for block in reversed(above):
        if not _is_head_row(page, block.start, block.end):
            return
        yield block.start, block.end


def _is_head_row(page: Page, start: int, end: int) -> bool:
    """Return whether a row near the title is part of the letter's head."""
    text = squeeze(page, start, min(end, start + 3 * _LONGEST_HEAD_ROW)).text
    return (
        len(text) <= _LONGEST_HEAD_ROW
        and _HEAD_ROW.match(text) is not None
        and _WEB_ROW.search(text) is None
        and not is_furniture(text)
    )
