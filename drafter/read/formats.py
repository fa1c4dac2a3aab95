"""The table of formats: what the bytes are → who reads them."""

import re
from collections.abc import Callable

from drafter.read.archive import open_archive
from drafter.read.plain import read_plain
from drafter.read.reading import Raw, Reading
from drafter.read.webpage import read_webpage
from drafter.read.word import read_docx

Reader = Callable[[Raw], Reading]

_SNIFFED_BYTES = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BY_PART = (("word/", read_docx),)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--|<!doctype html|<(?:html|head|body|meta|title|div|table|p|script|h1)\b)",
    re.IGNORECASE,
)


def recognise(raw: Raw) -> Reader:
    """Return the reader for these bytes; raise InputError when nobody here reads them."""
    content = raw.content
    if content.startswith(_ZIP_STARTS):
        return _in_archive(raw)
    if _looks_like_html(content):
        return read_webpage
    return read_plain


def _in_archive(raw: Raw) -> Reader:
    names = open_archive(raw).names
    for prefix, reader in _BY_PART:
        if any(name.startswith(prefix) for name in names):
            return reader
    raise raw.refuse("是压缩包", "请先解压，再指定其中的文件")


def _looks_like_html(content: bytes) -> bool:
    start = content[:_SNIFFED_BYTES].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xfe\xff")
    return _HTML.match(start) is not None
