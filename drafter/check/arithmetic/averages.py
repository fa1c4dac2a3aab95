"""Averages (平均每件8万元, 人均4501元, 户均2.6人) and ratios (拉动比例1:28, 师生比1:70).

An average is a quotient of two totals of the sentence: the one with its own unit and the one that counts what stands
behind 每 or before 均. A standard (按每人每年6000元补助) is no average.
Source: rule R30; observed in fixtures/letters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.check.arithmetic.relations import Relation, amount, in_unit, judge, restate
from drafter.check.arithmetic.terms import Statement, Term

_TAIL = r"(?:约?为|达到?|约|近|超过?|有|达成|完成|仅|只有)*$"
_REST = r"[^，。；\d]{0,8}?"
_MEAN = r"[人户村校店件企家亩项场笔期台县车篇班院](?=均)|单[车台个户]"
_PER = re.compile(
    rf"平均每(?P<each>[^，。；\d]{{1,10}}?){_TAIL}"
    rf"|^每(?P<one>[校县村镇户人家所期])(?P<thing>{_REST}){_TAIL}"
    rf"|(?P<mean>{_MEAN})均?(?P<what>{_REST}){_TAIL}"
)
_COUNTED = {  # what an average is taken over → the units that count it, where they are not its own first character
    "人": "人 人次", "户": "户 家", "村": "个 村", "校": "所 个", "店": "家 个", "企": "家 户", "项": "项 个",
    "场": "场 场次", "名": "人", "台": "台 辆", "万人": "人", "县": "个 县", "镇": "个", "车": "辆 台", "单车": "辆 台",
    "单台": "台", "单个": "个", "单户": "户 家", "篇": "篇", "班": "个", "院": "所 家 个",
}  # fmt: skip
_OWN_INDICATOR = re.compile(r"可支配|收入|GDP|生产总值|消费|面积|寿命|水平|增收|拥有|学历|年龄|期望")
_STANDARD = re.compile(r"标准|按照?|补贴|给予|发放|每年|每月|不低于|提高到")
_RATIO = re.compile(r"放大|比例?(?:为|达到?|约|提高到|放大到|达到了)*$|比值|倍数")
_NO_COUNTS = frozenset({"%", "百分点", "元", "倍", "成", "", "年"})
_OF_TWO = re.compile(r"(?P<one>[车师生医护床人警])(?P<other>[桩位生师护床医人])比")
_OF_NAMED = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,8}?)[与和同](?P<other>[\u4e00-\u9fff]{2,10}?)(?:数量|人数|个数)?(?:之比|比例|比(?=[为达约])|的?比例|的?比值)"
)
_TIME_MEAN = re.compile(r"年均|月均|(?:平均)?每[年月]")
_SPAN = re.compile(r"(20\d\d)年?(?:-|—{1,2}|~|至|到)(20\d\d)年?")
_YEARS_LONG = re.compile(r"(?<![\d第])([二三四五六七八九十]|\d)年(?=[来间内共累]|，|以来)")
_MONTHS = {"上半年": 6, "一季度": 3, "全年": 12}
_SUMMED = re.compile(r"共|累计|总|效|年")
_NUMERALS = "零一二三四五六七八九十"
_BACK = 6
_NOUN = 3  # characters at the end of a head that name what is counted


def find_averages(statement: Statement) -> Iterator[Relation]:
    """Yield the averages and ratios of a sentence whose two totals are printed before them."""
    for index, term in enumerate(statement.terms):
        before = statement.terms[max(0, index - _BACK) : index]
        is_ratio = term.ratio or (term.unit == "倍" and "放大" in term.head)
        relation = _ratio(statement, before, term) if is_ratio else _average(statement, before, term)
        if relation is not None:
            yield relation


def _average(statement: Statement, before: Sequence[Term], mean: Term) -> Relation | None:
    match = _PER.search(mean.head)
    if match is None or _STANDARD.search(mean.head):
        return _per_time(statement, before, mean)
    counted = match["each"] or match["one"] or match["mean"]
    per = 1e4 if counted.startswith("万人") else 1.0
    here = _pairs([term for term in before if not _is_part(statement, term)], mean, counted)
    for pair in reversed([*_pairs((*statement.earlier[-_BACK:], *before), mean, counted), *here]):
        relation = _quotient(pair, mean, per)
        if relation.verdict == "holds":
            return relation
    own = "".join(match[name] or "" for name in ("each", "thing", "what"))
    meant = _meant(here, before)
    if meant is None or match["one"] or _OWN_INDICATOR.search(own):
        return None
    first = min(meant, key=lambda term: term.start)
    return None if "；" in statement.between(first.end, mean.start) else _quotient(meant, mean, per)


def _meant(pairs: Sequence[tuple[Term, Term]], before: Sequence[Term]) -> tuple[Term, Term] | None:
    """Return the two totals that a mean is surely of: the only ones, or the two figures right before it."""
    if len(pairs) == 1:
        return pairs[0]
    return next((pair for pair in pairs if set(pair) == set(before[-2:])), None)


def _is_part(statement: Statement, term: Term) -> bool:
    """Return whether a term stands in a list behind 其中, so that its whole is rather meant."""
    cue = statement.folded.rfind("其中", statement.start, term.start)
    return cue >= 0 and any(one.unit == term.unit and one.end <= cue for one in statement.terms)


def _units_counted(counted: str) -> tuple[str, ...]:
    """Return the units that count what stands behind 每 or before 均; 每颗 is counted in 颗, 每个项目 in 个."""
    known = next((units for word, units in _COUNTED.items() if counted.startswith(word)), "")
    return (*known.split(), counted[0], counted[:2])


def _per_time(statement: Statement, before: Sequence[Term], mean: Term) -> Relation | None:
    """Return 2019—2021年共安排5.4亿元，年均1.8亿元; only a span that is printed is held against the letter."""
    match = _TIME_MEAN.search(mean.head)
    totals = [term for term in before if term.unit == mean.unit]
    if match is None or not totals:
        return None
    words = statement.folded[statement.start : mean.start]
    spans = list(_printed_lengths(words, match.group()))
    for total in reversed(totals):
        for count in (*spans, *_likely_lengths(words, match.group())):
            relation = _over_time(total, mean, count)
            if relation.verdict == "holds":
                return relation
    sure = len(spans) == 1 and len(totals) == 1 and _SUMMED.search(totals[0].head) and not totals[0].vague
    return _over_time(totals[0], mean, spans[0]) if sure else None


def _over_time(total: Term, mean: Term, count: int) -> Relation:
    verdict = judge(total.low / count, total.high / count, mean, value=total.value / count)
    formula = f"{total.printed}÷{count}={amount(total.value / count, mean.scale)}{mean.unit_printed}"
    return restate(mean, verdict, formula, (total,), certain=False)


def _printed_lengths(words: str, mean: str) -> Iterator[int]:
    """Yield the numbers of years or months that a sentence prints: 2019—2021年, 上半年."""
    for first, last in _SPAN.findall(words):
        yield (int(last) - int(first) + 1) * (12 if "月" in mean else 1)
    if "月" in mean:
        yield from (months for word, months in _MONTHS.items() if word in words)


def _likely_lengths(words: str, mean: str) -> Iterator[int]:
    """Yield the lengths a sentence may mean: 三年来, a year of months."""
    for numeral in _YEARS_LONG.findall(words):
        yield (int(numeral) if numeral.isascii() else _NUMERALS.index(numeral)) or 1
    if "月" in mean:
        yield from (6, 12, 3)


def _pairs(terms: Sequence[Term], mean: Term, counted: str) -> list[tuple[Term, Term]]:
    """Return the totals in the unit of the mean, each with what it may be divided by."""
    units = _units_counted(counted)
    numerators = [term for term in terms if term.unit == mean.unit and not _is_rate(term)]
    denominators = [term for term in terms if term.unit in units and term.low > 0 and not _is_rate(term)]
    if counted[0] not in "个单":  # 个 counts anything: 每县 wants a number of 县
        denominators = [term for term in denominators if term.unit != "个" or counted[0] in term.head[-_NOUN:]]
    return [(above, below) for above in numerators for below in denominators if above is not below]


def _is_rate(term: Term) -> bool:
    return _PER.search(term.head) is not None or "每" in term.head


def _quotient(pair: tuple[Term, Term], mean: Term, per: float = 1.0) -> Relation:
    above, below = pair
    low, high = above.low / below.high * per, above.high / below.low * per
    computed = above.value / below.value * per
    formula = f"{above.printed}÷{below.printed}={amount(computed, mean.scale)}{mean.unit_printed}"
    verdict = judge(low, high, mean, value=computed)
    return restate(mean, verdict, formula, pair, certain=not (above.vague or below.vague))


def _ratio(statement: Statement, before: Sequence[Term], ratio: Term) -> Relation | None:
    """Return the quotient of two figures before a 1:N: two sums of money, or the two things its name says."""
    before = [term for term in before if not term.ratio and term.low > 0]
    if not _RATIO.search(ratio.head) or not before:
        return None
    named = _named_pair((*statement.earlier[-_BACK:], *before), ratio)
    alike = [(first, second) for at, second in enumerate(before) for first in before[:at] if first.unit == second.unit]
    for pair in reversed([*named, *alike]):
        relation = _parts_of_ratio(pair, ratio)
        if relation.verdict == "holds":
            return relation
    if named and set(named[0]) <= set(before):
        return replace(_parts_of_ratio(named[0], ratio), certain=False)
    if len(alike) != 1 or before[-1].unit != "元" or before[-1] not in alike[0] or any(term.vague for term in alike[0]):
        return None
    return None if _OF_NAMED.search(ratio.head) else _parts_of_ratio(alike[0], ratio)


def _named_pair(terms: Sequence[Term], ratio: Term) -> list[tuple[Term, Term]]:
    """Return the two figures that 车桩比 names by one character each, or 护理员与老年人之比 by its words."""
    match = _OF_TWO.search(ratio.head) or _OF_NAMED.search(ratio.head)
    if match is None:
        return []
    counts = [term for term in terms if term.unit not in _NO_COUNTS]
    found = [next((term for term in reversed(counts) if match[side] in term.head), None) for side in ("one", "other")]
    first, second = found
    return [(first, second)] if first is not None and second is not None and first is not second else []


def _parts_of_ratio(pair: tuple[Term, Term], ratio: Term) -> Relation:
    """Return larger ÷ smaller against 1:N (or N:1)."""
    smaller, larger = sorted(pair, key=lambda term: term.value)
    printed = ratio if ratio.value >= 1 else _inverted(ratio)
    low, high = larger.low / smaller.high, larger.high / smaller.low
    verdict = judge(low, high, printed)
    computed = larger.value / smaller.value
    formula = f"{in_unit(larger, larger.scale)}÷{in_unit(smaller, larger.scale)}={amount(computed)}"
    relation = restate(ratio, verdict, formula, pair)
    turned = f"1:{amount(computed, places=0)}" if verdict != "holds" and ratio.value >= 1 else None
    return replace(relation, suggestion=turned)


def _inverted(ratio: Term) -> Term:
    """Return 2.28:1 read as 2.28, with the precision of its first number."""
    value = 1 / ratio.value
    decimals = len(re.split("[：:∶比]", ratio.printed)[0].partition(".")[2].strip())
    step = 10.0**-decimals
    return replace(ratio, value=value, low=value - step / 2, high=value + step / 2, step=step)
