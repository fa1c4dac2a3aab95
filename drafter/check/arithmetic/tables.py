"""Tables: a row of totals against the rows above it, and a column of means against the two it is made of.

A column of means is believed only where most of its rows come out; then the row that does not is reported.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.check.arithmetic.relations import Relation, amount, in_unit, judge, restate
from drafter.check.arithmetic.sums import NO_AMOUNT, agree, sum_relation
from drafter.check.arithmetic.terms import Statement, Term

_TOTAL = re.compile(r"\s*(?:合 *计|总 *计|共 *计)\s*")
_NUMBER = re.compile(r"\d{1,3}(?:，\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_COLUMN = "栏"  # unit of a bare number
_NOT_SUMMED = re.compile(r"均|[率%％‰]|占比|比重|比例|增幅|同比|增长|序号|编号|排名|年份|年度|时间|日期|电话|单价|标准")
_SUBTOTAL = re.compile(r"小 *计|合 *计|总 *计|其中|其他项")
_MEAN = re.compile(r"均")
_FEWEST_ROWS = 2
_FEWEST_BARS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: tuple[str, ...]
    terms: tuple[Term | None, ...]  # the one figure of each cell


def find_tables(text: str, statements: Sequence[Statement]) -> Iterator[Relation]:
    """Yield the sums and means of the tables of a letter (cells parted by bars or tabs)."""
    terms = sorted((term for statement in statements for term in statement.terms), key=lambda term: term.start)
    for rows in _tables(text, terms):
        yield from _column_sums(rows)
        yield from _means(rows)


def _tables(text: str, terms: Sequence[Term]) -> Iterator[list[_Row]]:
    """Yield the runs of neighbouring rows with the same number of cells."""
    starts = [term.start for term in terms]
    table: list[_Row] = []
    at = 0
    for line in text.split("\n"):
        row = _row(line, at, terms, starts) if line.count("|") >= _FEWEST_BARS else None
        if table and (row is None or len(row.cells) != len(table[0].cells)):
            yield table
            table = []
        if row is not None:
            table.append(row)
        at += len(line) + 1
    if table:
        yield table


def _row(line: str, at: int, terms: Sequence[Term], starts: Sequence[int]) -> _Row:
    cells, found = line.split("|"), []
    for cell in cells:
        inside = terms[bisect_left(starts, at) : bisect_left(starts, at + len(cell))]
        found.append(_bare(cell, at) or (inside[0] if len(inside) == 1 else None))
        at += len(cell) + 1
    return _Row(cells[0].strip(), tuple(cell.strip() for cell in cells), tuple(found))


def _bare(cell: str, at: int) -> Term | None:
    """Return the number of a cell that holds nothing else; its unit is its column's."""
    printed = cell.strip()
    if not _NUMBER.fullmatch(printed):
        return None
    start = at + cell.index(printed)
    value = float(printed.replace("，", ""))
    step = 10.0 ** -len(printed.partition(".")[2])
    half = 0.0 if step == 1 else step / 2
    low, high, end = value - half, value + half, start + len(printed)
    return Term(start, end, printed, value, low, high, step, _COLUMN, False, False, "", 0, 1.0, "")  # noqa: FBT003 - ratio and vague, in the order of the class


def _column_sums(rows: Sequence[_Row]) -> Iterator[Relation]:
    """Yield the totals of a table; one of bare numbers is surely wrong only where another of its row comes out."""
    for at, row in enumerate(rows):
        if not _TOTAL.fullmatch(row.label) or any(_SUBTOTAL.search(other.label) for other in rows[:at]):
            continue
        found = [one for column in range(len(row.cells)) if (one := _column_sum(rows, at, column)) is not None]
        believed = any(relation.verdict == "holds" for relation in found)
        for relation in found:
            bare = relation.places[-1].unit == _COLUMN
            yield replace(relation, certain=believed) if bare else relation


def _column_sum(rows: Sequence[_Row], at: int, column: int) -> Relation | None:
    total = rows[at].terms[column]
    if total is None or total.unit in NO_AMOUNT or _NOT_SUMMED.search(rows[0].cells[column]):
        return None
    head = rows[0].terms[column]  # （万人次） names the unit of its column
    first = 1 if head is not None and head.unit != total.unit else 0
    above = [term for other in rows[first:at] if (term := other.terms[column]) is not None]
    parts = [term for term in above if term.unit == total.unit]
    if len(parts) != len(above) or len(parts) < _FEWEST_ROWS:
        return None
    return _at(sum_relation(parts, total, agree(parts, total), certain=True), total)


def _at(relation: Relation, total: Term) -> Relation:
    """Return the relation placed on the total alone: a column is no stretch of text."""
    return replace(restate(total, relation.verdict, relation.formula, relation.places[:-1]), rule=relation.rule)


def _means(rows: Sequence[_Row]) -> Iterator[Relation]:
    """Yield the rows whose mean is not the quotient of two other columns, where the other rows' means are."""
    width = len(rows[0].cells)
    for mean in range(width):
        if not _MEAN.search(rows[0].cells[mean]):
            continue
        for above in range(width):
            for below in range(width):
                relations = (
                    _quotients(rows, mean, above, below) if mean not in {above, below} and above != below else []
                )
                good = sum(relation.verdict != "breaks" for relation in relations)
                if good >= _FEWEST_ROWS and good * 2 > len(relations):
                    yield from relations


def _quotients(rows: Sequence[_Row], mean: int, above: int, below: int) -> list[Relation]:
    relations = []
    for row in rows:
        printed, top, bottom = row.terms[mean], row.terms[above], row.terms[below]
        if printed is None or top is None or bottom is None or top.unit != printed.unit or bottom.low <= 0:
            continue
        low, high = top.low / bottom.high, top.high / bottom.low
        value = top.value / bottom.value
        scale = printed.scale
        formula = f"{in_unit(top, scale)}÷{in_unit(bottom, 1.0)}={amount(value, scale)}{printed.unit_printed}"
        relations.append(restate(printed, judge(low, high, printed, value=value), formula, (top, bottom)))
    return relations
