"""A .docx opened to add comments: its main part parsed, every other part kept byte for byte."""

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from drafter.errors import InputError
from drafter.render.word.xml import NAMESPACES

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_W = f"{{{NAMESPACES['w']}}}"


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file: its entries in order, its main part's name and root."""

    entries: tuple[tuple[zipfile.ZipInfo, bytes], ...]
    main: str
    document: etree._Element

    def content(self, name: str) -> bytes | None:
        """Return a part's bytes."""
        return next((content for entry, content in self.entries if entry.filename == name), None)

    def comments(self) -> etree._Element:
        """Return the root of the comments part, a new one where there is none."""
        content = self.content(self._comments_name())
        if content is None:
            return etree.Element(f"{_W}comments", nsmap={"w": NAMESPACES["w"]})
        return _parsed(content, self._comments_name())

    def save(self, comments: etree._Element) -> bytes:
        """Return the file with its main part and these comments written back."""
        changed = {self.main: _written(self.document), self._comments_name(): _written(comments)}
        if self.content(self._comments_name()) is None and len(comments):
            changed["[Content_Types].xml"] = self._with_type()
            changed[self._relations_name()] = self._with_relation()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, content in self.entries:
                archive.writestr(entry, changed.pop(entry.filename, content))
            for name, content in changed.items():
                if len(comments):
                    archive.writestr(zipfile.ZipInfo(name, self.entries[0][0].date_time), content)
        return buffer.getvalue()

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _comments_name(self) -> str:
        folder = posixpath.dirname(self.main)
        content = self.content(self._relations_name())
        for relation in _parsed(content, self.main) if content else ():
            if relation.get("Type", "").endswith("/comments"):
                target = relation.get("Target", "")
                return (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
        return posixpath.join(folder, "comments.xml")

    def _with_type(self) -> bytes:
        root = _parsed(self.content("[Content_Types].xml") or b"", self.main)
        etree.SubElement(
            root, f"{{{_TYPES}}}Override", PartName=f"/{self._comments_name()}", ContentType=_COMMENTS_TYPE
        )
        return _written(root)

    def _with_relation(self) -> bytes:
        content = self.content(self._relations_name())
        root = _parsed(content, self.main) if content else etree.Element(f"{{{_RELATIONS}}}Relationships")
        etree.SubElement(
            root,
            f"{{{_RELATIONS}}}Relationship",
            Id="relDrafterComments",
            Type=f"{_OFFICE}/comments",
            Target=posixpath.basename(self._comments_name()),
        )
        return _written(root)


def open_word_file(content: bytes, name: str) -> WordFile:
    """Return the opened file; raise InputError, with `name` in it, for what is no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = tuple((entry, archive.read(entry)) for entry in archive.infolist())
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise _damaged(name) from None
    parts = {entry.filename: part for entry, part in entries}
    main = _main_name(parts, name)
    document = _parsed(parts[main], name)
    if document.tag != f"{_W}document":  # a strict file: other namespaces throughout
        raise _damaged(name)
    return WordFile(entries, main, document)


def _main_name(parts: dict[str, bytes], name: str) -> str:
    for relation in _parsed(parts.get("_rels/.rels", b""), name):
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and target in parts:
            return target
    raise _damaged(name)


def _parsed(content: bytes, name: str) -> etree._Element:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        raise _damaged(name) from None


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _damaged(name: str) -> InputError:
    return InputError("不是完好的 Word 文档，无法加批注", where=name, remedy="请用 Word 或 WPS 另存为 .docx 后再试")
