"""Where a finding's words stand among the lines of a text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.documents import Finding


@dataclass(frozen=True, slots=True)
class Spot:
    """A line (by index) and a range in it."""

    line: int
    start: int
    end: int


def locate(finding: Finding, text: str, lines: Sequence[tuple[int, int]]) -> tuple[Spot, ...]:
    """Return the stretches of the lines (start, end in the text) that a finding covers, () when it is nowhere.

    A finding whose offsets do not hold its quote (it was made on another reading of the same letter) is looked for by
    its quote. One that touches no line, or is empty, gets the nearest line's end, so that it is never lost.
    """
    start, end = finding.start, finding.end
    if finding.quote and text[start:end] != finding.quote:
        start = text.find(finding.quote)
        if start < 0:
            return ()
        end = start + len(finding.quote)
    if not lines or not 0 <= start <= end <= len(text):
        return ()
    spots: list[Spot] = []
    index = max(0, bisect_right([first for first, _ in lines], start) - 1)
    for number in range(index, len(lines)):
        first, last = lines[number]
        if first >= end and spots:
            break
        left, right = max(first, start), min(last, end)
        if left < right:
            spots.append(Spot(number, left - first, right - first))
        elif first >= end:
            break
    if spots:
        return tuple(spots)
    first, last = lines[index]
    return (Spot(index, max(0, last - first - 1), last - first),)
