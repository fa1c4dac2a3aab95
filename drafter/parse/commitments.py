"""The issuer's promises: what will be done, clause by clause."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafter.documents import Genre, Heading, Sentence, Span
from drafter.grammar.fold import fold
from drafter.grammar.markers import RUN_IN, Marker, read_marker
from drafter.parse.commitments_cues import (
    is_courtesy,
    is_heading_ahead,
    leads_on,
    names_next_steps,
    only_announces,
    promises,
    states_fact,
    waits,
)
from drafter.parse.commitments_pledges import goes_on
from drafter.parse.enclosed import find_enclosures
from drafter.parse.headings import folded_words, ids_in, words_range
from drafter.parse.page import Block, Frame, Page

_PROMISING: frozenset[Genre] = frozenset({"reply", "joint_opinion"})
_EDGE = "。；，：！？、. \n"
_WHOLE_ITEM = 25  # a heading longer than this is a promise of its own, not only the name of what follows
_SHORTEST = 4  # characters of a promise
_NEAR = 8  # characters between a promise and what goes on with it: stop, marker, spaces
_MOST_CLIMBED = 50  # headings looked back over for the one that encloses a paragraph
_ASIDE = re.compile(r"（([^（）]{10,200})）")

_Range = tuple[int, int]


def find_commitments(  # noqa: PLR0913, PLR0917 - six, what the steps before found; all of it decides
    page: Page,
    frame: Frame,
    paragraphs: Sequence[Block],
    genre: Genre,
    outline: Sequence[Heading],
    sentences: Sequence[Sentence],
) -> tuple[Span, ...]:
    """Return the forward-looking clauses of a reply or joint opinion, markers left out; a proposal promises nothing.

    Under a heading or lead-in of next steps every clause counts that does not only state a fact; elsewhere the clause
    itself must look forward (将, 力争, 拟, 继续 …).
    """
    if genre not in _PROMISING:
        return ()
    end = frame.closing.end if frame.closing is not None else frame.body[1]
    inside = [sentence for sentence in sentences if frame.body[0] <= sentence.start and sentence.end <= end]
    announcing = {
        heading.start: heading for place, heading in enumerate(outline) if _announces_points(page, outline, place)
    }
    ranges = _ranges_ahead(page, frame, paragraphs, outline, inside)
    ahead = ids_in(inside, [*ranges, *((heading.end, heading.body_end) for heading in announcing.values())])
    heads = {heading.start: heading for heading in outline}
    found: list[Span] = []
    series = -1  # level of the 一是/二是 series that promises
    for sentence in inside:
        heading = heads.get(sentence.start)
        if sentence.start in announcing:
            continue
        if heading is not None and (heading.level < series or _opens_series(heading)):
            series = -1
        is_ahead = sentence.id in ahead or (heading is not None and heading.level == series)
        for clause in _clauses(page, sentence, heading):
            words = page.folded[slice(*clause)]
            if _counts(words, heading, is_ahead=is_ahead or _follows(page, found, clause, words)):
                found.append(page.span(*_trim(page, clause)))
                if heading is not None and _runs_in(heading):
                    series = heading.level
            else:
                found.extend(_asides(page, clause))
    return tuple(found)


def _opens_series(heading: Heading) -> bool:
    """Return whether a heading is no later point of a series such as 一是…；二是…."""
    marker = _read(heading.marker)
    return marker is None or marker.family not in RUN_IN or marker.ordinal == 1


def _runs_in(heading: Heading) -> bool:
    """Return whether a heading is a point of a series such as 一是…；二是…."""
    marker = _read(heading.marker)
    return marker is not None and marker.family in RUN_IN


@lru_cache(maxsize=256)  # letters share few markers, and each is asked for several times
def _read(printed: str) -> Marker | None:
    return read_marker(fold(printed), 0) if printed else None


def _follows(page: Page, found: Sequence[Span], clause: _Range, words: str) -> bool:
    """Return whether a clause right behind a promise, in its paragraph, goes on with it."""
    if not found or clause[0] - found[-1].end > _NEAR:
        return False
    between = page.folded[found[-1].end : clause[0]]
    if "\n" in between or between.strip(_EDGE):
        return False
    return goes_on(words.strip(_EDGE), is_same_sentence="；" in between)


def _ranges_ahead(
    page: Page,
    frame: Frame,
    paragraphs: Sequence[Block],
    outline: Sequence[Heading],
    sentences: Sequence[Sentence],
) -> list[_Range]:
    """Return where everything is about what is to come: under a heading of next steps, or behind a lead-in."""
    ranges = [(heading.start, heading.body_end) for heading in outline if is_heading_ahead(folded_words(page, heading))]
    starts = [paragraph.start for paragraph in paragraphs]
    for sentence in sentences:
        words = page.folded[sentence.start : sentence.end]
        if not leads_on(words) or states_fact(words):
            continue
        index = bisect_right(starts, sentence.start) - 1
        if index < 0:
            continue
        stop = paragraphs[index].end
        if sentence.end == stop and (words.endswith("：") or only_announces(words)):
            stop = _end_of_list(outline, sentence, frame)
        ranges.append((sentence.start, stop))
    return ranges


def _announces_points(page: Page, outline: Sequence[Heading], place: int) -> bool:
    """Return whether a heading promises what the points right under it say: 三、我局将进一步…: 一是…二是…."""
    heading, following = outline[place], outline[place + 1 : place + 2]
    if not heading.marker or _runs_in(heading) or not following or following[0].start > heading.body_end:
        return False
    words = folded_words(page, heading)
    return not page.folded[heading.end : following[0].start].strip(_EDGE) and "将" in words and promises(words)


def _end_of_list(outline: Sequence[Heading], sentence: Sentence, frame: Frame) -> int:
    """Return where the list that a paragraph announces ends: with what encloses the paragraph."""
    before = bisect_right(outline, sentence.start, key=lambda heading: heading.start)
    nearest = reversed(outline[max(0, before - _MOST_CLIMBED) : before])
    return next((heading.body_end for heading in nearest if sentence.start < heading.body_end), frame.body[1])


def _clauses(page: Page, sentence: Sentence, heading: Heading | None) -> Iterator[_Range]:
    """Yield the clauses of a sentence, cut at ； outside quotations and brackets; its marker is left out."""
    start = sentence.start if heading is None else words_range(heading)[0]
    position = page.folded.find("；", start, sentence.end)
    if position >= 0:
        enclosures = find_enclosures(page.folded, start, sentence.end)
        while position >= 0:
            if enclosures.around(position) is None:
                yield start, position
                start = position + 1
            position = page.folded.find("；", position + 1, sentence.end)
    if start < sentence.end:
        yield start, sentence.end


def _counts(clause: str, heading: Heading | None, *, is_ahead: bool) -> bool:
    """Return whether a clause is a promise."""
    words = clause.strip(_EDGE)
    if not ((is_ahead and not states_fact(words)) or promises(words)):  # most clauses do not look forward
        return False
    if len(words) < _SHORTEST or is_courtesy(words) or only_announces(clause.strip()):
        return False
    return heading is None or _says_what(words, heading)


def _says_what(words: str, heading: Heading) -> bool:
    """Return whether a heading is a promise of its own, not only the name of what follows.

    一是完善价格机制。 is one; a numbered heading only if it is long or nothing stands under it; 下一步工作 never.
    """
    if not heading.marker or (len(words) <= _WHOLE_ITEM and "，" not in words and names_next_steps(words)):
        return False
    if _runs_in(heading):
        return True
    return heading.body_end - heading.end <= 1 or len(words) > _WHOLE_ITEM or (promises(words) and not leads_on(words))


def _asides(page: Page, clause: _Range) -> Iterator[Span]:
    """Yield what a bracket promises inside a clause that tells a fact: （具体数据待…后公布）."""
    for aside in _ASIDE.finditer(page.folded, *clause):
        if waits(aside[1]):
            yield page.span(*aside.span(1))


def _trim(page: Page, clause: _Range) -> _Range:
    """Return the clause without marks and white space around it."""
    words = page.folded[slice(*clause)]
    return clause[0] + len(words) - len(words.lstrip(_EDGE)), clause[0] + len(words.rstrip(_EDGE))
