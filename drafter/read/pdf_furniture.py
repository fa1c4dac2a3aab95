"""Page numbers and running heads of a PDF."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.documents import SetApart
from drafter.read.pdf_lines import Line

_EDGE = 0.15  # of the page height: where furniture stands
_DASHES = r"[—–―\-－─·•\s]*"
_MARKED_NUMBER = re.compile(
    rf"(?:[—–―\-－─·•]{_DASHES}\d{{1,4}}{_DASHES}[—–―\-－─·•]|第\s*\d{{1,4}}\s*页(?:\s*[，,/／]?\s*共\s*\d{{1,4}}\s*页)?|\d{{1,4}}\s*[/／]\s*\d{{1,4}}|"
    r"Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_WHY = {"page_number": "页码", "running_head": "各页重复的页眉或页脚"}


def part_furniture(pages: Sequence[tuple[Line, ...]]) -> tuple[tuple[Line, ...], tuple[SetApart, ...]]:
    """Return the lines of the letter, and what stands at the edge of the pages and is none of it."""
    repeated = _repeated(pages)
    kept: list[Line] = []
    set_apart: list[SetApart] = []
    for lines in pages:
        by_height = sorted(lines, key=lambda line: line.baseline)
        margins = [*_margin(by_height, repeated), *_margin(by_height[::-1], repeated)]
        for line in lines:
            what = next((what for edge, what in margins if edge is line), None)
            if what is None:
                kept.append(line)
            else:
                set_apart.append(SetApart(what, _WHY[what], line.text, line.page))
    return tuple(kept), tuple(set_apart)


def _margin(lines: Sequence[Line], repeated: set[tuple[bool, str]]) -> Iterator[tuple[Line, str]]:
    """Yield the furniture at the edge where `lines` begin: nothing of the letter stands outside it."""
    for line in lines:
        what = _what(line, repeated)
        if what is None:
            return
        yield line, what


def _what(line: Line, repeated: set[tuple[bool, str]]) -> str | None:
    if not _at_edge(line):
        return None
    if _MARKED_NUMBER.fullmatch(line.text) or (_BARE_NUMBER.fullmatch(line.text) and int(line.text) == line.page):
        return "page_number"
    if _key(line) in repeated:
        return "page_number" if _BARE_NUMBER.fullmatch(line.text) else "running_head"
    return None


def _repeated(pages: Sequence[tuple[Line, ...]]) -> set[tuple[bool, str]]:
    """Return the edge lines that stand, digits apart, on more than half of the pages and on two at least."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in lines if _at_edge(line)})
    return {key for key, count in counts.items() if count >= 2 and count * 2 > len(pages)}  # noqa: PLR2004 - said above


def _key(line: Line) -> tuple[bool, str]:
    return line.baseline > line.page_height / 2, _DIGITS.sub("#", "".join(line.text.split()))


def _at_edge(line: Line) -> bool:
    return not _EDGE * line.page_height <= line.baseline <= (1 - _EDGE) * line.page_height
