"""From files to letters and papers."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.documents import Letter, SourceText
from drafter.errors import InputError
from drafter.orders import find_orders
from drafter.parse import parse_letter
from drafter.read import read_source


def open_letter(path: str | Path) -> Letter:
    """Return the parsed letter of a file. Raises InputError."""
    return parse_letter(read_source(path))


def parse_text(text: str, *, path: str) -> Letter:
    """Return the parsed letter of a text that is in no file."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return parse_letter(SourceText(path=path, sha256=sha256, media_type="text/plain", encoding=None, text=text))


@dataclass(frozen=True, slots=True)
class Papers:
    """The materials of one call: parsed papers with the names evidence goes by, and what could not be read."""

    papers: tuple[tuple[str, Letter], ...]  # (file, letter)
    faults: tuple[str, ...]  # one Chinese line a file that could not be read, or that gives orders to a program


def open_papers(paths: Sequence[Path]) -> Papers:
    """Return the parsed papers under files and folders. A path that is not there is an InputError.

    A file inside a folder that cannot be read is a fault, not an exception: the others still serve.
    """
    papers: list[tuple[str, Letter]] = []
    faults: list[str] = []
    for root in paths:
        for path, file in files_under(root):
            try:
                paper = open_letter(path)
            except InputError as error:
                if not root.is_dir():
                    raise
                faults.append(str(error))
                continue
            papers.append((file, paper))
            faults.extend(orders_in(file, paper))
    return Papers(tuple(papers), tuple(faults))


def orders_in(file: str, paper: Letter) -> list[str]:
    """Return a line for each order to a program in a paper: what it wants is left out of the evidence."""
    return [
        f"材料 {file} 第{order.start}字起“{paper.text[order.start : order.end]}”{order.why}，未作依据"
        for order in find_orders(paper.text)
    ]


def files_under(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of a material path with their names relative to it, hidden and lock files left out."""
    if not root.exists():
        raise InputError("找不到材料", where=str(root), remedy="请检查 --materials 的路径")
    if root.is_file():
        yield root, root.name
        return
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and not any(part.startswith((".", "~$")) for part in relative.parts):
            yield path, relative.as_posix()


_WHAT = {
    "running_head": "页眉",
    "page_number": "页码",
    "header": "页眉",
    "footer": "页脚",
    "navigation": "导航",
    "script": "脚本",
    "deleted": "修订删除",
    "hidden": "隐藏文字",
}


def reading_report(letter: Letter) -> list[str]:
    """Return the reading report as lines: how the file was read, and what was set apart and why."""
    source = letter.source
    lines = [f"读取：{source['path']}（{source['media_type']}，{source['characters']} 字）{source['method']}"]
    if source["encoding"]:
        lines.append(f"编码：{source['encoding']}")
    if source["pages"]:
        lines.append(f"页数：{source['pages']}")
    for item in source["set_apart"]:
        page = f"第{item['page']}页 " if item.get("page") else ""
        words = " ".join(item["text"].split())[:40]
        lines.append(f"剔除：{page}{_WHAT.get(item['what'], item['what'])}“{words}”——{item['why']}")
    lines.extend(f"网页、表格文字（不属正文）：{' '.join(span.text.split())[:40]}" for span in letter.furniture)
    lines.extend(f"提示：{warning}" for warning in source["warnings"])
    return lines
