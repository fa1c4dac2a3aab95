"""Every 《title》 of a text, nested and broken by a line end as well, and every 发文字号 (document number)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.grammar.fold import SPACES
from drafter.grammar.near import near

LONGEST_TITLE = 160  # signs; a pair further apart is two slips, no title


@dataclass(frozen=True, slots=True)
class TitleFound:
    """A title with its marks at start:end; `depth` 0 stands in no other title."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class DocNumberFound:
    """A document number at start:end: 云政发〔2024〕15号, 国务院令第714号."""

    start: int
    end: int


# Inner marks 〈〉 count as 《》. A full stop or an empty line inside means that the closing mark was forgotten.
_MARKS = re.compile(rf"《|》|〈|〉|。(?![》〉])|\n[{re.escape(SPACES)}\n]*\n")
_OPENING = re.compile("[《〈]")

_YEAR_IN_BRACKETS = re.compile(
    r"[〔\[（【［] ?(?:19|20)\d\d ?年? ?[〕\]）】］] ?(?:第? ?\d{1,5}(?:-\d{1,3})? ?号|\d{1,5}(?=[，。；）]))"
)
_ORDER = re.compile(r"(?P<who>[一-鿿]{2,12})令(?:第 ?[\d〇零一二三四五六七八九十百]{1,7} ?号|（第 ?\d{1,4} ?号）)")
_ORDER_SIGN = re.compile("令第|令（")
_PREFIX = re.compile(r"[一-鿿A-Za-z]{1,14}$")
_LONGEST_PREFIX = 14
# What stands before a number without being part of it: 按照云政发〔2024〕15号.
_LEAD_IN = re.compile(
    ".*(?:根据|按照|依据|依照|结合|落实|执行|参照|对照|印发|下发|转发|关于|通过|详见|参见|文件|通知|文号|编号"
    "|和|及|与|据|见|的|等|由|为)"
)


def in_quotes(words: str) -> str:
    """Return the words in double quotation marks, those within made single (GB/T 15834-2011, 4.8.3.4)."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def find_titles(text: str) -> Iterator[TitleFound]:
    """Yield the titles of a text by their end: an inner title before the one it stands in.

    An opening mark without its partner, or a closing one, is no title and does not hide its neighbours.
    """
    opened: list[int] = []
    position = 0
    while match := (_MARKS if opened else _OPENING).search(text, position):
        position = match.end()
        if match.group() in "《〈":
            opened.append(match.start())
        elif match.group() not in "》〉":
            opened.clear()
        else:
            start = opened.pop()
            if len("《》") < match.end() - start <= LONGEST_TITLE:
                yield TitleFound(start, match.end(), len(opened))


def find_doc_numbers(folded: str) -> Iterator[DocNumberFound]:
    """Yield the document numbers of a folded text in order."""
    found = [_with_prefix(folded, match) for match in _YEAR_IN_BRACKETS.finditer(folded)]
    for start, end in near(folded, _ORDER_SIGN, _LONGEST_PREFIX, _LONGEST_PREFIX):
        found += [_order(match) for match in _ORDER.finditer(folded, start, end)]
    yield from sorted((number for number in found if number), key=lambda number: number.start)


def _with_prefix(folded: str, match: re.Match[str]) -> DocNumberFound | None:
    """Return the number with the letters that stand before its year, or None if none do ((2021)3号)."""
    window = folded[max(match.start() - _LONGEST_PREFIX, 0) : match.start()]
    prefix = _PREFIX.search(window)
    if prefix is None:
        return None
    start = match.start() - len(window) + _after_lead_in(prefix.group(), prefix.start())
    return DocNumberFound(start, match.end()) if start < match.start() else None


def _order(match: re.Match[str]) -> DocNumberFound:
    return DocNumberFound(_after_lead_in(match["who"], match.start()), match.end())


def _after_lead_in(words: str, offset: int) -> int:
    """Return the offset of what stands after the last lead-in word of `words`."""
    lead_in = _LEAD_IN.match(words)
    return offset + (lead_in.end() if lead_in else 0)
