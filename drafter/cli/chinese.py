"""Typer's own words in Chinese: help headings and usage errors, one line each."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from drafter.cli.help_page import help_page

_USAGE = {"Usage: ": "用法：", "[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …"}
_MESSAGES = (
    (re.compile(r"(?:Value error, )?'?(.*?)'? is not one of (.*?)\.?\.?$"), "没有“{}”，可用 {}"),
    (re.compile(r"Input should be (?:a valid integer|a valid number)"), "应是数字"),
    (re.compile(r"Input should be (?:greater than|greater than or equal to) ([\d.]+)"), "不能小于 {}"),
    (re.compile(r"No such command '?(.*?)'?\."), "没有命令 {}"),
    (re.compile(r"Missing command"), "缺少命令"),
    (re.compile(r"Got unexpected extra argument\S* \((.*)\)"), "多余的参数 {}"),
)


def _in_chinese(usage: str) -> str:
    for english, chinese in _USAGE.items():
        usage = usage.replace(english, chinese)
    return usage


class _InChinese:
    """Help in Chinese, for verbs and for groups of verbs."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - Typer keeps its context's base class private
        """Return the usage line."""
        return _in_chinese(super().get_usage(ctx))  # type: ignore[misc] # of the Typer class it is mixed into

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - as above; we lay the page out
        """Print the help page."""
        typer.echo(help_page(self, ctx), nl=False)

    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401 - as above
        """Return the `--help` option."""
        option: TyperOption | None = super().get_help_option(ctx)  # type: ignore[misc] # of the Typer class it is mixed into
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
        "BadParameter": f"{name} 的值不对：{_translated(message)}" if name else _translated(message),
    }
    kind = type(error).__name__
    return by_kind[kind] if kind in by_kind else _translated(message)


def _translated(message: str) -> str:
    for pattern, chinese in _MESSAGES:
        found = pattern.match(message)
        if found:
            return chinese.format(*(words.replace("'", "") for words in found.groups(default="")))
    return message


def _parameter_name(parameter: object) -> str:
    options = [str(name) for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    if options:
        return max(options, key=len)
    return str(getattr(parameter, "display_name_raw", getattr(parameter, "name", "")) or "")
