"""What each figure measures (指标), in the letter's words.

Chinese prose puts the measure before the number (技术合同成交额252亿元), after it (建成28个口袋公园), or leaves it
to be understood (同比增长15.85%, 其中国家级7家). The reader goes from figure to figure and keeps in mind what was
measured last, what a part is part of, and how far the words are used up.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.documents import Figure, Letter
from drafter.grammar.fold import fold
from drafter.summarize import measure_nouns as nouns
from drafter.summarize import measure_words as words
from drafter.summarize.table_measures import find_table_measures

# A comma inside 3,070 and a colon inside 1:28 end no clause.
_CLAUSE_END = re.compile(r"[。；！？（）\n|]|(?<!\d)[，：]|[，：](?!\d)|，(?!\d{3}(?!\d))")
_STANDARD = re.compile(r"的(?:标准|比例|额度|价格)(?!达|为|是|超|提|降|不|低|高|由|从)(?P<use>[^，。；：、\d]{2,16})")
_LINKS = frozenset("、和及")
_SAYS_SHARE = re.compile(r"[率占比]")
_OVER = re.compile(r"以[上下内]的?(?=[一-鿿]{2})")
_FOR_WHOM = re.compile(r"^对(?P<who>[^，。；]{2,16}?)(?:按照?|以)")  # 对新建冷库按实际投资额的30%给予补助
_GIVES = re.compile(r"(?:的标准|的比例)?(?:给予|予以)(?P<what>补助|补贴|奖励|贴息|补偿|资助|奖补)")
_LONGEST_LEFT = 60
_LONGEST_SUBJECT = 12
_LONGEST_BRACKET = 6
_RANGE_MARKS = frozenset({"至", "到", "-", "—", "——", "~"})
_MOST_RESPECTIVE = 4
_SHARE, _POINTS = "%", "百分点"


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the figures before this one measured."""

    base: str = ""  # the last measure that stands on its own
    whole: str = ""  # what the parts after 其中 are parts of
    last: str = ""  # the measure just before
    used: int = 0  # offset up to which the words belong to the figures before
    recent: tuple[str, ...] = ()  # the last standing measures, for 分别
    due: tuple[str, ...] = ()  # what the next figures measure respectively
    by_unit: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the last two measures in each unit


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause and the figures in it."""

    start: int
    end: int
    figures: Sequence[Figure]


def find_measures(letter: Letter) -> dict[int, str]:
    """Return what each figure measures, by the figure's start."""
    folded = fold(letter.text)
    measures: dict[int, str] = {}
    memory, reached = _Memory(), 0
    for clause in _clauses(folded, letter.figures):
        memory = _enter(folded, reached, clause.start, memory)
        for index, figure in enumerate(clause.figures):
            measure, memory = _read(folded, clause, index, memory)
            measures[figure.start] = nouns.shorten(measure)
            if index and folded[clause.figures[index - 1].end : figure.start] in _RANGE_MARKS:
                measures[clause.figures[index - 1].start] = measures[figure.start]
        reached = clause.figures[-1].end
    return measures | find_table_measures(folded, letter.figures)


def _clauses(folded: str, figures: Sequence[Figure]) -> Iterator[_Clause]:
    """Yield the clauses that hold figures."""
    cuts = [match.start() for match in _CLAUSE_END.finditer(folded)]
    first = 0
    while first < len(figures):
        at = bisect_right(cuts, figures[first].start) - 1
        following = bisect_left(cuts, figures[first].end)
        end = cuts[following] if following < len(cuts) else len(folded)
        last = first + 1
        while last < len(figures) and figures[last].end <= end:
            last += 1
        yield _Clause(cuts[at] + 1 if at >= 0 else 0, end, figures[first:last])
        first = last


def _enter(folded: str, reached: int, start: int, memory: _Memory) -> _Memory:
    """Return the memory at the start of a clause: a paragraph forgets, 。 ends a list of parts, 其中 opens one."""
    between = folded[max(reached, start - _LONGEST_LEFT) : start]
    if "\n" in between:
        memory = _Memory()
    elif any(mark in between for mark in "。；！？"):
        memory = replace(memory, whole="")
    opens = "其中" in between or between.endswith(("（", "包括，", "包括：")) or folded.startswith("其中", start)
    return replace(memory, whole=memory.whole or memory.base if opens else memory.whole, used=start)


def _read(folded: str, clause: _Clause, index: int, memory: _Memory) -> tuple[str, _Memory]:
    """Return the measure of a figure and what to keep in mind for the next."""
    figure = clause.figures[index]
    runs_on = index + 1 < len(clause.figures)
    stop = clause.figures[index + 1].start if runs_on else clause.end
    beyond = folded[figure.end : min(clause.end, figure.end + _LONGEST_LEFT)]
    raw = _raw_left(folded, max(memory.used, figure.start - _LONGEST_LEFT), figure.start)
    if index and _OVER.match(raw):  # 每天户外活动2小时以上的学生不足四成
        raw = f"{memory.last}{clause.figures[index - 1].text}{raw}"
    left = words.clean_left(raw)
    noun, used = nouns.read_noun(
        folded[figure.end : min(stop, figure.end + _LONGEST_LEFT)], figure.unit, runs_on=runs_on
    )
    kept = replace(memory, used=figure.end)
    if leaning := _leaning(left, raw, memory, clause, index):
        measure, due = leaning
        return measure, replace(kept, last=measure, due=due)
    if words.is_part(left):
        measure = left + (_sibling_noun(raw, memory) or nouns.head_of(memory.whole) or noun)
        return measure, replace(kept, last=measure, base=memory.base or measure)
    is_listed = beyond[max(used - 1, 0) : used] in _LINKS  # 12个街道、146个社区
    predicate = "" if noun and (is_listed or not used) else nouns.read_predicate(beyond[used:])
    measure = _with_noun(left, noun, predicate, raw, figure.unit) if noun else ""
    if measure:
        kept = replace(kept, used=figure.end + used)
    elif used:
        predicate = nouns.read_predicate(beyond)
    measure = measure or _by_standard(left, beyond) or _alone(left, "" if runs_on else predicate)
    if not measure:
        measure = _remembered(memory, figure.base.unit, raw)
        return measure, replace(kept, last=measure)
    measure = _completed(measure, figure.base.unit, raw, memory)
    return measure, _remember(kept, measure, figure.base.unit)


def _completed(measure: str, unit: str, raw: str, memory: _Memory) -> str:
    """Return a measure with what it leaves to the one before: 小学 → 小学近视率, 加装 → 加装电梯."""
    if (
        unit == _SHARE
        and memory.whole.endswith("率")
        and len(measure) <= _LONGEST_BRACKET
        and not _SAYS_SHARE.search(raw)
    ):
        return measure + memory.whole[-3:]
    known = memory.by_unit.get(unit, ())
    verb = words.last_verb(measure)
    if not known or not verb or not measure.endswith(verb) or words.is_light(verb):
        return measure
    said = known[-1]
    return measure + said[said.rfind(verb) + len(verb) :] if verb in said else measure


def _leaning(left: str, raw: str, memory: _Memory, clause: _Clause, index: int) -> tuple[str, tuple[str, ...]] | None:
    """Return a measure that goes on with those before, and what the next figures measure; None if it stands alone."""
    figure = clause.figures[index]
    if memory.due and words.is_link(raw):
        return memory.due[0], memory.due[1:]
    if words.is_change(left):
        change = words.change_in(left)
        respective = _respective(memory, raw, len(clause.figures) - index)
        first = respective[0] if respective else memory.base
        return first + change, tuple(one + change for one in respective[1:])
    known = memory.by_unit.get(figure.base.unit, ())
    if words.is_mean(left) and known:
        return known[-1] + left, ()
    if words.is_generic(left) or words.compares(raw) or figure.text.startswith("第"):
        return memory.base + left, ()
    return None


def _raw_left(folded: str, start: int, end: int) -> str:
    """Return the words before a number, with those before a short bracket among them: 充电桩（口）6.8万个."""
    opening = folded.rfind("（", max(start - _LONGEST_BRACKET, 0), start) if folded[start - 1 : start] == "）" else -1
    if opening < 0:
        return folded[start:end]
    floor = max(opening - _LONGEST_LEFT, 0)
    first = max(floor, *(folded.rfind(mark, floor, opening) + 1 for mark in "，。；：）\n"))
    return folded[first:opening] + folded[start:end]


def _with_noun(left: str, noun: str, predicate: str, raw: str, unit: str) -> str:
    """Return the measure of a number whose noun follows it, or "" if the noun is not what is measured."""
    verb = words.last_verb(left)
    is_open = not left or bool(verb) or words.is_scope(left)
    if words.is_light(verb) and left.removesuffix(verb).endswith(("中", "里")):
        return ""
    if left.endswith("等"):
        return words.first_verb(left) + noun
    if left and raw.endswith("的"):
        opening = words.first_verb(left)
        is_long = opening and len(left) > _LONGEST_SUBJECT  # 走访了清河县、江陵区和市高新区的26家企业
        return opening + noun if is_long else f"{left}的{noun}"
    if not is_open and not nouns.counts_things(unit):
        attribute = nouns.attribute_of(left)
        return noun + attribute if attribute else ""
    said = "" if words.is_scope(left) or words.is_light(verb) else left
    said = verb if len(said) > _LONGEST_SUBJECT else said
    if not nouns.is_plain_noun(noun) or not predicate:
        return said + noun
    return said + noun + predicate if said else f"{predicate}的{noun}"


def _by_standard(left: str, beyond: str) -> str:
    """Return what a standard is for: 按每餐3元的标准给予就餐补贴 → 给予就餐补贴; "" if no standard is named."""
    by_share = _FOR_WHOM.match(left), _GIVES.match(beyond)
    if by_share[0] and by_share[1]:
        return by_share[0]["who"] + by_share[1]["what"]
    standard = _STANDARD.match(beyond)
    if standard is None:
        return ""
    return standard["use"] if left.startswith(("对", "按", "以")) else left + standard["use"]


def _alone(left: str, predicate: str) -> str:
    """Return the measure of a number that no noun follows."""
    verb = words.last_verb(left)
    subject = left.removesuffix(verb) if words.is_light(verb) and (len(verb) > 1 or verb in "有为") else left
    if words.is_scope(subject):
        return predicate
    if verb or subject.endswith(("连续", "中", "里")):
        return subject + predicate
    if left.startswith(("按", "以")):
        return left + predicate if predicate else left.removeprefix("按照").removeprefix("按")
    return left


def _respective(memory: _Memory, raw: str, count: int) -> tuple[str, ...]:
    """Return what 分别 distributes over: 产量6850吨，产值9.3亿元，分别增长6.2%和10.8%; () without 分别."""
    return memory.recent[-count:] if "分别" in raw and count > 1 and len(memory.recent) >= count else ()


def _sibling_noun(raw: str, memory: _Memory) -> str:
    """Return the noun that 省级 shares with the item before it in the list (国家级孵化器3家、省级14家)."""
    return nouns.without_level(memory.last) if raw[:1] in {"、", "和", "及"} else ""


def _remembered(memory: _Memory, unit: str, raw: str) -> str:
    """Return the measure that a bare number goes on with: the last in its unit, or what a sum (合计) sums up."""
    known = memory.by_unit.get(unit, ())
    if words.sums_up(raw) and len(known) > 1:
        return nouns.shared_tail(*known) or known[-1]
    return known[-1] if known else memory.last


def _remember(memory: _Memory, measure: str, unit: str) -> _Memory:
    standing = words.without_change(measure)
    named = _SHARE if unit == _POINTS else unit  # 下降3.6个百分点，降至47.9%
    known = {**memory.by_unit, named: (*memory.by_unit.get(named, ())[-1:], standing)}
    recent = (*memory.recent[-_MOST_RESPECTIVE:], standing)
    return replace(memory, last=measure, base=standing, recent=recent, due=(), by_unit=known)
