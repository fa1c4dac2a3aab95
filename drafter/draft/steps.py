"""Steps and accounts numbered by the style's series: 下一步，我局将重点做好以下工作：一是…。二是…."""

import re
from collections.abc import Sequence

from drafter.grammar.fold import fold
from drafter.grammar.markers import RUN_IN, Family, find_markers, format_marker, read_marker
from drafter.grammar.step import puts_object_first

_STEP = re.compile(r"[^。！？；]+[。！？；]?")
_LEAD = re.compile(r"(?:下一步|下步|今后|接下来)(?:工作中)?[，,]?|按照(?:年度)?工作安排[，,]?")
_WILL = re.compile(r"(?:将(?!近)|拟|计划)(?:[于在](?=20\d\d|\d{1,2}月|今|明|年))?")
_LONGEST_SEQUENCE = 4  # 首先、其次、再次、最后
_FEWEST = 2  # points that make a series
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_LEANING = re.compile(r"其中|该|这|【待")
_ANNOUNCED = re.compile(r"^[^，。：]{0,4}，?[^，。：]{0,8}将重点做好以下工作：")
_OPINION = re.compile(r"[^，。：]{2,20}意见：")


def is_series(sample: str) -> bool:
    """Return whether a sample marker runs on inside a paragraph: 一是, 首先."""
    return _family(sample) in RUN_IN


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a paragraph; 其中… stays with the one before it, a mark 【…】 too, an opinion whole."""
    sentences: list[str] = []
    if _OPINION.match(text):
        return [text]
    for found in _SENTENCE.finditer(text):
        if sentences and _LEANING.match(found.group()):
            sentences[-1] += found.group()
        else:
            sentences.append(found.group())
    return sentences


def number_steps(text: str, sample: str, we: str) -> str:
    """Return a paragraph of next steps as a numbered series; unchanged with one step, or when it numbers already."""
    steps = [found.group().strip() for found in _STEP.finditer(text)]
    if len(steps) < _FEWEST or _is_numbered(text):
        return text
    return f"下一步，{we}将重点做好以下工作：{_series([_bare(step, we) for step in steps], sample)}"


def without_announcement(text: str) -> str:
    """Return a series without the words that announce it, for a place where a heading does."""
    return _ANNOUNCED.sub("", text)


def number_sentences(text: str, sample: str) -> str:
    """Return a paragraph of what was done as a numbered series; a unit's opinion stays as it is."""
    sentences = sentences_of(text)
    if len(sentences) < _FEWEST or _is_numbered(text):
        return text
    return _series([sentence.rstrip("。") for sentence in sentences], sample)


def _series(points: Sequence[str], sample: str) -> str:
    """Return 一是…。二是…。 in the family of the sample; 首先 closes with 最后 and gives way to 一是 beyond four."""
    family = _family(sample)
    if family is None or (family == "sequence" and len(points) > _LONGEST_SEQUENCE):
        family = "yi_shi"
    numbered = []
    for number, point in enumerate(points, start=1):
        last = family == "sequence" and number == len(points) > _FEWEST
        marker = "最后" if last else format_marker(family, number, wide=True)
        comma = "，" if family in {"sequence", "qi_yi", "ordinal"} else ""
        numbered.append(f"{marker.rstrip('，')}{comma}{point}。")
    return "".join(numbered)


def _is_numbered(text: str) -> bool:
    return sum(marker.family in RUN_IN for marker in find_markers(fold(text))) >= _FEWEST


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
