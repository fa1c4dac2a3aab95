"""The text of a Word story (body, header, note …) in reading order: paragraphs, tables, text boxes, as they show."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from drafter.documents import SetApart
from drafter.read.markup import attribute, child, is_on, local, value
from drafter.read.word_numbering import Numbering
from drafter.read.word_styles import Styles

CELL_GAP = " | "
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DELETED = {"del", "moveFrom"}
_LEFT_OUT_WHY = {
    "deleted": "修订中已删除（或已移走）的文字",
    "hidden": "设为隐藏的文字",
    "placeholder": "未填写的内容控件提示",
}
# Wingdings code points seen in forms: ballot boxes, ticks, arrows.
_SYMBOLS = {
    "F0FE": "☑", "F052": "☑", "F0A8": "□", "F06F": "□", "F0A3": "□", "F0FD": "☒", "F0FC": "✓", "F0FB": "✗",
    "F0E0": "→", "F06C": "●", "F0B7": "•", "F0D8": "➢",
}  # fmt: skip
_SKIPPED = {"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "trPr", "instrText", "delInstrText", "rt"}
_SKIPPED |= {"delText", "rubyPr", "softHyphen", "annotationRef", "footnoteRef", "endnoteRef", "separator"}
_SKIPPED |= {"continuationSeparator", "lastRenderedPageBreak", "sectPr", "binData", "fldData", "ffData"}


@dataclass(slots=True)
class Story:
    """Walks one story; what is left out gathers in `left_out`."""

    styles: Styles
    numbering: Numbering
    left_out: list[tuple[str, str]] = field(default_factory=list)
    foreign_chunks: int = 0
    _fields: list[bool] = field(default_factory=list)  # open complex fields: True once their result shows
    _carried: str = ""  # text of paragraphs whose mark is deleted or hidden: they run into the next one
    _boxes: list[list[str]] = field(default_factory=list)

    def lines(self, container: etree._Element) -> list[str]:
        """Return the lines of a block container; a soft break splits no paragraph here but shows as a line end."""
        found = self._blocks(container)
        if self._carried:
            found.append(self._carried)
            self._carried = ""
        return found

    def set_apart(self) -> tuple[SetApart, ...]:
        """Return what was left out of the text, and why."""
        return tuple(SetApart(what, _LEFT_OUT_WHY[what], text) for what, text in self.left_out if text.strip())

    def _blocks(self, container: etree._Element) -> list[str]:
        found: list[str] = []
        for element in container:
            found += self._block(element)
        return found

    def _block(self, element: etree._Element) -> list[str]:
        name = local(element)
        if name == "p":
            return self._paragraph(element)
        if name == "tbl":
            return self._table(element)
        if name in _DELETED:
            self._leave_out("deleted", element)
            return []
        if name == "AlternateContent":
            return self._blocks(_chosen(element))
        if name == "altChunk":
            self.foreign_chunks += 1
        if name == "sdt":
            return self._control(element)
        return [] if name in _SKIPPED or name == "altChunk" else self._blocks(element)

    def _control(self, element: etree._Element) -> list[str]:
        content = child(element, "sdtContent")
        if content is None:
            return []
        if _shows_placeholder(element):
            self._leave_out("placeholder", content)
            return []
        return self._blocks(content)

    def _paragraph(self, element: etree._Element) -> list[str]:
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        outer, self._boxes = self._boxes, []
        inner = self._inline(element, hidden=self.styles.is_hidden(self.styles.paragraph_style(properties)))
        boxes, self._boxes = self._boxes, outer
        mark_deleted = any(child(mark, name) is not None for name in _DELETED)
        marker = "" if mark_deleted and not inner.strip() else self.numbering.marker(element)
        text = self._carried + marker + inner
        if mark_deleted or is_on(child(mark, "specVanish")):
            self._carried = text
            return [line for box in boxes for line in box]
        self._carried = ""
        return [*text.split("\n"), *(line for box in boxes for line in box)]

    def _table(self, element: etree._Element) -> list[str]:
        found: list[str] = []
        for row in _through(element, "tr"):
            if child(child(row, "trPr"), "del") is not None:
                self._leave_out("deleted", row)
                continue
            found += self._row(row)
        return found

    def _row(self, row: etree._Element) -> list[str]:
        """Return a row as one line with bars; as several lines when a cell holds several."""
        cells = []
        for cell in _through(row, "tc"):
            lines = [line.strip() for line in self.lines(cell)]
            cells.append([line for line in lines if line])
        if any(len(cell) > 1 for cell in cells):
            return [line for cell in cells for line in cell]
        return [CELL_GAP.join("".join(cell) for cell in cells).strip(CELL_GAP)]

    def _inline(self, container: etree._Element, *, hidden: bool) -> str:
        return "".join(self._piece(element, hidden=hidden) for element in container)

    def _piece(self, element: etree._Element, *, hidden: bool) -> str:
        name = local(element)
        if name == "r":
            return self._run(element, hidden=hidden)
        if name == "AlternateContent":
            return self._inline(_chosen(element), hidden=hidden)
        if name in {"drawing", "pict", "object"}:
            self._text_boxes(element)
        elif name == "fldChar":
            self._field_sign(element)
        elif name in _DELETED:
            self._leave_out("deleted", element)
        elif name == "sdt" and _shows_placeholder(element):
            self._leave_out("placeholder", element)
        elif name not in _SKIPPED:
            return self._inline(element, hidden=hidden) if len(element) else self._sign(element)
        return ""

    def _run(self, run: etree._Element, *, hidden: bool) -> str:
        properties = child(run, "rPr")
        direct = is_on(child(properties, "vanish"))
        if direct is None:
            direct = self.styles.is_hidden(value(child(properties, "rStyle"))) or hidden
        if child(properties, "del") is not None or child(properties, "moveFrom") is not None:
            self._leave_out("deleted", run)
            return ""
        text = self._inline(run, hidden=hidden)
        if direct and text:
            self.left_out.append(("hidden", text))
            return ""
        return text

    def _sign(self, element: etree._Element) -> str:
        if not all(self._fields):  # inside the instruction of a field
            return ""
        name = local(element)
        if name == "t":
            return (element.text or "").replace("\r", "").replace("\n", " ")
        if name == "sym":
            return _SYMBOLS.get((attribute(element, "char") or "").upper(), "□")
        return _SIGNS.get(name, "")

    def _field_sign(self, element: etree._Element) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _text_boxes(self, drawing: etree._Element) -> None:
        for box in _outermost(drawing, "txbxContent"):
            fields, self._fields = self._fields, []
            carried, self._carried = self._carried, ""
            self._boxes.append(self.lines(box))
            self._fields, self._carried = fields, carried

    def _leave_out(self, what: str, element: etree._Element) -> None:
        text = "".join(found.text or "" for found in element.iter("{*}delText", "{*}t"))
        if text:
            self.left_out.append((what, text))


def _chosen(alternative: etree._Element) -> etree._Element:
    """Return one branch of mc:AlternateContent: both show the same, so the first that holds text or else the first."""
    branches = [branch for branch in alternative if local(branch) in {"Choice", "Fallback"}]
    spoken = (branch for branch in branches if next(branch.iter("{*}t"), None) is not None)
    return next(spoken, branches[0] if branches else alternative)


def _shows_placeholder(control: etree._Element) -> bool:
    return bool(is_on(child(child(control, "sdtPr"), "showingPlcHdr")))


def _through(container: etree._Element, name: str) -> Iterable[etree._Element]:
    """Yield the rows of a table or the cells of a row, through content controls and tracked insertions."""
    for element in container:
        if local(element) == name:
            yield element
        elif local(element) in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _through(element, name)


def _outermost(container: etree._Element, name: str) -> Iterable[etree._Element]:
    """Yield the outermost elements of that name, one branch only of each mc:AlternateContent."""
    for element in container:
        if local(element) == name:
            yield element
        elif local(element) == "AlternateContent":
            yield from _outermost(_chosen(element), name)
        else:
            yield from _outermost(element, name)
