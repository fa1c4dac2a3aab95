"""The words of a Word paragraph as its runs hold them, and a comment put on a stretch of them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from drafter.render.word.xml import NAMESPACES

_W = f"{{{NAMESPACES['w']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# What holds no words that show here: deleted text, and boxes, whose paragraphs are paragraphs of their own.
_CLOSED = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "drawing", "pict", "object")}
_CLOSED.add(f"{{{NAMESPACES['mc']}}}AlternateContent")


@dataclass(frozen=True, slots=True)
class Range:
    """From an offset in one paragraph's words to an offset in the same or a later paragraph's."""

    first: etree._Element
    start: int
    last: etree._Element
    end: int


def paragraph_words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph that show, line ends for soft breaks."""
    return "".join(_words(run) for run in _runs(paragraph))


def anchor_comment(where: Range, number: int) -> None:
    """Put the comment's anchors round the words, splitting runs at its ends; each half keeps the run's formatting."""
    opening, before = _run_of(where.first, where.start)
    if before:
        opening = _split(opening, before)
    closing, inside = _run_of(where.last, where.end - 1)
    if inside + 1 < len(_words(closing)):
        _split(closing, inside + 1)
    begin = etree.Element(f"{_W}commentRangeStart", {f"{_W}id": str(number)})
    end = etree.Element(f"{_W}commentRangeEnd", {f"{_W}id": str(number)})
    reference = etree.Element(f"{_W}r")
    etree.SubElement(reference, f"{_W}commentReference", {f"{_W}id": str(number)})
    opening.addprevious(begin)
    closing.addnext(end)
    end.addnext(reference)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag not in _CLOSED and len(child):
            yield from _runs(child)


def _words(run: etree._Element) -> str:
    if _is_hidden(run):
        return ""
    return "".join(_shown(child) for child in run)


def _shown(child: etree._Element) -> str:
    if child.tag == f"{_W}t":
        return (child.text or "").replace("\r", "").replace("\n", " ")
    return _SIGNS.get(str(child.tag), "")


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _run_of(paragraph: etree._Element, offset: int) -> tuple[etree._Element, int]:
    """Return the run that holds the character at this offset, and how many of its characters are before it."""
    for run in _runs(paragraph):
        size = len(_words(run))
        if offset < size:
            return run, offset
        offset -= size
    raise IndexError(offset)


def _split(run: etree._Element, offset: int) -> etree._Element:
    """Split a run after so many of its characters; return the new run with the rest, formatted alike."""
    rest = etree.Element(f"{_W}r")
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    cursor = 0
    for child in list(run):
        if child.tag == f"{_W}rPr":
            continue
        size = len(_shown(child))
        if cursor >= offset:
            rest.append(child)
        elif cursor + size > offset:
            rest.append(_split_words(child, offset - cursor))
        cursor += size
    run.addnext(rest)
    return rest


def _split_words(words: etree._Element, offset: int) -> etree._Element:
    """Split a w:t; return the new one with the rest."""
    text = (words.text or "").replace("\r", "").replace("\n", " ")
    tail = etree.Element(words.tag, {_SPACE: "preserve"})
    words.text, tail.text = text[:offset], text[offset:]
    words.set(_SPACE, "preserve")
    return tail
