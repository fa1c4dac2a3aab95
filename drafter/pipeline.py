"""One letter through the rooms; reads like a table of contents."""

from pathlib import Path

from drafter.documents import Letter
from drafter.parse import parse_letter
from drafter.read import read_source


def open_letter(path: str | Path) -> Letter:
    """Return the parsed letter of a file. Raises InputError."""
    return parse_letter(read_source(path))


def reading_report(letter: Letter) -> list[str]:
    """Return the reading report as lines: how the file was read, and what was set apart and why."""
    source = letter.source
    lines = [f"读取：{source['path']}  {source['media_type']}  {source.get('method') or ''}".rstrip()]
    if source.get("encoding"):
        lines.append(f"编码：{source['encoding']}")
    if source.get("pages"):
        lines.append(f"页数：{source['pages']}")
    for item in source.get("set_apart") or ():
        page = f"（第{item['page']}页）" if item.get("page") else ""
        words = " ".join(item["text"].split())[:40]
        lines.append(f"剔除：{item['what']}{page}：{words} —— {item['why']}")
    lines.extend(f"提示：{warning}" for warning in source.get("warnings") or ())
    return lines
