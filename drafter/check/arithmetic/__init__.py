"""The accountant: finds the relations between the figures of a letter and recomputes them."""

from drafter.check.arithmetic.averages import find_averages
from drafter.check.arithmetic.counts import find_counts
from drafter.check.arithmetic.growth import find_growth
from drafter.check.arithmetic.indicators import find_conflicts
from drafter.check.arithmetic.misprints import find_swapped_digits
from drafter.check.arithmetic.points import find_points
from drafter.check.arithmetic.rates import find_rates
from drafter.check.arithmetic.relations import Relation
from drafter.check.arithmetic.rests import find_rests
from drafter.check.arithmetic.share_lists import find_share_lists
from drafter.check.arithmetic.shares import find_shares
from drafter.check.arithmetic.sums import find_sums
from drafter.check.arithmetic.tables import find_tables
from drafter.check.arithmetic.targets import find_targets
from drafter.check.arithmetic.terms import read_statements
from drafter.check.arithmetic.totals import find_totals
from drafter.check.arithmetic.unwrapped import unwrap
from drafter.documents import Letter

__all__ = ["Relation", "find_relations"]

_IN_SENTENCE = (
    find_sums,
    find_shares,
    find_rates,
    find_share_lists,
    find_growth,
    find_averages,
    find_points,
    find_rests,
    find_totals,
    find_targets,
)


def find_relations(letter: Letter) -> tuple[Relation, ...]:
    """Return every relation between figures that the letter states, in reading order, those that hold included."""
    unwrapped = unwrap(letter)
    statements = read_statements(letter, unwrapped)
    found = [relation for statement in statements for find in _IN_SENTENCE for relation in find(statement)]
    found += find_counts(unwrapped.text)
    found += find_tables(unwrapped.text, statements)
    found += find_conflicts(letter, unwrapped, statements)
    found += find_swapped_digits(statements)
    placed = [relation.placed(unwrapped) for relation in found]
    return tuple(sorted(placed, key=lambda relation: (relation.start, relation.end)))
