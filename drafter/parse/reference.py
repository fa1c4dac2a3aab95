"""Which paper is answered: the session (届次) it was raised at and its number."""

import re
from collections.abc import Iterable, Sequence

from drafter.documents import Span
from drafter.parse.proposal_title import NUMBERED
from drafter.parse.quotations import quotations
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import PAPER, PLACE

_COUNT = r"(?:[一二三四五六七八九十]{1,4}|\d{1,2})"
# 市政协十五届二次会议 · 政协第十四届全国委员会第二次会议 · 县人大十八届四次会议 · 市第九届人民代表大会第三次会议
_SESSION = re.compile(
    rf"第?{_COUNT}届[^，。；：《》“”（）第]{{0,20}}?第?{_COUNT}次"
    rf"(?:(?:全体)?(?:会议|全会)|(?=第?\d{{1,8}}号|{PAPER}|第[A-Z]))"
)
_SESSION_LEAD = re.compile(
    rf"(?:中国人民政治协商会议|政协)?(?:{PLACE}|全国|自治区|[省市县区州旗盟])?(?:政协|人大|人民代表大会)?(?:委员会)?\Z"
)
_LEAD_ENDS = re.compile(r"关于|[对在的年]|收到|接到|出席|参加|召开|[你您]们?|[^\u4e00-\u9fff]")
_LONGEST_LEAD = 30

_HEADING_ROWS = 20  # above the text, among which a form's heading stands
_LONGEST_HEADING_ROW = 60
_GOES_ON = re.compile(r"(?:会议|政协|人大|大会|委员会|[省市县区州旗])\Z")  # a heading broken before 第四次会议

_LONGEST_TERM = 8  # characters of a quotation too short to be a title
_MASK = "□"
_NUMERAL = r"(?:[A-Za-z]{1,4}[-－—]?)?(?P<number>\d{1,10}(?:-\d{1,6})?)"
_MORE = r"(?:[、，和及/]第?[A-Za-z]{0,4}\d{1,10})*"
_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![〕\]）】》}}])第[“”\"（\[【]?{_NUMERAL}{_MORE}[”\"）\]】]?号",
        rf"(?<![〕\]）】》}}\d年-]){_NUMERAL}{_MORE}号(?=的?(?:{PAPER}|代表|委员|{_MASK}|”|）|（|\Z))",
        rf"(?:提案|建议|代表建议|编号|案号|会议|N[oO]\.?)(?:编号)?第?[：:为]?{_NUMERAL}(?:号|(?={PAPER}|{_MASK}|的))",
        rf"(?:编号|案号)[：:为]?{_NUMERAL}(?=）)",
        rf"(?:提出的?|提交的?){_NUMERAL}(?=号?(?:{_MASK}|{PAPER}|关于))",
        rf"{_MASK}（?{_NUMERAL}）?号?(?=(?:{PAPER})?(?:已)?收悉)",
        rf"第(?P<number>[一二三四五六七八九十百零〇]{{1,6}})号(?:的)?(?={PAPER}|{_MASK})",
    )
)
_FORM_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|第|[编案]号[：:为]?){_NUMERAL}号?）?\Z",
        rf"(?:{PAPER}|^)第?{_NUMERAL}号?\Z",
        rf"^第?{_NUMERAL}号(?:[：、.]?(?=关于)|{PAPER}\Z)",
        rf"^(?:[案事]由|题目)?：?（第?{_NUMERAL}号?）(?=关于)",
    )
)


def find_form_session(rows: Sequence[Squeezed]) -> Span | None:
    """Return the session in the heading of a form, which may run over rows: …会议 / 第九届…委员会 / 第四次会议."""
    heading = [row for row in rows[:_HEADING_ROWS] if len(row.text) <= _LONGEST_HEADING_ROW]
    for index, row in enumerate(heading):
        last = heading[min(index + 2, len(heading) - 1)] if _GOES_ON.search(row.text) else row
        near = last if last.end - row.start <= 3 * _LONGEST_HEADING_ROW else row
        session = find_session([squeeze(row.page, row.start, near.end)])
        if session:
            return session
    return None


def find_session(sources: Iterable[Squeezed]) -> Span | None:
    """Return the session (届次) in the first source that names one, with the place or level printed before it."""
    for source in sources:
        for match in _SESSION.finditer(source.text):
            if "中央" in match.group():
                continue
            before = source.text[max(0, match.start() - _LONGEST_LEAD) : match.start()]
            lead = _SESSION_LEAD.search(_LEAD_ENDS.split(before)[-1])
            return source.span(match.start() - len(lead.group() if lead else ""), match.end())
    return None


def find_number(sources: Iterable[Squeezed]) -> Span | None:
    """Return the digits of the proposal's number in the first source that has one, outside quoted titles."""
    for source in sources:
        masked = _mask_titles(source.text)
        match = next((found for pattern in _NUMBERS if (found := pattern.search(masked))), None)
        if match:
            return source.span(*match.span("number"))
    return None


def find_form_number(source: Squeezed) -> Span | None:
    """Return the digits of a number that fills a field (2023156, 第057号) or ends a form's heading (提案第0136号)."""
    match = next((found for pattern in _FORM_NUMBERS if (found := pattern.search(source.text))), None)
    return source.span(*match.span("number")) if match else None


def _mask_titles(text: str) -> str:
    """Return the text with long quotations and titles blanked, marks included, same length."""
    masked = text
    for start, end in quotations(text):
        if end - start > _LONGEST_TERM and not NUMBERED.search(text, start, end):
            masked = masked[: start - 1] + _MASK * (end - start + 2) + masked[end + 1 :]
    return masked
