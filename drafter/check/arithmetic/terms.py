"""The numbers of a letter as an accountant reads them: in base units, with the range in which the true value lies."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.check.arithmetic.unwrapped import Unwrapped
from drafter.documents import Letter
from drafter.grammar.numbers import Measured, find_quantities
from drafter.grammar.units import MULTIPLIERS, read_multiplier

# Words of one meaning; a sum may mix them.
_NAMELESS = "数"
_SAME_UNIT = {"名": "人", "位": "人", "户人": "人"}
# Units whose whole numbers are counted, not measured: the printed number is exact.
_MEASURED_UNITS = "元 美元 % 百分点 ‰ 平方米 亩 米 吨 立方米 千瓦时 千瓦 成 倍 天 小时 分钟 年 个月 吨标准煤 标准箱"
_MEASURED = frozenset(_MEASURED_UNITS.split())
# Half of the last printed place is the least; these words widen it. (lower factor, upper factor)
_BEFORE = (
    (re.compile(r"(?:接近|将近|近)$"), (0.9, 1.0)),
    (re.compile(r"(?:大约|约为|大概|约|大致)$"), (0.95, 1.05)),
    (re.compile(r"(?:超过|突破|超出|多于|高于|大于|超|逾|至少|不少于|不低于|不小于|已破|破)$"), (1.0, 1.4)),
    (re.compile(r"(?:不足|低于|少于|不到|不超过|不高于|至多|最多|最高|小于)$"), (0.6, 1.0)),
)
_AFTER = (
    (re.compile(r"左右|上下"), (0.95, 1.05)),
    (re.compile(r"[以之]上"), (1.0, 1.4)),
    (re.compile(r"多(?=[，。；、的])"), (1.0, 2.0)),  # 翻了一番多
    (re.compile(r"[以之][下内]"), (0.6, 1.0)),
)
_REACHED = re.compile(r"(?:达到了?|已达|达|到|为|至|有|共计?|计)+$")
_GOES_ON = frozenset("；，、：")  # at the end of a sentence: more follows
_BREAKS = frozenset("，。；、：（）！？\n")
_PARENTHESES = re.compile(r"（[^（）]*）")
_LONGEST_STATEMENT = 1500  # characters; longer ones are cut, so that looking back stays cheap
_REMEMBERED = 40
_LOOK_BACK = 48


@dataclass(frozen=True, slots=True)
class Term:
    """A number of the letter. `value`, `low`, `high`, `step` (worth of the last printed digit) are in `unit`."""

    start: int
    end: int
    printed: str
    value: float
    low: float
    high: float
    step: float
    unit: str  # base unit: 元, 家, %, 百分点; 名 and 位 are 人
    ratio: bool
    vague: bool  # 近, 约, 余, 超过 …
    head: str  # the words before it, from the last mark or number on
    depth: int  # of parentheses
    scale: float  # worth of the printed unit in the base unit: 10000 for 万元
    unit_printed: str

    @property
    def is_exact_count(self) -> bool:
        """Return whether the number was counted to the last unit."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its terms."""

    start: int
    end: int
    folded: str  # the whole letter, folded and unwrapped
    terms: tuple[Term, ...]
    earlier: tuple[Term, ...] = ()  # of the sentences before it, the last few

    def between(self, first: int, second: int) -> str:
        """Return the words between two offsets, what stands in parentheses left out."""
        return _without_parentheses(self.folded[first:second])

    def after(self, term: Term, length: int = 24) -> str:
        """Return at most `length` characters after a term, within the sentence."""
        return self.folded[term.end : min(term.end + length, self.end)]


def _without_parentheses(words: str) -> str:
    """Return the words outside parentheses; an unpaired mark is kept."""
    return _PARENTHESES.sub("", words)


def read_statements(letter: Letter, unwrapped: Unwrapped) -> tuple[Statement, ...]:
    """Return the sentences of the letter that hold figures, with their terms; offsets are those of `unwrapped`."""
    units = {unwrapped.position(figure.start): figure.unit for figure in letter.figures}
    bounds = _whole_sentences(letter, unwrapped)
    starts = [start for start, _ in bounds]
    grouped: list[list[Measured]] = [[] for _ in bounds]
    for measured in find_quantities(unwrapped.text):
        # A bare number whose unit stands over its column is read by `tables` alone.
        if measured.start in units and bool(units[measured.start]) == bool(measured.unit):
            grouped[bisect_right(starts, measured.start) - 1].append(measured)
    statements: list[Statement] = []
    earlier: tuple[Term, ...] = ()
    for (start, end), found in zip(bounds, grouped, strict=True):
        if found:
            terms = tuple(_terms(unwrapped.text, start, found))
            statements.append(Statement(start, end, unwrapped.text, terms, earlier))
            earlier = (*earlier, *terms)[-_REMEMBERED:]
    return tuple(statements)


def _whole_sentences(letter: Letter, unwrapped: Unwrapped) -> list[tuple[int, int]]:
    """Return the ranges of the sentences; a run-in point that was cut at its ； is joined with what follows."""
    bounds: list[tuple[int, int]] = []
    goes_on = False
    for sentence in letter.sentences:
        start, end = unwrapped.position(sentence.start), unwrapped.position(sentence.end)
        if goes_on and end - bounds[-1][0] <= _LONGEST_STATEMENT:
            bounds[-1] = (bounds[-1][0], end)
        else:
            cuts = [*range(start, max(end, start + 1), _LONGEST_STATEMENT), end]
            bounds.extend(itertools.pairwise(cuts))
        goes_on = unwrapped.text[end - 1 : end] in _GOES_ON
    return bounds


def _terms(folded: str, start: int, found: Sequence[Measured]) -> Iterator[Term]:
    depth, reached = 0, start
    for measured in found:
        between = folded[reached : measured.start]
        depth = max(0, depth + between.count("（") - between.count("）"))
        yield _term(folded, reached, measured, depth)
        reached = measured.end


def _term(folded: str, reached: int, measured: Measured, depth: int) -> Term:
    head = _head(folded, reached, measured.start)
    after = folded[measured.end : measured.end + 2]
    step = _step(folded, measured)
    value = measured.base.value
    lower, upper = _reach(head, after)
    unit = _SAME_UNIT.get(measured.base.unit, measured.base.unit)
    if not unit and measured.unit:
        unit = _NAMELESS  # 18.6亿单位: a multiplier and a word that is no unit
    is_count = step == 1 and unit not in _MEASURED and measured.form in {"arabic", "chinese"}
    half = 0.0 if is_count else step / 2
    vague = measured.vague or (lower, upper) != (1.0, 1.0)
    top = value + _leading_place(value, step) if measured.vague else value * upper
    return Term(
        measured.start,
        measured.end,
        folded[measured.start : measured.end],
        value,
        value * lower - half,
        max(top, value) + half,
        step,
        unit,
        measured.form == "ratio",
        vague,
        head,
        depth,
        _worth(measured),
        measured.unit,
    )


def _head(folded: str, floor: int, end: int) -> str:
    """Return the words before a number back to the last mark, number or the start of the sentence."""
    begin = end
    while begin > max(floor, end - _LOOK_BACK) and folded[begin - 1] not in _BREAKS:
        begin -= 1
    return folded[begin:end].strip()


def _reach(head: str, after: str) -> tuple[float, float]:
    """Return by what factors 近, 约, 超过, 以上 … let the true value differ."""
    plain = _REACHED.sub("", head)
    for pattern, factors in _BEFORE:
        if pattern.search(head) or pattern.search(plain):
            return factors
    for pattern, factors in _AFTER:
        if pattern.match(after):
            return factors
    return 1.0, 1.0


def _step(folded: str, measured: Measured) -> float:
    """Return the worth of the last printed digit in the base unit: 1.26亿元 → 1000000."""
    printed = folded[measured.start : measured.end]
    numbers = re.findall(r"\d[\d，]*(?:\.\d+)?", printed)
    decimals = len(numbers[-1].partition(".")[2]) if numbers else 0
    return _worth(measured) / float(10**decimals)


def _worth(measured: Measured) -> float:
    """Return the worth of one printed unit in the base unit."""
    if measured.value:
        return measured.base.value / measured.value
    return float(MULTIPLIERS.get(read_multiplier(measured.unit, 0), 1))


def _leading_place(value: float, step: float) -> float:
    """Return the worth of the last digit that is not zero: 2000余 reaches to 3000, 1400余 to 1500."""
    if value <= 0:
        return step
    digits = f"{value / step:.0f}"
    return step * float(10 ** (len(digits) - len(digits.rstrip("0"))))
