"""Where the data that people may change stands: prompts, letters, styles, lists, and the bundled example."""

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

from drafter.errors import AssetError, toml_place

_PACKAGE = Path(__file__).resolve().parent


def _data_root(in_checkout: str, in_wheel: str) -> Path:
    """Return a data folder: beside the package in a checkout or editable install, inside it in a wheel."""
    beside = _PACKAGE.parent / in_checkout
    inside = _PACKAGE / "_data" / in_wheel
    for candidate in (inside, beside):
        if candidate.is_dir():
            return candidate
    raise AssetError("找不到随程序安装的数据目录", where=str(beside), remedy="请重新安装 drafter")


def prompt_root(own: Path | None = None) -> Path:
    """Return the folder with prompts, letters, styles and lists; `own` is a bureau's own copy (`--prompts`)."""
    if own is None:
        return _data_root("prompts", "prompts")
    if not own.is_dir():
        raise AssetError("不是文件夹", where=str(own), remedy="--prompts 应指向一份 prompts 目录")
    return own


def demo_root() -> Path:
    """Return the folder of the bundled example."""
    return _data_root("examples/demo", "demo")


@functools.cache
def load_list(name: str, root: Path | None = None) -> dict[str, Any]:
    """Return the data list `lists/<name>.toml` as parsed TOML; the caller must not change it."""
    path = prompt_root(root) / "lists" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssetError("找不到数据表", where=str(path), remedy="请恢复该文件或重新安装") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssetError(
            f"数据表不是有效的 TOML（{toml_place(error)}）", where=str(path), remedy="请按注释中的格式修改"
        ) from None


@functools.cache
def load_word_patterns(name: str) -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    """Return each `[[words]]` entry of a data list with its pattern, for folded text.

    An entry has `any` (words) or `pattern` (an expression), and may have `unless` (what must not follow) and
    `ignore_case`.
    """
    return tuple((entry, _word_pattern(entry)) for entry in load_list(name)["words"])


def _word_pattern(entry: dict[str, Any]) -> re.Pattern[str]:
    words = sorted(entry.get("any", ()), key=len, reverse=True)
    source = entry.get("pattern") or "|".join(map(re.escape, words))
    barred = f"(?!{entry['unless']})" if "unless" in entry else ""
    return re.compile(f"(?:{source}){barred}", re.IGNORECASE if entry.get("ignore_case") else re.NOFLAG)
