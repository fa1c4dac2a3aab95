"""The accountant: finds the relations between the figures of a letter and recomputes them."""

from drafter.check.arithmetic.averages import find_averages
from drafter.check.arithmetic.counts import find_counts
from drafter.check.arithmetic.growth import find_growth
from drafter.check.arithmetic.indicators import find_conflicts
from drafter.check.arithmetic.points import find_points
from drafter.check.arithmetic.relations import Relation
from drafter.check.arithmetic.shares import find_shares
from drafter.check.arithmetic.sums import find_sums
from drafter.check.arithmetic.terms import read_statements
from drafter.documents import Letter

__all__ = ["Relation", "find_relations"]

_IN_SENTENCE = (find_sums, find_shares, find_growth, find_averages, find_points)


def find_relations(letter: Letter) -> tuple[Relation, ...]:
    """Return every relation between figures that the letter states, in reading order, those that hold included."""
    statements = read_statements(letter)
    found = [relation for statement in statements for find in _IN_SENTENCE for relation in find(statement)]
    found += find_counts(letter)
    found += find_conflicts(letter, statements)
    return tuple(sorted(found, key=lambda relation: (relation.start, relation.end)))
