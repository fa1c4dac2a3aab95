"""The accountant's relations as findings: what cannot be is an error, what may be rounding is said softly."""

from collections.abc import Callable, Iterator

from drafter.check.arithmetic import Relation
from drafter.check.rule import Hit, Paper

_MIXED_SCALES = frozenset({1e4, 1e8})
_KINDS = ("R27", "R28", "R29", "R30", "R31", "R41")


def _breaks(rule: str) -> Callable[[Paper], Iterator[Hit]]:
    """Return the finder of the relations of one rule that do not hold."""

    def find_broken(paper: Paper) -> Iterator[Hit]:
        for relation in paper.relations:
            if relation.rule == rule and relation.verdict != "holds":
                yield _hit(relation)

    return find_broken


def _hit(relation: Relation) -> Hit:
    rounded = relation.verdict == "rounded"
    message = f"{relation.formula}，{relation.remark}"
    if rounded:
        message += "（四舍五入后不同，请核对是否截尾）"
    elif not relation.certain:
        message += "，请核对"
    outside = (term for term in relation.places if not relation.start <= term.start < relation.end)
    places = tuple((term.start, term.end) for term in outside)
    remedy = f"按算式应为{relation.suggestion}" if relation.suggestion and relation.rule != "R27" else None
    return Hit(
        relation.start, relation.end, message, remedy, places, "warn" if rounded or not relation.certain else None
    )


def find_mixed_scales(paper: Paper) -> Iterator[Hit]:
    """Yield sums whose money is printed partly in 亿元, partly in 万元."""
    for relation in paper.relations:
        money = {term.scale for term in relation.places if term.unit == "元"}
        if relation.rule == "R28" and money >= _MIXED_SCALES:
            places = tuple((term.start, term.end) for term in relation.places)
            yield Hit(relation.start, relation.end, "同一组金额里“万元”“亿元”混用", "统一单位", places)


FINDERS = {**{rule: _breaks(rule) for rule in _KINDS}, "R55": find_mixed_scales}
