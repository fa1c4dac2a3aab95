"""Targets: a base, a step and what they come to (在现有120家基础上，新增30家，达到150家).

Source: rule R30 of prompts/lists/rules.toml.
"""

import re
from collections.abc import Iterator

from drafter.check.arithmetic.relations import Relation, amount, in_unit, judge, restate
from drafter.check.arithmetic.terms import Statement, Term

_BASE = re.compile(r"(?:在|原有|现有|已有|目前有)[^，。；]*$")
_STEP = re.compile(r"(?:新增|净增|增加|新建|增设|再建|建设|改造)[^，。；\d]{0,8}$")
_REACHED = re.compile(r"(?:达到?|增至|增加到)[^，。；\d]{0,2}$")
_AHEAD = re.compile(r"计划|拟|将|再|力争|今年|明年|年内")  # a step to come: the figure before it is its base
_SUM = re.compile(r"总数|总量|累计|总计|合计|共")
_ADDED = re.compile(r"(?:新增|新建|增设|再建|再增|改造|建设|增加|新开)[^，。；\d]{0,8}$")
_THERE = re.compile(r"现有|共有|已建成|累计")
_FRAME = re.compile(r"总数|总量|老旧|(?:将|已)?(?:达到?|增至|增加到)$")
_NOUN = 4  # characters at the end of a base that the target names too
_NEAR_TERMS, _NEARLY = 8, 0.1
_STANDING = re.compile(r"现有|原有|已有|目前有")


def find_targets(statement: Statement) -> Iterator[Relation]:
    """Yield base + step = target; the base may stand in an earlier sentence, where there is one only."""
    for index, target in enumerate(statement.terms):
        relation = _from_afar(statement, index, target)
        if relation is not None:
            yield relation
    for base, step, target in zip(statement.terms, statement.terms[1:], statement.terms[2:], strict=False):
        if base.unit == step.unit == target.unit and not (base.vague or step.vague):
            relation = _target(statement, base, step, target)
            if relation is not None:
                yield relation


def _is_standing(base: Term) -> bool:
    """Return whether a figure tells what there is, not what was added."""
    return _STEP.search(base.head) is None and _REACHED.search(base.head) is None


def _from_afar(statement: Statement, index: int, target: Term) -> Relation | None:
    """Return 现有36座 … 计划新建12座 … 总数将达到49座: a step to come, and what there is, told before."""
    if not (_SUM.search(target.head) and _REACHED.search(target.head)) or target.vague:
        return None
    before = [term for term in (*statement.earlier, *statement.terms[:index]) if term.unit == target.unit]
    steps = [term for term in before[-_NEAR_TERMS:] if _AHEAD.search(term.head) and _ADDED.search(term.head)]
    bases = [term for term in before if _THERE.search(term.head) and _plain(term.head)[-_NOUN:] in _plain(target.head)]
    if not steps or not bases or steps[-1].vague:
        return None
    relations = [_sum(base, steps[-1], target) for base in bases if not base.vague]
    fits = next((relation for relation in relations if relation.verdict == "holds"), None)
    near = len(relations) == 1 and abs(bases[0].value + steps[-1].value - target.value) <= _NEARLY * target.value
    return fits or (relations[0] if near else None)


def _plain(head: str) -> str:
    return _FRAME.sub("", head)


def _sum(base: Term, step: Term, target: Term, *, certain: bool = False) -> Relation:
    scale = target.scale
    computed = base.value + step.value
    formula = f"{in_unit(base, scale)}+{in_unit(step, scale)}={amount(computed, scale, 4)}{target.unit_printed}"
    verdict = judge(base.low + step.low, base.high + step.high, target)
    return restate(target, verdict, formula, (base, step), certain=certain)


def _target(statement: Statement, base: Term, step: Term, target: Term) -> Relation | None:
    upon = "基础上" in statement.between(base.end, step.start)
    based = _STANDING.search(base.head) or (upon and _BASE.search(base.head)) or _AHEAD.search(step.head)
    said = based and _STEP.search(step.head) and _REACHED.search(target.head)
    if not said or "；" in statement.between(base.end, target.start) or not _is_standing(base):
        return None
    return _sum(base, step, target, certain=upon)
