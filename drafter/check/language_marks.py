"""Punctuation: pairs of “” 《》 （）, 、 between quoted items, brackets of 发文字号, width of marks, stray spaces.

Sources: GB/T 15834-2011 (marks), GB/T 9704-2012 7.2.5 (〔〕); the width of marks is not judged in a file that holds no
full-width mark at all, because such files were narrowed by a machine.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.check.rule import Hit, Paper
from drafter.grammar.titles import find_doc_numbers

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_NAMES = {"“": "引号", "‘": "单引号", "《": "书名号", "（": "括号"}
_LIST_CLOSE = re.compile(r"(?:^|[\n。；，：、 　])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])$")
_CONTEXT = 8  # characters shown with a lone mark
_WORD_END = re.compile(r"[，。；：！？、\s]")
_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")
_SQUARE = re.compile(r"[\[【(（［] ?(?:19|20)\d\d ?[\]】)）］]")
_SERIAL = re.compile(r"第 ?\d+ ?号$|[〕\]）】] ?0\d* ?号$")
_WIDE = re.compile(r"[，；：（）！？]")
_NARROW = re.compile(
    r"(?<=[\u4e00-\u9fff”》）])[,;:!?](?=[\u4e00-\u9fff“《（\n]|$)|(?<=[\u4e00-\u9fff])\((?=[\u4e00-\u9fff])"
)
_STRAY = re.compile(r"(?<=[\u4e00-\u9fff”》），、])[ ](?=[\u4e00-\u9fff“《（，。；：、])")
_SPREAD = re.compile(r"(?:^|[ \u3000])[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff](?:[ \u3000]|$)")
_MOST_STRAY = 3
_PROSE = 60  # characters from which a line is prose
_ENCLOSED = re.compile(r"《[^《》\n]*》|“[^“”\n]*”")


@dataclass(frozen=True, slots=True)
class _Lone:
    """A mark without its partner."""

    mark: str
    position: int
    floor: int  # start of its line
    ceiling: int  # end of its line


def find_lone_marks(paper: Paper) -> Iterator[Hit]:
    """Yield marks that open and never close in their paragraph, or close what nothing opened."""
    waiting: list[_Lone] = []
    for line in paper.lines:
        lone = _lone_in_line(paper.folded, line.start, line.end)
        lone, waiting = _pair_with(waiting, lone)
        yield from _hits(paper, waiting)
        waiting = lone
    yield from _hits(paper, waiting)


def _lone_in_line(folded: str, start: int, end: int) -> list[_Lone]:
    opened: dict[str, list[int]] = {mark: [] for mark in _PAIRS}
    lone: list[_Lone] = []
    for position in range(start, end):
        sign = folded[position]
        if sign in _PAIRS:
            if sign == "“" and opened[sign]:  # “ inside “: the first was never closed; inner quotes are ‘’
                lone.append(_Lone(sign, opened[sign].pop(), start, end))
            opened[sign].append(position)
        elif sign in _CLOSING:
            openings = opened[_CLOSING[sign]]
            if openings and sign == "”" and _spans_sentences(folded, openings[-1], position):
                lone += [_Lone("“", openings.pop(), start, end), _Lone(sign, position, start, end)]
            elif openings:
                openings.pop()
            elif sign != "）" or not _LIST_CLOSE.search(folded, max(start - 1, position - 4), position):
                lone.append(_Lone(sign, position, start, end))
    lone += [_Lone(mark, position, start, end) for mark, positions in opened.items() for position in positions]
    return sorted(lone, key=lambda one: one.position)


def _spans_sentences(folded: str, opening: int, closing: int) -> bool:
    """Return whether a pair reaches over a full stop without quoting speech: it is two lone marks."""
    return folded.find("。", opening, closing - 1) >= 0 and folded[opening - 1] != "："


def _pair_with(waiting: Sequence[_Lone], lone: Sequence[_Lone]) -> tuple[list[_Lone], list[_Lone]]:
    """Return both lists without the pairs that a line end divides: a title broken in two lines."""
    left, right = list(waiting), list(lone)
    for opening in waiting:
        closing = next((one for one in right if _CLOSING.get(one.mark) == opening.mark), None)
        if closing is not None:
            left.remove(opening)
            right.remove(closing)
    return right, left


def _hits(paper: Paper, lone: Sequence[_Lone]) -> Iterator[Hit]:
    for one in lone:
        if one.mark in _PAIRS:
            stop = _WORD_END.search(paper.folded, one.position + 1, min(one.ceiling, one.position + 1 + _CONTEXT))
            end = stop.start() if stop else min(one.ceiling, one.position + 1 + _CONTEXT)
            yield Hit(one.position, end, f"{_NAMES[one.mark]}不成对，缺后一半", f"补上 {_PAIRS[one.mark]}")
        else:
            opening = _CLOSING[one.mark]
            begin = max(one.floor, one.position - _CONTEXT)
            for match in _WORD_END.finditer(paper.folded, begin, one.position):
                begin = match.end()
            yield Hit(begin, one.position + 1, f"{_NAMES[opening]}不成对，缺前一半", f"补上 {opening}")


def find_marks_between(paper: Paper) -> Iterator[Hit]:
    """Yield 、 between 》《 or ”“, once a letter."""
    places = [match.span() for match in _BETWEEN.finditer(paper.folded, *paper.body)]
    if places:
        start, end = places[0]
        yield Hit(
            start - 1, end + 1, "并列的引号之间、书名号之间通常不用顿号", "删去顿号",
            tuple((first - 1, last + 1) for first, last in places[1:]), level="info",
        )  # fmt: skip
    for number in find_doc_numbers(paper.folded):
        printed = paper.letter.text[number.start : number.end]
        bracket = _SQUARE.search(printed)
        if bracket:
            year = re.sub(r"\D", "", bracket.group())
            yield Hit(number.start, number.end, "发文字号的年份应用六角括号〔〕", f"改为“〔{year}〕”")
        elif _SERIAL.search(printed):
            yield Hit(number.start, number.end, "发文字号不加“第”、不编虚位", "如“〔2024〕8号”")


def find_width_slips(paper: Paper) -> Iterator[Hit]:
    """Yield half-width marks in a Chinese sentence, and spaces inside one."""
    text = paper.letter.text
    if _WIDE.search(text):
        narrow = [match.span() for match in _NARROW.finditer(text, *paper.body)]
        if narrow and len(narrow) < len(_WIDE.findall(text)):
            yield Hit(*narrow[0], f"中文里用了半角标点（{len(narrow)}处）", "改为全角标点", tuple(narrow[1:]))
    for line in paper.lines:
        start, end = max(line.start, paper.body[0]), min(line.end, paper.body[1])
        for match in _stray_spaces(paper.folded, text, start, end):
            yield Hit(match.start() - 1, match.end() + 1, "多余的空格", "删去空格")


def _stray_spaces(folded: str, text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the stray spaces of a line; none where the line is laid out with spaces, or is no prose."""
    stray = [match for match in _STRAY.finditer(folded, start, end) if text[match.start()] != "\u3000"]
    if not stray or len(stray) > _MOST_STRAY:
        return []
    line = text[start:end]
    if ("。" not in line and len(line) <= _PROSE) or "  " in line or _SPREAD.search(line):
        return []
    enclosed = [match.span() for match in _ENCLOSED.finditer(folded, start, end)]
    return [
        match
        for match in stray
        if match.start() - start > len("（十一）、") and not any(low < match.start() < high for low, high in enclosed)
    ]


FINDERS = {"R36": find_lone_marks, "R37": find_marks_between, "R38": find_width_slips}
