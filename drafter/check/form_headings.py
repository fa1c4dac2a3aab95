"""Headings and series: the ladder, the form of markers, end marks, run-in headings, 一是… and 首先…."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.check.rule import Hit, Paper
from drafter.documents import Heading
from drafter.grammar.markers import RUN_IN, Family, Marker, find_markers, format_marker, read_marker
from drafter.grammar.verbs import MEASURE_NOUNS, opens_measure

_WRONG_MARKS = (  # GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）
    (re.compile(r"\d{1,2} ?、"), "阿拉伯数字序号后用“.”", "改为“1.”的形式"),
    (re.compile(r"[一二三四五六七八九十]{1,3} ?[.．]"), "汉字序号后用“、”", "改为“一、”的形式"),
    (
        re.compile(r"[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)] ?[、.．，,]"),
        "带括号的序号后不加标点",
        "删去括号后的标点",
    ),
)
_CLOSERS = "。；！？，、："
_VERBS_THAT_OPEN = re.compile(
    "启动|规范|落实|建立|健全|完善|培育|加强|推动|推进|制定|出台|设立|组织|开展|优化|深化|强化|支持|鼓励|引导|实施|构建|打造"
    "|搭建|聚焦|围绕"
)
_SHORTEST_HEADING, _LONGEST_HEADING = 6, 28
_OBJECT = 4  # characters that must follow the verb of a second phrase
_SERIES: frozenset[Family] = frozenset({"yi_shi", "yi_yao"})
_CHINESE = "一二三四五六七八九十"
_BEGUN = 2  # a list of one item would rather be a number printed twice
_LONGEST_SERIES = 4000


def find_broken_ladder(paper: Paper) -> Iterator[Hit]:
    """Yield numbers of headings that jump, repeat, or change their family within one level."""
    for siblings in _families(paper):
        known = [(heading, marker) for heading, marker in siblings if marker is not None]
        main = Counter(marker.family for _, marker in known).most_common(1)
        yield from _other_width(paper, [heading for heading, _ in known])
        if not main:
            continue
        expected, repeated = 1, 0
        for heading, marker in known:
            if marker.family != main[0][0]:
                if {marker.family, main[0][0]}.isdisjoint(RUN_IN) and main[0][1] > 1:
                    yield _mixed(heading, marker, main[0][0], expected)
                expected += 1
                continue
            if marker.ordinal == 1 and expected > _BEGUN and heading.marker[0] not in _CHINESE:
                expected = 1  # 1. again after 1. 2. 3.: another list under a label that is no heading
            if marker.ordinal == expected + repeated:  # 二、二、四、: only the second 二 is wrong
                expected += repeated
            elif marker.ordinal != expected and not marker.is_last:
                yield _misnumbered(heading, marker, expected, is_first=expected == 1)
            repeated = int(marker.ordinal == expected - 1)
            expected = marker.ordinal + 1


def _families(paper: Paper) -> Iterator[list[tuple[Heading, Marker | None]]]:
    """Yield the numbered headings that stand side by side: of one level, under one heading."""
    open_levels: dict[int, list[tuple[Heading, Marker | None]]] = {}
    for heading in paper.letter.outline:
        marker = read_marker(paper.folded, heading.start) if heading.marker else None
        if marker is not None and marker.family in _SERIES | {"sequence", "ordinal", "qi_yi"}:
            continue  # R26 counts the series
        for level in [level for level in open_levels if level > heading.level]:
            yield open_levels.pop(level)
        if marker is not None:
            open_levels.setdefault(heading.level, []).append((heading, marker))
    yield from open_levels.values()


def _other_width(paper: Paper, headings: Sequence[Heading]) -> Iterator[Hit]:
    """Yield a half-width bracket among full-width ones, or the reverse."""
    brackets = [paper.letter.text[heading.start] for heading in headings]
    narrow, wide = brackets.count("("), brackets.count("（")
    if not narrow or not wide or narrow == wide:
        return
    odd = "(" if narrow < wide else "（"
    for heading, bracket in zip(headings, brackets, strict=True):
        if bracket == odd:
            end = heading.start + len(heading.marker)
            yield Hit(heading.start, end, "同级序号的括号全角、半角不一", "与同级统一", level="info")


def _mixed(heading: Heading, marker: Marker, family: Family, expected: int) -> Hit:
    end = heading.start + len(heading.marker)
    right = format_marker(family, expected, wide="（" in marker.text)
    return Hit(heading.start, end, f"同级标题序号形式不一：此处为“{heading.marker}”", f"改为“{right}”")


def _misnumbered(heading: Heading, marker: Marker, expected: int, *, is_first: bool) -> Hit:
    end = heading.start + len(heading.marker)
    right = format_marker(marker.family, expected, wide="（" in marker.text)
    if is_first:
        return Hit(heading.start, end, f"序号从“{heading.marker}”开始，前面缺“{right}”", "核对序号")
    what = "重复" if marker.ordinal < expected else "跳号"
    return Hit(heading.start, end, f"标题序号{what}：应为“{right}”", f"改为“{right}”")


def find_wrong_markers(paper: Paper) -> Iterator[Hit]:
    """Yield markers not in the form of GB/T 9704."""
    for pattern, message, remedy in _WRONG_MARKS:
        matches = [pattern.match(paper.folded, heading.start) for heading in paper.letter.outline if heading.marker]
        places = [match.span() for match in matches if match]
        if places:
            yield Hit(*places[0], message, remedy, tuple(places[1:]))


# ---------------------------------------------------------------- ends of headings


def find_wrong_heading_ends(paper: Paper) -> Iterator[Hit]:
    """Yield run-in headings without a full stop, and headings of one level that end differently."""
    by_level: dict[tuple[int, bool], list[Heading]] = {}
    for heading in paper.letter.outline:
        if not heading.marker:
            continue
        missing = _missing_stop(paper, heading)
        if missing is not None:
            yield missing
            continue
        alone = paper.folded[heading.end : heading.end + 2].lstrip(_CLOSERS)[:1] in {"", "\n"}
        by_level.setdefault((heading.level, alone), []).append(heading)
    for (_, alone), headings in by_level.items():
        if alone:
            yield from _uneven(paper, headings)


def _missing_stop(paper: Paper, heading: Heading) -> Hit | None:
    """Return the place where a run-in heading runs into its text."""
    folded = paper.folded
    following = folded[heading.end : heading.end + 1]
    if following and following not in _CLOSERS and not following.isspace() and following not in "（）”》|":
        end = heading.end
    else:
        found = _second_phrase(folded, heading)
        if found is None:
            return None
        end = found
    start = max(heading.start, end - _OBJECT * 2)
    return Hit(start, min(end + _OBJECT, len(folded)), "段首标题后缺句号", f"在“{folded[end - _OBJECT : end]}”后加“。”")


def _second_phrase(folded: str, heading: Heading) -> int | None:
    """Return where a second phrase begins inside a run-in heading: …保障体系|培育发展科技金融服务体系.

    The first must open with a verb and end in a noun of measures, the second open with a verb that is no noun.
    """
    start = heading.start + len(heading.marker)
    stop = re.search(r"[。；！？\n]", folded[start : heading.body_end])
    if stop is None or stop.group() == "\n" or not opens_measure(folded, start):
        return None
    clause = folded[start : start + stop.start()]
    clause = clause[: _end_of_measures(clause)]
    for match in _VERBS_THAT_OPEN.finditer(clause, _SHORTEST_HEADING, _LONGEST_HEADING + 2):
        at = match.start()
        before, after = clause[:at], clause[match.end() : match.end() + _OBJECT]
        joined = not re.search(r"[和与及、的]$", before) and re.fullmatch(rf"[\u4e00-\u9fff]{{{_OBJECT}}}", after)
        if joined and (before[-2:] in _ENDING_NOUNS or before[-1] == "”") and _is_measure(clause, at):
            return start + at
    return None


def _end_of_measures(clause: str) -> int:
    """Return where the clauses end that open with a verb of measures: 加强甲，构筑乙|，在四地丙."""
    at = clause.find("，")
    while at >= 0 and opens_measure(clause, at + 1):
        at = clause.find("，", at + 1)
    return len(clause) if at < 0 else at


_VERBAL_NOUNS = frozenset(
    {"工作", "管理", "服务", "建设", "保障", "发展", "创新", "改革", "转化", "合作", "培训", "监管"}
)
_ENDING_NOUNS = MEASURE_NOUNS - _VERBAL_NOUNS


def _is_measure(clause: str, at: int) -> bool:
    """Return whether what begins at `at` is a phrase of its own: a verb, and no 的 that makes it an attribute."""
    return opens_measure(clause, at) or clause.startswith(("启动", "规范"), at)


def _uneven(paper: Paper, headings: Sequence[Heading]) -> Iterator[Hit]:
    """Yield headings alone on their line that end in a mark while most of their level do not, or the reverse."""
    headings = [heading for heading in headings if "，" not in paper.folded[heading.start : heading.end]]
    marked = [heading for heading in headings if paper.folded[heading.end : heading.end + 1] in set("。；，")]
    if not marked or len(headings) <= 1:
        return
    if len(marked) * 2 > len(headings):
        for heading in headings:
            if heading not in marked:
                yield Hit(*_last_words(heading), "同级标题末尾标点不一致", "同级标题统一，单独成行的标题不加标点")
        return
    for heading in marked:
        start, _ = _last_words(heading)
        yield Hit(start, heading.end + 1, "单独成行的标题末尾不加标点，且与同级标题不一致", "删去句末标点")


def _last_words(heading: Heading) -> tuple[int, int]:
    return max(heading.start, heading.end - _OBJECT), heading.end


# ---------------------------------------------------------------- series


def find_broken_series(paper: Paper) -> Iterator[Hit]:
    """Yield 一是…三是 with a number lost or repeated, and 首先…其次…第四."""
    for line in paper.lines:
        last: dict[Family, int] = {}
        for marker in find_markers(paper.folded, line.start, min(line.end, line.start + _LONGEST_SERIES)):
            if marker.family in _SERIES and _begins_clause(paper.folded, marker.start):
                if paper.folded[marker.end : marker.end + 1] == "、":
                    yield Hit(marker.start, marker.end + 1, f"“{marker.text}”后不用顿号", "删去顿号")
                hit = _next_in_series(marker, last.get(marker.family, 0))
                last[marker.family] = marker.ordinal
                if hit is not None:
                    yield hit
    yield from _mixed_sequence(paper)


def _begins_clause(folded: str, position: int) -> bool:
    return position == 0 or folded[position - 1] in "。；，：、\n 　”）"


def _next_in_series(marker: Marker, before: int) -> Hit | None:
    if marker.ordinal in {before + 1, 1}:
        return None
    if before == 0:
        return None  # the series began in an earlier paragraph
    right = format_marker(marker.family, before + 1, wide=False)
    what = "重复或倒序" if marker.ordinal <= before else "缺项"
    message = f"“{marker.text}”与前面的序次不接（{what}），应为“{right}”"
    return Hit(marker.start, marker.end, message, f"核对后改为“{right}”")


def _mixed_sequence(paper: Paper) -> Iterator[Hit]:
    """Yield 第四 in a series of 首先、其次、再次."""
    pattern = re.compile(r"(?:(?<=[。；\n　 ])|^)(首先|其次|再次|最后|第[二三四五六])(?=[，、是])", re.MULTILINE)
    seen: list[tuple[str, int]] = []
    for match in pattern.finditer(paper.folded, *paper.body):
        word = match.group(1)
        if word == "首先":
            seen = []
        if word.startswith("第") and any(one in {"首先", "其次", "再次"} for one, _ in seen):
            yield Hit(*match.span(1), f"“首先、其次、再次”与“{word}”混用", "统一序次词，如末项用“最后”")
        seen.append((word, match.start()))


FINDERS = {
    "R23": find_broken_ladder,
    "R24": find_wrong_markers,
    "R25": find_wrong_heading_ends,
    "R26": find_broken_series,
}
