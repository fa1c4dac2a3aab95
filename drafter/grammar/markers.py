"""Numbering markers of official prose: 一、 （一） 1. （1） ① 一是 首先 第一 第一条, read and written.

Sources: GB/T 9704-2012 7.3.3 (一、 （一） 1. （1）); the misprints (一. （一）、 1、 (一〕) and the run-in families are
observed in published replies.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

Family = Literal[
    "chapter",  # 第一章
    "section",  # 第一节
    "article",  # 第一条
    "cn_capital",  # 壹、
    "cn_comma",  # 一、
    "cn_paren",  # （一）
    "arabic_dot",  # 1.
    "decimal_two",  # 1.1
    "decimal_three",  # 1.1.1
    "arabic_paren",  # （1）
    "arabic_close",  # 1）
    "circled",  # ①
    "letter",  # A.
    "ordinal",  # 第一，
    "sequence",  # 首先
    "qi_yi",  # 其一
    "yi_shi",  # 一是
    "yi_yao",  # 一要
]

# From the outermost to the innermost, as printed letters nest them.
FAMILIES: tuple[Family, ...] = (
    "chapter",
    "section",
    "article",
    "cn_capital",
    "cn_comma",
    "cn_paren",
    "arabic_dot",
    "decimal_two",
    "decimal_three",
    "arabic_paren",
    "arabic_close",
    "circled",
    "letter",
    "ordinal",
    "sequence",
    "qi_yi",
    "yi_shi",
    "yi_yao",
)
RUN_IN: frozenset[Family] = frozenset({"ordinal", "sequence", "qi_yi", "yi_shi", "yi_yao"})

_DIGITS = "零一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾"
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 99}
_LAST = _SEQUENCE["最后"]

_CN = "[一二三四五六七八九十]{1,3}"
_BREAK = r"(?:\n\s{0,8})?"  # a line break inside a marker, where the text is hard-wrapped
# A numeral that goes on is an enumeration (一、二级; 1、2月) or a number (1.2), not a marker; a year may follow.
_NO_LIST = r"(?!\ ?[一二三四五六七八九十]{1,3}[、，级类线等期轮批])"
_NO_NUMBER = r"(?!\ ?[0-9](?!(?<=[12])[0-9]{3}(?:年|(?:-|—{1,2}|~|至|到)[12][0-9]{3}年)))"
_MARKER = re.compile(
    rf"""
    第(?P<chapter>[零一二三四五六七八九十百]{{1,5}})章
  | 第(?P<section>[零一二三四五六七八九十百]{{1,5}})节
  | 第(?P<article>[零一二三四五六七八九十百]{{1,6}})条
  | (?P<cn_capital>[壹贰叁肆伍陆柒捌玖拾]{{1,3}})\ ?[、.，]
  | (?P<cn_comma>{_CN})\ ?[、.，．]{{1,2}}{_NO_LIST}
  | [（〔【\[]\ ?(?P<cn_paren>{_CN})\ ?[）〕】\]][、.]?
  | (?P<cn_close>{_CN})\ ?[）〕】][、.]?
  | (?P<sign>[㈠-㈩⒈-⒛⑴-⒇①-⑳❶-❿])[、.]?
  | [（〔【\[]\ ?(?P<arabic_paren>[0-9]{{1,2}})\ ?[）〕】\]][、.]?
  | (?P<decimal>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,2}})(?:[、.]|(?=\ ))(?!\ *[0-9])
  | (?P<arabic_close>[0-9]{{1,2}})\ ?）、?
  | (?P<arabic_dot>[0-9]{{1,2}})\ ?[.、，．]{{1,2}}{_NO_NUMBER}
  | (?P<letter>[A-Z])[.、](?![A-Za-z0-9])
  | 第{_BREAK}(?P<ordinal>[一二三四五六七八九十]{{1,2}}|[1-9])(?:(?=[，：](?!第))|、(?!第)|是)
  | (?P<sequence>首{_BREAK}先|其{_BREAK}次|再{_BREAK}次|再者|最{_BREAK}后)(?:是(?!否))?
  | 其(?P<qi_yi>[一二三四五六七八九十]{{1,2}})(?=[，：、是])是?
  | (?P<yi_shi>{_CN}){_BREAK}是(?![一二三四五六七八九十](?:[，。、；]|\Z)|[非否])
  | (?P<yi_yao>{_CN}){_BREAK}要(?![素点求领])
    """,
    re.VERBOSE,
)
# Where a marker may begin: at the start of a word, at a bracket or sign, 一是, 具体为1、; looked for first: quick.
_OPENERS, _NUMERALS = r"（〔【\[㈠-㈩⒈-⒛⑴-⒇①-⑳❶-❿", "一二三四五六七八九十"
_BEGINNING = re.compile(
    rf"[第首其再最A-Z0-9{_NUMERALS}壹贰叁肆伍陆柒捌玖拾{_OPENERS}]"
    rf"(?:(?<!\w.)|(?<=[{_OPENERS}])|(?<=[{_NUMERALS}])[{_NUMERALS}]{{0,2}}{_BREAK}是|(?<=[为是有括下于]1)(?=、))"
)
_IN_NUMBER = re.compile(r"[0-9A-Za-z]\.?\Z")
# 统一是, 之一是, 第一是, 星期一是, 十一是: the numeral belongs to the word before it.
_WORD_BEFORE = frozenset("统之唯第单专同万划归逐期周其某初百千十一二三四五六七八九每任不两几另任数多")
_SIGNS: tuple[tuple[str, str, Family], ...] = (
    ("㈠", "㈩", "cn_paren"),
    ("⒈", "⒛", "arabic_dot"),
    ("⑴", "⒇", "arabic_paren"),
    ("①", "⑳", "circled"),
    ("❶", "❿", "circled"),
)


class Marker(NamedTuple):
    """A numbering marker; `text` as in the folded text, `ordinal` 1, 2, 3 … (99 for 最后)."""

    family: Family
    ordinal: int
    text: str
    start: int
    end: int

    @property
    def is_last(self) -> bool:
        """Whether it closes its series whatever its number (最后)."""
        return self.ordinal == _LAST


def read_marker(folded: str, position: int) -> Marker | None:
    """Return the marker that stands at `position` of a folded text, or None."""
    match = _MARKER.match(folded, position)
    return None if match is None else _from_match(folded, match)


def find_markers(folded: str, start: int = 0, end: int | None = None) -> Iterator[Marker]:
    """Yield what may be a marker in start:end, from left to right; the place decides whether it is one."""
    limit = len(folded) if end is None else end
    behind = start
    for beginning in _BEGINNING.finditer(folded, start, limit):
        match = _MARKER.match(folded, beginning.start(), limit) if beginning.start() >= behind else None
        marker = None if match is None else _from_match(folded, match)
        if marker is not None:
            behind = marker.end
            yield marker


def format_marker(family: Family, ordinal: int, *, wide: bool) -> str:
    """Return the marker of a family with this number, 1 to 99; `wide`: full-width brackets (一) → （一）."""
    opening, closing = ("（", "）") if wide else ("(", ")")
    chinese = chinese_numeral(ordinal)
    forms: dict[Family, str] = {
        "chapter": f"第{chinese}章",
        "section": f"第{chinese}节",
        "article": f"第{chinese}条",
        "cn_capital": "".join(_CAPITALS["零一二三四五六七八九十".index(digit)] for digit in chinese) + "、",
        "cn_comma": f"{chinese}、",
        "cn_paren": f"{opening}{chinese}{closing}",
        "arabic_dot": f"{ordinal}.",
        "decimal_two": f"1.{ordinal}",
        "decimal_three": f"1.1.{ordinal}",
        "arabic_paren": f"{opening}{ordinal}{closing}",
        "arabic_close": f"{ordinal}{closing}",
        "circled": chr(ord("①") + ordinal - 1) if ordinal <= 20 else f"{opening}{ordinal}{closing}",  # noqa: PLR2004 - ⑳ is the last sign
        "letter": f"{chr(ord('A') + (ordinal - 1) % 26)}.",
        "ordinal": f"第{chinese}",
        "sequence": {1: "首先", 2: "其次", 3: "再次"}.get(ordinal, f"第{chinese}"),
        "qi_yi": f"其{chinese}",
        "yi_shi": f"{chinese}是",
        "yi_yao": f"{chinese}要",
    }
    return forms[family]


def chinese_numeral(number: int) -> str:
    """Return 1 to 99 in Chinese numerals: 3 → 三, 12 → 十二, 20 → 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def chinese_value(numeral: str) -> int:
    """Return the number a Chinese numeral below 1000 stands for: 十二 → 12, 一百零三 → 103; 0 for what is none."""
    total = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        elif character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
    return total + digit


def _from_match(folded: str, match: re.Match[str]) -> Marker | None:
    """Return the marker a match stands for, unless what is before it makes it part of a word or number."""
    before = folded[max(0, match.start() - 2) : match.start()]
    sign, decimal = match["sign"], match["decimal"]
    if sign:
        family, ordinal = next(
            (name, ord(sign) - ord(first) + 1) for first, last, name in _SIGNS if first <= sign <= last
        )
        return Marker(family, ordinal, match.group(), *match.span())
    if decimal:
        parts = decimal.split(".")
        family = "decimal_two" if len(parts) == 2 else "decimal_three"  # noqa: PLR2004 - 1.1 has two parts
        return None if _IN_NUMBER.search(before) else Marker(family, int(parts[-1]), match.group(), *match.span())
    if match["cn_close"]:  # 一）: the opening bracket was lost
        return (
            None
            if before in _WORD_BEFORE
            else Marker("cn_paren", chinese_value(match["cn_close"]), match.group(), *match.span())
        )
    family = cast("Family", match.lastgroup)  # each alternative has one group
    ordinal = _ordinal(family, match[family])
    if ordinal == 0 or _joined_to(before, family):
        return None
    return Marker(family, ordinal, match.group(), *match.span())


def _ordinal(family: Family, printed: str) -> int:
    """Return the number of a marker from its printed numeral."""
    if family == "sequence":
        return _SEQUENCE["".join(printed.split())]
    if family == "letter":
        return ord(printed) - ord("A") + 1
    if family == "cn_capital":
        return chinese_value("".join("零一二三四五六七八九十"[_CAPITALS.index(digit)] for digit in printed))
    return int(printed) if printed.isdecimal() else chinese_value(printed)


def _joined_to(before: str, family: Family) -> bool:
    """Return whether the two characters before make the numeral part of a longer word or number."""
    if family in {"arabic_dot", "arabic_close", "letter"}:
        return _IN_NUMBER.search(before) is not None
    if family in {"cn_comma", "yi_shi", "yi_yao"}:
        return before[-1:] in _WORD_BEFORE
    return False
