"""Totals behind their parts: 甲31名、乙12名，合计43名; 小学6所、中学9所，共15所学校.

共 may also begin another statement (…，全市共有120家); it is held against the letter only where it stands right before
the number. Source: rule R28; observed in fixtures/letters.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.check.arithmetic.relations import Relation
from drafter.check.arithmetic.sums import MOST_PARTS, NEW_STATEMENT, NO_AMOUNT, agree, sum_relation
from drafter.check.arithmetic.terms import Statement, Term

_TOTAL = re.compile(r"(?:共计|合计|总计|共)(?:[为达有获]|达到|涉及|建成|投入|完成|新建)?[^\d全累]{0,5}$")
_CLOSED = re.compile(r"(?:共计|合计|总计)[为达]?到?$")
_SUMMED_NOUN = re.compile(r"共(?:涉及|有|计)?(?P<noun>[\u4e00-\u9fff]{2})$")
_BARE = re.compile(r"共$")
_PAIR = 2
_PLACES = frozenset({"所", "家", "个", "处", "座"})  # units that count bodies; their total may take another of them


def find_totals(statement: Statement) -> Iterator[Relation]:
    """Yield the totals of a sentence whose parts stand before them."""
    for index, total in enumerate(statement.terms):
        cue = _TOTAL.search(total.head)
        if cue is None or total.head[: cue.start()].strip() or total.unit in NO_AMOUNT:
            continue
        relation = _total(statement, index, total)
        if relation is not None:
            yield relation


def _total(statement: Statement, index: int, total: Term) -> Relation | None:
    parts = _parts(statement, index, total)
    for start in range(len(parts) - 1):
        if agree(parts[start:], total) == "holds":
            return sum_relation(parts[start:], total, "holds", certain=True)
    listed = [term for term in parts if not set("，；") & set(statement.between(term.end, parts[-1].start))]
    if len(listed) > 1 and (
        _CLOSED.search(total.head) or (_BARE.search(total.head) and _right_behind(statement, listed, total))
    ):
        return sum_relation(listed, total, agree(listed, total), certain=_CLOSED.search(total.head) is not None)
    named = len(listed) > 1 and all(_noun(total) and _noun(total) in term.head for term in listed)
    if named and statement.between(parts[-1].end, total.start).count("，") == 1:
        return sum_relation(listed, total, agree(listed, total), certain=False)
    same_head = len(parts) == _PAIR and parts[0].head == parts[1].head != ""
    if same_head and parts[0].head.strip("获共") in total.head:
        return sum_relation(parts, total, agree(parts, total), certain=False)
    return None


def _parts(statement: Statement, index: int, total: Term) -> list[Term]:
    """Return the terms before a total that may be its parts, in reading order."""
    parts: list[Term] = []
    for term in reversed(statement.terms[max(0, index - MOST_PARTS) : index]):
        alike = term.unit == total.unit or {term.unit, total.unit} <= _PLACES
        if not alike or term.depth != total.depth:
            continue
        gap = statement.between(term.end, parts[-1].start if parts else total.start)
        if "。" in gap or (parts and (term.unit != parts[-1].unit or NEW_STATEMENT.search(parts[-1].head))):
            break
        parts.append(term)
    parts.reverse()
    return parts


def _noun(total: Term) -> str:
    """Return the noun behind 共涉及, which names what is added up; "" for none."""
    match = _SUMMED_NOUN.search(total.head)
    return match["noun"] if match else ""


def _right_behind(statement: Statement, listed: Sequence[Term], total: Term) -> bool:
    """Return whether nothing but a comma and 共 stands between a list and its total."""
    return statement.between(listed[-1].end, total.start).strip("， ") == "共"
