"""The letter's own title: the headline above the salutation, also broken over rows, or named by a field of the page."""

import re

from drafter.documents import Span
from drafter.grammar.markers import read_marker
from drafter.parse.fields import Field, read_fields
from drafter.parse.furniture import is_furniture
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze, squeeze_blocks
from drafter.parse.wording import BODY_END, DATE, DOC_NUMBER_TAIL, PAPER

_ROWS_ABOVE = 60  # how far above the salutation a title may stand
_MOST_PIECES = 4  # rows a title is broken over
_LONGEST_TITLE = 220
_LONGEST_FIRST_PIECE = 60

_ANSWER = r"(?:答复|复函|回复|回函|复文|函|意见|反馈|说明|报告|情况|汇报|告知书|件)"
_TITLE_END = re.compile(
    rf"(?:{_ANSWER}|{PAPER}|办理|提案)(?:意见|的函|函|稿)?[》”]?(?:（[^（）]{{1,60}}）|《[^》]{{2,90}}》|“[^”]{{2,90}}”)?[。]?\Z"
)
_ABOUT = re.compile(rf"{PAPER}|代表|委员|答复|复函|会办|协办|[人大政协]{{2}}.{{0,20}}号")
# A title that begins here lacks nothing on the left.
_BEGINS = re.compile(
    r"(?:【.{1,20}】|《|“|关于|对|针对|就|回复|答复|办理|第?.{0,3}届|中国人民政治协商会议|政协|[省市县区州旗][^，。]{0,4}(?:政协|人大|第?.{1,4}届)|"
    rf".{{0,30}}?{BODY_END}(?:文件)?(?:办理)?(?:关于|对|就|《|“|办理|答复|回复))|.{{2,24}}?(?:政协|人大).{{0,20}}次会议|全国|.{{2,12}}(?:代表|委员).{{0,4}}提出"
)
_BEGINS_SURELY = re.compile(rf"关于|对|针对|.{{2,30}}?{BODY_END}(?:关于|对)")
_ANSWERS = re.compile(r"(?:答复|复函|回复|函|会办意见|协办意见)(?:（[^（）]{1,60}）)?\Z")
_DANGLES = re.compile(r"(?:关于|对|就|办理|印发|转发)\Z")
_NAMES_PAPER = re.compile(r"关于.{4}|第.{1,10}号|届.{0,12}次")
_NUMBER_THEN_TITLE = re.compile(rf"第?[A-Za-z]{{0,4}}-?\d{{1,10}}号?[：、.]?(?P<title>关于.{{3,120}}{PAPER})\Z")
_BEGINS_WITHIN = re.compile(r"关于|对|提案|建议|会议|届")
_NO_TITLE = re.compile(
    r"[>＞»›]|首页|当前位置|[。！？；]|发布(?:日期|时间)|来源：|浏览|字号|点击|打印|上一[篇条]|下一[篇条]|我要纠错|"
    r"^(?:索引号|签发|联系|抄送|扫一扫|附件|类别|办理结果|编号|公开|主送|责任编辑|审核)"
)
# Names of columns of a web site: 人大代表建议办理答复, 建议提案.
_COLUMN = re.compile(
    r"(?:人大|政协|代表|委员|建议|提案|议案|办理|答复|结果|公开|情况|栏目|专栏|及|和|与|、|/|省|市|县|区|全国|法定主动公开内容|信息|回复|复函|工作|两会|意见|[0-9]{4}年?|年度)+\Z"
)
_NUMBER_ONLY = re.compile(rf"[\u4e00-\u9fffA-Za-z：]{{0,16}}{DOC_NUMBER_TAIL}\Z|{DATE}\Z")
_MASTHEAD = re.compile(rf"[\u4e00-\u9fff]{{2,30}}{BODY_END}\Z")
_TRAILING_NUMBER = re.compile(rf"（[^（）]{{1,20}}{DOC_NUMBER_TAIL}）?\Z")


def find_title(page: Page, row: int) -> Span | None:
    """Return the title above the block `row`: the nearest headline, else what a field of the page calls the title."""
    first = max(0, row - _ROWS_ABOVE)
    rows = list(squeeze_blocks(page, first, row))
    fields = read_fields(page, first, row)
    labelled = {place for field in fields for place in _rows_of(rows, field)}
    named = [field.value for field in fields if field.kind == "title" and field.value]
    for index in range(len(rows) - 1, -1, -1):
        if index not in labelled and _ends_title(rows[index].text):
            return _without_number(page, _whole_title(page, rows, index, labelled))
    by_subject = [value for value in named if _ABOUT.search(value.text)]
    if by_subject:
        return by_subject[-1]
    return _bare_headline(page, rows, labelled)


def _rows_of(rows: list[Squeezed], field: Field) -> list[int]:
    """Return the rows a field stands in."""
    return [index for index, row in enumerate(rows) if row.start < field.end and field.start < row.end]


def _ends_title(text: str) -> bool:
    """Return whether a row can be the (last row of the) title of a letter."""
    return (
        2 < len(text) <= _LONGEST_TITLE  # noqa: PLR2004 - 答复 alone is a button
        and _NO_TITLE.search(text) is None
        and _COLUMN.match(text) is None
        and _NUMBER_ONLY.match(text) is None
        and _TITLE_END.search(text) is not None
        and (_ABOUT.search(text) is not None or _BEGINS.match(text) is not None)
    )


def _whole_title(page: Page, rows: list[Squeezed], last: int, labelled: set[int]) -> Span:
    """Return the title that ends in the row `last`, with the rows above that it was broken over."""
    first = last
    while first > 0 and last - first < _MOST_PIECES - 1:
        above = rows[first - 1]
        text = "".join(row.text for row in rows[first : last + 1])
        if first - 1 in labelled or not _goes_on(page, above, rows[first], text):
            break
        first -= 1
    return page.span(rows[first].start, rows[last].end)


def _goes_on(page: Page, above: Squeezed, below: Squeezed, text: str) -> bool:
    """Return whether the row above is the beginning of the title whose rest is `text`."""
    if _NO_TITLE.search(above.text) or _NUMBER_ONLY.match(above.text) or _COLUMN.match(above.text):
        return False
    if len(above.text) > _LONGEST_FIRST_PIECE or above.text == text or above.text.endswith("："):
        return False
    if _MASTHEAD.match(above.text):
        is_adjacent = page.text[above.end : below.start].count("\n") <= 1 and _BEGINS.match(text) is not None
        return is_adjacent and not above.text.endswith("文件")
    if _ANSWERS.search(above.text):
        return False  # a title of its own: the headline of the page
    if _BEGINS_SURELY.match(text):
        return _DANGLES.search(above.text) is not None
    return _BEGINS.match(above.text) is not None or _BEGINS_WITHIN.search(above.text) is not None


def _without_number(page: Page, title: Span) -> Span:
    """Return the title without a document number in brackets behind it."""
    row = squeeze(page, title.start, title.end)
    number = _TRAILING_NUMBER.search(row.text)
    return row.span(0, number.start()) if number and number.start() > 0 else title


def _bare_headline(page: Page, rows: list[Squeezed], labelled: set[int]) -> Span | None:
    """Return a headline that only names the paper answered, when it stands right above the letter."""
    for index in range(len(rows) - 1, -1, -1):
        text = rows[index].text
        if index in labelled or _NO_TITLE.search(text) or len(text) > _LONGEST_TITLE:
            continue
        if text.startswith("关于") or (_ABOUT.search(text) and _NAMES_PAPER.search(text)):
            return page.span(rows[index].start, rows[index].end)
    return None


_PAPER_ROWS = 80
_PROSE = 60  # characters of a row that is text, not head
_OTHER_END = re.compile(
    r"(?:通知|办法|总结|报告|要点|规定|细则|方案|公告|公示|通报|条例|规则|计划|综述|纪要)(?:（.{1,20}）)?\Z"
)
_LABEL_ROW = re.compile(r"[^。；]{0,30}：")


def find_paper_title(page: Page) -> tuple[Span | None, int]:
    """Return the title of a paper that answers nobody, and where the text below title and form begins."""
    rows = _rows_above_prose(page)
    fields = read_fields(page, 0, len(rows))
    labelled = {place for field in fields for place in _rows_of(rows, field)}
    title = _best_title(page, rows, fields, labelled)
    body = next((field.value for field in fields if field.kind == "body" and field.value), None)
    if body is not None and (title is None or body.start >= title.end):
        return title, body.start
    last = max((index for index, row in enumerate(rows) if title and row.start < title.end), default=-1)
    for index in range(last + 1, len(rows)):
        text = rows[index].text
        if (
            index not in labelled
            and not is_furniture(text)
            and not _NUMBER_ONLY.match(text)
            and not _COLUMN.match(text)
        ):
            return title, max(rows[index].start, title.end if title else 0)
    after = page.blocks[len(rows)].start if len(rows) < len(page.blocks) else (rows[-1].end if rows else 0)
    return title, max(after, title.end if title else 0)


def _rows_above_prose(page: Page) -> list[Squeezed]:
    """Return the first rows of a page down to the first long one."""
    rows = []
    for block in page.blocks[:_PAPER_ROWS]:
        row = squeeze(page, block.start, min(block.end, block.start + 3 * _LONGEST_TITLE))
        is_prose = len(row.text) > _PROSE and "。" in row.text and not read_fields(page, len(rows), len(rows) + 1)
        if is_prose:
            break
        rows.append(row)
    return rows


def _best_title(page: Page, rows: list[Squeezed], fields: tuple[Field, ...], labelled: set[int]) -> Span | None:
    """Return the most title-like of the rows and fields above the text: 关于…的建议, 案由, any headline."""
    candidates: list[tuple[int, int, Span]] = []
    for order, field in enumerate(fields):
        if field.kind in {"title", "subject"} and field.value and len(field.value.text) > 3:  # noqa: PLR2004 - 主题: 教育
            candidates.append((4, -order, field.value))
    for index, row in enumerate(rows):
        if numbered := _NUMBER_THEN_TITLE.match(row.text):
            candidates.append((5, -index, row.span(*numbered.span("title"))))
        elif index not in labelled and (worth := _worth_as_title(row.text)):
            last = _last_piece(page, rows, index, labelled)
            candidates.append(
                (max(worth, _worth_as_title(rows[last].text)), -index, _whole_title(page, rows, last, labelled))
            )
    return max(candidates, key=lambda candidate: candidate[:2], default=(0, 0, None))[2]


def _last_piece(page: Page, rows: list[Squeezed], index: int, labelled: set[int]) -> int:
    """Return the row in which a title that begins in a row ends: its own, or the next when that only makes sense so."""
    below = index + 1
    if below >= len(rows) or below in labelled or page.text[rows[index].end : rows[below].start].count("\n") > 1:
        return index
    text = rows[below].text
    is_rest = len(text) <= _LONGEST_FIRST_PIECE and (_OTHER_END.search(text) or _TITLE_END.search(text))
    return below if is_rest and not _BEGINS_SURELY.match(text) and _BEGINS_WITHIN.search(rows[index].text) else index


def _worth_as_title(text: str) -> int:
    """Return how much a row looks like the title of a paper: 0 not at all, 5 as 关于…的提案 does."""
    if not 3 < len(text) <= _LONGEST_TITLE or _NO_TITLE.search(text) or _COLUMN.match(text) or is_furniture(text):  # noqa: PLR2004 - buttons
        return 0
    if _LABEL_ROW.match(text) or _NUMBER_ONLY.match(text) or read_marker(text, 0) is not None:
        return 0
    if text.startswith(("关于", "《关于")) and re.search(rf"{PAPER}》?\Z", text):
        return 5
    if _OTHER_END.search(text) or _TITLE_END.search(text):
        return 3
    return 2 if text.startswith("关于") else 1
