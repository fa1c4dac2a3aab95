"""Differences between two rates: 分别为82.3%和63.7%，相差18.6个百分点; and rates that cannot pass 100 %."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.check.arithmetic.relations import Relation, amount, judge, restate
from drafter.check.arithmetic.terms import Statement, Term

_APART = re.compile(r"(?:相差|差距|高出|高于|低于|(?<!提)高|(?<!降)低)(?:为|达到?|了|约|近)*$")
_REACHED = r"(?:均|已|稳定在|保持在|提高到|提升到|上升到|为|达到?|约|近|超过?|[高]达)*$"
_BOUNDED = re.compile(
    r"(?:占比|比重|覆盖面|满意度|(?<!拨备)覆盖率|合格率|达标率|普及率|满意率|签约率|办结率|回收率|处置率|处理率|绿化率"
    rf"|整改率|及时率|准确率|公开率|[答办]复率|面商率|见面率|优良率|安装率|就业率|到岗率|入户率|知晓率|检测率|出勤率){_REACHED}"
)
_ANY_RATE = re.compile(rf"(?P<rate>[\u4e00-\u9fff]{{2}}率){_REACHED}")
# Rates that may pass 100 %: gross enrolment, beds in use, targets overshot, returns.
_MAY_PASS = re.compile(
    "(?:入学|使用|利用|完成|增长|回报|周转|产销|收益|负债|自给|充足|贡献|杠杆|溢价|覆盖|兑现|复合|达成|资本|流动)率"
)
_WHOLE = 100.0


def find_points(statement: Statement) -> Iterator[Relation]:
    """Yield the differences in points and the rates above 100 % of a sentence."""
    for index, term in enumerate(statement.terms):
        if term.unit == "百分点" and index > 1:
            relation = _difference(statement, statement.terms[index - 2], statement.terms[index - 1], term)
            if relation is not None:
                yield relation
        elif term.unit == "%" and term.value > _WHOLE and _is_bounded(term.head):
            sure = _BOUNDED.search(term.head) is not None
            relation = restate(term, "breaks", f"{term.printed}>100%", (), certain=sure)
            yield replace(relation, rule="R41", remark="这类比率不会超过100%", suggestion=None)


def _is_bounded(head: str) -> bool:
    """Return whether a rate is one that cannot, or hardly, pass 100 %."""
    rate = _ANY_RATE.search(head)
    return _BOUNDED.search(head) is not None or (rate is not None and not _MAY_PASS.search(rate["rate"]))


def _difference(statement: Statement, first: Term, second: Term, points: Term) -> Relation | None:
    """Return |first − second| against the printed points."""
    if not first.unit == second.unit == "%" or not _APART.search(points.head) or "分别" in points.head:
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
    return restate(points, verdict, formula, (first, second))
