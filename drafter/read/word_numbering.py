"""The number Word shows before a paragraph: lists, levels, restarts, numbering through styles.

Rules: ECMA-376 part 1, 17.9 (numbering). Elements are found by local name, so transitional and strict files read alike.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from drafter.read.markup import attribute, child, children, value
from drafter.read.word_counting import write_number
from drafter.read.word_styles import Styles

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_WIDE_ENDS = "、．。，：；）】〕》"  # after these the gap is part of the glyph
_BULLETS = {"\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a7": "▪"}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list as numbering.xml defines it."""

    start: int = 1
    format_name: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None  # 1-based level whose use restarts this one; 0 = never; None = any higher level
    legal: bool = False  # isLgl: every number of the marker in Arabic figures
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: its levels, the counters it shares, and the levels it starts anew."""

    abstract: str
    levels: tuple[_Level, ...]
    start_overrides: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document in reading order."""

    lists: dict[str, _List]
    styles: Styles
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def marker(self, paragraph: etree._Element) -> str:
        """Return the marker Word shows before this paragraph with the gap after it, and count it; "" for none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        chosen, index = place
        counters = self._count(chosen, self.lists[chosen], index)
        levels = self.lists[chosen].levels
        level = levels[index]
        if level.format_name == "bullet":
            return _spaced(
                "".join(_BULLETS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign) for sign in level.text), level
            )

        def number(match: re.Match[str]) -> str:
            position = int(match.group(1)) - 1
            counted = counters[position]
            shown = levels[position].start if counted is None else counted
            return str(shown) if level.legal else write_number(shown, levels[position].format_name)

        return _spaced(_PLACEHOLDER.sub(number, level.text), level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list and the 0-based level a paragraph stands in, from itself or its style."""
        properties = child(paragraph, "pPr")
        style = self.styles.paragraph_style(properties)
        direct = child(properties, "numPr")
        list_id, level = value(child(direct, "numId")), value(child(direct, "ilvl"))
        if list_id is None:
            inherited = self.styles.numbering(style)
            if inherited is None:
                return None
            list_id, inherited_level, owner = inherited
            level = level or inherited_level or self._level_of_style(list_id, owner)
        if list_id not in self.lists:  # "0" takes the number off
            return None
        index = int(level) if level and level.isdigit() else 0
        return list_id, min(index, _LEVELS - 1)

    def _level_of_style(self, list_id: str, style: str) -> str | None:
        levels = self.lists[list_id].levels if list_id in self.lists else ()
        return next((str(index) for index, level in enumerate(levels) if level.style == style), None)

    def _count(self, list_id: str, chosen: _List, index: int) -> list[int | None]:
        counters = self._counters.setdefault(chosen.abstract, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level in chosen.start_overrides:
                counters[level:] = [None] * (_LEVELS - level)
        before = counters[index]
        start = chosen.start_overrides.get(index, chosen.levels[index].start)
        counters[index] = start if before is None else before + 1
        for deeper in range(index + 1, _LEVELS):
            restart = chosen.levels[deeper].restart
            if restart is None or (restart and index < restart):
                counters[deeper] = None
        return counters


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """Return the counter of a document; `root` is numbering.xml, None when there is none."""
    if root is None:
        return Numbering({}, styles)
    abstracts = {attribute(element, "abstractNumId") or "": element for element in children(root, "abstractNum")}
    by_style_link = {value(child(element, "styleLink")): name for name, element in abstracts.items()}
    lists: dict[str, _List] = {}
    for element in children(root, "num"):
        name = value(child(element, "abstractNumId")) or ""
        linked = value(child(abstracts.get(name), "numStyleLink"))
        if linked is not None:  # the list is defined where a numbering style says so
            name = by_style_link.get(linked, name)
        lists[attribute(element, "numId") or ""] = _read_list(element, name, abstracts.get(name))
    lists.pop("0", None)
    return Numbering(lists, styles)


def _read_list(number: etree._Element, name: str, abstract: etree._Element | None) -> _List:
    levels = [_Level()] * _LEVELS
    for element in children(abstract, "lvl"):
        levels[_index(element)] = _read_level(element)
    overrides: dict[int, int] = {}
    for element in children(number, "lvlOverride"):
        index = _index(element)
        replaced = child(element, "lvl")
        if replaced is not None:
            levels[index] = _read_level(replaced)
        start = value(child(element, "startOverride"))
        if start is not None:
            overrides[index] = _integer(start, 1)
            levels[index] = replace(levels[index], start=overrides[index])
    return _List(name, tuple(levels), overrides)


def _read_level(element: etree._Element) -> _Level:
    restart = value(child(element, "lvlRestart"))
    legal = child(element, "isLgl")
    return _Level(
        start=_integer(value(child(element, "start")), 0),
        format_name=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        suffix=value(child(element, "suff")) or "tab",
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and value(legal) not in {"0", "false", "off"},
        style=value(child(element, "pStyle")),
    )


def _spaced(marker: str, level: _Level) -> str:
    if not marker or level.suffix == "nothing" or marker[-1] in _WIDE_ENDS:
        return marker
    return marker + " "


def _index(element: etree._Element) -> int:
    return min(_integer(attribute(element, "ilvl"), 0), _LEVELS - 1)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() else otherwise
