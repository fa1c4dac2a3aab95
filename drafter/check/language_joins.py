"""Commas and 、 in each other's place, and a term that is quoted in one place and bare in another."""

import re
from collections.abc import Iterator

from drafter.check.rule import Hit, Paper
from drafter.grammar.verbs import MEASURE_VERBS, opens_measure

_AMOUNT_THEN_MARK = re.compile(
    r"(?<=[，。；：\n])(?P<piece>[^，。；：、\n“”《》]{2,24}?\d[\d.]*(?:万|亿)?[\u4e00-\u9fff%]{1,3})、(?=(?P<next>[\u4e00-\u9fff]{2}))"
)
_STATEMENT_VERBS = (
    "组织 开展 签订 签约 完成 举办 召开 实现 建成 带动 拉动 培训 帮助 邀请 促成 兑现 接待 拥有 达到 争取 惠及 辐射 覆盖"
    " 立项 入选 获评 认定"
)
_DOES = frozenset(_STATEMENT_VERBS.split())
_ENUMERATION = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{2,10}(?:，[\u4e00-\u9fffA-Za-z0-9+]{2,9}){3,12}，[\u4e00-\u9fff]{2,9}等)(?=[\u4e00-\u9fff，。；])"
)
_STATEMENT = re.compile(r"[的了着已将把被让使是]|^(?:并|且|也|又|还|以|为|从|由|再|更|不|未|进|有|无)")
_LEAST_ITEMS = 4
_HAN_TAIL = re.compile(r"[\u4e00-\u9fff]+$")
_REACHED = re.compile(r"(?:达到|达|共|有|为|约|近|超过|已)+$")
_NAME = 8  # characters of a name that may have two words swapped
_QUOTED = re.compile(r"“(?P<term>[\u4e00-\u9fff]{3,6})”(?P<next>[\u4e00-\u9fff]{2})")


def find_wrong_joins(paper: Paper) -> Iterator[Hit]:
    """Yield 、 where a new statement begins, and ， where an enumeration goes on."""
    folded = paper.folded
    for match in _AMOUNT_THEN_MARK.finditer(folded, *paper.body):
        if match["next"] in _DOES and not _has_verb(match["piece"]):
            start = max(match.start("piece"), match.end("piece") - 8)
            yield Hit(start, match.end() + 2, "两个分句之间用了顿号", "顿号改为逗号")
    for match in _ENUMERATION.finditer(folded, *paper.body):
        items = match["list"].split("，")
        if len(items) > _LEAST_ITEMS and not any(_is_statement(item) for item in items[1:]):
            yield Hit(*match.span("list"), "并列词语之间用了逗号", "逗号改为顿号")


def _has_verb(piece: str) -> bool:
    """Return whether a piece holds a verb, so that the list it stands in is one of statements."""
    return any(piece[at : at + 2] in _DOES or piece[at : at + 2] in MEASURE_VERBS for at in range(len(piece) - 1))


def _is_statement(item: str) -> bool:
    """Return whether a piece between commas says something, rather than names something."""
    return _STATEMENT.search(item) is not None or opens_measure(item, 0) or item[:2] in _DOES


def find_lost_quotes(paper: Paper) -> Iterator[Hit]:
    """Yield a term that is quoted in one place and bare in another, before the same word."""
    folded = paper.folded
    quoted = {match["term"] + "\0" + match["next"]: match.span() for match in _QUOTED.finditer(folded, *paper.body)}
    for key, span in quoted.items():
        bare = key.replace("\0", "")
        at = folded.find(bare, *paper.body)
        if at >= 0:
            term = key.partition("\0")[0]
            message = f"“{term}”前后写法不一：别处加了引号"
            yield Hit(at, at + len(term), message, f"改为“{term}”（加引号）", (span,))


def find_swapped_words(paper: Paper) -> Iterator[Hit]:
    """Yield names of indicators that hold the same characters in another order: 技术转移示范机构, 技术示范转移机构."""
    seen: dict[tuple[str, ...], tuple[str, tuple[int, int]]] = {}
    for figure in paper.letter.figures:
        before = paper.folded[max(0, figure.start - 2 * _NAME) : figure.start]
        name = _HAN_TAIL.search(_REACHED.sub("", before))
        if name is None or len(name.group()) < _NAME:
            continue
        end = figure.start - len(before) + name.end()
        words = paper.folded[end - _NAME : end]
        first, span = seen.setdefault(tuple(sorted(words)), (words, (end - _NAME, end)))
        if first != words:
            yield Hit(end - _NAME, end, f"与前文“{first}”词序不一", f"核对后统一为“{first}”", (span,))


def find_inconsistent_terms(paper: Paper) -> Iterator[Hit]:
    """Yield terms that are written one way here and another way there."""
    yield from find_lost_quotes(paper)
    yield from find_swapped_words(paper)


FINDERS = {"R45": find_wrong_joins, "R54": find_inconsistent_terms}
