"""A digest as one HTML file: what the letter says and asks at the left, its sentences beside, linked by their ids."""

from collections.abc import Iterable
from html import escape

from drafter.documents import Digest
from drafter.render.digest import header_rows, made_by, or_dash, support
from drafter.render.web.page import box, bullets, table, top, write_page


def digest_html(digest: Digest) -> str:
    """Return the digest as a page; every sentence id leads to the sentence."""
    title = digest.title.text if digest.title else "办件摘要"
    missing = digest.grounding.unsupported
    badges = [
        ("good", f"要点{len(digest.points)}条"),
        ("good", f"建议{len(digest.asks)}项"),
        ("good", f"承诺{len(digest.commitments)}项"),
        ("error", f"需核对{len(missing)}处") if missing else ("good", "概括均可在原文核对"),
    ]
    links = [("content", "概要"), ("asks", "建议事项"), ("figures", "主要数据"), ("letter", "原文")]
    head = top(title, [support(digest), made_by(digest.provenance)], badges, links)
    return write_page(title, head + f'<main id="content">{_boxes(digest)}</main>')


def _boxes(digest: Digest) -> str:
    boxes = (
        (
            "header",
            "基本情况",
            table(("项目", "内容"), ((label, escape(words)) for label, words in header_rows(digest))),
        ),
        ("summary", "概要", f"<p>{escape(digest.summary)}</p>"),
        ("unsupported", "需核对", _unsupported(digest)),
        ("asks", "建议事项", _asks(digest)),
        ("points", "要点", _points(digest)),
        ("figures", "主要数据", _figures(digest)),
        ("promises", "承诺事项", _promises(digest)),
        ("policies", "政策文件", bullets(escape(policy.text) for policy in digest.policies)),
        ("letter", "原文（按句编号）", _letter(digest)),
    )
    return "".join(box(name, words, content) for name, words, content in boxes)


def _asks(digest: Digest) -> str:
    return table(
        ("编号", "内容", "句"), ((escape(ask.id), escape(ask.text), _ids(ask.sentences)) for ask in digest.asks)
    )


def _points(digest: Digest) -> str:
    rows = ((escape(point.heading), escape(point.summary), _ids(point.sentences)) for point in digest.points)
    return table(("标题", "概括", "句"), rows)


def _figures(digest: Digest) -> str:
    rows = (
        (escape(one.measure), escape(one.text), escape(or_dash(one.period)), _ids([one.sentence]))
        for one in digest.figures
    )
    return table(("指标", "数值", "时期", "句"), rows)


def _promises(digest: Digest) -> str:
    rows = (
        (escape(one.what), escape(or_dash(one.owner)), escape(or_dash(one.due)), _ids(one.sentences))
        for one in digest.commitments
    )
    return table(("事项", "责任单位", "时限", "句"), rows)


def _unsupported(digest: Digest) -> str:
    return bullets(
        f'<span class="missing">{escape(one.quote)}</span> {escape(one.why)}（{escape(one.where)}）'
        for one in digest.grounding.unsupported
    )


def _letter(digest: Digest) -> str:
    """Return the sentences in order; one that begins a new line of the letter begins one here."""
    pieces: list[str] = []
    reached = 0
    for sentence in digest.sentences:
        if pieces and sentence.start > reached:
            pieces.append("<br>")
        pieces.append(
            f'<span class="sentence" id="s{sentence.id}"><span class="no">{sentence.id}</span>'
            f"{escape(sentence.text)}</span>"
        )
        reached = sentence.end
    return f'<div class="letter">{"".join(pieces)}</div>' if pieces else ""


def _ids(ids: Iterable[int]) -> str:
    links = " ".join(f'<a href="#s{number}">{number}</a>' for number in ids)
    return f'<span class="ids">{links}</span>'
