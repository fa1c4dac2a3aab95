"""A .docx file: its parts in one zip, the same bytes for the same letter."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from drafter.render.word.xml import escape, plain_part

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part beside the main document: word/<name>.xml, its kind of relationship, its relationship id."""

    name: str
    kind: str  # header · footer · styles · settings · fontTable · comments
    content: bytes

    @property
    def relation(self) -> str:
        """The relationship id, from the name."""
        return f"rel_{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """docProps/core.xml."""

    title: str
    author: str
    keywords: str = ""
    description: str = ""
    created: date | None = None


def write_package(document: bytes, parts: Sequence[FilePart], metadata: Metadata) -> bytes:
    """Return the bytes of the .docx."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _root_relations(),
        "docProps/core.xml": _core(metadata),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            [(part.relation, f"{_OFFICE}/{part.kind}", f"{part.name}.xml") for part in parts]
        ),
        **{f"word/{part.name}.xml": part.content for part in parts},
    }
    return zip_files(files)


def zip_files(files: dict[str, bytes]) -> bytes:
    """Return a zip of the files in their order, every one with the same time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content)
    return buffer.getvalue()


def _content_types(parts: Sequence[FilePart]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{part.name}.xml" ContentType="{_WORD_TYPE}.{part.kind}+xml"/>' for part in parts
    )
    return plain_part(
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _root_relations() -> bytes:
    return _relations(
        [
            ("rel_document", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rel_core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )


def _relations(entries: Sequence[tuple[str, str, str]]) -> bytes:
    listed = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return plain_part(f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>')


def _core(metadata: Metadata) -> bytes:
    time = f"{metadata.created.isoformat()}T00:00:00Z" if metadata.created else ""
    kind = 'xsi:type="dcterms:W3CDTF"'
    times = "".join(f"<dcterms:{name} {kind}>{time}</dcterms:{name}>" for name in ("created", "modified") if time)
    return plain_part(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(metadata.title)}</dc:title><dc:creator>{escape(metadata.author)}</dc:creator>"
        f"<cp:keywords>{escape(metadata.keywords)}</cp:keywords>"
        f"<dc:description>{escape(metadata.description)}</dc:description><dc:language>zh-CN</dc:language>"
        f"{times}</cp:coreProperties>"
    )
