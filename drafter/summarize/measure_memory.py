"""What a reader keeps in mind from figure to figure, and the measures that go on with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafter.summarize import measure_nouns as nouns
from drafter.summarize import measure_words as words

_AREAS = frozenset({"面积", "总面积", "占地面积"})
_WITHOUT_AREA = frozenset({"人", "人次", "元", "%"})
_MOST_RESPECTIVE = 4
_OF_THE_SAME = frozenset({"、", "共", "，共", "、最高", "，最高"})
_RATES_OF_CHANGE = frozenset({"增幅", "增速", "降幅", "增长率"})
_DWELLERS = {"人": "人口", "户": "住户"}
_SHARE, _POINTS = "%", "百分点"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the figures before this one measured."""

    base: str = ""  # the last measure that stands on its own
    whole: str = ""  # what the parts after 其中 are parts of
    last: str = ""  # the measure just before
    used: int = 0  # offset up to which the words belong to the figures before
    reached: int = 0  # offset where the last figure of the clause before ends
    among: str = ""  # what the sentence counts some of: 18处疏导区中，
    among_unit: str = ""
    before: str = ""  # the clause before
    topic: str = ""  # what the clause before speaks of: 对良种补助标准，
    base_unit: str = ""
    recent: tuple[str, ...] = ()  # the last standing measures, for 分别
    due: tuple[str, ...] = ()  # what the next figures measure respectively
    by_unit: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the last two measures in each unit
    here: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # those of the sentence


def refer(left: str, unit: str, memory: Memory) -> str:
    """Return the measure that words refer to which name only a mean, a kind or this; "" if they name more."""
    known = memory.by_unit.get(unit) or (memory.base,)
    if left in words.THIS:  # 除这37家外
        return known[-1]
    if (words.is_each_time(left) or left == "人均") and not memory.here and memory.before:  # 办灯会，每年15天
        return words.act_of(memory.before) + left
    if words.is_mean(left):
        return memory.topic or known[-1] + left
    is_area_of_none = left in _AREAS and memory.base_unit in _WITHOUT_AREA
    return memory.base + left if words.is_generic(left) and not is_area_of_none else ""


def share_out(memory: Memory, raw: str, count: int) -> tuple[str, ...]:
    """Return what 分别 distributes over: 产量6850吨，产值9.3亿元，分别增长6.2%和10.8%; () without 分别."""
    return memory.recent[-count:] if "分别" in raw and count > 1 and len(memory.recent) >= count else ()


def recall(memory: Memory, unit: str, raw: str) -> str:
    """Return the measure that a bare number goes on with: the last in its unit, or what a sum (合计) sums up."""
    known = memory.by_unit.get(unit, ())
    items = memory.here.get(unit, ())
    if words.sums_up(raw) and len(items) > 1:
        tail = nouns.shared_tail(items[-2], items[-1])
        return tail or (f"{items[0]}和{items[1]}合计" if len(items) == 2 else f"{items[0]}等合计")  # noqa: PLR2004
    if not raw.strip() and memory.here and memory.last and unit not in memory.here:  # 27个行政村4.1万人, 390条2576公里
        return memory.last + _DWELLERS.get(unit, "")
    if raw.strip() in _OF_THE_SAME and memory.here:  # 示范园8处、1560亩; 补助不超过造价的30%、最高100万元
        return memory.last
    if known and memory.last.removeprefix(known[-1]) in _RATES_OF_CHANGE:  # 增幅由11%回落到5%
        return memory.last
    return known[-1] if known else ""


def remember(memory: Memory, measure: str, unit: str) -> Memory:
    """Return the memory with a measure that stands on its own."""
    standing = words.without_change(measure)
    named = _SHARE if unit == _POINTS else unit  # 下降3.6个百分点，降至47.9%
    known = {**memory.by_unit, named: (*memory.by_unit.get(named, ())[-1:], standing)}
    recent = (*memory.recent[-_MOST_RESPECTIVE:], standing)
    here = {**memory.here, named: (*memory.here.get(named, ()), standing)}
    return replace(memory, last=measure, base=standing, base_unit=unit, recent=recent, due=(), by_unit=known, here=here)
