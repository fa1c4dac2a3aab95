"""The period a figure belongs to, in the letter's words: 2018年, 截至2020年底, 今年1—5月, 2017年启动以来.

The last period named before the figure holds: in its own sentence, else in the sentences before it in its paragraph
as long as those report and this one reports too. A base of comparison (比2020年增长) is no period; a standard
(给予…补助) and an outlook (下一步, 力争) take over none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from drafter.documents import Letter, Sentence
from drafter.grammar.dates import find_dates
from drafter.grammar.fold import fold
from drafter.grammar.titles import DocNumberFound, TitleFound, find_doc_numbers, find_titles

_BEFORE = re.compile(
    r"(?:截至|截止到?|自|(?:^|(?<=[，。；（\n])|(?<=力争)|(?<=争取)|(?<=建议)|(?<=确保)|(?<=计划))[到至])$"
)
_AFTER = re.compile(
    r"(?:同期|以来|以前|之前|以后|之后|期间|时期|前(?!三|两|几|景|往|期|后|列)|起(?!草|步|到|来)|后(?!续|期)|(?:政策)?(?:启动|实施|开展|运行|成立|投用|开工)(?:试点)?以来)+"
)
_VAGUE = re.compile(
    r"截至目前|截止目前|到目前为止|目前|至今(?!年)|近[一二三四五六七八九十两\d]+年来?|[一二三四五六七八九十两\d]+年来|今年以来|近年来"
    r"|过去[一二三四五六七八九十两\d]+年|未来[一二三四五六七八九十两\d]+年|今后[一二三四五六七八九十两\d]+年|全年"
)
_BASE = re.compile(
    r"(?:比(?:改革|调整|实施|改造|整治)前的|比|较|与|同|占|相当于|相比于?|超过|高于|低于|多于|少于)(?:上年|去年)?$"
)
_BASE_AFTER = re.compile(r"(?:同期|相比|增长|增加|提高|下降|减少|翻)")
_TIMES = re.compile(r"的(?:近|约)?[\d.一二三四五六七八九十两]{1,6}倍")  # 是2021年底的5倍
_OWN = re.compile(r"(?:由|从|自)$")
_STANDARD = re.compile(
    r"给予|补助标准|奖补标准|补贴标准|不超过|最高|不低于|不少于|每人|每户|每亩|按照?[^，。；]{0,12}(?:标准|比例)|标准为|可享受|限额|调研|受访|存在|不到|仅有"
)
_OUTLOOK = re.compile(r"下一步|下步|力争|将(?!.{0,2}(?:军|领))|计划|拟|预计|确保|争取|未来|到20\d\d年")
_PASSES = re.compile(r"^(?:目前|近年来|截至目前|至今|到.*)$|前$")  # hold in their own sentence only
_OWN_BASE = re.compile(r"的(?:近|约)?\d[\d.]*+(?![%倍成\d])")  # 比2013年的29起减少16起: 29 belongs to 2013
_NUMBERED = re.compile(r"[\d一二三四五六七八九十]")
_LISTED = re.compile(r"(?:其中|[、和及])$")  # 其中2021年1560万元、2022年2180万元
_OPENS_LIST = re.compile(r"\d[\d.]*+[^\d，。；、]{1,4}、(?:19|20)\d\d年")  # 2015年98起、2016年132起
_HOLDS_ONCE = re.compile(
    r"(?:比|较|同比|环比)|(?:以[前后]|之[前后])?(?:建成|建造|出生|注册|投用)的"
)  # 2017年比上年增长
_EACH = re.compile(r"每(?:年|月|季度|天|日|周|学[年期])[^，。；]{0,12}$")
_NEAR = 8
_LONGEST_BRACKET = 60
_FARTHEST = 6  # sentences a period is taken over from
_MOST_SOLE = 5  # periods in a row that hold for one figure only


@dataclass(frozen=True, slots=True)
class _Period:
    """A period as printed; `sole`: it holds for the next figure only (由2019年的25家增至…)."""

    start: int
    end: int
    text: str
    sole: bool
    reach: int  # offset up to which it holds: that of the bracket it stands in


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is looked up for each figure; one entry a sentence in `looks_ahead` and `reports`."""

    folded: str
    sentences: Sequence[Sentence]
    figures: Sequence[int]  # their starts
    periods: Sequence[_Period]
    semicolons: Sequence[int]
    looks_ahead: Sequence[bool]
    reports: Sequence[bool]  # what was; sets no standard and looks not ahead


def find_periods(letter: Letter) -> dict[int, str | None]:
    """Return the period of each figure, by the figure's start."""
    folded = fold(letter.text)
    starts = [sentence.start for sentence in letter.sentences]
    looks_ahead = _sentences_with(_OUTLOOK, folded, starts)
    sets_standard = _sentences_with(_STANDARD, folded, starts)
    reading = _Reading(
        folded,
        letter.sentences,
        [figure.start for figure in letter.figures],
        _named_periods(folded),
        [match.start() for match in re.finditer("；", folded)],
        looks_ahead,
        [not (ahead or standard) for ahead, standard in zip(looks_ahead, sets_standard, strict=True)],
    )
    found: dict[int, str | None] = {}
    for start in reading.figures:
        at = bisect_right(starts, start) - 1
        recurs = _EACH.search(folded, max(reading.sentences[at].start, start - 2 * _NEAR), start)
        found[start] = _in_sentence(reading, at, start) or (None if recurs else _inherited(reading, at))
    return found


def _sentences_with(words: re.Pattern[str], folded: str, starts: Sequence[int]) -> list[bool]:
    """Return for each sentence whether the words stand in it."""
    having = {bisect_right(starts, match.start()) - 1 for match in words.finditer(folded)}
    return [at in having for at in range(len(starts))]


def _named_periods(folded: str) -> list[_Period]:
    """Return the periods that the letter names, in order; dates in titles and document numbers are none."""
    apart = bytearray(len(folded))
    named: Iterator[TitleFound | DocNumberFound] = chain(find_titles(folded), find_doc_numbers(folded))
    for found in named:
        apart[found.start : found.end] = b"\1" * (found.end - found.start)
    spans = [(date.start, date.end) for date in find_dates(folded)]
    spans += [match.span() for match in _VAGUE.finditer(folded)]
    periods: list[_Period] = []
    for first_start, last_end in _joined(folded, sorted(spans)):
        start, end = _with_quotes(folded, first_start, last_end)
        is_base = _is_base(folded, start, end)
        has_own = is_base and bool(_OWN_BASE.match(folded, end))
        if apart[start] or _is_figurative(folded, start, end) or (is_base and not has_own):
            continue
        before = _BEFORE.search(folded, max(start - _NEAR, 0), start)
        after = _AFTER.match(folded, end)
        first = before.start() if before else start
        last = after.end() if after else end
        is_item = folded[end : end + 1].isdigit() and bool(
            _LISTED.search(folded, max(start - 2, 0), start) or _OPENS_LIST.match(folded, end)
        )
        is_item = is_item or bool(_HOLDS_ONCE.match(folded, end))
        sole = has_own or is_item or (bool(_OWN.search(folded, max(start - _NEAR, 0), start)) and not after)
        periods.append(_Period(start, last, "".join(folded[first:last].split()), sole, _reach(folded, start)))
    return periods


def _is_figurative(folded: str, start: int, end: int) -> bool:
    """Return whether a day without number stands in a phrase in quotation marks: “年底突击”."""
    bare = not _NUMBERED.search(folded, start, end)
    return bare and folded.endswith(("“", '"'), 0, start) and folded[end : end + 1] not in {"”", '"'}


def _reach(folded: str, start: int) -> int:
    """Return where the bracket ends in which a period stands, else the end of the text."""
    opening = folded.rfind("（", max(start - _LONGEST_BRACKET, 0), start)
    closed = opening < 0 or folded.find("）", opening, start) >= 0
    closing = -1 if closed else folded.find("）", start, start + _LONGEST_BRACKET)
    return len(folded) if closing < 0 else closing


def _joined(folded: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with neighbours joined: 2017年、2018年; 2021年6月—2022年3月; of two that overlap the longer."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and (
            start < joined[-1][1] or folded[joined[-1][1] : start] in {"、", "和", "至", "到", "—", "-", "——"}
        ):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _with_quotes(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with the quotation marks round it: “十四五”."""
    quoted = start > 0 and folded[start - 1] in '“"' and folded[end : end + 1] in {"”", '"'}
    return (start - 1, end + 1) if quoted else (start, end)


def _is_base(folded: str, start: int, end: int) -> bool:
    """Return whether the date is what a change is measured against."""
    if _TIMES.match(folded, end):
        return True
    if not _BASE.search(folded, max(start - _NEAR, 0), start):
        return False
    return (
        bool(_BASE_AFTER.search(folded, end, end + _NEAR))
        or folded[start - 1] in "比较占"
        or folded.endswith("前的", 0, start)
        or folded.endswith("相当于", 0, start)
    )


def _in_sentence(reading: _Reading, at: int, figure: int) -> str | None:
    """Return the last period named before the figure in its sentence; in an outlook only as far back as a ；."""
    first = reading.sentences[at].start
    if reading.looks_ahead[at]:
        before = bisect_left(reading.semicolons, figure)
        first = max(first, reading.semicolons[before - 1] if before else 0)
    last = bisect_left(reading.periods, figure, key=_start)
    for period in reversed(reading.periods[max(last - _MOST_SOLE, 0) : last]):
        if period.start < first:
            break
        between = bisect_left(reading.figures, figure) - bisect_left(reading.figures, period.end)
        if not (period.sole and between) and figure < period.reach:
            return period.text
    return None


def _inherited(reading: _Reading, at: int) -> str | None:
    """Return the last period of the sentences before in the same paragraph, where that is sound."""
    for here in range(at, max(at - _FARTHEST, 0), -1):
        before = reading.sentences[here - 1]
        parted = "\n" in reading.folded[before.end : reading.sentences[here].start]
        if parted or not (reading.reports[here] and reading.reports[here - 1]):
            return None
        text = _last_standing(reading, before)
        if text:
            return None if _PASSES.search(text) else text
    return None


def _last_standing(reading: _Reading, sentence: Sentence) -> str | None:
    """Return the last period of a sentence that holds beyond one figure and beyond a bracket."""
    last = bisect_left(reading.periods, sentence.end, key=_start)
    for period in reversed(reading.periods[max(last - _MOST_SOLE, 0) : last]):
        if period.start < sentence.start:
            return None
        if not period.sole and period.reach >= sentence.end:
            return period.text
    return None


def _start(period: _Period) -> int:
    return period.start
