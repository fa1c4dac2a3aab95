"""`drafter doctor`: what works here."""

import asyncio
from typing import Annotated

import typer

from drafter.cli import options as opt
from drafter.cli.output import deliver, to_json

_SIGNS = {"ok": "✓", "warn": "!", "missing": "✗"}


def doctor(
    config: opt.Config = None,
    model: opt.Model = None,
    base_url: opt.BaseUrl = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """检查本机环境：字体、LibreOffice、接口实际支持的输出格式（不显示密钥）。

    例：drafter doctor；drafter doctor --json
    """
    from drafter.cli.engine import endpoint_config, settings_of
    from drafter.doctor import diagnose

    settings = settings_of(config, model=model, base_url=base_url)
    found = asyncio.run(diagnose(endpoint_config(settings) if settings.endpoint_configured else None))
    if as_json:
        deliver(to_json(found), None)
    else:
        lines = [f"{_SIGNS[one.state]} {one.what}：{one.detail}\n" for one in found.seen]
        deliver("".join(lines), None)
    if any(one.state == "missing" for one in found.seen):
        raise typer.Exit(1)
