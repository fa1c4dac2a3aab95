"""Findings as Word comments in a copy of the .docx that was checked; nothing else of the file changes.

Offsets point into the text that was read from the file. The reader joins paragraphs with line ends, cells with bars,
and adds the numbers of automatic lists, which stand in no run. So each paragraph's own words are looked for in that
text, in order, and a finding is put on the runs its words come from; where there are none (a list number, a bar) it is
put on the paragraph nearest to it.
"""

from bisect import bisect_right
from dataclasses import dataclass

from lxml import etree

from drafter.documents import Finding
from drafter.render.labels import GROUPS, LEVELS
from drafter.render.report import Checked, in_order
from drafter.render.word.archive import open_word_file
from drafter.render.word.runs import Range, anchor_comment, paragraph_words
from drafter.render.word.xml import NAMESPACES

_W = f"{{{NAMESPACES['w']}}}"
_AUTHOR, _INITIALS = "核稿", "核"
_NEAR = 400  # a paragraph's words are looked for within so many characters after the last one found
_LONG = 8  # … unless there are so many of them that they can hardly stand elsewhere by chance


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a paragraph: where it stands in the text and in the paragraph's words."""

    start: int
    end: int
    paragraph: int
    offset: int


def report_docx(original: bytes, checked: Checked) -> bytes:
    """Return a copy of the .docx with every finding as a comment on its words. Raises InputError on a damaged file."""
    file = open_word_file(original, checked.name)
    paragraphs = [element for element in file.document.iter(f"{_W}p") if not _is_fallback(element)]
    pieces = _pieces([paragraph_words(element) for element in paragraphs], checked.text)
    comments = file.comments()
    number = max((int(element.get(f"{_W}id", "-1")) for element in comments), default=-1) + 1
    for finding in in_order(checked.report.findings):
        where = _range(finding, pieces, paragraphs)
        if where is None:
            continue
        anchor_comment(where, number)
        comments.append(_comment(number, finding))
        number += 1
    return file.save(comments)


def _is_fallback(paragraph: etree._Element) -> bool:
    """Return whether a paragraph is the second copy of a text box, kept for old programs."""
    return any(parent.tag == f"{{{NAMESPACES['mc']}}}Fallback" for parent in paragraph.iterancestors())


def _pieces(paragraphs: list[str], text: str) -> list[_Piece]:
    """Return where each line of each paragraph stands in the text, in the order of the text."""
    found = []
    cursor = 0
    for index, words in enumerate(paragraphs):
        offset = 0
        for line in words.split("\n"):
            bare = line.strip()
            at = _look(bare, text, cursor) if bare else -1
            if at >= 0:
                found.append(_Piece(at, at + len(bare), index, offset + line.index(bare)))
                cursor = at + len(bare)
            offset += len(line) + 1
    return found


def _look(words: str, text: str, cursor: int) -> int:
    near = text.find(words, cursor, cursor + _NEAR + len(words))
    return near if near >= 0 or len(words) < _LONG else text.find(words, cursor)


def _range(finding: Finding, pieces: list[_Piece], paragraphs: list[etree._Element]) -> Range | None:
    """Return the paragraphs and offsets a finding covers; or else the nearest line; None in an empty file."""
    if not pieces:
        return None
    first = max(0, bisect_right([piece.start for piece in pieces], finding.start) - 1)
    covered = []
    for piece in pieces[first:]:
        if piece.start >= finding.end:
            break
        if piece.end > finding.start:
            covered.append(piece)
    if not covered:
        nearest = pieces[first]
        size = nearest.end - nearest.start
        element = paragraphs[nearest.paragraph]
        return Range(element, nearest.offset, element, nearest.offset + size)
    begin, end = covered[0], covered[-1]
    start = begin.offset + max(0, finding.start - begin.start)
    stop = end.offset + min(end.end, max(finding.end, finding.start + 1)) - end.start
    return Range(paragraphs[begin.paragraph], start, paragraphs[end.paragraph], stop)


def _comment(number: int, finding: Finding) -> etree._Element:
    """Return the comment: what is wrong, where else, what to do."""
    lines = [f"{LEVELS[finding.level]} {finding.rule} {GROUPS[finding.group]}：{finding.message}"]
    lines += [f"另见：“{place.quote}”" for place in finding.related if place.quote]
    lines += [f"建议：{finding.suggestion}"] if finding.suggestion else []
    comment = etree.Element(
        f"{_W}comment", {f"{_W}id": str(number), f"{_W}author": _AUTHOR, f"{_W}initials": _INITIALS}
    )
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{_W}p"), f"{_W}r")
        words = etree.SubElement(run, f"{_W}t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = _writable(line)
    return comment


def _writable(line: str) -> str:
    return "".join(character if character.isprintable() or character == " " else "\ufffd" for character in line)
