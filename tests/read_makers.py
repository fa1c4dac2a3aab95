"""Papers made in code for the tests of reading: .docx from WordprocessingML, .pdf from words at places."""

import io
import zipfile
from pathlib import Path

from drafter.documents import SourceText
from drafter.read import read_source

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="{_MC}" xmlns:v="urn:schemas-microsoft-com:vml"'


def _content_types(*parts: str) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    named = [("document", "document.main"), *((name, name.rstrip("0123456789")) for name in parts)]
    overrides = (f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>' for name, kind in named)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return f'<Default Extension="rels" ContentType="{rels}"/>' + "".join(overrides)


def pack(body: str, **parts: str) -> bytes:
    """Return a .docx of this body; `parts` are further parts of word/ by name (styles, numbering, header …)."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{_content_types(*parts)}</Types>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_REL}">'
            f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_REL}">{relations}</Relationships>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def read_docx(folder: Path, body: str, **parts: str) -> SourceText:
    """Return the reading of a .docx of this body."""
    path = folder / "letter.docx"
    path.write_bytes(pack(body, **parts))
    return read_source(path)


def paragraph(text: str, properties: str = "") -> str:
    """Return a w:p."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    """Return a w:p in a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "") -> str:
    """Return a w:lvl."""
    shape = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/>{shape}</w:lvl>'


def numbering(*levels: str, numbers: str = "") -> str:
    """Return numbering.xml with one list of these levels; `numbers` are further w:num."""
    one = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    abstract = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    return f"<w:numbering {SPACES}>{abstract}{one}{numbers}</w:numbering>"


OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3."),
    level(3, "decimal", "(%4)", '<w:suff w:val="space"/>'),
)


def make_pdf(*pages: list[tuple[float, float, float, str]]) -> bytes:
    """Return a PDF whose pages show words at (x, y, size); the font is named, not embedded, and maps to Unicode."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>"
    glyphs = b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    descendant = b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo %s /DW 1000" % glyphs
    look = b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
    look += b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font, descendant + b" /FontDescriptor 5 0 R >>", look]
    kids = []
    for page in pages:
        shown = b"".join(
            b"BT /F1 %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, words.encode("utf-16-be").hex().encode())
            for x, y, size, words in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        resources = b"/Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >>" % len(objects)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>" % resources)
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, b"".join(places))
    return out + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, len(out))
