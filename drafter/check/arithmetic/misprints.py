"""Two digits that changed places: 1046个 here, 1064个 there, of one thing.

A noun may stand before its number (营运车辆412台) or behind it (421台营运车辆). Source: rule R31.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from drafter.check.arithmetic.relations import Relation
from drafter.check.arithmetic.terms import Statement, Term

_FEWEST_DIGITS = 3
_NOUN = 4  # characters that must agree
_BEFORE = re.compile(r"(?:建成|达到?|已|共|有|为|约|至|了)+$")
_BEHIND = re.compile(r"[\u4e00-\u9fff]{4,14}")
_MOST_ALIKE = 12  # figures of the same digits that are compared, two by two


def find_swapped_digits(statements: Sequence[Statement]) -> Iterator[Relation]:
    """Yield the figures of one thing that hold the same digits in another order."""
    groups: defaultdict[tuple[str, tuple[str, ...]], list[tuple[Term, str, str]]] = defaultdict(list)
    for statement in statements:
        for term in statement.terms:
            digits = re.sub(r"\D", "", term.printed)
            if len(digits) >= _FEWEST_DIGITS and len(set(digits)) > 1:
                behind = _BEHIND.match(statement.after(term))
                named = (term, _BEFORE.sub("", term.head), behind.group() if behind else "")
                groups[term.unit, tuple(sorted(digits))].append(named)
    for group in groups.values():
        for first, second in combinations(group[:_MOST_ALIKE], 2):
            differ = first[0].value != second[0].value and first[0].scale == second[0].scale
            if differ and _one_thing(first, second):
                yield _relation(first[0], second[0])


def _one_thing(first: tuple[Term, str, str], second: tuple[Term, str, str]) -> bool:
    """Return whether a noun before one number stands behind the other."""
    return any(
        len(before) >= _NOUN and before[-_NOUN:] in behind
        for (_, before, _), (_, _, behind) in ((first, second), (second, first))
    )


def _relation(first: Term, second: Term) -> Relation:
    return Relation(
        "R31", "breaks", certain=False, start=second.start, end=second.end, formula="数字相同、次序不同",
        remark=f"前文为{first.printed}，此处为{second.printed}", places=(first, second),
    )  # fmt: skip
