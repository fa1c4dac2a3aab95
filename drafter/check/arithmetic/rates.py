"""Rates: 排查836个，其中达标819个，达标率98%; 受理1716起，办结1702起，办结率99.2%.

A rate is a part over a whole, both counted in the sentence or right before it; which ones, its name (达标, 办结) and
their places say. Source: rule R29; observed in fixtures/letters.
"""

import re
from collections.abc import Iterator

from drafter.check.arithmetic.relations import Relation
from drafter.check.arithmetic.shares import RATE, last_cue, part_before, share_relation, structural_whole
from drafter.check.arithmetic.terms import Statement, Term

_OWN_MEANING = frozenset({"增长", "使用", "利用", "周转", "回报", "贡献"})  # rates that are no part of a whole
_NO_AMOUNTS = frozenset({"%", "百分点", "成", "倍", "", "年", "天", "个月", "小时", "分钟"})
_LAND = re.compile(r"森林|植被|绿化|林木|拨备")
_MEAN = re.compile(r"每|均")
_OF_ALL = frozenset({"覆盖", "完成", "普及"})  # rates of whatever is counted
_LOOK_BACK = 16
_LESSENED = frozenset({"压缩", "缩短", "削减", "精简", "减少", "降低", "下降", "核减", "压减"})  # of what is gone
_DUE = re.compile(r"[应需][建设配有安][\u4e00-\u9fff]{0,4}$")
_THERE = re.compile(r"实[有建配]|已[建有配安]|现有")
_BACK = 8  # figures looked at for part and whole


def find_rates(statement: Statement) -> Iterator[Relation]:
    """Yield the rates of a sentence whose part and whole are printed."""
    for index, term in enumerate(statement.terms):
        relation = _rate(statement, index, term) if term.unit == "%" else None
        if relation is not None:
            yield relation


def _rate(statement: Statement, index: int, rate: Term) -> Relation | None:
    match = RATE.search(rate.head)
    part = part_before(statement, index, rate)
    if match is None or part is None or _is_mean(statement, part) or match["stem"][-2:] in _LESSENED:
        return None
    named = match["stem"][-2:] in part.head
    general = match["stem"][-2:] in _OF_ALL and not _LAND.search(rate.head) and last_cue(statement, part) >= 0
    if named or general:
        whole, certain = structural_whole(statement, part, rate)
        relation = share_relation(part, whole, rate, certain=named) if whole is not None and certain else None
        says_so = general or re.search(rf"{match['stem'][-2:]}的?$", part.head)  # 达标819个, not 新开工项目98个
        if relation is not None and (says_so or relation.verdict == "holds"):
            return relation
    pairs = _count_pairs(statement, index)
    for above, below in reversed(pairs):
        relation = share_relation(above, below, rate, certain=True)
        if relation.verdict == "holds":
            return relation
    due = next((pair for pair in pairs if pair[0] is part and _is_due(*pair)), None)
    meant = due or _meant(statement, pairs, part)
    if meant is None or not _countable(*meant) or match["stem"][-2:] in _OWN_MEANING:
        return None
    clear = due is not None or (named and re.search(rf"[新拟未]{match['stem'][-2:]}", part.head) is None)
    if not (clear or (match["stem"][-2:] in _OF_ALL and not _LAND.search(rate.head))):
        return None
    return share_relation(*meant, rate, certain=False)


def _is_due(part: Term, whole: Term) -> bool:
    """Return whether one figure tells what should be, the other what is: 应建1.6万个，实有14400个."""
    return _DUE.search(whole.head) is not None and _THERE.match(part.head) is not None and part.unit == whole.unit


def _countable(part: Term, whole: Term) -> bool:
    """Return whether one may be a part of the other: of one unit, or both counted; 641个 is no part of 397公里."""
    return part.unit == whole.unit or (part.is_exact_count and whole.is_exact_count)


def _is_mean(statement: Statement, part: Term) -> bool:
    """Return whether a figure is a mean: 平均每个村（社区）15名 is part of nothing."""
    before = statement.folded[max(statement.start, part.start - _LOOK_BACK) : part.start]
    return _MEAN.search(before.rpartition("，")[2]) is not None


def _meant(statement: Statement, pairs: list[tuple[Term, Term]], part: Term) -> tuple[Term, Term] | None:
    """Return the pair a rate is surely of: the only one, or the part and the figure right before it."""
    own = [pair for pair in pairs if pair[0] is part]
    here = [pair for pair in own if pair[1] in statement.terms]
    at = statement.terms.index(part)
    right_before = [pair for pair in here if at and pair[1] is statement.terms[at - 1]]
    if len(here) == 1 or right_before:
        return (right_before or here)[0]
    last = [pair for pair in own if statement.earlier and pair[1] is statement.earlier[-1]]
    return last[0] if last and not here and pairs and last[0][1].unit == part.unit else None


def _count_pairs(statement: Statement, index: int) -> list[tuple[Term, Term]]:
    """Return the pairs of counts (part, whole) before a rate that may make it up, the nearest last."""
    counts = [term for term in (*statement.earlier, *statement.terms[:index]) if term.unit not in _NO_AMOUNTS]
    counts = counts[-_BACK:]
    return [
        (part, whole)
        for at, part in enumerate(counts)
        for whole in counts[max(0, at - _BACK) : at]
        if part.low <= whole.high
        and whole.low > 0
        and not (part.vague or whole.vague)
        and (part.unit == whole.unit or "元" not in {part.unit, whole.unit})
    ]
