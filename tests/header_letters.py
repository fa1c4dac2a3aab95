"""Short invented letters, and the header of a text as plain words."""

from typing import Any

from drafter.documents import SourceText, as_json
from drafter.parse import parse_letter

REPLY = """{title}

{addressee}

您提出的《关于发展社区养老服务的提案》收悉，现答复如下：

{body}

{ending}
"""
_PARTS = {
    "title": "关于市政协十四届二次会议第35号提案的答复",
    "addressee": "张某某委员：",
    "body": "全市已建成社区养老服务站120个，下一步将继续加大投入。",
    "ending": "云州市民政局\n2024年6月5日",
}


def reply(**parts: str) -> str:
    """Return a short reply in which the given parts stand instead of the usual ones."""
    return REPLY.format(**{**_PARTS, **parts})


def rows(*words: str) -> str:
    """Return the words one row each."""
    return "\n".join(words)


def header_of(text: str) -> dict[str, Any]:
    """Return the header of a text: spans as their words, the date as ISO, name and phone beside them."""
    letter = as_json(parse_letter(SourceText("letter.txt", "", "text/plain", "utf-8", text)))
    header = {key: _words(value) for key, value in letter.items() if key not in {"source", "text", "sentences"}}
    contact = letter["contact"] or {"name": None, "phone": None}
    date = letter["issue_date"]
    return {**header, "issue_date": date and date["date"], **{key: _words(value) for key, value in contact.items()}}


def _words(value: Any) -> Any:  # noqa: ANN401 - any JSON value, and any back
    """Return a span as its words, a list of spans as a list of words, anything else as it is."""
    if isinstance(value, list):
        return [_words(item) for item in value]
    return value["text"] if isinstance(value, dict) and "start" in value else value


def fields_of(text: str, *names: str) -> dict[str, Any]:
    """Return the named fields of the header of a text."""
    header = header_of(text)
    return {name: header[name] for name in names}
