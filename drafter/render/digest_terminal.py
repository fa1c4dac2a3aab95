"""A digest for a person at a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from drafter.documents import Digest
from drafter.render.digest import header_rows, id_ranges, made_by, or_dash, plain, support
from drafter.render.terminal import LEVEL_STYLES, SOFT, grid, heading, printed


def digest_text(digest: Digest, *, colour: bool = False, width: int = 100) -> str:
    """Return the digest as tables; colours only with `colour` (a terminal), at most `width` columns."""
    return printed(_pieces(digest), colour=colour, width=width)


def _pieces(digest: Digest) -> Iterator[RenderableType]:
    yield _card(digest)
    yield heading("概要")
    yield Text(digest.summary)
    if digest.asks:
        yield heading("建议事项")
        asks = ((ask.id, plain(ask.text), id_ranges(ask.sentences)) for ask in digest.asks)
        yield grid(("编号", "内容", "句"), asks, flexible=1)
    if digest.points:
        yield heading("要点")
        points = ((plain(point.heading), plain(point.summary), id_ranges(point.sentences)) for point in digest.points)
        yield grid(("标题", "概括", "句"), points, flexible=1)
    if digest.figures:
        yield heading("主要数据")
        figures = ((plain(one.measure), one.text, or_dash(one.period), str(one.sentence)) for one in digest.figures)
        yield grid(("指标", "数值", "时期", "句"), figures, flexible=0)
    if digest.commitments:
        yield heading("承诺事项")
        promises = (
            (plain(one.what), or_dash(one.owner), or_dash(one.due), id_ranges(one.sentences))
            for one in digest.commitments
        )
        yield grid(("事项", "责任单位", "时限", "句"), promises, flexible=0)
    if digest.policies:
        yield heading("政策文件")
        yield Text("\n".join(plain(policy.text) for policy in digest.policies))
    yield from _unsupported(digest)
    yield Text(f"\n{support(digest)}。{made_by(digest.provenance)}", style=SOFT)


def _card(digest: Digest) -> Panel:
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style=SOFT, no_wrap=True)
    rows.add_column(overflow="fold")
    for label, words in header_rows(digest):
        rows.add_row(label, words)
    return Panel(rows, border_style=SOFT, expand=True)


def _unsupported(digest: Digest) -> Iterator[RenderableType]:
    if not digest.grounding.unsupported:
        return
    yield Text("\n需核对：原文所引句子中没有", style=LEVEL_STYLES["error"])
    rows = ((Text(one.quote, style=LEVEL_STYLES["error"]), one.why, one.where) for one in digest.grounding.unsupported)
    yield grid(("内容", "原因", "位置"), rows, flexible=1)
