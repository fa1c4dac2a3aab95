"""The reading room: file → SourceText. Characters are fixed here and never change again."""

import hashlib
from pathlib import Path

from drafter.documents import SourceText
from drafter.read.file import MAX_BYTES, load
from drafter.read.formats import recognise


def read_source(path: str | Path, *, max_bytes: int = MAX_BYTES) -> SourceText:
    """Return the text of a paper (`-`: standard input) and the reading report.

    The format is decided by the content; the suffix only tells what content cannot (.csv, .md).
    Raises InputError with one Chinese line for whatever cannot be read.
    """
    raw = load(path, max_bytes=max_bytes)
    reading = recognise(raw)(raw)
    if not reading.text.strip():
        raise raw.refuse("没有文字内容", "请确认文件不是空白或纯图片；扫描件请先做文字识别（OCR）")
    return SourceText(
        path=raw.path,
        sha256=hashlib.sha256(raw.content).hexdigest(),
        media_type=reading.media_type,
        encoding=reading.encoding,
        text=reading.text,
        method=reading.method,
        pages=reading.pages,
        set_apart=reading.set_apart,
        warnings=reading.warnings,
        rows=reading.rows,
    )


__all__ = ["read_source"]
