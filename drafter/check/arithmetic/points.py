"""Differences between two rates: 分别为82.3%和63.7%，相差18.6个百分点; and rates that cannot pass 100 %."""

import re
from collections.abc import Iterator

from drafter.check.arithmetic.relations import Relation, amount, judge
from drafter.check.arithmetic.terms import Statement, Term

_APART = re.compile(r"(?:相差|差距|高出|高于|低于|(?<!提)高|(?<!降)低)(?:为|达到?|了|约|近)*$")
_BOUNDED = re.compile(
    r"(?:占比|比重|覆盖率|覆盖面|合格率|达标率|普及率|满意率|满意度|签约率|入学率|就业率|参保率|办结率|入住率|利用率|使用率"
    r"|回收率|处置率|处理率|绿化率|森林覆盖率|整改率|及时率|准确率|公开率|答复率|办复率|面商率|见面率|好转率|优良率)"
    r"(?:均|已|稳定在|保持在|提高到|提升到|上升到|为|达到?|约|近|超过?)*$"
)
_WHOLE = 100.0


def find_points(statement: Statement) -> Iterator[Relation]:
    """Yield the differences in points and the rates above 100 % of a sentence."""
    for index, term in enumerate(statement.terms):
        if term.unit == "百分点" and index >= len("两个"):
            relation = _difference(statement, statement.terms[index - 2], statement.terms[index - 1], term)
            if relation is not None:
                yield relation
        elif term.unit == "%" and term.value > _WHOLE and _BOUNDED.search(term.head):
            yield Relation(
                "R41", "breaks", certain=True, start=term.start - len(term.head), end=term.end,
                formula=f"{term.printed}>100%", remark="这类比率不会超过100%", places=(term,),
            )  # fmt: skip


def _difference(statement: Statement, first: Term, second: Term, points: Term) -> Relation | None:
    """Return |first − second| against the printed points."""
    if not first.unit == second.unit == "%" or not _APART.search(points.head):
        return None
    gap = statement.between(first.end, second.start)
    if not re.fullmatch(r"[、，]?(?:和|与|及)?[^，。；]{0,14}", gap) or "；" in statement.between(
        second.end, points.start
    ):
        return None
    if first.vague or second.vague or statement.between(second.end, points.start).count("，") > 1:
        return None
    larger, smaller = sorted((first, second), key=lambda term: -term.value)
    computed = larger.value - smaller.value
    formula = f"{amount(larger.value)}-{amount(smaller.value)}={amount(computed)}个百分点"
    verdict = judge(computed, computed, points)
    remark = f"与文中{points.printed}一致" if verdict == "holds" else f"文中为{points.printed}"
    return Relation(
        "R30", verdict, certain=True, start=points.start - len(points.head), end=points.end, formula=formula,
        remark=remark, places=(first, second, points),
        suggestion=f"{amount(computed)}个百分点" if verdict != "holds" else None,
    )  # fmt: skip
