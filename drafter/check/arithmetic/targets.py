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
_STANDING = re.compile(r"现有|原有|已有|目前有")


def find_targets(statement: Statement) -> Iterator[Relation]:
    """Yield base + step = target."""
    for base, step, target in zip(statement.terms, statement.terms[1:], statement.terms[2:], strict=False):
        if base.unit == step.unit == target.unit and not (base.vague or step.vague):
            relation = _target(statement, base, step, target)
            if relation is not None:
                yield relation


def _is_standing(base: Term) -> bool:
    """Return whether a figure tells what there is, not what was added."""
    return _STEP.search(base.head) is None and _REACHED.search(base.head) is None


def _target(statement: Statement, base: Term, step: Term, target: Term) -> Relation | None:
    upon = "基础上" in statement.between(base.end, step.start)
    based = _STANDING.search(base.head) or (upon and _BASE.search(base.head)) or _AHEAD.search(step.head)
    said = based and _STEP.search(step.head) and _REACHED.search(target.head)
    if not said or "；" in statement.between(base.end, target.start) or not _is_standing(base):
        return None
    computed = base.value + step.value
    scale = target.scale
    formula = f"{in_unit(base, scale)}+{in_unit(step, scale)}={amount(computed, scale, 4)}{target.unit_printed}"
    verdict = judge(base.low + step.low, base.high + step.high, target)
    return restate(target, verdict, formula, (base, step), certain=upon)
