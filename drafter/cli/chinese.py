"""Typer's own words in Chinese: help headings and usage errors, one line each."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

_USAGE = {"Usage: ": "用法：", "[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …"}
_HELP_LABELS = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "DEFAULT_STRING": "[默认：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
    "ENVVAR_STRING": "[环境变量：{}]",
}
_MESSAGES = (
    (re.compile(r"No such command '?(.*?)'?\."), "没有命令 {}"),
    (re.compile(r"Missing command"), "缺少命令"),
    (re.compile(r"Got unexpected extra argument\S* \((.*)\)"), "多余的参数 {}"),
)


def _in_chinese(usage: str) -> str:
    for english, chinese in _USAGE.items():
        usage = usage.replace(english, chinese)
    return usage


def _label_help() -> None:
    from typer import rich_utils  # rich is loaded only when help is printed

    for name, label in _HELP_LABELS.items():
        setattr(rich_utils, name, label)


class _InChinese:
    """Help in Chinese, for verbs and for groups of verbs."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps its context's base class private
        """Return the usage line."""
        _label_help()
        return _in_chinese(super().get_usage(ctx))  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401 - as above
        """Return the `--help` option."""
        option: TyperOption | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示本帮助"
        return option


class ChineseCommand(_InChinese, TyperCommand):
    """A verb whose help is in Chinese."""


class ChineseGroup(_InChinese, TyperGroup):
    """A group of verbs whose help is in Chinese."""


def usage_line(error: typer.TyperException) -> str:
    """Return one Chinese line for a usage error: what is wrong, and where the help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "drafter"
    return f"用法错误：{_what_is_wrong(error)}。用法见 {command} --help"


def _what_is_wrong(error: typer.TyperException) -> str:
    message = str(getattr(error, "message", error)).replace("\n", " ")
    option = getattr(error, "option_name", "")
    name = _parameter_name(getattr(error, "param", None))
    possible = "、".join(sorted(getattr(error, "possibilities", None) or ()))
    by_kind = {
        "NoSuchOption": f"没有选项 {option}" + (f"，是否想用 {possible}" if possible else ""),
        "MissingParameter": f"缺少 {name}",
        "BadOptionUsage": f"选项 {option} 用法不对（缺少值，或不该带值）",
        "BadParameter": f"{name} 的值不对：{message}" if name else message,
    }
    kind = type(error).__name__
    return by_kind[kind] if kind in by_kind else _translated(message)


def _translated(message: str) -> str:
    for pattern, chinese in _MESSAGES:
        found = pattern.match(message)
        if found:
            return chinese.format(*found.groups(default=""))
    return message


def _parameter_name(parameter: object) -> str:
    options = [str(name) for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    if options:
        return max(options, key=len)
    return str(getattr(parameter, "display_name_raw", getattr(parameter, "name", "")) or "")
