"""What a row above the text can be: the end of a title, the name of a web column, a masthead, a document number."""

import re

from drafter.documents import Span
from drafter.parse.fields import Field, read_fields
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed
from drafter.parse.wording import BODY_END, DATE, DOC_NUMBER_TAIL, PAPER

LONGEST_TITLE = 220
SHORTEST_TITLE = 3
LONGEST_PIECE = 60  # of a title broken over rows
_MOST_PIECES = 4

_ANSWER = "(?:答复|复函|回复|回函|复文|函|意见|反馈|说明|报告|情况|汇报|告知书|件)"
_QUOTED_BEHIND = r"（[^（）]{1,60}）|《[^》]{2,90}》|“[^”]{2,90}”"
_ENDS = re.compile(rf"(?:{_ANSWER}|{PAPER}|办理|提案)(?:意见|的函|函|稿)?[》”]?(?:{_QUOTED_BEHIND})?。?\Z")
ABOUT_PAPER = re.compile(rf"{PAPER}|代表|委员|答复|复函|会办|协办|(?:人大|政协).{{0,20}}号")
# A title that begins here lacks nothing on the left.
_BEGINS = re.compile(
    r"(?:【.{1,20}】|[《“对就]|关于|针对|回复|答复|办理|第?.{0,3}届|中国人民政治协商会议|政协|全国"
    r"|[省市县区州旗][^，。]{0,4}(?:政协|人大|第?.{1,4}届)"
    rf"|.{{0,30}}?{BODY_END}(?:文件)?(?:办理)?(?:关于|[对就《“]|办理|答复|回复))"
    r"|.{2,24}?(?:政协|人大).{0,20}次会议|.{2,12}(?:代表|委员).{0,4}提出"
)
# The last row of a broken title.
_LAST_WORDS = re.compile(r"的?(?:(?:答复|会办|办理|办复|协办)意见|答复|复函|回复|答复函|函)\Z")
BEGINS_SURELY = re.compile(rf"关于|对|针对|.{{2,30}}?{BODY_END}(?:关于|对)")
BEGINS_WITHIN = re.compile(r"关于|对|提案|建议|会议|届")
_ANSWERS = re.compile(r"(?:答复|复函|回复|函|会办意见|协办意见)(?:（[^（）]{1,60}）)?\Z")
_DANGLES = re.compile(r"(?:关于|对|就|办理|印发|转发)\Z")
_WEB_ROW = re.compile(
    r"[>＞»›]|首页|当前位置|发布(?:日期|时间)|来源：|浏览|字号|点击|打印|[上下]一[篇条]|我要纠错|"
    r"^(?:索引号|签发|联系|抄送|扫一扫|附件|类别|办理结果|编号|公开|主送|责任编辑|审核)"
)
_SENTENCE_END = re.compile(r"[。！？；]")
# Names of columns of a web site: 人大代表建议办理答复, 建议提案.
_WEB_COLUMN = re.compile(
    r"(?:人大|政协|代表|委员|建议|提案|议案|办理|答复|结果|公开|情况|栏目|专栏|[及和与、/省市县区]|全国|法定主动公开内容|"
    r"信息|回复|复函|工作|两会|意见|[0-9]{4}年?|年度)+\Z"
)
NUMBER_ONLY = re.compile(rf"[\u4e00-\u9fffA-Za-z：]{{0,16}}{DOC_NUMBER_TAIL}\Z|{DATE}\Z")
MASTHEAD = re.compile(rf"(?!关于|对|针对|就)(?P<who>[^\W\d_届]{{2,30}}?{BODY_END})(?:文件)?\Z")


def rows_of(rows: list[Squeezed], fields: tuple[Field, ...]) -> set[int]:
    """Return the rows that the fields stand in."""
    return {
        index for field in fields for index, row in enumerate(rows) if row.start < field.end and field.start < row.end
    }


def read_labelled(page: Page, first: int, rows: list[Squeezed]) -> tuple[tuple[Field, ...], set[int]]:
    """Return the fields in the rows, which are the blocks from `first` on, and the rows they stand in."""
    fields = read_fields(page, first, first + len(rows))
    return fields, rows_of(rows, fields)


def is_sentence(text: str) -> bool:
    """Return whether a row holds a sentence, as no title does."""
    return _SENTENCE_END.search(text) is not None


def is_web_row(text: str) -> bool:
    """Return whether a row is navigation, a field or a button of a web page."""
    return _WEB_ROW.search(text) is not None and not is_sentence(text)


def names_nothing(text: str) -> bool:
    """Return whether a row is a web column, a number or a date rather than a title or a text."""
    return is_web_row(text) or _WEB_COLUMN.match(text) is not None or NUMBER_ONLY.match(text) is not None


def cannot_be_title(text: str) -> bool:
    """Return whether a row is no part of a title."""
    return is_sentence(text) or names_nothing(text)


def ends_title(text: str) -> bool:
    """Return whether a row ends like the title of a letter or proposal."""
    return _ENDS.search(text) is not None


def ends_broken_title(text: str, above: str) -> bool:
    """Return whether a row is nothing but the last words of the title that the row above leaves open: 答复意见."""
    if _LAST_WORDS.match(text) is None or ABOUT_PAPER.search(above) is None or cannot_be_title(above):
        return False
    return _BEGINS.match(above) is not None or above.endswith("的")


def is_title_end(text: str, above: str) -> bool:
    """Return whether a row can be the (last row of the) title of a letter; `above`: the row before it."""
    if ends_broken_title(text, above):
        return True
    return (
        SHORTEST_TITLE <= len(text) <= LONGEST_TITLE
        and not cannot_be_title(text)
        and ends_title(text)
        and (ABOUT_PAPER.search(text) is not None or _BEGINS.match(text) is not None)
    )


def whole_title(page: Page, rows: list[Squeezed], last: int, labelled: set[int]) -> Span:
    """Return the title that ends in the row `last`, with the rows above that it was broken over."""
    first = last
    while first > 0 and last - first < _MOST_PIECES - 1:
        text = "".join(row.text for row in rows[first : last + 1])
        if first - 1 in labelled or not _goes_on(page, rows[first - 1], rows[first], text):
            break
        first -= 1
    return page.span(rows[first].start, rows[last].end)


def _goes_on(page: Page, above: Squeezed, below: Squeezed, text: str) -> bool:
    """Return whether the row above is the beginning of the title whose rest is `text`."""
    if cannot_be_title(above.text) or len(above.text) > LONGEST_PIECE or above.text in {text, ""}:
        return False
    if above.text.endswith("："):
        return False
    if MASTHEAD.match(above.text):
        is_adjacent = page.text[above.end : below.start].count("\n") <= 1
        return is_adjacent and _BEGINS.match(text) is not None and not above.text.endswith("文件")
    if _ANSWERS.search(above.text):
        return False  # a title of its own: the headline of the page
    if BEGINS_SURELY.match(text):
        return _DANGLES.search(above.text) is not None
    return _BEGINS.match(above.text) is not None or BEGINS_WITHIN.search(above.text) is not None
