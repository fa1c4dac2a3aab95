"""Plain text and Markdown → text."""

from drafter.read.charset import decode
from drafter.read.reading import Raw, Reading, plain_newlines

_MARKDOWN = {".md", ".markdown"}


def read_plain(raw: Raw) -> Reading:
    """Return the text as it stands; Markdown is text too and keeps its marks."""
    decoded = decode(raw)
    return Reading(
        text=plain_newlines(decoded.text),
        media_type="text/markdown" if raw.suffix in _MARKDOWN else "text/plain",
        method="纯文本",
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )
