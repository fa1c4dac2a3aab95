"""`drafter style`: the layouts and formulae of replies."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli import options as opt
from drafter.cli.chinese import ChineseCommand, ChineseGroup
from drafter.cli.output import deliver, remark

app = typer.Typer(
    cls=ChineseGroup, no_args_is_help=True, add_completion=False, help="复文体例：查看自带样式，或从以往复文学习。"
)


@app.command(cls=ChineseCommand)
def show(name: Annotated[str | None, typer.Argument(metavar="名称", help="样式名称或 .toml 文件")] = None) -> None:
    """显示一个样式（不写名称则列出全部）。

    例：drafter style show default
    """
    from drafter.styles import load_style, style_names, style_toml

    if name is None:
        names = style_names()
        deliver("".join(f"{one}  {load_style(one).note}\n" for one in names), None)
    else:
        deliver(style_toml(load_style(name)), None)


@app.command(cls=ChineseCommand)
def learn(
    replies: Annotated[list[Path], typer.Argument(metavar="复文…", help="本单位以往的复文，或其文件夹")],
    *,
    output: opt.Output = None,
) -> None:
    """从以往复文学习体例，写成可以修改的 TOML。

    例：drafter style learn 往年答复/ -o 本局.toml；之后 drafter draft … --style 本局.toml
    """
    from drafter.pipeline.drafting import reply_files
    from drafter.pipeline.opening import open_letter
    from drafter.styles import learn_style, style_toml

    style, notes = learn_style([open_letter(path) for path in reply_files(replies)])
    for note in notes:
        remark(f"提示：{note}")
    deliver(style_toml(style), output)
