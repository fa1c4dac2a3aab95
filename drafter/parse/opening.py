"""The opening: 您提出的《…》收悉 … 现答复如下：, in whatever words, up to where the body begins."""

import re
from collections.abc import Iterator

from drafter.documents import Span
from drafter.grammar.markers import read_marker
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import PAPER

_ROWS = 5  # that an opening may take
_CHARACTERS = 900  # of a row in which its formula may stand
_LONGEST_ROW = 3000

_ANSWERED = r"(?:收悉|[答回函]复如下|复函如下|意见如下|如下(?:会办|协办)?意见)"
_OPENING = re.compile(
    rf"(?:[您你贵我对在第该就由《“]|收到|接到|现[就将]|关于|感谢|首先|非常|根据|按照).{{0,400}}?{PAPER}.{{0,160}}?{_ANSWERED}"
)
_FORMULA = re.compile(
    r"(?:(?:反馈|汇报|报告|说明|意见|情况|办理|告知|答|复|通报|分析|内容|事项|工作)[^。；：]{0,10}?如下|如下(?=[^。；：]{0,6}意见))"
    r"(?:[^。；：]{0,6}(?:意见|几点|参考)[^。；：]{0,12})?[。；：，]?"
)
_RECEIVED = re.compile(r"(?:收悉|收到|办理)[^。；：！]{0,30}[。：！]?|悉[。，]")
_TITLE_ENDS = ("答复", "复函", "函", "回复", "意见", "通知", "建议", "提案")
_LONGEST_TITLE = 150


def opens_letter(text: str) -> bool:
    """Return whether a squeezed row acknowledges a paper: 您提出的《…》收悉."""
    is_title = len(text) < _LONGEST_TITLE and text.rstrip("）").endswith(_TITLE_ENDS)
    return not is_title and _OPENING.match(text[:_LONGEST_ROW]) is not None


def find_opening(page: Page, first: int, start: int) -> Span | None:
    """Return the opening that begins in the block `first` at or after `start`: up to 如下：, else up to 收悉."""
    received: Span | None = None
    begin: int | None = None
    for row in _rows(page, first, start):
        if begin is None:
            begin = row.start
        elif read_marker(page.folded, row.start) is not None:
            break
        formula = _FORMULA.search(row.text, 0, _CHARACTERS)
        if formula:
            return page.span(begin, row.span(0, formula.end()).end)
        match = _RECEIVED.search(row.text, 0, _CHARACTERS)
        if match and received is None:
            received = page.span(begin, row.span(0, match.end()).end)
    return received


def _rows(page: Page, first: int, start: int) -> Iterator[Squeezed]:
    """Yield the few rows an opening may take, from `start` on."""
    for block in page.blocks[first : first + _ROWS]:
        begin = max(start, block.start)
        while begin < block.end and page.folded[begin] in " ：，、\n":
            begin += 1
        if begin < block.end:
            yield squeeze(page, begin, min(block.end, begin + _LONGEST_ROW))
