"""The marker of a heading: its level's sample marker in the style (一、 （一） 1. 一是) with its own number."""

from drafter.documents import StyleUsed
from drafter.grammar.fold import fold
from drafter.grammar.markers import RUN_IN, Marker, format_marker, read_marker

_NAMELESS_FROM = 2  # a section of level 1 without heading is plain text and has no number


def write_marker(style: StyleUsed, level: int, ordinal: int, count: int) -> str:
    """Return the marker of the `ordinal`-th of `count` headings of a level; "" where the style numbers none.

    首先 … closes with 最后, as the series does in print.
    """
    sample = _sample(style, level)
    if sample is None:
        return ""
    if sample.family == "sequence" and ordinal == count > 1:
        return "最后"
    printed = style.numbering[level - 1]
    is_wide = "（" in printed
    own = format_marker(sample.family, sample.ordinal, wide=is_wide)
    tail = printed.removeprefix(own) if printed.startswith(own) else ""  # 第一， keeps its comma
    return format_marker(sample.family, ordinal, wide=is_wide) + tail


def is_run_in(style: StyleUsed, level: int) -> bool:
    """Return whether headings of this level open their paragraph instead of standing on a line of their own."""
    sample = _sample(style, level)
    if sample is not None and sample.family in RUN_IN:
        return True
    if level <= len(style.heading_forms):
        return style.heading_forms[level - 1] == "run_in"
    return level > 1


def is_numbered(heading: str, level: int) -> bool:
    """Return whether a section takes a number: one with a heading, or a numbered paragraph below level 1."""
    return bool(heading) or level >= _NAMELESS_FROM


def _sample(style: StyleUsed, level: int) -> Marker | None:
    if level > len(style.numbering):
        return None
    return read_marker(fold(style.numbering[level - 1]), 0)
