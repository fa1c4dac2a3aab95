"""`drafter demo`: the main job on the bundled example."""

import asyncio
import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.output import deliver, page_width, remark, wants_colour

EXAMPLE_DAY = dt.date(2026, 4, 20)  # the example's papers are of that spring; its deadline must not lie in the past


def demo(
    *, folder: Annotated[Path, typer.Option("--output", "-o", metavar="文件夹", help="写到哪里")] = Path("out")
) -> None:
    """用自带示例走一遍：概括来文、拟写答复、核稿，写入 ./out。

    例：drafter demo
    """
    from drafter.assets import demo_root
    from drafter.cli.papers import Extras, remarks, write_papers
    from drafter.engines.rules import RulesEngine
    from drafter.pipeline.drafting import DraftRequest, draft_file
    from drafter.render import digest_text

    root = demo_root()
    request = DraftRequest(
        letter=str(root / "proposal.txt"),
        materials=(root / "materials",),
        agency=root / "agency.toml",
        case=root / "case.toml",
        today=EXAMPLE_DAY,
    )
    drafted = asyncio.run(draft_file(request, RulesEngine()))
    deliver(digest_text(drafted.digest, colour=wants_colour(None), width=page_width(None)), None)
    for suffix in (".docx", ".md", ".html", ".json"):
        write_papers(drafted, folder / f"答复{suffix}", Extras())
    for line in remarks(drafted):
        remark(line)
    deliver(_where(folder), None)
    if drafted.draft.gaps or drafted.draft.unverified:
        raise typer.Exit(3)


def _where(folder: Path) -> str:
    return (
        f"\n答复已写入 {folder}/：\n"
        "  答复.docx  信函格式，批注里是每段的出处，黄底处待补、待核实\n"
        "  答复.html  每句对应材料原文，附建议事项对照表和核稿意见\n"
        "  答复.md    正文\n"
        "  答复.json  结构化结果\n"
        "退出码 3 表示稿中还有待补或待核实之处（示例有意留了一条没有材料支持的建议）。\n"
    )
