"""`drafter draft`: the reply, from the bureau's own materials."""

import asyncio
from pathlib import Path
from typing import Annotated, Literal

import typer

from drafter.cli import options as opt
from drafter.cli.output import remark

Kind = Annotated[
    Literal["reply", "joint-opinion"], typer.Option("--kind", help="reply：答复函；joint-opinion：给主办单位的会办意见")
]
StyleName = Annotated[str | None, typer.Option("--style", metavar="名称", help="样式名称或 .toml 文件")]
StyleFrom = Annotated[
    list[Path] | None, typer.Option("--style-from", metavar="复文", help="照本单位以往复文的体例，可重复，可为文件夹")
]
Mark = Annotated[
    str | None, typer.Option("--disposition", metavar="标记", help="办理结果标记，如 A；不写则按办理情况拟定")
]
Target = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="文件", help="输出文件，格式按后缀：.docx .md .txt .html .json"),
]
Clean = Annotated[bool, typer.Option("--clean", help="送签稿：不带批注、底色；有缺口或待核实内容时拒绝")]
Public = Annotated[bool, typer.Option("--public", help="另出公开版：去掉联系方式，注明公开方式")]
OpinionForm = Annotated[bool, typer.Option("--opinion-form", help="另出征询意见表（.docx）")]
LedgerRow = Annotated[bool, typer.Option("--ledger-row", help="另出台账登记行（.csv）")]
Watermark = Annotated[bool, typer.Option("--watermark", help="加“草稿”水印")]


def draft(
    letter: Annotated[str, typer.Argument(metavar="来文", help="来文文件，或改好的摘要 .json")],
    *,
    output: Target,
    materials: opt.Materials = None,
    agency: opt.AgencyFile = None,
    case: opt.CaseFile = None,
    kind: Kind = "reply",
    style: StyleName = None,
    style_from: StyleFrom = None,
    disposition: Mark = None,
    date: opt.Day = None,
    engine: opt.Engine = None,
    config: opt.Config = None,
    model: opt.Model = None,
    base_url: opt.BaseUrl = None,
    mask: opt.Masked = None,
    fallback: opt.Fallback = None,
    max_tokens_total: opt.Budget = None,
    clean: Clean = False,
    public: Public = False,
    opinion_form: OpinionForm = False,
    ledger_row: LedgerRow = False,
    watermark: Watermark = False,
    allow_marked: opt.AllowMarked = False,
) -> None:
    """拟写答复函或会办意见：逐条答复，数据均注明出处，没有依据处留【待补】。

    例：drafter draft 提案089.docx --materials 材料/ --agency agency.toml -o 答复.docx
    """
    from drafter.cli.engine import opened_engine, settings_of
    from drafter.cli.papers import Extras, write_papers
    from drafter.pipeline.drafting import Drafted, DraftRequest, draft_file

    settings = settings_of(
        config,
        engine=engine,
        model=model,
        base_url=base_url,
        mask=mask,
        fallback=fallback,
        max_tokens_total=max_tokens_total,
        allow_marked=allow_marked or None,
    )
    request = DraftRequest(
        letter=letter,
        materials=tuple(materials or ()),
        agency=agency or settings.agency,
        case=case,
        kind=kind,
        style=style,
        style_from=tuple(style_from or ()),
        disposition=disposition,
        date=date,
        prompts=settings.prompts,
    )

    async def made() -> Drafted:
        async with opened_engine(settings) as chosen:
            return await draft_file(request, chosen)

    drafted = asyncio.run(made())
    extras = Extras(clean=clean, public=public, opinion_form=opinion_form, ledger_row=ledger_row, watermark=watermark)
    for line in write_papers(drafted, output, extras):
        remark(line)
    if drafted.draft.gaps or drafted.draft.unverified or drafted.draft.provenance.fallback:
        raise typer.Exit(3)
