"""The shape of past replies: numbering ladder, form and length of headings, echo of the ask, length of sections."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TypeVar

from drafter.documents import Heading, Letter
from drafter.grammar.fold import fold
from drafter.grammar.markers import RUN_IN, Family, Marker, format_marker, read_marker
from drafter.styles.models import Architecture, HeadingForm

Vote = TypeVar("Vote")

# Echo patterns, most special first; the second text is the formula learnt.
_ECHOES = (
    (re.compile(r"关于“[^”]+”的?(?:建议|问题|提案)$"), "关于“{{ ask }}”的建议"),
    (re.compile(r"关于“[^”]+”$"), "关于“{{ ask }}”"),
    (re.compile(r"关于.+建议$"), "关于{{ ask }}的建议"),
    (re.compile(r"关于.+问题$"), "关于{{ ask }}的问题"),
    (re.compile(r"关于.+方面$"), "关于{{ ask }}方面"),
    (re.compile(r"关于.+"), "关于{{ ask }}"),
    (re.compile(r"“[^”]+”$"), "“{{ ask }}”"),
)
_NEXT_STEPS = re.compile(r"下一步|下步|今后|工作打算|工作计划")
_MARK_NEEDED = {"第": "，", "其": "，"}  # 第一 and 其一 are markers only before a mark
_STANDARD: tuple[Family, ...] = ("cn_comma", "cn_paren", "arabic_dot", "arabic_paren")  # GB/T 9704-2012 7.3.3
_FULL_WIDTH = re.compile(r"[，；：（）！？]")
_SHORTEST_HEADING, _LONGEST_HEADING = 12, 40
_NEARLY_ALL = 0.75
_SOME = 0.2
_SECTION_BOUNDS = (200, 2000)


def most_voted(votes: Iterable[Vote]) -> Vote | None:
    """Return what most letters vote for, the earlier vote among equals; None without votes."""
    counted = Counter(votes).most_common(1)
    return counted[0][0] if counted else None


def learn_ladder(letters: Sequence[Letter]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return one sample marker a level, and what was not learnt.

    At each level the family that most entries bear wins; a deeper level never repeats a family of an outer one.
    "" stands for outermost headings without number.
    """
    families: list[Family | None] = []
    deepest = max((heading.level for letter in letters for heading in letter.outline), default=0)
    for level in range(1, deepest + 1):
        markers = [_marker_of(heading) for letter in letters for heading in letter.outline if heading.level == level]
        votes = [marker.family if marker else None for marker in markers]
        winner = most_voted(vote for vote in votes if vote not in families and (vote or level == 1))
        if winner is not None or (level == 1 and votes):
            families.append(winner)
    wide = _brackets_wide(letters)
    return tuple(_sample(family, wide=wide) for family in families), _misprints(letters)


def learn_heading_forms(letters: Sequence[Letter], levels: int) -> tuple[HeadingForm, ...]:
    """Return for each level whether its headings stand on a line of their own or run into the text."""
    forms: list[HeadingForm] = []
    for level in range(1, levels + 1):
        votes = [
            _form_of(letter, heading) for letter in letters for heading in letter.outline if heading.level == level
        ]
        forms.append(most_voted(votes) or ("own_line" if level == 1 else "run_in"))
    return tuple(forms)


def learn_points(ladder: Sequence[str]) -> str:
    """Return the marker of the steps inside a section: the ladder's first run-in family, else its third level."""
    third = ladder[2] if len(ladder) > 2 else ""  # noqa: PLR2004 - sections, parts, steps
    return next((sample for sample in ladder if family_of(sample) in RUN_IN), third)


def learn_parts(letters: Sequence[Letter], ladder: Sequence[str]) -> bool:
    """Return whether sections are split into numbered parts: some of them hold second-level entries that number."""
    if len(ladder) < 2 or family_of(ladder[1]) in RUN_IN:  # noqa: PLR2004 - a second level
        return False
    split = [
        any(
            inner.level == 2 and outer.end <= inner.start < outer.body_end and not _is_series(inner)  # noqa: PLR2004 - as above
            for inner in letter.outline
        )
        for letter in letters
        for outer in letter.outline
        if outer.level == 1
    ]
    return bool(split) and sum(split) >= len(split) * _SOME


def learn_told_points(letters: Sequence[Letter], ladder: Sequence[str]) -> bool:
    """Return whether nearly all sections over the series hold one: then it numbers more than next steps."""
    level = next((number for number, sample in enumerate(ladder, start=1) if family_of(sample) in RUN_IN), 0)
    holds = [
        any(
            inner.level == level and outer.end <= inner.start < outer.body_end and _is_series(inner)
            for inner in letter.outline
        )
        for letter in letters
        for outer in letter.outline
        if outer.level == level - 1
    ]
    return bool(holds) and sum(holds) >= len(holds) * _NEARLY_ALL


def learn_heading_length(letters: Sequence[Letter]) -> int | None:
    """Return the length of the longest outermost heading, within bounds; None without headings."""
    lengths = [len(heading.text) for letter in letters for heading in letter.outline if heading.level == 1]
    headings = [length for length in lengths if length <= _LONGEST_HEADING]
    return max(*headings, _SHORTEST_HEADING) if headings else None


def learn_section_length(letters: Sequence[Letter]) -> int | None:
    """Return the middle length of outermost sections in characters, within bounds; None without sections."""
    lengths = [heading.body_end - heading.end for letter in letters for heading in letter.outline if heading.level == 1]
    low, high = _SECTION_BOUNDS
    return round(min(max(median(lengths), low), high)) if lengths else None


def learn_echo(letters: Sequence[Letter]) -> str | None:
    """Return how headings name the ask: 关于“…”, 关于…的建议, or the bare words; None without headings."""
    return most_voted(
        next((formula for pattern, formula in _ECHOES if pattern.match(fold(heading.text))), "{{ ask }}")
        for letter in letters
        for heading in letter.outline
        if heading.level == 1 and not _NEXT_STEPS.match(heading.text)
    )


def learn_architecture(letters: Sequence[Letter]) -> Architecture:
    """Return 总体→逐条→下一步 when the last outermost heading announces next steps, else 逐条."""
    lasts = [next((heading for heading in reversed(letter.outline) if heading.level == 1), None) for letter in letters]
    votes: list[Architecture] = [
        "overview" if last and _NEXT_STEPS.search(last.text) else "item_by_item" for last in lasts
    ]
    return most_voted(votes) or "item_by_item"


def family_of(sample: str) -> Family | None:
    """Return the family of a sample marker."""
    marker = read_marker(fold(sample) + "，", 0)  # 第一 is a marker only before a mark
    return marker.family if marker else None


def _sample(family: Family | None, *, wide: bool) -> str:
    """Return the first marker of a family; 第一， with its comma, for without it it is no marker."""
    if family is None:
        return ""
    return format_marker(family, 1, wide=wide) + ("，" if family in {"ordinal", "qi_yi"} else "")


def _marker_of(heading: Heading) -> Marker | None:
    return read_marker(fold(heading.marker + _MARK_NEEDED.get(heading.marker[:1], "")), 0) if heading.marker else None


def _is_series(heading: Heading) -> bool:
    marker = _marker_of(heading)
    return marker is not None and marker.family in RUN_IN


def _form_of(letter: Letter, heading: Heading) -> HeadingForm:
    if _is_series(heading) or len(heading.text) > _LONGEST_HEADING:
        return "run_in"  # the second is a numbered paragraph
    line = letter.text[heading.end : heading.body_end].partition("\n")[0]
    return "run_in" if line.strip(" 　。；：;:.|") else "own_line"


def _brackets_wide(letters: Sequence[Letter]) -> bool:
    """Return whether （一） is printed full-width.

    A text without any full-width mark was width-normalised when it was collected and says nothing.
    """
    votes = [
        "（" in heading.marker
        for letter in letters
        if _FULL_WIDTH.search(letter.text)
        for heading in letter.outline
        if heading.marker[:1] in {"(", "（"}
    ]
    return True if not votes else bool(most_voted(votes))


def _misprints(letters: Sequence[Letter]) -> tuple[str, ...]:
    """Return which printed markers were put right (GB/T 9704: 1. takes a dot, （一） takes nothing after it)."""
    wrong = {
        heading.marker
        for letter in letters
        for heading in letter.outline
        if (marker := _marker_of(heading)) and marker.family in _STANDARD
        if fold(heading.marker).rstrip() != format_marker(marker.family, marker.ordinal, wide=True)
    }
    if not wrong:
        return ()
    return (f"编号写法“{min(wrong)}”不合 GB/T 9704，已按规范写法学习",)
