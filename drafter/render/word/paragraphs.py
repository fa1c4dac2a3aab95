"""The parts of a letter as Word paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.documents import Draft
from drafter.render.layout import OPEN_MARK, Part
from drafter.render.measure import width
from drafter.render.word.comments import Comments, marked
from drafter.render.word.ending import lead, place_ending
from drafter.render.word.look import (
    CHARACTER,
    FANGSONG,
    HEITI,
    PITCH,
    SIZE_4,
    TEXT_WIDTH,
    TITLE_FACE,
    TWIPS_PER_MM,
    DocxLook,
)
from drafter.render.word.styles import (
    ATTACHMENT,
    BODY,
    CC,
    DATE,
    DOC_NUMBER,
    MARK,
    NOTE,
    SALUTATION,
    SIGNATURE,
    TITLE,
    character_properties,
    heading_face,
    heading_style,
)
from drafter.render.word.title import break_title
from drafter.render.word.xml import escape, word

_STYLES = {
    "mark": MARK,
    "doc_number": DOC_NUMBER,
    "title": TITLE,
    "salutation": SALUTATION,
    "opening": BODY,
    "paragraph": BODY,
    "closing": BODY,
    "attachment": ATTACHMENT,
    "signature": SIGNATURE,
    "date": DATE,
    "note": NOTE,
    "cc": CC,
}
_FACES = {"mark": HEITI}
_ENDING = ("signature", "date")
_LAST = (*_ENDING, "note", "cc")
_MARK_TOP_MM = 17  # 办理结果 stands above the 发文机关标志 (首页右上角); its glyphs begin 3 mm lower
_YEAR_ROOM = "    "  # the year of a blank date is written in by hand
_ATTACHMENT_LABEL = "附件："
_CC_LABEL = "抄送："


@dataclass(frozen=True, slots=True)
class _Writer:
    """What every paragraph of one letter is written with."""

    draft: Draft
    parts: tuple[Part, ...]
    look: DocxLook
    comments: Comments

    def kind(self, index: int) -> str | None:
        """Return the kind of a part, None before the first and after the last."""
        return self.parts[index].kind if 0 <= index < len(self.parts) else None

    def text(self, kind: str) -> str:
        """Return the printed words of the first part of a kind."""
        return next((part.text for part in self.parts if part.kind == kind), "")


def write_paragraphs(parts: tuple[Part, ...], draft: Draft, look: DocxLook, comments: Comments) -> str:
    """Return the inner XML of w:body without its section properties."""
    writer = _Writer(draft, parts, look, comments)
    written = [word("p", _properties(index, part, writer), _content(part, writer)) for index, part in enumerate(parts)]
    if writer.kind(len(parts) - 1) == "cc":
        written.append(_room_for_copies([part.text for part in parts if part.kind == "cc"]))
    return "".join(written)


def _properties(index: int, part: Part, writer: _Writer) -> str:
    style = heading_style(part.level) if part.kind == "heading" else _STYLES[part.kind]
    keep = word("keepNext") if _keeps_next(part.kind, writer.kind(index + 1)) else ""
    return word("pPr", word("pStyle", val=style), keep, _placement(index, part, writer))


def _keeps_next(kind: str, after: str | None) -> bool:
    """Return whether a part shares its page with the next one: 落款 is never alone (7.3.5), 附件 are one list."""
    return after in _LAST or (kind in _LAST and after is not None) or kind == after == "attachment"


def _placement(index: int, part: Part, writer: _Writer) -> str:
    """Return what a part adds to its style: frame, spacing, indents, in schema order."""
    previous = writer.kind(index - 1)
    if part.kind == "mark":
        top = round(_MARK_TOP_MM * TWIPS_PER_MM)
        return word("framePr", wrap="around", vAnchor="page", hAnchor="margin", xAlign="right", y=top)
    if part.kind == "cc":
        return _copy_line()
    if part.kind == "attachment":
        return _attachment(part, first=previous != "attachment")
    if part.kind == "title" and previous in {None, "mark"}:
        return word("spacing", before=PITCH)  # nothing printed above it but the rule
    if part.kind in _ENDING:
        seal = writer.look.seal
        ending = place_ending(writer.text("signature"), _date(writer.text("date")), seal=seal)
        above = "" if previous in _ENDING else lead(seal=seal)
        return above + (ending.signature if part.kind == "signature" else ending.date)
    return ""


def _copy_line() -> str:
    """Return the place of 抄送: the foot of the last page, one character in on both sides (7.4.2; 10.1: no rules)."""
    one = SIZE_4 * 10
    frame = word(
        "framePr", w=TEXT_WIDTH, wrap="none", vAnchor="margin", hAnchor="margin", xAlign="left", yAlign="bottom"
    )
    return frame + word("ind", left=one * (1 + len(_CC_LABEL)), right=one, hanging=one * len(_CC_LABEL))


def _room_for_copies(texts: list[str]) -> str:
    """Return an empty paragraph that keeps the room of the 抄送 frame free and keeps it on the page of the 落款.

    A frame takes no part in keep-with-next, so a full page would send it to a page of its own.
    """
    line = TEXT_WIDTH / (SIZE_4 * 10) - 2 - len(_CC_LABEL)
    lines = sum(int(-(-(width(text) - len(_CC_LABEL)) // line)) for text in texts)
    return word("p", word("pPr", word("spacing", before=lines * PITCH - 40, after=0, line=20, lineRule="exact")))


def _attachment(part: Part, *, first: bool) -> str:
    """Return indents that set wrapped lines under the first character of the name, one blank line above (7.3.4)."""
    number = bool(part.marker)  # a figure and its dot are one character wide
    left = 2 + len(_ATTACHMENT_LABEL) + number
    hanging = number + (len(_ATTACHMENT_LABEL) if first else 0)
    spacing = word("spacing", before=PITCH) if first else ""
    return spacing + word("ind", left=left * CHARACTER, hanging=hanging * CHARACTER)


def _content(part: Part, writer: _Writer) -> str:
    if part.kind == "title":
        return _run("\n".join(break_title(part.text)), TITLE_FACE)
    if part.kind == "date":
        return _run(_date(part.text), FANGSONG)
    runs = "".join(_stretches(part, writer))
    if not writer.look.annotated:
        return runs
    if part.kind == "mark" and writer.draft.disposition_reason:
        return marked(writer.comments.add_doubt(writer.draft.disposition_reason), runs)
    return marked(writer.comments.add_sources(part.evidence), runs) if part.evidence else runs


def _stretches(part: Part, writer: _Writer) -> Iterator[str]:
    """Yield runs: heading words in their face, the rest in the body's, open marks highlighted with their reason."""
    body = _FACES.get(part.kind, FANGSONG)
    stretches = [(0, part.head, heading_face(part.level)), (part.head, len(part.text), body)]
    for start, end, face in stretches:
        cursor = start
        for match in OPEN_MARK.finditer(part.text, start, end):
            yield _run(part.text[cursor : match.start()], face)
            yield _open_mark(match.group(), face, writer)
            cursor = match.end()
        yield _run(part.text[cursor:end], face)


def _open_mark(text: str, face: str, writer: _Writer) -> str:
    if not writer.look.annotated:
        return _run(text, face)
    run = _run(text, face, highlight="yellow")
    reason = next((doubt.why for doubt in writer.draft.unverified if doubt.quote and doubt.quote in text), None)
    return marked(writer.comments.add_doubt(reason), run) if reason else run


def _date(text: str) -> str:
    return _YEAR_ROOM + text if text.startswith("年") else text


def _run(text: str, face: str, *, highlight: str = "") -> str:
    """Return a run, "" for no text; line ends become soft breaks."""
    if not text:
        return ""
    characters = word("rPr", character_properties(face, highlight=highlight))
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return word("r", characters, word("br").join(lines))
