"""A text cut at the ends of ranges that may overlap, so that each stretch can be marked once."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

Tag = TypeVar("Tag")


def cut(start: int, end: int, ranges: Sequence[tuple[int, int, Tag]]) -> Iterator[tuple[int, int, tuple[Tag, ...]]]:
    """Yield (start, end, tags of the ranges that cover it) for start:end, without gap, in order; no empty stretch."""
    inside = sorted(
        ((max(start, first), min(end, last), tag) for first, last, tag in ranges if first < end and last > start),
        key=lambda item: item[:2],
    )
    edges = sorted({start, end, *(first for first, _, _ in inside), *(last for _, last, _ in inside)})
    active: list[tuple[int, int, Tag]] = []
    upcoming = 0
    for left, right in pairwise(edges):
        active = [item for item in active if item[1] > left]
        while upcoming < len(inside) and inside[upcoming][0] <= left:
            active.append(inside[upcoming])
            upcoming += 1
        yield left, right, tuple(tag for _, last, tag in active if last > left)
