"""`drafter batch`: many letters, one command."""

import dataclasses
import os
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli import options as opt

Paths = Annotated[list[str], typer.Argument(metavar="路径…", help="来文文件、文件夹（含下级）或带引号的通配符")]
Folder = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="目录", help="结果目录：summaries.jsonl、failures.jsonl、ledger.xlsx"),
]
Concurrency = Annotated[int | None, typer.Option("--concurrency", min=1, max=1000, help="同时提交几件（默认 4）")]
Cases = Annotated[
    Path | None, typer.Option("--cases", metavar="文件", help="交办清单（.xlsx 或 .csv），按编号与来文对应")
]
Estimate = Annotated[bool, typer.Option("--estimate", help="只估算件数、词元、调用次数和用时，不调用模型")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="重办上次失败的和改用内置规则的")]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", min=0.01, metavar="分钟", help="总时长，到时办完手头的即停")
]
Draft = Annotated[bool, typer.Option("--draft", help="每件另拟答复函或会办意见，写入 目录/replies/")]


def batch(
    paths: Paths,
    *,
    output: Folder,
    engine: opt.Engine = None,
    concurrency: Concurrency = None,
    cases: Cases = None,
    date: opt.Day = None,
    estimate: Estimate = False,
    retry_failed: RetryFailed = False,
    time_limit: TimeLimit = None,
    draft: Draft = False,
    materials: opt.Materials = None,
    agency: opt.AgencyFile = None,
    config: opt.Config = None,
    model: opt.Model = None,
    base_url: opt.BaseUrl = None,
    mask: opt.Masked = None,
    fallback: opt.Fallback = None,
    max_tokens_total: opt.Budget = None,
    allow_marked: opt.AllowMarked = False,
) -> None:
    """批量概括来文，汇总办理台账；中断后用同一命令接着办，已办结的不重做。

    例：drafter batch 来文/ -o 批次 --cases 交办清单.xlsx；drafter batch "来文/*.docx" -o 批次 --estimate
    """
    from drafter.batch.case_columns import load_cases
    from drafter.batch.estimate import estimate_batch
    from drafter.batch.order import BatchOrder, DraftingOrder
    from drafter.batch.run import run_batch
    from drafter.cli.batch_engine import EngineOpener, PlannerOpener, run_fingerprint, worker_count
    from drafter.cli.batch_progress import Progress, closing_table, show_estimate
    from drafter.cli.engine import endpoint_config, name_the_host, settings_of

    settings = settings_of(
        config,
        engine=engine,
        concurrency=concurrency,
        model=model,
        base_url=base_url,
        mask=mask,
        fallback=fallback or "rules",
        max_tokens_total=max_tokens_total,
        allow_marked=allow_marked or None,
    )
    workers = worker_count(settings, os.cpu_count() or 1)
    if estimate:
        apart = [output, *([cases] if cases else [])]
        show_estimate(estimate_batch(paths, apart, PlannerOpener(settings), workers), settings)
        return
    is_model = settings.engine_name == "model"
    if is_model:
        name_the_host(endpoint_config(settings), settings)
    order = BatchOrder(
        paths=tuple(paths),
        folder=output,
        opener=EngineOpener(settings),
        fingerprint=run_fingerprint(settings),
        concurrency=(settings.concurrency or 4) if is_model else workers,
        workers=workers,
        deadline_s=settings.deadline_s,
        total_s=time_limit * 60 if time_limit else None,
        retry_failed=retry_failed,
        cases=load_cases(cases) if cases else None,
        without=tuple(path for path in (cases, agency) if path),
        date=date,
    )
    if draft:
        drafting = DraftingOrder(
            folder=output,
            cases=order.cases,
            materials=tuple(materials or ()),
            agency=agency or settings.agency,
            date=date,
            prompts=settings.prompts,
        )
        order = dataclasses.replace(order, drafting=drafting)
    with Progress() as progress:
        tally = run_batch(order, progress.tell)
    closing_table(tally, output)
    if tally.stopped_by == "server":
        raise typer.Exit(1)
    if tally.failed or tally.left or tally.fell_back:
        raise typer.Exit(3)
