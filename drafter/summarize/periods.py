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

from drafter.documents import Figure, Letter, Sentence
from drafter.grammar.dates import find_dates
from drafter.grammar.fold import fold
from drafter.grammar.titles import DocNumberFound, TitleFound, find_doc_numbers, find_titles

_BEFORE = re.compile(
    r"(?:截至|截止到?|自|(?:^|(?<=[，。；（\n])|(?<=力争)|(?<=争取)|(?<=建议)|(?<=确保)|(?<=计划))[到至])$"
)
_AFTER = re.compile(
    r"(?:同期|以来|以前|之前|期间|时期|前(?!三|两|几|景|往|期|后|列)|起(?!草|步|到|来)|后(?!续|期)|(?:政策)?(?:启动|实施|开展|运行|成立|投用|开工)以来)+"
)
_VAGUE = re.compile(
    r"截至目前|截止目前|到目前为?止?|目前|至今(?!年)|近[一二三四五六七八九十两\d]+年来?|[一二三四五六七八九十两\d]+年来|今年以来|近年来"
    r"|过去[一二三四五六七八九十两\d]+年|未来[一二三四五六七八九十两\d]+年|今后[一二三四五六七八九十两\d]+年|全年"
)
_BASE = re.compile(r"(?:比|较|与|同|相比于?|超过|高于|低于|多于|少于)(?:上年|去年)?$")
_BASE_AFTER = re.compile(r"(?:同期|相比|增长|增加|提高|下降|减少|翻)")
_TIMES = re.compile(r"的(?:近|约)?[\d.一二三四五六七八九十两]{1,6}倍")  # 是2021年底的5倍
_OWN = re.compile(r"(?:由|从|自)$")
_STANDARD = re.compile(
    r"给予|补助标准|奖补标准|补贴标准|不超过|最高|不低于|不少于|每人|每户|每亩|按照?[^，。；]{0,12}(?:标准|比例)|标准为|可享受|限额|调研|受访|存在|不到|仅有"
)
_OUTLOOK = re.compile(r"下一步|下步|力争|将(?!.{0,2}(?:军|领))|计划|拟|预计|确保|争取|未来|到20\d\d年")
_PASSES = re.compile(r"^(?:目前|近年来|截至目前|至今|到.*)$|前$")  # hold in their own sentence only
_NEAR = 8
_FARTHEST = 6  # sentences a period is taken over from


@dataclass(frozen=True, slots=True)
class _Period:
    """A period as printed; `sole`: it holds for the next figure only (由2019年的25家增至…)."""

    start: int
    end: int
    text: str
    sole: bool


def find_periods(letter: Letter) -> dict[int, str | None]:
    """Return the period of each figure, by the figure's start."""
    folded = fold(letter.text)
    named = _named_periods(folded)
    starts = [sentence.start for sentence in letter.sentences]
    figures = [figure.start for figure in letter.figures]
    found: dict[int, str | None] = {}
    for figure in letter.figures:
        at = bisect_right(starts, figure.start) - 1
        own = _in_sentence(folded, named, letter.sentences[at], figure, figures)
        found[figure.start] = own or _inherited(folded, named, letter, at)
    return found


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
        if apart[start] or _is_base(folded, start, end):
            continue
        before = _BEFORE.search(folded, max(start - _NEAR, 0), start)
        after = _AFTER.match(folded, end)
        first = before.start() if before else start
        last = after.end() if after else end
        sole = bool(_OWN.search(folded, max(start - _NEAR, 0), start)) and not after
        periods.append(_Period(start, last, "".join(folded[first:last].split()), sole))
    return periods


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
    return bool(_BASE_AFTER.search(folded, end, end + _NEAR)) or folded[start - 1] in "比较"


def _in_sentence(
    folded: str, named: Sequence[_Period], sentence: Sentence, figure: Figure, figures: Sequence[int]
) -> str | None:
    """Return the last period named before the figure in its sentence; in an outlook only as far back as a ；."""
    first = sentence.start
    if _OUTLOOK.search(folded, sentence.start, sentence.end):
        first = max(first, folded.rfind("；", first, figure.start))
    at = bisect_left(named, figure.start, key=lambda period: period.start) - 1
    while at >= 0 and named[at].start >= first:
        period = named[at]
        between = bisect_left(figures, figure.start) - bisect_left(figures, period.end)
        if not (period.sole and between):
            return period.text
        at -= 1
    return None


def _inherited(folded: str, named: Sequence[_Period], letter: Letter, at: int) -> str | None:
    """Return the last period of the sentences before in the same paragraph, where that is sound."""
    sentence = letter.sentences[at]
    if not _reports(folded, sentence):
        return None
    for _ in range(_FARTHEST):
        if at == 0:
            break
        before = letter.sentences[at - 1]
        if "\n" in folded[before.end : letter.sentences[at].start] or not _reports(folded, before):
            return None
        at -= 1
        last = bisect_left(named, before.end, key=lambda period: period.start) - 1
        if last >= 0 and named[last].start >= before.start and not named[last].sole:
            return None if _PASSES.search(named[last].text) else named[last].text
    return None


def _reports(folded: str, sentence: Sentence) -> bool:
    """Return whether a sentence reports what was, sets no standard and looks not ahead."""
    return not (
        _STANDARD.search(folded, sentence.start, sentence.end) or _OUTLOOK.search(folded, sentence.start, sentence.end)
    )
