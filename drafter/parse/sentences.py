"""The sentences of the letter, numbered: title, salutation, headings and end block too, furniture not."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from drafter.documents import Heading, Sentence
from drafter.parse.enclosed import find_enclosures
from drafter.parse.headings import words_range
from drafter.parse.page import Block, Frame, Page
from drafter.parse.paragraphs import furniture_ranges, page_paragraphs
from drafter.parse.stops import sentence_end_pattern

_WORD = re.compile(r"[^\W_]")  # a letter, a digit, a Chinese character
_CLOSING = re.compile(r"[。！？]*[”’》）】\"]*")
_QUOTES = frozenset('”’"')
_GOES_ON = "，、；：的等和与及"  # what follows a quotation that is part of a longer sentence
_TRAILING = frozenset("。；！？，：、.…")  # marks that close a heading and stay with it


def split_sentences(
    page: Page, frame: Frame, paragraphs: Sequence[Block], outline: Sequence[Heading]
) -> tuple[Sentence, ...]:
    """Return the sentences with ids 1, 2, 3 …; with furniture and white space they cover the text exactly.

    A sentence ends at 。！？ outside quotations and brackets, and at the end of its paragraph. A heading is a sentence
    of its own, also when it opens a paragraph and when its full stop was forgotten.
    """
    cuts = _fixed_cuts(page, frame, outline)
    stops = sentence_end_pattern(page)
    in_markers = {place for heading in outline for place in range(heading.start, words_range(heading)[0])}  # 一.
    pieces = [
        piece
        for paragraph in page_paragraphs(page, frame, paragraphs)
        for piece in _pieces(page, paragraph, cuts, _stops(page.folded, paragraph, stops, in_markers))
    ]
    covered = _cover(page, frame, pieces)
    return tuple(Sentence(number, start, end) for number, (start, end) in enumerate(covered, 1))


def _fixed_cuts(page: Page, frame: Frame, outline: Sequence[Heading]) -> list[int]:
    """Return the offsets where one sentence ends whatever its marks: parts of the letter, headings."""
    cuts = {*frame.body}
    for part in (frame.title, frame.salutation, frame.opening, frame.closing):
        if part is not None:
            cuts |= {part.start, _after_marks(page, part.end)}
    if frame.end_block is not None:
        cuts.add(frame.end_block[0])
    for heading in outline:
        cuts |= {heading.start, _after_marks(page, heading.end)}
    return sorted(cuts)


def _after_marks(page: Page, position: int) -> int:
    """Return `position` moved on over the marks that close a heading."""
    while position < len(page.folded) and page.folded[position] in _TRAILING:
        position += 1
    return position


def _pieces(page: Page, paragraph: Block, cuts: Sequence[int], stops: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph, white space around them left out."""
    first, last = bisect_right(cuts, paragraph.start), bisect_left(cuts, paragraph.end)
    ends = sorted({*cuts[first:last], *stops, paragraph.end})
    start = paragraph.start
    piece: tuple[int, int] | None = None
    for end in ends:
        words = page.text[start:end]
        bare = words.strip()
        if bare:
            begin = start + words.index(bare)
            if piece is not None and _WORD.search(bare) is None:
                piece = (piece[0], begin + len(bare))  # marks alone stay with what they follow
            else:
                if piece is not None:
                    yield piece
                piece = (begin, begin + len(bare))
        start = end
    if piece is not None:
        yield piece


def _stops(folded: str, paragraph: Block, marks: re.Pattern[str], in_markers: Collection[int]) -> Iterator[int]:
    """Yield where sentences end by their own marks; ； ends none, nor does the dot of a marker."""
    enclosures = None
    end = paragraph.start
    for mark in marks.finditer(folded, paragraph.start, paragraph.end):
        if mark.start() < end or mark.start() in in_markers:
            continue
        closing = _CLOSING.match(folded, mark.end(), paragraph.end)
        end = mark.end() if closing is None else closing.end()
        if end == paragraph.end:
            continue  # the paragraph ends it
        if enclosures is None:
            enclosures = find_enclosures(folded, paragraph.start, paragraph.end)
        around = enclosures.around(mark.start())
        quoted = around is not None and folded[around[1] - 1] in _QUOTES and end >= around[1]
        if around is None or (quoted and folded[end : end + 1] not in _GOES_ON):
            yield end


def _cover(page: Page, frame: Frame, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces with what else is neither furniture nor white space: a table bar stays with the cell before."""
    apart = furniture_ranges(frame)
    covered: list[tuple[int, int]] = []
    position, after_piece = 0, False
    for start, end, is_piece in sorted(
        [*((*piece, True) for piece in pieces), *((*piece, False) for piece in apart), (len(page.text),) * 2 + (False,)]
    ):
        words = page.text[position:start]
        if words.strip():
            first, last = position + len(words) - len(words.lstrip()), position + len(words.rstrip())
            if after_piece:
                covered[-1] = (covered[-1][0], last)
            else:
                covered.append((first, last))
        if is_piece:
            covered.append((start, end))
        position, after_piece = max(position, end), is_piece
    return covered
