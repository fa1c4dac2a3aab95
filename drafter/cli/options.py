"""Arguments and options that several verbs share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

EngineName = Literal["rules", "model"]

LetterPath = Annotated[
    str, typer.Argument(metavar="来文", help="来文文件（txt、md、html、docx、pdf 等；- 为标准输入）")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help="写入文件；不写则输出到屏幕")]
Engine = Annotated[
    EngineName | None,
    typer.Option("--engine", help="rules：内置规则，不联网；model：已配置的大模型接口。默认：配置了接口用 model"),
]
Config = Annotated[Path | None, typer.Option("--config", metavar="文件", help="配置文件，默认当前目录的 drafter.toml")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="显示读取报告（编码、方法、剔除了什么）")]
AgencyFile = Annotated[Path | None, typer.Option("--agency", metavar="文件", help="本单位信息 agency.toml")]
CaseFile = Annotated[Path | None, typer.Option("--case", metavar="文件", help="交办信息 case.toml")]
Materials = Annotated[
    list[Path] | None, typer.Option("--materials", metavar="路径", help="材料文件、文件夹或材料库 .db，可重复")
]
Day = Annotated[str | None, typer.Option("--date", metavar="年-月-日", help="日期，如 2026-05-20")]
MaxBytes = Annotated[int, typer.Option("--max-megabytes", min=1, help="文件大小上限（MB）")]
