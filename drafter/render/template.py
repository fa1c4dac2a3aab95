"""A letter template (prompts/letters/*.jinja) filled in: its lines as (name of the part, its words).

The template is a bureau's own to edit, so it runs in Jinja's sandbox, and what is filled in can never look like a
line of the template: line ends and bars inside a value are carried as private characters until the lines are cut.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.assets import prompt_root
from drafter.errors import AssetError

_CELL = "|"  # between the cells of a form line
_LINE_END, _BAR = "\ufdd0", "\ufdd1"  # noncharacters: no letter holds them
_CARRY = str.maketrans({"\n": _LINE_END, _CELL: _BAR})
_RESTORE = str.maketrans({_LINE_END: "\n", _BAR: _CELL})
_LINE = re.compile(r"\[([^\[\]]{1,12})\] ?(.*)")
_REMEDY = "请按文件开头的说明修改"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a filled template: the part it names and its words, cut at the bars of a form line."""

    name: str
    cells: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words of a line that is no form line."""
        return _CELL.join(self.cells)


def fill_template(name: str, fields: Mapping[str, Any], *, root: Path | None = None) -> tuple[Line, ...]:
    """Return the lines of `letters/<name>.jinja` filled in; a line without words is kept, an empty line is not."""
    path = prompt_root(root) / "letters" / f"{name}.jinja"
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_carried, autoescape=False
    )
    try:
        filled = environment.from_string(path.read_text(encoding="utf-8")).render(fields)
    except FileNotFoundError:
        raise AssetError("找不到版式模板", where=str(path), remedy="请恢复该文件或重新安装") from None
    except (TemplateError, UnicodeDecodeError) as error:
        raise AssetError(f"版式模板有误（{error}）", where=str(path), remedy=_REMEDY) from None
    return tuple(_read_line(line, path) for line in filled.split("\n") if line.strip())


def _carried(value: object) -> str:
    return "" if value is None else str(value).translate(_CARRY)


def _read_line(line: str, path: Path) -> Line:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise AssetError(f"版式模板这一行没有部件名：{line.strip()[:30]}", where=str(path), remedy=_REMEDY)
    return Line(match.group(1), tuple(cell.strip().translate(_RESTORE) for cell in match.group(2).split(_CELL)))
