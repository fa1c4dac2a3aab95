"""Where the letter begins: the line that names the addressees, and the opening that names the paper answered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.documents import Span
from drafter.grammar.markers import read_marker
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze, squeeze_blocks
from drafter.parse.wording import BODY_END, PAPER

_HEAD_BLOCKS = 500  # how far down a page a letter may begin
_LONGEST_ROW = 3000  # white space is taken out of the beginning of a row only
_LONGEST_WRAPPED = 5  # rows that a list of names may run over

_PERSON = r"(?:代表团|代表|委员(?!会)|同志|先生|女士)(?:们)?(?:（[^（）]{1,30}）)?"
_BODY = rf"{BODY_END}(?:（[^（）]{{1,30}}）)?"
_POLITE = r"(?:尊敬的|敬爱的|尊敬|(?:致|主送)(?=：))?：?"
# A whole row: 张某委员： · 市教育局： · 钟某代表
_ROW = re.compile(rf"{_POLITE}(?P<who>[^。；？！：]{{1,400}}?)(?P<colon>[：，,]?)\Z")
# The beginning of a row: 张某等3名代表：您提出的… · 张某委员，您好！
_BEGIN = re.compile(rf"{_POLITE}(?P<who>[^。；？！：，]{{1,300}}?{_PERSON})(?:：|[，、]?(?:您|你)们?好)(?=.)")
_BEGIN_BODY = re.compile(
    rf"{_POLITE}(?P<who>[^。；？！：，]{{2,40}}?{_BODY})：(?=(?:贵|你|您|现|经|关于|收到|我|《|根据|按照|对|非常|感谢|首先))"
)
_ROLE_FIRST = re.compile(r"(?:全国|[省市县区州])?(?:人大|政协)(?:代表|委员)[\u4e00-\u9fff·、]{2,30}\Z")  # 市人大代表张某
_PERSON_END = re.compile(rf"{_PERSON}\Z")
_BODY_END = re.compile(rf"{_BODY}\Z")
_NAMES_GO_ON = re.compile(r"[^。；？！：]{0,80}[、，]\Z")
# Rows and labels that end like an addressee and are none.
_NO_ADDRESSEE = re.compile(
    r"主任|秘书长|主席团|市长|县长|答复|回复|如下|收悉|收到|情况|办理结果|联系人|联系电话|附件|抄送|来源|作者|发布|单位：|位置|首页|索引|"
    r"关于(?!.{0,12}(?:委员|代表)\Z)|(?:建议|提案)(?!委|代表团)|"
    r"^(?:领衔|第一|附议|联名|主要|全体|人大|政协|市人大|市政协|县人大|县政协|区人大|区政协|省人大|省政协|全国人大|全国政协|"
    r"提案|建议|代表|委员|上级|有关|各级|相关)?(?:代表|委员|委员会|部门|单位|领导小组)\Z|^[一二三四五六七八九十]+[、是]|^第[一二三四五六七八九十]+[条章]"
)
_CUE = re.compile(r"收悉|收到|您|你们?|贵|答复|函复|回复|意见|办理|提出|现就|现将|研究|转交|交由|交办")

# 您提出的《…》收悉 … 现答复如下：, in whatever words.
_OPENING_ROW = re.compile(
    r"(?:您|你|贵|收到|接到|现就|现将|《|“|关于|我|今|对|感谢|首先|非常|由|在|第|该|根据|就|按照).{0,400}?"
    r"(?:(?:建议|提案|议案|意见|案).{0,160}?(?:收悉|答复如下|回复如下|函复如下|复函如下|意见如下|如下(?:会办|协办)?意见|"
    r"办理情况.{0,12}如下|情况.{0,8}如下|(?:已|交由|转交|交).{0,30}办理)|收到.{0,200}(?:建议|提案|议案))"
)
_RECEIVED_ROW = re.compile(rf"(?:[您你贵《“]|关于|收到).{{0,200}}?{PAPER}.{{0,60}}?(?:收悉|如下)")
_FORMULA_END = re.compile(
    r"(?:(?:[答回函]复|反馈|汇报|报告|说明|意见|情况|办理|告知|答|复|通报|分析|内容|事项|工作)[^。；：]{0,10}?如下|如下(?=[^。；：]{0,6}意见))"
    r"(?:[^。；：]{0,6}(?:意见|几点|参考)[^。；：]{0,12})?[。；：，]?"
)
_RECEIVED = re.compile(r"(?:收悉|收到|办理)[^。；：！]{0,30}[。：！]?|悉[。，]")
_OPENING_ROWS = 5
_OPENING_CHARACTERS = 900


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first row of the letter's words (an index into the blocks) and what opens it."""

    row: int
    salutation: Span | None
    opening: Span | None
    body_start: int  # an offset


def find_beginning(page: Page) -> Beginning | None:
    """Return where the letter begins; None for a paper that greets nobody and answers nothing."""
    salutation = _find_salutation(page)
    if salutation is not None:
        first, last, span = salutation
        next_row = last + (0 if span.end < page.blocks[last].end and _tail(page, last, span) else 1)
        opening = _find_opening(page, next_row, span.end)
        body_start = opening.end if opening else span.end
        return Beginning(first, span, opening, _skip_marks(page, body_start))
    for index, row in enumerate(squeeze_blocks(page, 0, _HEAD_BLOCKS)):
        if _OPENING_ROW.match(row.text[:_LONGEST_ROW]) and not _is_title(row.text):
            opening = _find_opening(page, index, row.start)
            if opening is not None:
                return Beginning(index, None, opening, _skip_marks(page, opening.end))
    return None


def _is_title(text: str) -> bool:
    """Return whether a row that names a paper is the title of the reply itself."""
    return len(text) < 150 and text.rstrip("）").endswith(
        ("答复", "复函", "函", "回复", "意见", "通知", "建议", "提案")
    )  # noqa: PLR2004 - longer than any title


def _find_salutation(page: Page) -> tuple[int, int, Span] | None:
    """Return the first row, the last row, and the words of the first salutation that something answers to."""
    rows = list(squeeze_blocks(page, 0, _HEAD_BLOCKS))
    for index, row in enumerate(rows):
        found = _whole_row(rows, index) or _row_beginning(row, index)
        if found is None:
            continue
        _, last, span = found
        after = page.folded[span.end : span.end + 300]
        if _CUE.search("".join(after.split())):
            return found
    return None


def _whole_row(rows: list[Squeezed], index: int) -> tuple[int, int, Span] | None:
    """Return a salutation that fills a row, or several when the names run over."""
    row = rows[index]
    match = _ROW.match(row.text[:_LONGEST_ROW])
    if match is None or _NO_ADDRESSEE.search(match["who"]):
        return None
    if _NAMES_GO_ON.match(row.text) and _are_names(row.text):
        return _wrapped_names(rows, index)
    who = match["who"]
    is_person = len(who) > len("代表") and bool(_PERSON_END.search(who) or (match["colon"] and _ROLE_FIRST.match(who)))
    is_addressed = bool(match["colon"]) or _LONGEST_BARE >= len(match["who"])
    is_body = _BODY_END.search(match["who"]) is not None and (match["colon"] == "：" or _opens(rows, index + 1))
    if (is_person and is_addressed) or is_body:
        return index, index, row.span(0, len(row.text))
    return None


def _opens(rows: list[Squeezed], index: int) -> bool:
    """Return whether a row is the opening of a letter, so that the row before may greet without a colon."""
    return index < len(rows) and _RECEIVED_ROW.match(rows[index].text[:_LONGEST_ROW]) is not None


_LONGEST_BARE = 40  # characters of a salutation without a colon


def _are_names(text: str) -> bool:
    """Return whether a row is nothing but short names: 张某、李某某、."""
    return all(1 < len(name) <= 6 for name in re.split(r"[、，]", text.rstrip("、，")))  # noqa: PLR2004 - names of one to six characters


def _wrapped_names(rows: list[Squeezed], index: int) -> tuple[int, int, Span] | None:
    """Return the salutation whose names begin in a row and end, with 代表： or 委员：, a few rows below."""
    for last in range(index + 1, min(index + _LONGEST_WRAPPED, len(rows))):
        text = rows[last].text
        if re.fullmatch(rf"[^。；？！：]{{1,200}}{_PERSON}：?", text):
            page = rows[index].page
            return index, last, page.span(rows[index].start, rows[last].end)
        if not _NAMES_GO_ON.match(text):
            return None
    return None


def _row_beginning(row: Squeezed, index: int) -> tuple[int, int, Span] | None:
    """Return a salutation that the letter goes on behind in the same row."""
    text = row.text[:_LONGEST_ROW]
    for pattern in (_BEGIN, _BEGIN_BODY):
        match = pattern.match(text)
        if match and not _NO_ADDRESSEE.search(match["who"]) and read_marker(text, 0) is None:
            end = match.end("who") + (text[match.end("who")] == "：")
            return index, index, row.span(0, end)
    return None


def _tail(page: Page, row: int, span: Span) -> str:
    """Return what stands behind a salutation in its row, marks apart."""
    return page.folded[span.end : page.blocks[row].end].strip(" ：，、")


def _find_opening(page: Page, first: int, start: int) -> Span | None:
    """Return the opening that begins in the block `first` at or after `start`: up to 如下：, else up to 收悉。"""
    received: Span | None = None
    begin: int | None = None
    for row in _opening_rows(page, first, start):
        if begin is None:
            begin = row.start
        elif read_marker(page.folded, row.start) is not None:
            break
        text = row.text[:_LONGEST_ROW]
        formula = _FORMULA_END.search(text, 0, _OPENING_CHARACTERS)
        if formula:
            return page.span(begin, row.span(0, formula.end()).end)
        if received is None and (match := _RECEIVED.search(text, 0, _OPENING_CHARACTERS)):
            received = page.span(begin, row.span(0, match.end()).end)
    return received


def _opening_rows(page: Page, first: int, start: int) -> Iterator[Squeezed]:
    """Yield the few rows an opening may take."""
    for block in page.blocks[first : first + _OPENING_ROWS]:
        begin = max(start, block.start)
        while begin < block.end and page.folded[begin] in " ：，、\n":
            begin += 1
        if begin < block.end:
            yield squeeze(page, begin, min(block.end, begin + _LONGEST_ROW))


def _skip_marks(page: Page, place: int) -> int:
    """Return the offset after white space and loose marks behind an opening."""
    while place < len(page.folded) and (page.folded[place].isspace() or page.folded[place] in "：，|"):
        place += 1
    return place
