"""What each figure measures (指标), in the letter's words.

Chinese prose puts the measure before the number (技术合同成交额252亿元), after it (建成28个口袋公园), or leaves it
to be understood (同比增长15.85%, 其中国家级7家). The reader goes from figure to figure and keeps in mind what was
measured last, what a part is part of, and how far the words are used up.
"""

import re
from dataclasses import replace

from drafter.documents import Figure, Letter
from drafter.grammar.fold import fold
from drafter.summarize import measure_nouns as nouns
from drafter.summarize import measure_words as words
from drafter.summarize.measure_around import (
    After,
    Clause,
    before_bracket,
    find_clauses,
    opens_range,
    raw_before,
    read_after,
)
from drafter.summarize.measure_memory import Memory, recall, refer, remember, share_out
from drafter.summarize.measure_standards import by_standard, name_limit, read_topic, with_topic
from drafter.summarize.table_measures import find_table_measures

_SAYS_SHARE = re.compile(r"[率占比]")
_RANKS = re.compile(r"^(?:位?[居列排处]|名列|排名|跻身|在|$)(?!.*排名$)")
_AMONG = re.compile(r"^[^，。；]{1,16}[中里]，$")
_ENDS_KIND = re.compile(r"的(?:有|仍有|仅有|只有|仅|共有|占)?$")
_CLAUSE_BEFORE = re.compile(r"(?:^|[，。；：\n])(?P<words>[^，。；：\n\d]{2,48})，$")
_KIND_AND_COUNT = re.compile(r"的(?P<count>有|仅有|只有|共有)$")
_SHARE, _MONEY, _PEOPLE = "%", "元", "人"
_SUBJECTS = ("价格", "标准", "费用", "经费", "收入", "面积", "规模", "数量", "人数", "成本")
_STAGES = frozenset({"小学", "初中", "高中", "中学", "农村", "城区", "城镇", "县城", "乡镇"})
_LONGEST_LEFT = 60
_LONGEST_SUBJECT = 12
_LONGEST_BRACKET = 8
_LONGEST_BARE = 3
_SPENDS = frozenset({"投资", "总投资", "投入", "出资", "耗资"})


def find_measures(letter: Letter) -> dict[int, str]:
    """Return what each figure measures, by the figure's start."""
    folded = fold(letter.text)
    measures: dict[int, str] = {}
    memory, reached = Memory(), 0
    for clause in find_clauses(folded, letter.figures):
        memory = _enter(folded, reached, clause.start, memory)
        for index, figure in enumerate(clause.figures):
            if opens_range(folded, clause.figures, index):
                continue
            measure, memory = _read(folded, clause, index, memory)
            measures[figure.start] = nouns.shorten(measure)
            if index and opens_range(folded, clause.figures, index - 1):
                measures[clause.figures[index - 1].start] = measures[figure.start]
        reached = clause.figures[-1].end
    return measures | find_table_measures(letter.text, letter.figures)


def _enter(folded: str, reached: int, start: int, memory: Memory) -> Memory:
    """Return the memory at the start of a clause: a paragraph forgets, 。 ends a list of parts, 其中 opens one."""
    between = folded[max(reached, start - _LONGEST_LEFT) : start]
    if "\n" in between:
        memory = Memory()
    elif any(mark in between for mark in "。；！？"):
        ended = any(mark in between for mark in "。！？")
        memory = replace(memory, whole="", here={}, among="" if ended else memory.among)
    if _AMONG.match(between):  # 18处疏导区中，
        memory = replace(memory, among=memory.base, among_unit=memory.base_unit)
    opens = "其中" in between or between.endswith(("（", "包括，", "包括：")) or folded.startswith("其中", start)
    whole = memory.whole or memory.base if opens else memory.whole
    before = _CLAUSE_BEFORE.search(folded, max(start - _LONGEST_LEFT, 0), start)
    return replace(
        memory,
        whole=whole,
        used=start,
        reached=reached,
        before=before["words"] if before else "",
        topic=read_topic(between),
    )


def _read(folded: str, clause: Clause, index: int, memory: Memory) -> tuple[str, Memory]:
    """Return the measure of a figure and what to keep in mind for the next."""
    figure = clause.figures[index]
    raw = raw_before(folded, clause, index, memory)
    left = words.clean_left(words.share_of(raw) if figure.base.unit == _SHARE else raw)
    after = read_after(folded, clause, index)
    if left in words.THIS and len(after.noun) > 1:  # 这86个小区
        left = ""
    if words.is_generic(left) and (named := before_bracket(folded, clause)):
        left = named + left
    kept = replace(memory, used=figure.end)
    if left in _SPENDS and (act := nouns.read_act(after.beyond)):  # 投资860万元建成茶叶市场
        return left + act, remember(kept, left + act, figure.base.unit)
    if leaning := _share_of_counted(folded, left, clause, index, memory.base) or _leaning(
        left, raw, memory, clause, index
    ):
        measure, due = leaning
        if (due or memory.due) and words.without_change(measure) == measure:
            kept = remember(kept, measure, figure.base.unit)
        return measure, replace(kept, last=measure, due=due)
    following = folded[clause.end : clause.end + _LONGEST_LEFT]
    limit, used = name_limit(raw, figure.base.unit, after.beyond, following)
    if limit:
        return limit, replace(kept, last=limit, used=figure.end + used)
    return _stand(left, raw, figure, after, kept)


def _stand(left: str, raw: str, figure: Figure, after: After, kept: Memory) -> tuple[str, Memory]:
    """Return the measure of a figure that leans on none before as far as its own words name it, and the memory."""
    memory = kept
    if words.is_part(left):
        head = nouns.without_grade(nouns.head_of(memory.whole)) if left.endswith("级") else nouns.head_of(memory.whole)
        measure = left + (_sibling_noun(raw, memory) or head or after.noun)
        return measure, replace(kept, last=measure, base=measure)
    goes_on = not left and raw.rstrip().endswith(("到", "至"))  # 由150元提高到300元的建议
    measure = memory.by_unit.get(figure.base.unit, ("",))[-1] if goes_on else ""
    if after.noun and not measure:
        measure = _with_noun(left, after.noun, after.predicate, raw, figure.unit)
    if measure:
        kept = replace(kept, used=figure.end + after.used)
        predicate = after.predicate
    else:
        predicate = nouns.read_predicate(after.beyond)
    measure = measure or by_standard(left, after.beyond)
    measure = measure or _of_kin(left, raw, "" if after.runs_on else predicate, figure, memory)
    measure = measure or _alone(left, "" if after.runs_on else predicate, figure.unit)
    if not measure:
        measure = _subject_before(raw, memory) or recall(memory, figure.base.unit, raw) or memory.topic
        measure = measure or predicate or memory.last
        return measure, replace(kept, last=measure, base=measure)
    measure = with_topic(memory.topic, _completed(measure, figure.base.unit, raw, memory))
    return measure, remember(kept, measure, figure.base.unit)


def _subject_before(raw: str, memory: Memory) -> str:
    """Return the subject that a comma parts from its number: 能接受的价格，大多集中在(1元); else ""."""
    said = memory.before if raw.strip() and not memory.here and not memory.topic else ""
    return words.clean_left(said) if said.endswith(_SUBJECTS) else ""


def _of_kin(left: str, raw: str, predicate: str, figure: Figure, memory: Memory) -> str:
    """Return the measure of those of a whole of which something is said: 其中经营早点的7户, 有11处配有水电; else ""."""
    here = memory.here.get(figure.base.unit, ())
    among = memory.among if memory.among_unit == figure.base.unit else ""
    whole = memory.whole if memory.whole in here else among
    known = among or (here[0] if here else "")
    said = ""
    if figure.base.unit == _SHARE:
        return ""
    if whole and left in _STAGES:
        return left + nouns.head_of(whole) if figure.base.unit == _PEOPLE else ""
    if whole and left and _ENDS_KIND.search(raw):
        said = _ENDS_KIND.sub("", raw.strip() if raw.lstrip().startswith("有") else left)
        known = whole
    elif not left and predicate and known and not figure.text.startswith("第"):
        said = predicate
    elif figure.base.unit != _MONEY and left == words.last_verb(left) and not words.is_light(left):
        known = next((one for one in reversed(here) if len(one) > _LONGEST_BARE), "")
        kin = nouns.head_of(known)
        return left + kin if kin and len(left) > 1 and left not in known and len(kin) <= _LONGEST_SUBJECT else ""
    head = nouns.head_of(known.rpartition("的")[2] or known)
    measure = f"{said}的{head}"
    return measure if said and head and len(measure) <= nouns.LONGEST_MEASURE else ""


def _completed(measure: str, unit: str, raw: str, memory: Memory) -> str:
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


def _leaning(left: str, raw: str, memory: Memory, clause: Clause, index: int) -> tuple[str, tuple[str, ...]] | None:
    """Return a measure that goes on with those before, and what the next figures measure; None if it stands alone."""
    figure = clause.figures[index]
    count = len(clause.figures) - index
    if memory.due and (words.is_link(raw) or raw.endswith("的")):
        return memory.due[0], memory.due[1:]
    if shared := words.distribute(left, raw, count):
        return shared[0], shared[1:]
    if words.is_change(left):
        change = words.change_in(left)
        respective = share_out(memory, raw, count)
        first = respective[0] if respective else memory.base
        return first + change, tuple(one + change for one in respective[1:])
    referred = refer(left, figure.base.unit, memory)
    if not referred and (words.compares(raw) or _is_bare_rank(left, figure)):
        referred = memory.base + left
    return (referred, ()) if referred else None


def _share_of_counted(
    folded: str, left: str, clause: Clause, index: int, base: str
) -> tuple[str, tuple[str, ...]] | None:
    """Return what a share is a share of, and the share as due: 劳务报酬占总投资37亿元的16%; else None."""
    who, share, of = (base + left).rpartition("占") if left == "占" else left.rpartition("占")
    following = clause.figures[index + 1 : index + 2]
    if not share or not who or not following or following[0].base.unit != _SHARE:
        return None
    noun, ends, rest = folded[clause.figures[index].end : following[0].start].partition("的")
    if not ends or rest:
        return None
    whole = noun if noun and words.is_scope(of) else of + noun
    return whole, (f"{who}占{whole}",)


def _is_bare_rank(left: str, figure: Figure) -> bool:
    return figure.text.startswith("第") and bool(_RANKS.match(left))


def _with_noun(left: str, noun: str, predicate: str, raw: str, unit: str) -> str:
    """Return the measure of a number whose noun follows it, or "" if the noun is not what is measured."""
    verb = words.last_verb(left)
    is_open = not left or bool(verb) or words.is_scope(left)
    if words.is_light(verb) and left.removesuffix(verb).endswith(("中", "里")):
        return ""
    if left.endswith("等"):
        return words.first_verb(left) + noun
    if kind := _KIND_AND_COUNT.search(raw):  # 实行年薪制的有18个县
        left = left.removesuffix(kind["count"]).removesuffix("的")
    if left and (raw.endswith("的") or kind):
        opening = words.first_verb(left)
        is_long = opening and len(left) > _LONGEST_SUBJECT  # 走访了清河县、江陵区和市高新区的26家企业
        return opening + noun if is_long else f"{left}的{noun}"
    if not is_open and not nouns.counts_things(unit):
        attribute = nouns.attribute_of(left)
        return noun + attribute if attribute else ""
    said = "" if words.is_scope(left) or words.is_light(verb) else left
    is_far = len(said) > _LONGEST_SUBJECT or (said.startswith("在") and len(verb) > 1)  # 在东郊、白石建设3个物流园
    said = verb if is_far else said
    if not nouns.is_plain_noun(noun) or not predicate:
        return said + noun
    return said + noun + predicate if said else f"{predicate}的{noun}"


def _alone(left: str, predicate: str, unit: str) -> str:
    """Return the measure of a number that no noun follows."""
    verb = words.last_verb(left)
    subject = left.removesuffix(verb) if words.is_light(verb) and (len(verb) > 1 or verb in "有为在") else left
    if unit == "次" and subject and not verb:
        return subject + predicate  # 局党组3次专题研究
    if words.is_scope(subject):
        return predicate
    if verb or subject.endswith(("连续", "中", "里")):
        return subject + predicate
    if left.startswith(("按", "以")):
        return left + predicate if predicate else left.removeprefix("按照").removeprefix("按")
    return left


def _sibling_noun(raw: str, memory: Memory) -> str:
    """Return the noun that 省级 shares with the item before it in the list (国家级孵化器3家、省级14家)."""
    return nouns.without_level(memory.last) if raw[:1] in {"、", "和", "及"} else ""
