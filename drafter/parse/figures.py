"""Which numbers of a letter state a fact: counts, money, shares, areas, durations, ranks.

Not figures: what stands in dates, titles, document numbers, telephone numbers, list markers, names and set phrases;
time frames (近三年); ages that define a group; the counters of a web page. Source: the annotation conventions of
fixtures/letters.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.documents import Figure, Heading, Sentence
from drafter.grammar.numbers import Measured, find_quantities
from drafter.grammar.units import base_quantity, read_multiplier
from drafter.parse.figures_cells import cell_units
from drafter.parse.figures_closed import find_closed, ranges_apart
from drafter.parse.figures_facts import states_fact
from drafter.parse.page import Frame, Page
from drafter.parse.unbroken import unbreak


def find_figures(
    page: Page, frame: Frame, outline: Sequence[Heading], sentences: Sequence[Sentence]
) -> tuple[Figure, ...]:
    """Return the figures in reading order, each with the sentence it stands in."""
    unbroken = unbreak(page, sentences)
    apart = [(unbroken.index(start), unbroken.index(end)) for start, end in ranges_apart(frame, outline)]
    starts = [sentence.start for sentence in sentences]
    cells = cell_units(page.text)
    figures = []
    for measured in _open_quantities(unbroken.text, find_closed(unbroken.text, apart)):
        start, end = unbroken.stretch(measured.start, measured.end)
        index = bisect_right(starts, start) - 1
        if index < 0 or start >= sentences[index].end:
            continue
        if not measured.unit and start in cells:
            measured = _in_cell(measured, cells[start])  # noqa: PLW2901 - the same number, its unit found
        elif not states_fact(measured, unbroken.text):
            continue
        value, unit, base = measured.value, measured.unit, measured.base
        figures.append(Figure(page.text[start:end], start, end, value, unit, base, sentences[index].id))
    return tuple(figures)


def _in_cell(measured: Measured, unit: str) -> Measured:
    """Return a number of a table with the unit that its column has."""
    multiplier = read_multiplier(unit, 0)
    base = base_quantity(Decimal(str(measured.value)), multiplier, unit[len(multiplier) :])
    return measured._replace(unit=unit, base=base)


def _open_quantities(text: str, closed: Sequence[tuple[int, int]]) -> Iterator[Measured]:
    """Yield the quantities between the closed ranges."""
    reached = 0
    for start, end in [*closed, (len(text), len(text))]:
        yield from find_quantities(text, reached, start)
        reached = end
