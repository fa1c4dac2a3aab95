"""Change: 从A增长到B，增长r%; B，比上年增加d，增长r%; 年均增长; 净增; 翻番; and what was added and taken away.

Two printed values and the change between them are recomputed; a growth rate without its base is left alone.
Source: rule R30; observed in fixtures/letters.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.check.arithmetic.relations import Relation, amount, in_unit, judge, restate
from drafter.check.arithmetic.terms import Statement, Term

_UP = (
    "超额|增长|增加|增|提高|提升|上升|升|扩大|扩展|拓展|拓宽|跃升|攀升|发展|壮大|延长|扩容|涨|上涨|跃|增至|扩增|升级|翻"
)
_DOWN = "下降|减少|降低|降|缩短|缩减|压缩|压减|精简|回落|减|缩|下滑|收窄|压降"
_FROM = re.compile(r"(?:从|由)[^，。；]{0,24}$")
_TO = re.compile(
    r"^[^，。；\d]{0,14}?，?[^，。；\d]{1,6}?(?:到了?|至|为|成)[^，。；\d]{0,8}(?:\d{4}年[^，。；\d]{0,8})?$"
)
_CHANGE = re.compile(
    rf"^(?:[，、（]|并|且|实现|同比|环比|较?上年(?:同期)?|比上年(?:同期)?|净|年均|年平均|平均每?年|共|累计|约|近|分别|总体|总共|[两三四五六七八九十\d]+年[来间内]?|总|"
    rf"[\u4e00-\u9fff]{{0,2}}?(?=[增降升涨缩]幅))*"
    rf"(?P<verb>{_UP}|{_DOWN}|增幅|降幅|升幅|涨幅|缩幅|增长率|增速|复合增长率|年均复合增长|复合增长|净增)"
    r"(?:了|率|幅度?|比例|速度|约为|约|近|超过?|达到?|为|的)*$"
)
_AVERAGE = re.compile(r"年均|年平均|平均每?年|复合")
_COMPARED = re.compile(
    rf"(?:较|比|同比)(?:\d{{4}}年)?[^，。；\d]{{0,8}}(?:净)?(?P<verb>{_UP}|{_DOWN}|多|少)[^，。；\d]{{0,3}}$"
)
_FALLS = re.compile(rf"{_DOWN}|降幅|缩幅|^少|^低|[年比]少")
_YEAR = re.compile(r"(20\d\d|19\d\d)年")
_PERCENT = 100.0
_NAMED_BASE = re.compile(r"(?:比|较)[^，。；增减多少升降提]{1,14}(?:的|同期|年|前|任务|目标|标准)$")
_BARE_CHANGE = re.compile(rf"(?:净)?(?:{_UP}|{_DOWN}|多|少|高出?|低)了?(?:约|近|超过?)?")
_SAME_PERIOD = re.compile(r"(?:上年|去年|同期)[^，。；]{0,8}$")
_IS = re.compile(r"(?:是|为|相当于)[^，。；]{0,12}$")
_NEARBY = 60
_ADDED = re.compile(r"(?:新增|净增|增设|新建|新开)[^，。；]{0,10}$")
_REMOVED = re.compile(r"(?:撤销|减少|取消|注销|退出|淘汰)[^，。；]{0,10}$")
_TOTAL = re.compile(r"总数|总量|总计|合计|保有量")
_LENGTHS = frozenset({"年", "个月", "天"})
_NEXT = 4  # terms after a pair that may state its change


def find_growth(statement: Statement) -> Iterator[Relation]:
    """Yield the changes of a sentence whose both ends are printed."""
    terms = statement.terms
    for index in range(len(terms) - 1):
        first, second = terms[index], terms[index + 1]
        if _is_from_to(statement, first, second):
            yield from _added_before(statement, index)
            yield from _changes(statement, (first, second), index + 2)
        elif first.unit == second.unit and _COMPARED.search(second.head) and _is_next_clause(statement, first, second):
            yield from _against_last_year(statement, (first, second), index + 2)
    for index in range(len(terms) - 2):
        yield from _with_base_named(statement, index)


def _is_from_to(statement: Statement, first: Term, second: Term) -> bool:
    """Return whether two neighbouring terms are the ends of 从A增长到B."""
    if first.unit != second.unit or first.depth != second.depth or first.ratio:
        return False
    return bool(_FROM.search(first.head) and _TO.search(_plain(statement.between(first.end, second.start))))


def _plain(words: str) -> str:
    return words.replace("“", "").replace("”", "").replace(" ", "")


def _is_next_clause(statement: Statement, first: Term, second: Term) -> bool:
    gap = statement.between(first.end, second.start)
    return gap.count("，") <= 1 and not set(gap) & set("。；、")


def _changes(statement: Statement, pair: tuple[Term, Term], index: int) -> Iterator[Relation]:
    """Yield what is said of the change between two values: by how much, by how many per cent, how many times."""
    reached = max(pair[1].end, statement.terms[index - 1].end)
    for change in statement.terms[index : index + _NEXT]:
        if change.unit in _LENGTHS:
            continue  # 两年净增633家
        gap = statement.between(reached, change.start)
        match = _CHANGE.match(change.head)
        if match is None or set(gap) & set("。；") or gap.count("，") > 1 or change.ratio:
            return
        relation = _judge_change(statement, pair, change)
        if relation is None:
            return
        yield relation
        reached = change.end


def _judge_change(statement: Statement, pair: tuple[Term, Term], change: Term) -> Relation | None:
    old, new = pair
    if min(old.low, new.low) < 0:
        return None
    relation = _recomputed(statement, pair, change)
    unsure = old.vague or new.vague
    if relation is None or not unsure or relation.verdict == "holds":
        return relation
    return replace(relation, certain=False) if relation.verdict == "breaks" else None


def _recomputed(statement: Statement, pair: tuple[Term, Term], change: Term) -> Relation | None:
    """Return the change between two values, computed as its unit asks."""
    old = pair[0]
    falls = _FALLS.search(change.head) is not None
    if _AVERAGE.search(change.head):
        return _yearly(statement, pair, change)
    if change.unit == old.unit != "%" or (change.unit, old.unit) == ("百分点", "%"):
        return _difference(pair, change, falls=falls)
    if change.unit in _OF_BASE and min(old.low, pair[1].low) > 0:
        return _OF_BASE[change.unit](pair, change, falls=falls)
    return None


def _difference(pair: tuple[Term, Term], change: Term, *, falls: bool) -> Relation:
    """Return B − A against the printed difference (净增, 提高…个百分点)."""
    old, new = reversed(pair) if falls else pair
    scale = change.scale
    computed = new.value - old.value
    formula = f"{in_unit(new, scale)}-{in_unit(old, scale)}={amount(computed, scale, 4)}{change.unit_printed}"
    exact = old.step == new.step == change.step
    low, high = (computed, computed) if exact else (new.low - old.high, new.high - old.low)
    return _relation(pair, change, (low, high), formula=formula)


def _relative(pair: tuple[Term, Term], change: Term, *, falls: bool) -> Relation | None:
    """Return (B − A) ÷ A against the printed rate of growth."""
    old, new = pair
    sign = -1.0 if falls else 1.0
    ends = sorted(sign * (end / begin - 1) * _PERCENT for end, begin in ((new.low, old.high), (new.high, old.low)))
    computed = sign * (new.value / old.value - 1) * _PERCENT
    first, second = (old, new) if falls else (new, old)
    scale = old.scale
    formula = (
        f"（{in_unit(first, scale)}-{in_unit(second, scale)}）÷{in_unit(old, scale)}={_percent(computed, change)}%"
    )
    if old.unit == "%" and judge(abs(new.value - old.value), abs(new.value - old.value), change) == "holds":
        return _points_as_percent(pair, change)
    return _relation(pair, change, (ends[0], ends[1]), formula=formula, value=computed)


def _points_as_percent(pair: tuple[Term, Term], change: Term) -> Relation:
    """Return the difference of two percentages that is printed as % where 个百分点 is meant."""
    larger, smaller = sorted(pair, key=lambda term: -term.value)
    points = f"{amount(larger.value - smaller.value)}个百分点"
    formula = f"{amount(larger.value)}-{amount(smaller.value)}={points}"
    relation = restate(change, "breaks", formula, pair)
    return replace(relation, rule="R32", suggestion=f"改为“{points}”")


def _percent(computed: float, printed: Term) -> str:
    places = len(printed.printed.partition(".")[2].rstrip("%")) + 1
    return amount(computed, places=places)


def _times(pair: tuple[Term, Term], change: Term, *, falls: bool) -> Relation | None:
    """Return (B − A) ÷ A, in times, against 增长N倍; 增长到N倍 is B ÷ A. 降低 is never said in 倍."""
    old, new = pair
    if falls:
        return None
    minus = 0.0 if re.search(r"[到为至是]$", change.head) else 1.0
    computed = new.value / old.value - minus
    formula = f"{in_unit(new, old.scale)}÷{in_unit(old, old.scale)}{'-1' if minus else ''}={amount(computed)}倍"
    low, high = new.low / old.high - minus, new.high / old.low - minus
    return _relation(pair, change, (low, high), formula=formula, value=computed)


def _multiple(pair: tuple[Term, Term], times: Term) -> Relation:
    """Return B ÷ A against B，是A的N倍."""
    old, new = pair
    computed = new.value / old.value if old.value else 0.0
    formula = f"{in_unit(new, old.scale)}÷{in_unit(old, old.scale)}={amount(computed)}倍"
    low, high = (new.low / old.high, new.high / old.low) if old.low > 0 else (0.0, 0.0)
    return _relation(pair, times, (low, high), formula=formula, value=computed)


def _doublings(pair: tuple[Term, Term], change: Term, *, falls: bool) -> Relation | None:
    """Return log₂(B ÷ A) against 翻N番."""
    old, new = pair
    if falls:
        return None
    formula = f"{in_unit(new, old.scale)}÷{in_unit(old, old.scale)}={amount(new.value / old.value)}倍"
    return _relation(pair, change, (math.log2(new.low / old.high), math.log2(new.high / old.low)), formula=formula)


_OF_BASE = {"%": _relative, "倍": _times, "番": _doublings}  # units of a change that is measured against its base


def _yearly(statement: Statement, pair: tuple[Term, Term], change: Term) -> Relation | None:
    """Return the compound yearly rate; both years must be printed."""
    old, new = pair
    years = _years(statement, pair)
    if change.unit != "%" or years is None or old.low <= 0 or new.low <= 0:
        return None
    falls = -1.0 if _FALLS.search(change.head) else 1.0
    power = 1.0 / years
    rates = sorted(falls * (ratio**power - 1) * _PERCENT for ratio in (new.low / old.high, new.high / old.low))
    computed = falls * ((new.value / old.value) ** power - 1) * _PERCENT
    scale = old.scale
    formula = f"（{in_unit(new, scale)}÷{in_unit(old, scale)}）^（1/{years}）-1={_percent(computed, change)}%"
    simple = (new.value / old.value - 1) * falls / years * _PERCENT
    if judge(simple, simple, change) != "breaks":
        rates = sorted((*rates, simple))
    return _relation(pair, change, (rates[0], rates[-1]), formula=formula)


def _years(statement: Statement, pair: tuple[Term, Term]) -> int | None:
    """Return the number of years between the two values, or None where it is not printed."""
    old, new = pair
    before = _YEAR.findall(statement.folded, max(statement.start, old.start - len(old.head) - 8), old.start)
    between = _YEAR.findall(statement.folded, old.end, new.start)
    if not before or not between:
        return None
    years = int(between[-1]) - int(before[-1])
    return years if years > 0 else None


def _against_last_year(statement: Statement, pair: tuple[Term, Term], index: int) -> Iterator[Relation]:
    """Yield the rate of B，比上年增加d，增长r%: d ÷ (B − d)."""
    total, step = pair
    if index >= len(statement.terms) or total.vague or step.vague or total.unit == "%":
        return
    rate = statement.terms[index]
    gap = statement.between(step.end, rate.start)
    if rate.unit != "%" or not _CHANGE.match(rate.head) or set(gap) & set("。；") or gap.count("，") > 1:
        return
    falls = _FALLS.search(step.head) is not None
    sign = -1.0 if falls else 1.0
    base = total.value - sign * step.value
    if base <= 0:
        return
    low = step.low / (total.high - sign * step.low) * _PERCENT
    high = step.high / (total.low - sign * step.high) * _PERCENT
    low, high = sorted((low, high))
    scale = total.scale
    mark = "+" if falls else "-"
    formula = (
        f"{in_unit(step, scale)}÷（{in_unit(total, scale)}{mark}{in_unit(step, scale)}）"
        f"={_percent(step.value / base * _PERCENT, rate)}%"
    )
    yield _relation(pair, rate, (low, high), formula=formula, value=step.value / base * _PERCENT)


def _added_before(statement: Statement, index: int) -> Iterator[Relation]:
    """Yield 新增62个、撤销35个，总数由271个调整为298个: what was added and taken away against both ends."""
    old, new = statement.terms[index : index + 2]
    moved = 0.0
    used: list[Term] = []
    for term in reversed(statement.terms[max(0, index - 2) : index]):
        added, removed = _ADDED.search(term.head), _REMOVED.search(term.head)
        if term.unit != old.unit or term.vague or not (added or removed):
            break
        moved += term.value if added else -term.value
        used.append(term)
    if not used or not _TOTAL.search(old.head):
        return
    scale = new.scale
    formula = f"{in_unit(old, scale)}{amount(moved, scale) if moved < 0 else '+' + amount(moved, scale)}"
    formula += f"={amount(old.value + moved, scale, 4)}{new.unit_printed}"
    relation = _relation((old, *used), new, (old.low + moved, old.high + moved), formula=formula)
    yield replace(relation, certain=False, start=old.start - len(old.head))


def _with_base_named(statement: Statement, index: int) -> Iterator[Relation]:
    """Yield the changes of B，比2020年的A增加d，增长r%, and the rate of B，同比增长r%（上年同期A）."""
    new, second, third = statement.terms[index : index + 3]
    if set(statement.between(new.end, second.start)) & set("。；、") or new.unit in {"", "百分点"}:
        return
    if second.unit == new.unit and third.unit == "倍" and _IS.search(second.head):
        if statement.folded[second.end : third.start].strip() == "的":
            yield _multiple((second, new), third)
        return
    if second.unit == new.unit and _NAMED_BASE.search(second.head) and _BARE_CHANGE.fullmatch(third.head):
        relation = _judge_change(statement, (second, new), third)
        if relation is not None:
            yield relation
            yield from _changes(statement, (second, new), index + 3)
        return
    is_pair = third.unit == new.unit and second.unit == "%" and third.end - new.start < _NEARBY
    if is_pair and _SAME_PERIOD.search(third.head) and _CHANGE.match(second.head):
        relation = _judge_change(statement, (third, new), second)
        if relation is not None:
            yield relation


def _relation(
    pair: tuple[Term, ...], printed: Term, reach: tuple[float, float], *, formula: str, value: float | None = None
) -> Relation:
    """Return the change computed from `pair`, which lies in `reach`, against the printed one."""
    verdict = judge(*reach, printed, value=None if any(term.vague for term in pair) else value)
    return restate(printed, verdict, formula, pair)
