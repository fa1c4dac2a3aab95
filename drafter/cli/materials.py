"""`drafter materials`: the bureau's papers kept in one library file, and a search in it."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand, ChineseGroup
from drafter.cli.output import deliver, remark

app = typer.Typer(
    cls=ChineseGroup,
    no_args_is_help=True,
    add_completion=False,
    help="材料库：把本单位材料建成一个文件，按内容增量更新。",
)


@app.command(cls=ChineseCommand)
def build(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="材料所在文件夹")],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="材料库文件，如 library.db")],
) -> None:
    """建立或更新材料库：没有变化的文件不再读取，删去的文件从库中移出。

    例：drafter materials build 材料/ -o library.db
    """
    from drafter.pipeline.library import update_library

    built = update_library(folder, output)
    for fault in built.faults:
        remark(f"提示：{fault}")
    counts = f"新增或更新{built.added}份，未变{built.kept}份，移出{built.removed}份"
    remark(f"材料库 {output}：共{built.added + built.kept}份（{counts}）")
    if built.faults:
        raise typer.Exit(3)


@app.command(cls=ChineseCommand)
def search(
    words: Annotated[str, typer.Argument(metavar="词语", help="要找的词语")],
    *,
    library: Annotated[Path, typer.Option("--library", metavar="文件", help="材料库文件")] = Path("library.db"),
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多几条")] = 20,
) -> None:
    """在材料库中查找，显示出处和年份。

    例：drafter materials search 技术合同成交额 --library library.db
    """
    from drafter.pipeline.library import find_in_library

    lines = find_in_library(library, words, limit=limit)
    deliver("".join(f"{line}\n" for line in lines), None)
    if not lines:
        remark(f"没有找到“{words}”")
