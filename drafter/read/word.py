"""Word (.docx) → text: the body as it shows; headers, footers, notes and what is deleted or hidden set apart."""

from collections.abc import Iterator

from lxml import etree

from drafter.documents import SetApart
from drafter.read.archive import Archive, damaged, open_archive
from drafter.read.markup import attribute, child, local
from drafter.read.package import main_part, relations
from drafter.read.reading import Raw, Reading
from drafter.read.word_numbering import read_numbering
from drafter.read.word_styles import read_styles
from drafter.read.word_text import Story

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ASIDE = (  # relationship type, what, why
    ("header", "header", "页眉"),
    ("footer", "footer", "页脚"),
    ("footnotes", "footnote", "脚注"),
    ("endnotes", "endnote", "尾注"),
    ("comments", "comment", "批注"),
)
_NOTES = {"footnote", "endnote", "comment"}
_MECHANICAL_NOTES = {"separator", "continuationSeparator", "continuationNotice"}


def read_docx(raw: Raw) -> Reading:
    """Return the text of a .docx; raise InputError if it is damaged."""
    archive = open_archive(raw)
    main = main_part(archive, "word/document.xml")
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise damaged(raw)
    related = relations(archive, main)
    styles = read_styles(_first_part(archive, related, "styles"))
    numbering_root = _first_part(archive, related, "numbering")
    story = Story(styles, read_numbering(numbering_root, styles))
    lines = story.lines(body)
    aside = [
        apart
        for relation, what, why in _ASIDE
        for part in dict.fromkeys(target for kind, target, _id in related if kind == relation)
        for apart in _aside(archive.xml(part), Story(styles, read_numbering(numbering_root, styles)), what, why)
    ]
    warnings = ("文中嵌入了其他格式的片段，未能读出，请核对原件",) if story.foreign_chunks else ()
    return Reading(
        text="\n".join(lines),
        media_type=MEDIA_TYPE,
        method="Word 文档",
        set_apart=(*story.set_apart(), *aside),
        warnings=warnings,
    )


def _first_part(archive: Archive, related: list[tuple[str, str, str]], kind: str) -> etree._Element | None:
    return next((archive.xml(target) for found, target, _id in related if found == kind), None)


def _aside(root: etree._Element | None, story: Story, what: str, why: str) -> Iterator[SetApart]:
    """Yield the header, the footer or each note of a part."""
    if root is None:
        return
    notes = [note for note in root if local(note) == what] if what in _NOTES else [root]
    for note in notes:
        if attribute(note, "type") in _MECHANICAL_NOTES:
            continue
        text = "\n".join(line for line in story.lines(note) if line.strip())
        if text:
            yield SetApart(what, why, text)
