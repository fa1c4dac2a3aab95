"""Where the letter begins: the row that names the addressees, and the opening behind it."""

import re
from dataclasses import dataclass

from drafter.documents import Span
from drafter.grammar.markers import read_marker
from drafter.parse.opening import find_opening, opens_letter
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END

_HEAD_BLOCKS = 500  # how far down a page a letter may begin
_LONGEST_ROW = 3000  # characters at the beginning of a row that are read
_MOST_WRAPPED = 5  # rows that a list of names may run over
_LONGEST_BARE = 40  # characters of a salutation without a colon
_LONGEST_NAME = 6
_SHORTEST_PROSE = 60
_AFTER = 300  # characters behind a salutation in which the letter shows itself

_PERSON = (
    r"(?:代表团|代表|委员(?!会)|同志|先生|女士)们?(?:等[0-9一二三四五六七八九十两]{1,3}[位名人])?(?:（[^（）]{1,30}）)?"
)
_BODY = rf"(?:{BODY_END}|界别)(?:（[^（）]{{1,30}}）)?"
_POLITE = "(?:尊敬的|敬爱的|尊敬|(?:致|主送)(?=：))?：?"
# A whole row: 张某委员： · 市教育局： · 钟某代表
_ROW = re.compile(rf"{_POLITE}(?P<who>[^。；？！：]{{1,400}}?)(?P<colon>[：，]?)\Z")
# The beginning of a row: 张某等3名代表：您提出的… · 张某委员，您好！ · 民建市委：贵委提出的…
_BEGIN = re.compile(rf"{_POLITE}(?P<who>[^。；？！：，]{{1,300}}?{_PERSON})(?:：|[，、]?[您你]们?好)(?=.)")
_BEGIN_BODY = re.compile(
    rf"{_POLITE}(?P<who>[^。；？！：，]{{2,40}}?{_BODY})：(?=[贵你您现经我对《]|关于|收到|根据|按照|非常|感谢|首先)"
)
_PERSON_END = re.compile(rf"{_PERSON}\Z")
_ROLE_FIRST = re.compile(
    r"(?:全国|[省市县区州])?(?:人大|政协)(?:代表|委员)[\u4e00-\u9fff·、]{2,30}\Z"
)  # 市人大代表张某
_BODY_END = re.compile(rf"{_BODY}\Z")
_NAMES_GO_ON = re.compile(r"[^。；？！：]{0,80}[、，]\Z")
_NAMES_END = re.compile(rf"[^。；？！：]{{1,200}}{_PERSON}：?\Z")
# Rows and labels that end like an addressee and are none.
_NO_ADDRESSEE = re.compile(
    r"所属|所在|主任|秘书长|主席团|市长|县长|答复|回复|如下|收悉|收到|情况|办理结果|联系人|联系电话|附件|抄送|来源|作者|发布|单位：|"
    r"位置|首页|索引|关于(?!.{0,12}(?:委员|代表)\Z)|(?:建议|提案)(?!委|代表团)|"
    r"^(?:领衔|第一|附议|联名|主要|全体|上级|有关|各级|相关|提案|建议|(?:全国|[省市县区])?(?:人大|政协))?"
    r"(?:代表|委员|委员会|部门|单位|领导小组)\Z"
)
# How the row behind a salutation without a colon begins.
_TURNS_TO = re.compile(r"[您你贵现对《“]|收到|接到|首先|感谢|非常|关于")
_CUE = re.compile(r"收悉|收到|[您你贵]|[答函回]复|意见|办理|提出|现[就将]|转交|交由|交办")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first row of the letter's words (an index into the blocks) and what opens it."""

    row: int
    salutation: Span | None
    opening: Span | None
    body_start: int  # an offset

    @property
    def start(self) -> int:
        """Where the salutation, or without one the opening, begins."""
        first = self.salutation or self.opening
        return first.start if first else self.body_start


@dataclass(frozen=True, slots=True)
class _Salutation:
    """The rows first … last of a salutation and its words."""

    first: int
    last: int
    words: Span


def find_beginning(page: Page) -> Beginning | None:
    """Return where the letter begins; None for a paper that greets nobody and acknowledges nothing."""
    rows = [squeeze(page, block.start, block.end) for block in page.blocks[:_HEAD_BLOCKS]]
    found = _find_salutation(page, rows)
    if found is not None:
        words = found.words
        has_more = page.folded[words.end : page.blocks[found.last].end].strip(" ：，、") != ""
        opening = find_opening(page, found.last + (not has_more), words.end)
        return Beginning(found.first, words, opening, _skip_marks(page, opening.end if opening else words.end))
    for index, row in enumerate(rows):
        opening = find_opening(page, index, row.start) if opens_letter(row.text) else None
        if opening is not None:
            return Beginning(index, None, opening, _skip_marks(page, opening.end))
        if _is_prose(row.text):
            break  # a letter without salutation opens at once
    return None


def _find_salutation(page: Page, rows: list[Squeezed]) -> _Salutation | None:
    """Return the first salutation that a letter follows; behind running text only a person is greeted."""
    seen_prose = False
    for index, row in enumerate(rows):
        if read_marker(row.text, 0) is None:
            found = _whole_row(rows, index, behind_prose=seen_prose) or _row_beginning(row, index)
            if found and _CUE.search("".join(page.folded[found.words.end : found.words.end + _AFTER].split())):
                return found
        seen_prose = seen_prose or _is_prose(row.text)
    return None


def _is_prose(text: str) -> bool:
    """Return whether a row is running text rather than a headline, a field, or a button."""
    return len(text) >= _SHORTEST_PROSE and "。" in text


def _whole_row(rows: list[Squeezed], index: int, *, behind_prose: bool) -> _Salutation | None:
    """Return a salutation that fills a row, or several when the names run over."""
    row = rows[index]
    match = _ROW.match(row.text[:_LONGEST_ROW])
    if match is None or _NO_ADDRESSEE.search(match["who"]):
        return None
    if _NAMES_GO_ON.match(row.text) and _are_names(row.text):
        return _wrapped_names(rows, index)
    who, has_colon = match["who"], match["colon"] == "："
    is_role = len(who) <= len("代表")
    following = rows[index + 1].text if index + 1 < len(rows) else ""
    is_addressed = has_colon or (len(who) <= _LONGEST_BARE and _TURNS_TO.match(following) is not None)
    is_person = _PERSON_END.search(who) is not None and is_addressed
    is_person = is_person or (has_colon and _ROLE_FIRST.match(who) is not None)
    is_body = not behind_prose and _BODY_END.search(who) is not None
    is_body = is_body and (has_colon or opens_letter(following))
    if is_role or not (is_person or is_body):
        return None
    return _Salutation(index, index, row.span(0, len(row.text)))


def _are_names(text: str) -> bool:
    """Return whether a row is nothing but short names: 张某、李某某、."""
    return all(1 < len(name) <= _LONGEST_NAME for name in re.split(r"[、，]", text.rstrip("、，")))


def _wrapped_names(rows: list[Squeezed], index: int) -> _Salutation | None:
    """Return the salutation whose names begin in a row and end, with 代表： or 委员：, a few rows below."""
    for last in range(index + 1, min(index + _MOST_WRAPPED, len(rows))):
        if _NAMES_END.match(rows[last].text):
            return _Salutation(index, last, rows[index].page.span(rows[index].start, rows[last].end))
        if not _NAMES_GO_ON.match(rows[last].text):
            return None
    return None


def _row_beginning(row: Squeezed, index: int) -> _Salutation | None:
    """Return a salutation that the letter goes on behind in the same row."""
    text = row.text[:_LONGEST_ROW]
    for pattern in (_BEGIN, _BEGIN_BODY):
        match = pattern.match(text)
        if match and not _NO_ADDRESSEE.search(match["who"]):
            end = match.end("who") + (text[match.end("who")] == "：")
            return _Salutation(index, index, row.span(0, end))
    return None


def _skip_marks(page: Page, place: int) -> int:
    """Return the offset after white space and loose marks behind an opening."""
    while place < len(page.folded) and (page.folded[place].isspace() or page.folded[place] in "：，|"):
        place += 1
    return place
