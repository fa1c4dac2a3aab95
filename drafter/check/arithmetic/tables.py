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
_MEAN = re.compile(r"均")
_FEWEST_ROWS = 2
_FEWEST_BARS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: tuple[str, ...]
    terms: tuple[Term | None, ...]  # the one figure of each cell


def find_tables(text: str, statements: Sequence[Statement]) -> Iterator[Relation]:
    """Yield the sums and means of the tables of a letter (cells parted by bars)."""
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
        found.append(inside[0] if len(inside) == 1 else None)
        at += len(cell) + 1
    return _Row(cells[0].strip(), tuple(cell.strip() for cell in cells), tuple(found))


def _column_sums(rows: Sequence[_Row]) -> Iterator[Relation]:
    for at, row in enumerate(rows):
        if not _TOTAL.fullmatch(row.label):
            continue
        for column, total in enumerate(row.terms):
            above = [other.terms[column] for other in rows[:at] if other.terms[column] is not None]
            parts = [term for term in above if term is not None and total is not None and term.unit == total.unit]
            if total is None or total.unit in NO_AMOUNT or _MEAN.search(rows[0].cells[column]):
                continue
            if len(parts) == len(above) >= _FEWEST_ROWS:
                relation = sum_relation(parts, total, agree(parts, total), certain=True)
                yield _at(relation, total)


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
