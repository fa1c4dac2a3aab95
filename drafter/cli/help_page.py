"""The help of a verb or of a group: every word shown, at any width. Rich's panels cut long cells short with ….

Widths are columns of a terminal, where a Chinese character takes two.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from drafter.cli.output import page_width

# One Chinese character or full-width mark, or a run of anything else, with the spaces behind.
_WORD = re.compile(
    r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—] *|[^\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…— ]* *"
)
_NARROWEST = 40
_NAME_COLUMN = 28  # where the explanations begin
_INDENT = 2
_HANGING = 2  # room for a mark that may open no line


def help_page(command: Any, context: Any) -> str:  # noqa: ANN401 - Typer keeps its commands' base classes private
    """Return the help page of a command."""
    width = max(page_width(None), _NARROWEST)
    usage = command.get_usage(context)
    parts = [f"{usage}\n", *(f"{line}\n" for line in _wrapped((command.help or "").strip(), width))]
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.get_params(context) if one.param_type_name == "option" and not one.hidden]
    verbs = getattr(command, "commands", {}).items()
    sections = (
        ("参数", [(str(one.metavar or one.name), _explained(one, context)) for one in arguments]),
        ("命令", [(name, (verb.help or "").strip().partition("\n")[0]) for name, verb in verbs]),
        ("选项", [(_names(one, context), _explained(one, context)) for one in options]),
    )
    for title, rows in sections:
        if rows:
            parts += [f"\n{title}：\n", *_table(rows, width)]
    if command.epilog:
        parts += ["\n", *(f"{line}\n" for line in _wrapped(command.epilog, width))]
    return "".join(parts).rstrip("\n") + "\n"


def _names(option: Any, context: Any) -> str:  # noqa: ANN401 - as above
    """Return -o, --output 文件; the choices where it has no word for its value."""
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=len))
    if option.is_flag or getattr(option, "count", False):
        return names
    return f"{names} {option.metavar or option.display_type(ctx=context).strip('<>[]')}".rstrip()


def _explained(parameter: Any, context: Any) -> str:  # noqa: ANN401 - as above
    """Return what a parameter is for, with its default or that it must be given."""
    words = (parameter.help or "").strip()
    if parameter.required:
        return f"{words} [必填]"
    default = parameter.get_default(context) if getattr(parameter, "show_default", False) else None
    shown = default not in (None, False, (), []) and not getattr(parameter, "is_flag", False)
    return f"{words} [默认：{getattr(default, 'value', default)}]" if shown else words


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield the lines of names and explanations; a long name stands on a line of its own."""
    column = min(_NAME_COLUMN, width // 2)
    for name, words in rows:
        lines = _wrapped(words, width - column)
        head = " " * _INDENT + name
        if _columns(head) + _INDENT > column:
            yield f"{head}\n"
            head = ""
        for number, line in enumerate(lines):
            lead = head if number == 0 else ""
            yield f"{lead}{' ' * (column - _columns(lead))}{line}".rstrip() + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns; Latin words stay whole, blank lines stay."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph.strip(), width)]


def _lines(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in _words(text):
        if line and _columns(line + word.rstrip()) > width - _HANGING and word[0] not in "，。；：、）":
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return [*lines, line.rstrip()]


def _words(text: str) -> Iterator[str]:
    """Yield Chinese characters one by one, and runs of other characters with the spaces behind them."""
    return (found.group() for found in _WORD.finditer(text) if found.group())


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
