"""`drafter check`: what a proof-reader and an accountant find in a reply."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from drafter.cli import options as opt
from drafter.cli.output import deliver, page_width, remark, to_json, wants_colour
from drafter.errors import InputError

Form = Annotated[
    Literal["text", "json", "html", "docx"] | None,
    typer.Option("--format", help="text（默认）、json、html、docx（批注写进原文副本）；不写时按 -o 的后缀"),
]
if TYPE_CHECKING:
    from drafter.documents import Finding, Report
    from drafter.render import Checked

_BY_SUFFIX = {".json": "json", ".html": "html", ".htm": "html", ".docx": "docx"}


def check(
    replies: Annotated[list[str], typer.Argument(metavar="复文…", help="一件或多件复文，或文件夹；多件时互相比对")],
    *,
    letter: Annotated[
        Path | None, typer.Option("--letter", metavar="来文", help="所答复的来文（或摘要 .json）")
    ] = None,
    materials: opt.Materials = None,
    agency: opt.AgencyFile = None,
    case: opt.CaseFile = None,
    date: opt.Day = None,
    profile: Annotated[str | None, typer.Option("--profile", metavar="名称", help="本地习惯的规则取舍")] = None,
    form: Form = None,
    output: opt.Output = None,
    show_passed: Annotated[bool, typer.Option("--show-passed", help="同时列出核对无误的数字关系")] = False,
) -> None:
    """核稿：格式、用语、数字关系；给出来文和材料时还查是否逐条答复、数据有无出处。

    例：drafter check 答复.docx --letter 提案089.docx --materials 材料/ --format html -o 核稿.html
    """
    from drafter.pipeline.checking import CheckRequest, check_files
    from drafter.pipeline.drafting import reply_files
    from drafter.render import Checked, report_docx, report_html, report_text

    paths = tuple(
        str(file) for path in replies for file in (reply_files([Path(path)]) if Path(path).is_dir() else [path])
    )
    if result := next((path for path in paths if path.lower().endswith(".json")), None):
        remedy = "请核同一稿的 .docx、.md、.txt 或 .html"
        raise InputError("是程序写的结构化结果，不是复文", where=result, remedy=remedy)
    chosen = form or _BY_SUFFIX.get(output.suffix.lower() if output else "", "text")
    if chosen == "docx" and (len(paths) != 1 or Path(paths[0]).suffix.lower() != ".docx" or output is None):
        raise typer.BadParameter("--format docx 只用于一件 .docx 复文，并须用 -o 给出副本的文件名")
    request = CheckRequest(
        letter=letter,
        materials=tuple(materials) if materials else None,
        agency=agency,
        case=case,
        date=date,
        profile=profile or "default",
    )
    checked, across, faults = check_files(paths, request)
    for fault in faults:
        remark(f"提示：{fault}")
    rendered = [Checked(path, parsed.text, _shown(report, passed=show_passed)) for path, parsed, report in checked]
    if chosen == "docx":
        deliver(report_docx(Path(paths[0]).read_bytes(), rendered[0]), output)
    elif chosen == "json":
        deliver(to_json(_as_contract(rendered, across, passed=show_passed)), output)
    elif chosen == "html":
        deliver(report_html(rendered, across=across), output)
    else:
        deliver(report_text(rendered, across=across, colour=wants_colour(output), width=page_width(output)), output)
    findings = [finding for one in rendered for finding in one.report.findings] + list(across)
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(3)


def _shown(report: "Report", *, passed: bool) -> "Report":
    return report if passed else dataclasses.replace(report, passed=())


def _as_contract(checked: Sequence["Checked"], across: Sequence["Finding"], *, passed: bool) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON object that scripts rely on: one object for one reply, `replies` and `across` for several."""
    objects = [
        {
            "path": one.name,
            "findings": one.report.findings,
            "counts": one.report.counts,
            "skipped": one.report.skipped,
            **({"passed": one.report.passed} if passed else {}),
        }
        for one in checked
    ]
    return objects[0] if len(objects) == 1 else {"replies": objects, "across": across}
