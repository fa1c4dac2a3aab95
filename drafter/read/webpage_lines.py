"""The lines of a web page's tree, in reading order, and what of it is furniture."""

import re
from dataclasses import dataclass, field

from lxml import etree

from drafter.documents import SetApart
from drafter.read.webpage_furniture import CODE, WHY, Weight, judge, line_furniture

_CELL_GAP = " | "
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACE_RUN = re.compile(" {2,}")
_WRAP_IN_CHINESE = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
_BLOCKS = frozenset(  # what a browser shows as a block of its own
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p"),
        *("pre", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_CELLS = frozenset({"td", "th"})
_AS_IS = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})


def find_lines(root: etree._Element) -> tuple[list[str], tuple[SetApart, ...]]:
    """Return the page's lines without furniture, and the furniture."""
    weights = _weigh(root)
    writer = _Writer()
    page = weights[root]
    set_apart: list[SetApart] = []
    scripts = 0
    left: etree._Element | None = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = str(element.tag)
        if event == "start":
            what = judge(element, weights[element], page)
            if what is None:
                writer.open(tag, weights[element])
                writer.write(element.text)
                continue
            scripts += what == "script"
            left = element
            walk.skip_subtree()
            text = " ".join("".join(map(str, element.itertext("*"))).split()) if what != "script" else ""
            if text:
                set_apart.append(SetApart(what, WHY[what], text))
        else:
            if element is left:
                left = None
            else:
                writer.close(tag, weights[element])
            writer.write(element.tail)
    writer.end_line()
    kept = []
    for line in writer.lines:
        what = line_furniture(line)
        if what is None:
            kept.append(line)
        else:
            set_apart.append(SetApart(what, WHY[what], line))
    if scripts:
        set_apart.append(SetApart("script", WHY["script"], f"{scripts}处"))
    return kept, tuple(set_apart)


def _weigh(root: etree._Element) -> dict[etree._Element, Weight]:
    """Return the weight of every subtree, in one pass from the leaves."""
    weights: dict[etree._Element, Weight] = {}
    for _event, element in etree.iterwalk(root, events=("end",)):
        tag = str(element.tag)
        own = "" if tag in CODE else (element.text or "") + "".join(inner.tail or "" for inner in element)
        inner = [weights[part] for part in element] if tag not in CODE else []
        characters = len("".join(own.split())) + sum(part.characters for part in inner)
        weights[element] = Weight(
            characters=characters,
            linked=characters if tag == "a" else sum(part.linked for part in inner),
            stops=own.count("。") + sum(part.stops for part in inner),
            blocks=(tag in _BLOCKS or tag == "br") + sum(part.blocks for part in inner),
        )
    return weights


@dataclass(slots=True)
class _Writer:
    """Puts inline text together into lines."""

    lines: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _bars: int = 0  # cells opened since the last text on this line
    _simple_cells: int = 0  # open cells with one line in them
    _as_is: int = 0

    def open(self, tag: str, weight: Weight) -> None:
        """Begin an element."""
        if tag in _CELLS:
            self._simple_cells += _is_simple(weight)
            if not self._simple_cells:
                self.end_line()
            self._bars += bool(self._pieces)
        elif (tag in _BLOCKS or tag == "br") and not self._simple_cells:
            self.end_line()
        self._as_is += tag in _AS_IS

    def close(self, tag: str, weight: Weight) -> None:
        """End an element."""
        self._as_is -= tag in _AS_IS
        if tag in _CELLS and _is_simple(weight):
            self._simple_cells -= 1
        elif (tag in _BLOCKS or tag in _CELLS) and not self._simple_cells:
            self.end_line()

    def write(self, text: str | None) -> None:
        """Add inline text; white space collapses as a browser shows it, except in <pre>."""
        if not text:
            return
        if not self._as_is:
            self._put(_SPACE.sub(" ", _WRAP_IN_CHINESE.sub("", text)))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.end_line()
            self._put(line)

    def _put(self, text: str) -> None:
        if not text.strip():
            if self._pieces:
                self._pieces.append(text)
            return
        if self._bars:
            self._pieces = ["".join(self._pieces).rstrip(), _CELL_GAP * self._bars]
            text = text.lstrip()
            self._bars = 0
        self._pieces.append(text)

    def end_line(self) -> None:
        """Close the line; blank lines are not kept."""
        line = _SPACE_RUN.sub(" ", "".join(self._pieces)).strip(" ")
        if line.strip():
            self.lines.append(line)
        self._pieces, self._bars = [], 0


def _is_simple(weight: Weight) -> bool:
    """Say whether a cell shows one line, so that its row may stay one line."""
    return weight.blocks <= 1
