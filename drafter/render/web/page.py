"""The shell of a page and the few pieces all pages share."""

from collections.abc import Iterable, Sequence
from html import escape

from drafter.render.web.style import POLICY, STYLE


def write_page(title: str, body: str) -> str:
    """Return a whole HTML file; `body` is HTML, `title` is text."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">跳到正文</a>\n{body}\n</body>\n</html>\n'
    )


def top(title: str, meta: Sequence[str], badges: Iterable[tuple[str, str]], links: Sequence[tuple[str, str]]) -> str:
    """Return the head of a page: title, a line of facts, badges (class, words), links (id, words) to its boxes."""
    facts = " · ".join(escape(fact) for fact in meta if fact)
    listed = "".join(f'<li class="{kind}">{escape(words)}</li>' for kind, words in badges)
    jumps = "".join(f'<a href="#{target}">{escape(words)}</a>' for target, words in links)
    return (
        f'<header class="top"><h1>{escape(title)}</h1><p class="meta">{facts}</p>'
        f'<ul class="badges">{listed}</ul><nav aria-label="页内导航">{jumps}</nav></header>'
    )


def box(name: str, heading: str, content: str) -> str:
    """Return a titled box, "" for no content."""
    if not content:
        return ""
    return f'<section class="box" id="{name}"><h2>{escape(heading)}</h2>{content}</section>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table whose cells are HTML; "" for no rows."""
    lines = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows]
    if not lines:
        return ""
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def bullets(items: Iterable[str]) -> str:
    """Return a list whose items are HTML; "" for none."""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{listed}</ul>" if listed else ""
