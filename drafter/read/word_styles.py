"""What paragraph and character styles say of numbering and hidden text, through basedOn."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from drafter.read.markup import attribute, child, children, is_on, value

_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _StyleEntry:
    based_on: str | None
    list_id: str | None
    level: str | None
    hidden: bool | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document."""

    entries: dict[str, _StyleEntry]
    default_paragraph: str | None = None

    def paragraph_style(self, properties: etree._Element | None) -> str | None:
        """Return the style id of a paragraph (w:pPr)."""
        return value(child(properties, "pStyle")) or self.default_paragraph

    def numbering(self, style: str | None) -> tuple[str, str | None, str] | None:
        """Return (list id, level, the style that says so), or None."""
        level = None
        for name, entry in self._chain(style):
            level = level or entry.level
            if entry.list_id is not None:
                return entry.list_id, level, name
        return None

    def is_hidden(self, *styles: str | None) -> bool:
        """Say whether the first of these styles that speaks of w:vanish hides its text."""
        for style in styles:
            for _name, entry in self._chain(style):
                if entry.hidden is not None:
                    return entry.hidden
        return False

    def _chain(self, style: str | None) -> Iterator[tuple[str, _StyleEntry]]:
        for _step in range(_MAX_CHAIN):
            if style is None or style not in self.entries:
                return
            yield style, self.entries[style]
            style = self.entries[style].based_on


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles of a document; `root` is styles.xml, None when there is none."""
    entries: dict[str, _StyleEntry] = {}
    default = None
    for element in children(root, "style"):
        name = attribute(element, "styleId") or ""
        numbering = child(child(element, "pPr"), "numPr")
        entries[name] = _StyleEntry(
            based_on=value(child(element, "basedOn")),
            list_id=value(child(numbering, "numId")),
            level=value(child(numbering, "ilvl")),
            hidden=is_on(child(child(element, "rPr"), "vanish")),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true", "on"}:
            default = name
    return Styles(entries, default)
