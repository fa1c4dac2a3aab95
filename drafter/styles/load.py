"""Agency, case and style from their TOML files; every fault is one Chinese line that names key, file and remedy."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from drafter.assets import prompt_root
from drafter.errors import SettingsError, system_reason, toml_place
from drafter.styles.formula import formula_fault
from drafter.styles.models import Agency, Case, Style

Settings = TypeVar("Settings", bound=BaseModel)
_CHOICE = re.compile(r"'([^']+)'")
_FAULTS = {  # pydantic's error types
    "extra_forbidden": "没有“{key}”这一项",
    "missing": "缺少必填项“{key}”",
    "string_type": "“{key}”应是加引号的文字",
    "string_too_short": "“{key}”不能为空",
    "tuple_type": '“{key}”应是列表，如 ["…"]',
    "bool_type": "“{key}”应是 true 或 false",
    "bool_parsing": "“{key}”应是 true 或 false",
    "int_type": "“{key}”应是整数",
    "int_parsing": "“{key}”应是整数",
    "int_from_float": "“{key}”应是整数",
    "model_type": "“{key}”应是一个表，写作 [{key}]",
    "date_type": "“{key}”应是日期，如 2026-03-01",
    "date_parsing": "“{key}”应是日期，如 2026-03-01",
    "date_from_datetime_parsing": "“{key}”应是日期，如 2026-03-01",
    "date_from_datetime_inexact": "“{key}”应是日期，如 2026-03-01",
}


def load_agency(path: Path) -> Agency:
    """Return the agency of an agency.toml; raises SettingsError."""
    return _validated(Agency, _read_toml(path, "单位文件"), path)


def load_case(path: Path) -> Case:
    """Return the case of a case.toml; raises SettingsError."""
    return _validated(Case, _read_toml(path, "交办文件"), path)


def load_style(name: str, root: Path | None = None) -> Style:
    """Return the style `prompts/styles/<name>.toml`, or of a TOML file when `name` is a path; raises SettingsError.

    A style names only what differs from the default.
    """
    path = Path(name) if name.endswith(".toml") else prompt_root(root) / "styles" / f"{name}.toml"
    if not path.is_file() and not name.endswith(".toml"):
        known = "、".join(style_names(root))
        raise SettingsError(f"没有名为“{name}”的样式", remedy=f"现有样式：{known}；也可以给出 .toml 文件的路径")
    style = _validated(Style, {"name": path.stem, **_read_toml(path, "样式文件")}, path)
    _check_formulae(style, path)
    return style


def style_names(root: Path | None = None) -> tuple[str, ...]:
    """Return the names of the styles that are there."""
    return tuple(sorted(path.stem for path in (prompt_root(root) / "styles").glob("*.toml")))


def _read_toml(path: Path, what: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"找不到{what}", where=str(path), remedy="请检查路径") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{what}不是 UTF-8 编码", where=str(path), remedy="请另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{what}不是有效的 TOML（{toml_place(error)}）", where=str(path), remedy='请按“名称 = "值"”书写'
        ) from None
    except OSError as error:
        raise SettingsError(
            f"{what}无法读取（{system_reason(error)}）", where=str(path), remedy="请检查权限和路径"
        ) from None


def _validated(kind: type[Settings], table: dict[str, Any], path: Path) -> Settings:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        raise SettingsError(_fault(error, kind), where=str(path), remedy="请改正后再试") from None


def _fault(error: ValidationError, kind: type[BaseModel]) -> str:
    """Return the first fault in Chinese."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "literal_error":
        return f"“{key}”只能是{'、'.join(_CHOICE.findall(first['ctx']['expected']))}"
    if first["type"] in {"greater_than_equal", "less_than_equal"}:
        return f"“{key}”应在 {' 至 '.join(str(bound) for bound in _bounds(kind, key))} 之间"
    fault = _FAULTS.get(first["type"], "“{key}”的值不对").format(key=key)
    if first["type"] == "extra_forbidden":
        fault += f"，可用：{'、'.join(kind.model_fields)}" if len(first["loc"]) == 1 else ""
    return fault


def _bounds(kind: type[BaseModel], key: str) -> list[int]:
    """Return the lowest and highest value a number may have."""
    limits = {
        name: getattr(rule, name)
        for rule in kind.model_fields[key].metadata
        for name in ("ge", "le")
        if hasattr(rule, name)
    }
    return [limits[name] for name in ("ge", "le") if name in limits]


def _check_formulae(style: Style, path: Path) -> None:
    """Raise SettingsError for a formula that is no Jinja or uses a field that does not exist."""
    formulae = {
        f"{group}.{key}": formula
        for group in ("title", "opening", "closing")
        for key, formula in getattr(style, group).model_dump().items()
    }
    faults = {key: formula_fault(formula) for key, formula in formulae.items()}
    faults["echo"] = formula_fault(style.echo, frozenset({"ask"}))
    for key, fault in faults.items():
        if fault is not None:
            raise SettingsError(f"“{key}”{fault}", where=str(path), remedy="请改正该公式")
