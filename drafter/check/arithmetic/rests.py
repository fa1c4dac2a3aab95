"""What is left: 需要1860个，只有720个，缺口1140个; 共62条，已完成34条，剩余28条."""

import re
from collections.abc import Iterator

from drafter.check.arithmetic.relations import Relation, amount, in_unit, judge, restate
from drafter.check.arithmetic.terms import Statement, Term

_REST = re.compile(
    r"(?:缺口|剩余|其余|余下|还有|尚有|仍有|尚未|未[\u4e00-\u9fff]{1,3}的?|还差|相差|净增)[^，。；\d]{0,12}$"
)
_SURE = re.compile(r"缺口|剩余|其余|余下|净增")
_PARTLY = re.compile(r"注销|退出|减少|关停|撤销|已|完成|只有|仅|现有|办结|开放|解决|建成|处理能力")
_NO_COUNTS = frozenset({"%", "百分点", "成", "倍", ""})
_PAIR = 2
_BACK = 6


def find_rests(statement: Statement) -> Iterator[Relation]:
    """Yield the rests of a sentence whose two terms are printed before them."""
    for index, rest in enumerate(statement.terms):
        if rest.unit in _NO_COUNTS or rest.vague or not _REST.search(rest.head):
            continue
        relation = _rest(statement, index, rest)
        if relation is not None:
            yield relation


def _rest(statement: Statement, index: int, rest: Term) -> Relation | None:
    before = [term for term in statement.terms[max(0, index - _BACK) : index] if _comparable(term, rest)]
    around = [term for term in statement.earlier[-_BACK:] if _comparable(term, rest)] + before
    for at, second in enumerate(reversed(around)):
        for first in around[: len(around) - 1 - at]:
            relation = _difference(first, second, rest)
            if relation.verdict == "holds":
                return relation
    alike = [term for term in before if term.unit == rest.unit]
    if len(alike) < _PAIR or not _SURE.search(rest.head) or (len(before) != _PAIR and "缺口" not in rest.head):
        return None
    first, second = alike[-_PAIR:]
    is_so = first.value > second.value and _PARTLY.search(second.head) and not _PARTLY.search(first.head)
    if not is_so or "；" in statement.between(first.end, rest.start) or first.vague or second.vague:
        return None
    return _difference(first, second, rest)


def _comparable(term: Term, rest: Term) -> bool:
    """Return whether a term may be one side of the rest: of its unit, or counts people where it counts places."""
    return term.unit == rest.unit or (
        term.unit not in _NO_COUNTS and {term.unit, rest.unit} <= {"人", "个", "所", "座", "处"}
    )


def _difference(first: Term, second: Term, rest: Term) -> Relation:
    larger, smaller = sorted((first, second), key=lambda term: -term.value)
    computed = larger.value - smaller.value
    exact = larger.step == smaller.step == rest.step
    low, high = (computed, computed) if exact else (larger.low - smaller.high, larger.high - smaller.low)
    verdict = judge(low, high, rest)
    scale = rest.scale
    formula = f"{in_unit(larger, scale)}-{in_unit(smaller, scale)}={amount(computed, scale, 4)}{rest.unit_printed}"
    return restate(rest, verdict, formula, (first, second), certain=False)
