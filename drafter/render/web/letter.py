"""Lines of a letter with what is said of them beside: sentences linked to sources, findings marked in the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from drafter.documents import Evidence, Finding
from drafter.render.cutting import cut
from drafter.render.labels import GROUPS, LEVELS
from drafter.render.layout import OPEN_MARK
from drafter.render.linking import Linked
from drafter.render.locating import Spot
from drafter.render.places import place_of

_WORST = ("error", "warn", "info")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a line that a finding speaks of."""

    start: int
    end: int
    number: int  # of the finding, from 1
    level: str
    is_first: bool = True  # of the stretches one finding speaks of; it carries the id that links lead to


def marks_by_line(
    findings: Sequence[Finding], spots: Sequence[tuple[Spot, ...]], *, first: int = 1
) -> dict[int, list[Marked]]:
    """Return line index → what findings mark in it; `first` is the first finding's number."""
    marks: dict[int, list[Marked]] = {}
    for number, (finding, found) in enumerate(zip(findings, spots, strict=True), start=first):
        for spot in found:
            mark = Marked(spot.start, spot.end, number, finding.level, is_first=spot is found[0])
            marks.setdefault(spot.line, []).append(mark)
    return marks


def write_line(text: str, sentences: Sequence[Linked], first_source: int, marks: Sequence[Marked]) -> str:
    """Return a line as HTML; `first_source` is the page's number of the line's first source."""
    pieces = []
    for sentence in sentences or (Linked(0, len(text), ()),):
        inner = _stretches(text, sentence.start, sentence.end, marks)
        numbers = [first_source + index for index in sentence.sources]
        if not numbers:
            pieces.append(inner)
            continue
        references = "".join(f'<a href="#e{number}" aria-label="依据{number}">{number}</a>' for number in numbers)
        pieces.append(f'<span class="s">{inner}</span>&#8288;<sup>{references}</sup>')
    return "".join(pieces)


def source_card(number: int, evidence: Evidence) -> str:
    """Return the card of a source: file, place, quote."""
    return (
        f'<div class="card" id="e{number}"><p class="where"><span class="no">{number}</span>'
        f'{escape(place_of(evidence))}</p><p class="quote">“{escape(evidence.quote)}”</p></div>'
    )


def finding_card(number: int, finding: Finding, *, linked: bool) -> str:
    """Return the card of a finding; `linked`: its words are marked in the letter and the number leads there."""
    label = f"{LEVELS[finding.level]} {finding.rule} {GROUPS[finding.group]}"
    lead = (
        f'<a class="no" href="#m{number}">{escape(label)}</a>' if linked else f'<span class="no">{escape(label)}</span>'
    )
    quote = f'<p class="quote">“{escape(finding.quote)}”</p>' if finding.quote and not linked else ""
    related = "".join(f'<p class="where">另见“{escape(place.quote)}”</p>' for place in finding.related if place.quote)
    suggestion = f'<p class="suggestion">建议：{escape(finding.suggestion)}</p>' if finding.suggestion else ""
    return (
        f'<div class="card {finding.level}" id="f{number}"><p>{lead}{escape(finding.message)}</p>'
        f"{quote}{related}{suggestion}</div>"
    )


def _stretches(text: str, start: int, end: int, marks: Sequence[Marked]) -> str:
    ranges: list[tuple[int, int, Marked | None]] = [(mark.start, mark.end, mark) for mark in marks]
    ranges += [(match.start(), match.end(), None) for match in OPEN_MARK.finditer(text)]
    return "".join(_stretch(text[left:right], left, tags) for left, right, tags in cut(start, end, ranges))


def _stretch(words: str, left: int, tags: tuple[Marked | None, ...]) -> str:
    """Return one stretch; the first stretch of a finding carries its id, so that a link leads to it."""
    shown = escape(words)
    marks = [tag for tag in tags if tag is not None]
    if None in tags:
        shown = f'<mark class="open">{shown}</mark>'
    if not marks:
        return shown
    worst = min((mark.level for mark in marks), key=_WORST.index)
    opened = [mark for mark in marks if mark.is_first and mark.start == left]
    for mark in opened[1:]:
        shown = f'<mark id="m{mark.number}">{shown}</mark>'
    name = f' id="m{opened[0].number}"' if opened else ""
    title = "；".join(f"第{mark.number}条" for mark in marks)
    return f'<mark class="{worst}"{name} title="{title}">{shown}</mark>'
