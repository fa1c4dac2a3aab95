"""The pieces of a paper that may be evidence: its sentences with the headings over them.

What parse takes for furniture of a web page is looked through too: in a paper that is no letter, prose is prose.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter.documents import Heading, Letter, Sentence, Span
from drafter.grammar.fold import fold
from drafter.grammar.markers import read_marker

_EDGES = re.compile(r"^[#>*\-+\s|]+")
_PROSE = re.compile(r"[^。！？\n]+[。！？]?")
_LEANING = re.compile(  # a sentence about a thing that only the sentence before it names, or its consequence
    r"其中|该(?!县|市|区|省|局)|项目(?:选址|总投资|占地|计划|预计|建成|已|总|于|位于|由)|因此|因而|为此|所以|由此|对此"
)
_LONGEST_HEADING = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence at start:end, the headings over it, outermost first; `announces`: it is a heading and nothing more."""

    start: int
    end: int
    over: tuple[str, ...]
    announces: bool = False


def cut_pieces(paper: Letter) -> Iterator[Piece]:
    """Yield the pieces of a paper in reading order, without Markdown signs and white space around them."""
    pieces = [*_from_sentences(paper), *(piece for span in paper.furniture for piece in _from_furniture(span))]
    for piece in sorted(pieces, key=lambda piece: piece.start):
        words = paper.text[piece.start : piece.end]
        lead = _EDGES.match(words)
        start = piece.start + (lead.end() if lead else 0)
        end = start + len(paper.text[start : piece.end].rstrip(" \t\n|\u3000"))
        if start < end:
            yield Piece(start, end, piece.over, piece.announces)


def join_leaning(paper: Letter, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces; one that leans on the sentence before it in its paragraph is joined to it, heading or not."""
    held: Piece | None = None
    for piece in pieces:
        between = paper.text[held.end : piece.start] if held else "\n"
        if held and not between.strip() and "\n" not in between and _LEANING.match(paper.text, piece.start, piece.end):
            held = Piece(held.start, piece.end, held.over)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _from_sentences(paper: Letter) -> Iterator[Piece]:
    """Yield the sentences that parse found under the headings it found."""
    waiting = list(reversed(paper.outline))
    over: list[Heading] = []
    for sentence in paper.sentences:
        while waiting and waiting[-1].start < sentence.end:
            over = [heading for heading in over if heading.body_end > waiting[-1].start]
            over.append(waiting.pop())
        over = [heading for heading in over if heading.body_end > sentence.start]
        own = next((heading for heading in over if heading.end > sentence.start), None)
        names = tuple(heading.text for heading in over if heading.end <= sentence.start)
        announces = own is not None and _only_announces(own, paper.text, sentence)
        yield Piece(sentence.start, sentence.end, names, announces)


def _only_announces(heading: Heading, text: str, sentence: Sentence) -> bool:
    """Say whether a heading has no content of its own: there is text under it, and no figure in it."""
    words = text[sentence.start + len(heading.marker) : sentence.end]
    return heading.body_end > heading.end + 2 and not any(sign.isdigit() for sign in words)


def _from_furniture(span: Span) -> Iterator[Piece]:
    """Yield the sentences of what may be furniture: lines that end a sentence, under short numbered lines."""
    if "。" not in span.text:
        return
    heading = ""
    for line in re.finditer(r"[^\n]+", span.text):
        found = list(_PROSE.finditer(line.group()))
        offset = span.start + line.start()
        for number, match in enumerate(found):
            marker = read_marker(fold(match.group().lstrip()), 0)
            more = number + 1 < len(found) or not match.group().endswith("。")
            if marker is not None and more and len(match.group()) <= _LONGEST_HEADING:
                heading = match.group().strip().removeprefix(marker.text).rstrip("。")
            else:
                yield Piece(offset + match.start(), offset + match.end(), (heading,) if heading else ())
