"""Arguments and options that several verbs share."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import typer

EngineName = Literal["rules", "model"]


def iso_day(value: str) -> dt.date:
    """Return the date of an option. Raises BadParameter."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"“{value}”不是日期，应写作 2026-05-20") from None


LetterPath = Annotated[
    str, typer.Argument(metavar="来文", help="来文文件（txt、md、html、docx、pdf 等；- 为标准输入）")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help="写入文件；不写则输出到屏幕")]
Engine = Annotated[
    EngineName | None,
    typer.Option("--engine", help="rules：内置规则，不联网；model：大模型接口。默认：配置了接口用 model，否则 rules"),
]
Config = Annotated[Path | None, typer.Option("--config", metavar="文件", help="配置文件，默认当前目录的 drafter.toml")]
Model = Annotated[str | None, typer.Option("--model", metavar="名称", help="模型名称，优先于 DRAFTER_MODEL")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", metavar="地址", help="接口地址，优先于 OPENAI_BASE_URL")]
Masked = Annotated[
    bool | None, typer.Option("--mask/--no-mask", help="发送前遮蔽姓名、电话、证件号、地址；非本机接口默认遮蔽")
]
AllowMarked = Annotated[bool, typer.Option("--allow-marked", help="来文带涉密字样时仍然发送（须确属误判）")]
Fallback = Annotated[
    Literal["rules", "none"] | None,
    typer.Option("--fallback", help="模型对某件来文失败时：rules 改用内置规则并注明，none 报错"),
]
Budget = Annotated[
    int | None, typer.Option("--max-tokens-total", min=1, metavar="个", help="本次运行的词元预算，用完即停")
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="显示读取报告（编码、方法、剔除了什么）")]
AgencyFile = Annotated[Path | None, typer.Option("--agency", metavar="文件", help="本单位信息 agency.toml")]
CaseFile = Annotated[Path | None, typer.Option("--case", metavar="文件", help="交办信息 case.toml")]
Materials = Annotated[
    list[Path] | None, typer.Option("--materials", metavar="路径", help="材料文件、文件夹或材料库 .db，可重复")
]
Day = Annotated[
    dt.date | None,
    typer.Option("--date", metavar="年-月-日", parser=iso_day, help="日期，如 2026-05-20"),
]
