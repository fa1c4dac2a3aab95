"""Finds, hashes and renders a versioned prompt.

One file is one version: prompts/<name>/v<N>.jinja with the blocks `system` and `user`. A version that any recording or
letter used is never edited: a new text is a new version and a new line in MANIFEST.toml.
"""

import functools
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment

from drafter.assets import prompt_root
from drafter.errors import AssetError

_VERSION = re.compile(r"v([1-9][0-9]*)\.jinja")
# Plain text, not HTML: nothing to escape, and `{{` inside a letter stays text because values are never templates.
_ENVIRONMENT = SandboxedEnvironment(
    undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of a prompt."""

    name: str  # summarize
    version: str  # v1
    sha256: str  # of the file
    source: str

    @property
    def label(self) -> str:
        """Return the name with its version: summarize/v1."""
        return f"{self.name}/{self.version}"

    @property
    def fields(self) -> frozenset[str]:
        """Return the names the template wants."""
        return _fields(self.source)

    def render(self, **fields: object) -> tuple[str, str]:
        """Return the system and the user text. Raises AssetError when fields and template do not match."""
        if set(fields) != self.fields:
            odd = "、".join(sorted(set(fields) ^ self.fields))
            raise AssetError(f"模板的变量与程序给出的不一致（{odd}）", where=self.label, remedy="请对照自带的模板修改")
        try:
            template = _compile(self.source)
            context = template.new_context(fields)
            system, user = ("".join(template.blocks[block](context)).strip() for block in ("system", "user"))
        except (jinja2.TemplateError, KeyError) as error:
            remedy = "模板须有 system 和 user 两个 block"
            raise AssetError(f"模板有错（{error}）", where=self.label, remedy=remedy) from None
        return system, user


@functools.cache
def _fields(source: str) -> frozenset[str]:
    return frozenset(meta.find_undeclared_variables(_ENVIRONMENT.parse(source)))


@functools.cache
def _compile(source: str) -> jinja2.Template:
    return _ENVIRONMENT.from_string(source)


def load_prompt(name: str, version: str | None = None, *, root: Path | None = None) -> Prompt:
    """Return a prompt, the newest version unless one is named. Raises AssetError."""
    folder = prompt_root(root) / name
    if version is None:
        numbers = [int(match.group(1)) for path in folder.glob("*.jinja") if (match := _VERSION.fullmatch(path.name))]
        if not numbers:
            raise AssetError("没有提示词模板", where=str(folder), remedy="请恢复 v1.jinja 等文件")
        version = f"v{max(numbers)}"
    path = folder / f"{version}.jinja"
    try:
        content = path.read_bytes()
        source = content.decode()
        _ENVIRONMENT.parse(source)
    except (OSError, UnicodeDecodeError, jinja2.TemplateSyntaxError) as error:
        remedy = "请检查文件是否存在、语法是否正确"
        raise AssetError(f"提示词模板无法使用（{error}）", where=str(path), remedy=remedy) from None
    return Prompt(name, version, hashlib.sha256(content).hexdigest(), source)
