"""A digest as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from drafter.documents import Digest
from drafter.render.digest import header_rows, id_ranges, made_by, or_dash, support
from drafter.render.markup import escape_markdown


def digest_markdown(digest: Digest) -> str:
    """Return the digest as Markdown with tables."""
    return "\n\n".join(_blocks(digest)) + "\n"


def _blocks(digest: Digest) -> Iterator[str]:
    title = digest.title.text if digest.title else "办件摘要"
    yield f"# {escape_markdown(title)}"
    yield _table(("项目", "内容"), header_rows(digest))
    yield f"## 概要\n\n{escape_markdown(digest.summary)}"
    if digest.asks:
        asks = ((ask.id, ask.text, id_ranges(ask.sentences)) for ask in digest.asks)
        yield "## 建议事项\n\n" + _table(("编号", "内容", "句"), asks)
    if digest.points:
        points = ((point.heading, point.summary, id_ranges(point.sentences)) for point in digest.points)
        yield "## 要点\n\n" + _table(("标题", "概括", "句"), points)
    if digest.figures:
        figures = ((one.measure, one.text, or_dash(one.period), str(one.sentence)) for one in digest.figures)
        yield "## 主要数据\n\n" + _table(("指标", "数值", "时期", "句"), figures)
    if digest.commitments:
        promises = (
            (one.what, or_dash(one.owner), or_dash(one.due), id_ranges(one.sentences)) for one in digest.commitments
        )
        yield "## 承诺事项\n\n" + _table(("事项", "责任单位", "时限", "句"), promises)
    if digest.policies:
        yield "## 政策文件\n\n" + "\n".join(f"- {escape_markdown(policy.text)}" for policy in digest.policies)
    if digest.grounding.unsupported:
        rows = ((one.quote, one.why, one.where) for one in digest.grounding.unsupported)
        yield "## 需核对\n\n" + _table(("内容", "原因", "位置"), rows)
    yield f"{support(digest)}。{made_by(digest.provenance)}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(heads), "|" + " --- |" * len(heads)]
    lines += [_row([escape_markdown(cell) for cell in row]) for row in rows]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
