"""The same letter in another layout says the same about itself."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.grammar.fold import fold
from drafter.read import read_source
from tests.header_letters import header_of

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"
ANSWERS = [path for kind in ("*", "joint-*") for path in sorted(LETTERS.glob(f"{kind}/letter.*"))]
ABOVE = "首页 > 政务公开 > 建议提案\n【字体：大 中 小】 打印\n发布日期：2025-01-02 来源：云州市政府网\n\n"
BELOW = "\n\n【打印】【关闭】\n上一篇：关于第9999号提案的答复\n主办：云州市人民政府办公室  云ICP备00000000号"
HALF_WIDTH = str.maketrans("，；：（）！？", ",;:()!?")
FIELDS = [
    "genre",
    "matter",
    "title",
    "doc_number",
    "session",
    "proposal_number",
    "proposal_title",
    "issuer",
    "issue_date",
    "name",
    "phone",
    "addressees",
    "proposers",
    "co_handlers",
    "disposition",
    "cc",
]


def rows_of(text: str) -> list[str]:
    """Return the rows that are not empty, trimmed."""
    return [row.strip() for row in text.split("\n") if row.strip()]


LAYOUTS: dict[str, Callable[[str], str]] = {
    "half-width": lambda text: text.translate(HALF_WIDTH),
    "indented": lambda text: "\n".join(f"　　{row.strip()}" if row.strip() else "" for row in text.split("\n")),
    "in table cells": lambda text: f"| {' | '.join(rows_of(text))} |",
    "on a web page": lambda text: f"{ABOVE}{text}{BELOW}",
    "windows white space": lambda text: f"\ufeff{text}".replace(" ", "\xa0"),
}


def compared(text: str) -> dict[str, object]:
    """Return the header of a text with white space, bars and width levelled."""
    header = header_of(text)
    levelled = {name: [header[name]] if not isinstance(header[name], list) else header[name] for name in FIELDS}
    return {name: [re.sub(r"[\s|]", "", fold(word or "")) for word in words] for name, words in levelled.items()}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layouts(layout: Callable[[str], str]) -> None:
    """Width, indentation, table cells and page furniture change nothing in the header of a reply or joint opinion."""
    differing = {}
    for path in ANSWERS:
        text = read_source(path).text
        plain = compared(text)
        if plain["genre"] in (["reply"], ["joint_opinion"]) and compared(layout(text)) != plain:
            differing[path.parent.name] = [name for name in FIELDS if compared(layout(text))[name] != plain[name]]
    assert differing == {}
