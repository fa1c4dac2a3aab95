"""Announced counts against what is listed: 三项措施：一是…二是…, 四类：甲、乙、丙, “甲”“乙”两大, 甲县、乙县三县.

A list that ends in 等 may name fewer; 和 inside an item makes the count a range.
Source: rule R27 of prompts/lists/rules.toml.
"""

import re
from collections.abc import Iterator

from drafter.check.arithmetic.relations import Relation, Verdict
from drafter.grammar.numerals import read_chinese

_COUNT = r"(?P<count>[二两三四五六七八九十]|十[一二三四五六]|(?<![\d.])\d{1,2})"
_MEASURE = r"(?P<unit>个?方面|项|个|大|条|点|类|种|步|招|件)"
_ANNOUNCED = re.compile(
    rf"(?<![第十百千万\d.]){_COUNT}{_MEASURE}(?P<noun>[^，。；：、（）\d“”《》\n]{{0,14}})(?P<mark>[：（])"
)
_QUOTED_RUN = re.compile(
    rf"(?P<run>(?:“[^“”\n]{{1,24}}”[、和及]?){{2,12}})(?P<open>等)?{_COUNT}(?P<unit>大|个|项|种|类|张|支)"
)
_PLACES = re.compile(
    r"(?P<run>(?:[\u4e00-\u9fff]{2,8}?(?P<kind>[县区市镇乡局厅])、)(?:[\u4e00-\u9fff]{1,8}?(?P=kind)[、和及]){0,10}"
    rf"[\u4e00-\u9fff]{{1,8}}?(?P=kind)){_COUNT}个?(?P=kind)"
)
_FIRST_ITEM = re.compile(r"\s*(?:一是|一要|一方面|首先|[（(][一1][）)]|①|1[.．、]|第一)")
_LIST_END = re.compile(r"[。；！？\n）]")
_PAIRED = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）")
_JOINS = re.compile(r"以及|[和及与]")
_GOES_ON = re.compile(r"由|并|推动|实现|确保|为|形成|切实|促进|着力|全面|进一步")
_LONGEST_LIST = 300
_LONGEST_ITEM = 20
_DIGITS = "一二三四五六七八九十"


def find_counts(folded: str) -> Iterator[Relation]:
    """Yield the announced counts of the letter whose list is printed."""
    for match in _ANNOUNCED.finditer(folded):
        relation = _after_announcement(folded, match)
        if relation is not None:
            yield relation
    for match in _QUOTED_RUN.finditer(folded):
        named = match["run"].count("“")
        yield _relation(
            match.start(), match.end(), _number(match["count"]), (named, named), is_open=bool(match["open"])
        )
    for match in _PLACES.finditer(folded):
        named = len(re.findall(rf"{match['kind']}(?=[、和及]|$)", match["run"]))
        yield _relation(match.start(), match.end(), _number(match["count"]), (named, named), is_open=False)


def _number(printed: str) -> int:
    return int(printed) if printed.isascii() else int(read_chinese(printed) or 0)


def _after_announcement(folded: str, match: re.Match[str]) -> Relation | None:
    """Return the count of the list behind 三项措施： or 三大平台（."""
    announced = _number(match["count"])
    at = match.end()
    if match["mark"] == "：" and _FIRST_ITEM.match(folded, at):
        return _series(folded, match, announced)
    ahead = _PAIRED.sub(lambda pair: "〇" * len(pair.group()), folded[at : at + _LONGEST_LIST])
    end = _LIST_END.search(ahead)
    bracket = match["mark"] == "（"
    if end is None or bracket != (end.group() == "）") or (bracket and match["unit"] != "大"):
        return None
    listed = _list_words(ahead[: end.start()])
    items = listed.split("、")
    if re.search(r"[，：\d]", listed) or len(items) <= 1 or max(map(len, items)) > _LONGEST_ITEM:
        return None
    joins = len(_JOINS.findall(listed))
    is_open = items[-1].endswith("等") or "等" in items[-1][-4:]
    last = at + len(listed)
    return _relation(match.start(), last, announced, (len(items), len(items) + joins), is_open=is_open)


def _list_words(listed: str) -> str:
    """Return a list without the clause that follows it: 甲、乙、丙|，由各县落实."""
    head, comma, rest = listed.partition("，")
    return head if comma and "、" in head and ("、" not in rest or _GOES_ON.match(rest)) else listed


def _series(folded: str, match: re.Match[str], announced: int) -> Relation | None:
    """Return the count of 一是…二是… behind an announcement, within its paragraph."""
    end = folded.find("\n", match.end())
    end = len(folded) if end < 0 else end
    if not folded.startswith(("一是", "一要"), match.end()):
        return None
    mark = folded[match.end() + 1]
    count, at = 0, match.end()
    for digit in _DIGITS:
        at = folded.find(digit + mark, at, end)
        if at < 0:
            break
        count += 1
    return _relation(match.start(), match.end(), announced, (count, count), is_open=False)


def _relation(start: int, end: int, announced: int, named: tuple[int, int], *, is_open: bool) -> Relation:
    fewest, most = named
    fits = fewest <= announced <= most or (is_open and announced >= fewest)
    verdict: Verdict = "holds" if fits else "breaks"
    count = str(fewest) if fewest == most else f"{fewest}至{most}"
    return Relation(
        "R27", verdict, certain=False, start=start, end=end, formula=f"列出{count}项",
        remark=f"与所说{announced}项一致" if fits else f"文中说{announced}项", places=(),
    )  # fmt: skip
