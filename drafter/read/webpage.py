"""A saved web page → text: blocks as lines, table cells parted by bars, page furniture set apart."""

import email
import email.policy
import re
from email.message import EmailMessage

from lxml import etree

from drafter.read.charset import decode
from drafter.read.reading import Raw, Reading, plain_newlines
from drafter.read.webpage_lines import find_lines

_DECLARED = re.compile(r"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096


def read_webpage(raw: Raw) -> Reading:
    """Return the text of a page; the encoding is decided by the bytes, what the page declares is only heard."""
    head = raw.content[:_HEAD_BYTES].decode("latin-1")
    declaration = _DECLARED.search(head)
    declared = declaration.group(1) if declaration else None
    decoded = decode(raw, declared=declared)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(plain_newlines(decoded.text).encode("utf-8"), parser)
    if any(entry.message.startswith("Excessive depth") for entry in parser.error_log):
        raise raw.refuse("网页结构损坏，标签嵌套过深", "请在浏览器中打开，复制正文另存为 .txt 或 .docx")
    lines, set_apart = find_lines(root) if root is not None else ([], ())
    return Reading(
        text="\n".join(lines),
        media_type="text/html",
        method=f"网页（声明 {declared}）" if declared else "网页",
        encoding=decoded.encoding,
        set_apart=set_apart,
        warnings=decoded.warnings,
    )


def read_web_archive(raw: Raw) -> Reading:
    """Return the text of the first page in a .mht file (RFC 2557)."""
    message = email.message_from_bytes(raw.content, _class=EmailMessage, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                return read_webpage(Raw(raw.path, content))
    raise raw.refuse("网页归档中没有网页", "请在浏览器中重新保存为“网页，仅 HTML”")
