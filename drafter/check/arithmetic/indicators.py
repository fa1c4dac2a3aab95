"""One indicator, one period, two values in one letter.

The indicator is the words before the number; two are the same where one ends in the other and what is left over names
no other scope (国家级, 新增, 县 …). The period is the last year named before the number; 去年 and 今年 are counted
from the date of the letter. Source: rule R31; observed in published replies.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.check.arithmetic.relations import Relation
from drafter.check.arithmetic.terms import Statement, Term
from drafter.check.arithmetic.unwrapped import Unwrapped
from drafter.documents import Letter

_TAIL = re.compile(
    r"(?:[约近超逾为达至有共总已]|达到|超过|突破|增加到|提高到|累计|合计|共计|总数|数量|总量|总额|金额|规模|资金|稳定在|保持在|了)+$"
)
_WHEN = re.compile(r"在?20\d\d年?[底末初]?$")
_BASE = re.compile(r"的?基础上")
_FRAME = re.compile(
    r"^(?:截至|目前|现|全市|全县|全区|全省|全州|我市|我县|我区|我省|我局|市级|共|累计|已|现有|拥有|建有|共有|其中|并|分别|先后|全年|同时"
    r"|去年|今年|当年|年底?|[到至]?20\d\d年[底末初]?|，|以来|来|市|县|区)+"
)
_SCOPE = re.compile(
    r"[省市县区乡镇村]|级|新增|新建|其中|各类|首批|本级|当月|季度|平均|人均|户均|每|规上|以上|以下|第|男|女|公办|民办"
)
_STANDARD = re.compile(
    r"占|给予|补助|补贴|奖励|每|最高|不超过|不低于|标准|按|首次|一次性|分别|从|由|提高|增加|减少|下降|增长|压缩|缩短|降"
)
_PERIOD = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?(?P<part>[底末初]|度|上半年|下半年|第?[一二三四]季度|\d{1,2}(?:月|[—-]\d{1,2}月))?|(?P<word>去年|今年|上年|本年)"
)
_PART_CUE = re.compile(r"其中|包括|[\u4e00-\u9fff]中，?有")  # what follows is a part of something
_KEY = 4  # characters at the end of an indicator that must agree
_LONG, _SURE = 6, 8  # characters of an indicator that make two values one to ask about, and one to object to
_NEARBY = 240  # characters within which an undated value is taken to speak of the same year
_LONGEST_REST = 8
_MOST_ALIKE = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A value with what it measures and when; `place` is the number of its sentence."""

    term: Term
    indicator: str
    period: str | None
    place: int
    promised: bool

    def placed(self, unwrapped: Unwrapped) -> "Named":
        """Return the value with the offsets of the letter instead of those of its unwrapped text."""
        start, end = unwrapped.place(self.term.start), unwrapped.end_place(self.term.end)
        return replace(self, term=replace(self.term, start=start, end=end))


def find_conflicts(letter: Letter, unwrapped: Unwrapped, statements: Sequence[Statement]) -> Iterator[Relation]:
    """Yield the indicators of a letter that are given two values for one period."""
    groups: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for named in read_indicators(letter, unwrapped, statements):
        groups[named.term.unit, named.indicator[-_KEY:]].append(named)
    for group in groups.values():
        for at, second in enumerate(group[:_MOST_ALIKE]):
            for first in group[:at]:
                if first.place != second.place and same_indicator(first, second) and differ(first.term, second.term):
                    yield _relation(first, second)


def read_indicators(letter: Letter, unwrapped: Unwrapped, statements: Sequence[Statement]) -> Iterator[Named]:
    """Yield every value of the letter that names an indicator of its own."""
    written = letter.issue_date.date[:4] if letter.issue_date else None
    promises = [(unwrapped.position(span.start), unwrapped.position(span.end)) for span in letter.commitments]
    for place, statement in enumerate(statements):
        cue = _PART_CUE.search(statement.folded, statement.start, statement.end)
        for term in statement.terms:
            if cue and cue.end() <= term.start:
                break
            indicator = _FRAME.sub("", _TAIL.sub("", _TAIL.sub("", _WHEN.sub("", term.head))))
            if len(indicator) < _KEY or _STANDARD.search(term.head) or term.ratio:
                continue
            period = _period(statement, term, written)
            is_base = _BASE.match(statement.folded, term.end) is not None  # a fact inside a promise
            promised = not is_base and any(start <= term.start < end for start, end in promises)
            yield Named(term, indicator, period, place, promised)


def _period(statement: Statement, term: Term, written: str | None) -> str | None:
    """Return the last period named in the sentence before the number: 2020, 2020上半年; None if there is none."""
    last = None
    for match in _PERIOD.finditer(statement.folded, statement.start, term.start):
        last = match
    if last is None:
        return None
    if last["word"]:
        if written is None:
            return None
        return str(int(written) - (last["word"] in {"去年", "上年"}))
    return last["year"] + (last["part"] or "").strip("度底末")


def same_indicator(first: Named, second: Named) -> bool:
    """Return whether two values measure the same thing in the same period."""
    if first.promised != second.promised or first.term.depth != second.term.depth:
        return False
    if first.period != second.period:
        undated = None in {first.period, second.period} and first.indicator == second.indicator
        return undated and len(first.indicator) >= _LONG and abs(second.term.start - first.term.end) < _NEARBY
    shorter, longer = sorted((first.indicator, second.indicator), key=len)
    rest = longer[: len(longer) - len(shorter)]
    if not longer.endswith(shorter) or len(shorter) < _LONG or len(rest) > _LONGEST_REST or _SCOPE.search(rest):
        return False
    return not (first.period is None and first.indicator != second.indicator)


def differ(first: Term, second: Term) -> bool:
    """Return whether two figures cannot both be true."""
    return first.low > second.high or second.low > first.high


def _relation(first: Named, second: Named) -> Relation:
    shorter = min(first.indicator, second.indicator, key=len)
    sure = first.period is not None and first.period == second.period and len(shorter) >= _SURE
    when = f"{first.period}年" if first.period and first.period.isdecimal() else (first.period or "")
    term = second.term
    return Relation(
        "R31", "breaks", certain=sure, start=term.start - len(term.head), end=term.end,
        formula=f"{when}{shorter}",
        remark=f"前文为{first.term.printed}，此处为{term.printed}",
        places=(first.term, term),
    )  # fmt: skip
