"""Next steps numbered by the style's series: 下一步，我局将重点做好以下工作：一是…。二是…."""

import re

from drafter.grammar.fold import fold
from drafter.grammar.markers import RUN_IN, Family, find_markers, format_marker, read_marker
from drafter.grammar.step import puts_object_first

_STEP = re.compile(r"[^。！？；]+[。！？；]?")
_LEAD = re.compile(r"(?:下一步|下步|今后|接下来)(?:工作中)?[，,]?|按照(?:年度)?工作安排[，,]?")
_WILL = re.compile(r"(?:将(?!近)|拟|计划)(?:[于在](?=20\d\d|\d{1,2}月|今|明|年))?")
_LONGEST_SEQUENCE = 4  # 首先、其次、再次、最后
_MARKED = 2


def is_series(sample: str) -> bool:
    """Return whether a sample marker runs on inside a paragraph: 一是, 首先."""
    return _family(sample) in RUN_IN


def number_steps(text: str, sample: str, we: str) -> str:
    """Return a paragraph of next steps as a numbered series; unchanged with one step, or when it numbers already."""
    steps = [found.group().strip() for found in _STEP.finditer(text)]
    family = _family(sample)
    marked = sum(marker.family in RUN_IN for marker in find_markers(fold(text)))
    if len(steps) < 2 or family is None or marked >= _MARKED:  # noqa: PLR2004 - a series needs two
        return text
    if family == "sequence" and len(steps) > _LONGEST_SEQUENCE:
        family = "yi_shi"
    numbered = []
    for number, step in enumerate(steps, start=1):
        last = family == "sequence" and number == len(steps) > 2  # noqa: PLR2004 - 首先、其次
        marker = "最后" if last else format_marker(family, number, wide=True)
        comma = "，" if family in {"sequence", "qi_yi", "ordinal"} else ""
        numbered.append(f"{marker.rstrip('，')}{comma}{_bare(step, we)}。")
    return f"下一步，{we}将重点做好以下工作：{''.join(numbered)}"


def _bare(step: str, we: str) -> str:
    """Return a step without 下一步, our name and 将, and without its end mark."""
    text = step.rstrip("。！？；")
    text = text[_end(_LEAD, text) :]
    text = text.removeprefix(we).removeprefix("我们")
    text = re.sub(rf"^(20\d\d年[^，]{{0,8}})，{we}将", r"\1，", text)
    return text if puts_object_first(text) else text[_end(_WILL, text) :].lstrip("，")


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _family(sample: str) -> Family | None:
    marker = read_marker(fold(sample + "，"), 0) if sample else None
    return marker.family if marker else None
