"""The table of formats: what the bytes are → who reads them. The content decides; a suffix is only a hint."""

import functools
import re
from collections.abc import Callable

from drafter.read.archive import open_archive
from drafter.read.comma_rows import read_csv
from drafter.read.office import read_converted
from drafter.read.pdf import read_pdf
from drafter.read.plain import read_plain
from drafter.read.reading import Raw, Reading
from drafter.read.webpage import read_web_archive, read_webpage
from drafter.read.word import read_docx
from drafter.read.workbook import read_xlsx

Reader = Callable[[Raw], Reading]


def _old(suffix: str, target: str, media_type: str) -> Reader:
    return functools.partial(read_converted, suffix=suffix, target=target, media_type=media_type)


def _refusal(problem: str, remedy: str) -> Reader:
    def refuse(raw: Raw) -> Reading:
        raise raw.refuse(problem, remedy)

    return refuse


_PASSWORD = _refusal("文档设有打开密码", "请用 WPS 或 Word 打开，取消密码后另存")
_SLIDES = _refusal("是演示文稿，不是公文", "请把文字另存为 .docx 或 .txt")
_PICTURE = _refusal("是图片，没有文字", "请先做文字识别（OCR），核对后存为 .docx 或 .txt")
_PACKED = _refusal("是压缩包，不是公文", "请先解压，再指定其中的文件")
_MAIL = _refusal("是电子邮件，不是公文", "请打开邮件，把正文或附件另存为 .docx、.pdf 或 .txt")
_OLD_WORD = _old(".doc", "docx", "application/msword")
_OLD_WORKS = _old(".wps", "docx", "application/vnd.ms-works")
_OLD_SHEET = _old(".xls", "xlsx", "application/vnd.ms-excel")
_RICH_TEXT = _old(".rtf", "docx", "application/rtf")
_OPEN_TEXT = _old(".odt", "docx", "application/vnd.oasis.opendocument.text")
_OPEN_SHEET = _old(".ods", "xlsx", "application/vnd.oasis.opendocument.spreadsheet")
_BINARY_SHEET = _old(".xlsb", "xlsx", "application/vnd.ms-excel.sheet.binary.macroEnabled.12")
_FLAT_WORD = _old(".xml", "docx", "application/msword")
_FLAT_OPEN = _old(".fodt", "docx", "application/vnd.oasis.opendocument.text-flat-xml")
_FOREIGN_XML = _refusal("是 XML 数据文件，不是公文", "请从原系统导出为 .docx、.pdf、.html 或 .txt")

_IN_ARCHIVE: tuple[tuple[str, Reader], ...] = (  # a part whose name starts so
    ("xl/workbook.bin", _BINARY_SHEET),
    ("word/", read_docx),
    ("xl/", read_xlsx),
    ("ppt/", _SLIDES),
    ("OFD.xml", _refusal("是 OFD 版式文件，暂不支持", "请用 OFD 阅读器另存为 .pdf（带文字层）或导出文本后再试")),
    ("META-INF/encryption.xml", _PASSWORD),
)
_IN_COMPOUND: tuple[tuple[str, Reader], ...] = (  # a stream of an OLE file, [MS-CFB]
    ("EncryptedPackage", _PASSWORD),
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_SHEET),
    ("Book", _OLD_SHEET),
    ("PowerPoint Document", _SLIDES),
)
_BY_START: tuple[tuple[bytes, Reader], ...] = (
    (b"{\\rtf", _RICH_TEXT),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!\x1a", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"\x1f\x8b", _PACKED),  # gzip
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
)
_OPEN_DOCUMENTS = {"application/vnd.oasis.opendocument.text": _OPEN_TEXT}
_OPEN_DOCUMENTS["application/vnd.oasis.opendocument.spreadsheet"] = _OPEN_SHEET
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024  # bytes; ISO 32000-1 annex H lets the header stand there
_SNIFFED_BYTES = 4096
_TABLE_SUFFIXES = {".csv", ".tsv"}
_HTML_SUFFIXES = {".html", ".htm", ".shtml", ".xhtml", ".jhtml"}
_TEXT_SUFFIXES = {".md", ".markdown", ".txt"}
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|table|span|h1|meta|title|article|section|br|a)[\s/>]", re.IGNORECASE)
_FLAT_OFFICE = (
    (re.compile(r"<\?mso-application\s+progid=\"Word\.Document\""), _FLAT_WORD),
    (re.compile(r"<office:document\s"), _FLAT_OPEN),
)
_MAIL_HEAD = re.compile(
    r"(?:From|To|MIME-Version|Content-Type|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|X-[\w-]+|"
    r"Snapshot-Content-Location):",
    re.IGNORECASE,
)
_MIME = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)


def recognise(raw: Raw) -> Reader:
    """Return the reader for these bytes; raise InputError when nobody here reads them."""
    content = raw.content
    if content.startswith(_ZIP_STARTS):
        return _in_archive(raw)
    if content.startswith(_COMPOUND):
        return _in_compound(raw)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return read_pdf
    for start, reader in _BY_START:
        if content.startswith(start):
            return reader
    return _among_texts(raw)


def _in_archive(raw: Raw) -> Reader:
    archive = open_archive(raw)
    media_type = (archive.part("mimetype") or b"").decode("ascii", errors="replace").strip()
    if media_type in _OPEN_DOCUMENTS:
        return _OPEN_DOCUMENTS[media_type]
    for start, reader in _IN_ARCHIVE:
        if any(name.startswith(start) for name in archive.names):
            return reader
    return _PACKED


def _in_compound(raw: Raw) -> Reader:
    for stream, reader in _IN_COMPOUND:
        if stream.encode("utf-16-le") + b"\0\0" in raw.content:
            return reader
    if raw.suffix == ".wps":
        return _OLD_WORKS
    raise raw.refuse("是不认识的 OLE 复合文件", "请用 WPS 或 Word 打开后另存为 .docx 或 .pdf")


def _among_texts(raw: Raw) -> Reader:
    head = raw.content[:_SNIFFED_BYTES].replace(b"\0", b"").decode("latin-1")
    start = head.lstrip("\xef\xbb\xbf\xfe\xff \t\r\n")
    for sign, reader in _FLAT_OFFICE:
        if sign.search(head):
            return reader
    if _MAIL_HEAD.match(start) and _MIME.search(start):
        return read_web_archive if "multipart/related" in head.lower() else _MAIL
    if _is_page(raw, head, start):
        return read_webpage
    if start.startswith("<?xml"):
        return _FOREIGN_XML
    return read_csv if raw.suffix in _TABLE_SUFFIXES else read_plain


def _is_page(raw: Raw, head: str, start: str) -> bool:
    """Say whether a text is a web page; a suffix of text needs a page that begins as one."""
    if raw.suffix in _TEXT_SUFFIXES and not start.startswith("<"):
        return False
    if _PAGE.search(head):
        return True
    by_tag = raw.suffix in _HTML_SUFFIXES or (raw.suffix not in _TEXT_SUFFIXES and start.startswith("<"))
    return by_tag and _TAG.search(head) is not None
