"""A letter cut into the sections that each get a point: one a level-1 heading, else one a group of paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from drafter.documents import Heading, Letter, Sentence
from drafter.engines.rules.view import View

_MOST_GROUPS = 6
_SHORTEST_GROUP = 40  # characters; a shorter paragraph joins the next


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter: its number as points are numbered, its heading if it has one, what stands under it."""

    number: int
    heading: Heading | None
    children: tuple[Heading, ...]  # the next level below
    sentences: tuple[Sentence, ...]  # without the heading's own


def main_headings(letter: Letter) -> tuple[Heading, ...]:
    """Return the level-1 headings: each gets a point."""
    return tuple(heading for heading in letter.outline if heading.level == 1)


def cut_sections(view: View) -> tuple[Section, ...]:
    """Return the sections of a letter in reading order."""
    headings = main_headings(view.letter)
    if headings:
        return tuple(_under(view, number, heading) for number, heading in enumerate(headings, start=1))
    groups = _groups(view)
    return tuple(Section(number, None, (), tuple(group)) for number, group in enumerate(groups, start=1))


def _under(view: View, number: int, heading: Heading) -> Section:
    inside = view.headings_between(heading.end, heading.body_end)
    children = tuple(child for child in inside if child.level == heading.level + 1)
    return Section(number, heading, children, tuple(view.between(heading.end, heading.body_end)))


def body_sentences(view: View) -> Sequence[Sentence]:
    """Return the sentences of the body: after title, salutation and opening, before closing and signature."""
    letter = view.letter
    known = [span.end for span in (letter.title, *letter.addressees, letter.opening) if span]
    start = max(known, default=0)
    ends = [span.start for span in (letter.closing, letter.issuer, letter.issue_date) if span and span.start > start]
    return view.between(start, min(ends, default=len(letter.text)))


def _groups(view: View) -> list[list[Sentence]]:
    """Return the paragraphs of the body, short ones joined to a neighbour, at most six groups."""
    groups: list[list[Sentence]] = []
    for paragraph in _paragraphs(view):
        if groups and _length(groups[-1]) < _SHORTEST_GROUP:
            groups[-1] += paragraph
        else:
            groups.append(paragraph)
    if len(groups) > 1 and _length(groups[-1]) < _SHORTEST_GROUP:
        short = groups.pop()
        groups[-1] += short
    size = -(-len(groups) // _MOST_GROUPS) or 1
    return [list(chain(*groups[at : at + size])) for at in range(0, len(groups), size)]


def _paragraphs(view: View) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in body_sentences(view):
        if paragraph and "\n" in view.letter.text[paragraph[-1].end : sentence.start]:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _length(group: Sequence[Sentence]) -> int:
    return sum(sentence.end - sentence.start for sentence in group)
