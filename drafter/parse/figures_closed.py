"""The parts of a letter in which no number is a figure: names, titles, dates, markers, telephone numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from drafter.assets import load_list
from drafter.documents import Heading
from drafter.grammar.dates import find_date_ranges
from drafter.grammar.near import near
from drafter.grammar.titles import find_doc_numbers, find_titles
from drafter.parse.page import Frame

_LONGEST_QUOTED_NAME = 24  # characters between “ and ”
_QUOTED = re.compile(rf"[“\"](?P<words>[^“”\"\n]{{1,{_LONGEST_QUOTED_NAME}}})[”\"]")
_QUOTED_TITLE = re.compile(r"[“\"]关于[^“”\"\n]{1,160}[”\"]")
_SENTENCE_SIGN = re.compile(r"[，。；：！？]")
_WHOLE_SHARE = re.compile(r"\d+(?:\.\d+)?%")  # 实现“100%”覆盖 is a figure all the same
_MARKER = re.compile(
    r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|^ *\d{1,2}(?:[、．]|[.）](?!\d))", re.MULTILINE
)
_NUMBER_OF = r"[号码]{0,2}[为是：]? ?[\d—-]{3,15}"
# Each alternative opens with a character of its own, for which the search can look ahead quickly.
_CONTACT = re.compile(
    r"1(?<!\d1)[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"  # mobile
    r"|0(?<!\d0)\d{2,3}）?[ -—]{0,2}\d{7,8}(?!\d)"  # with area code
    rf"|电话{_NUMBER_OF}|热线{_NUMBER_OF}|传真{_NUMBER_OF}|手机{_NUMBER_OF}|邮(?:编|政编码){_NUMBER_OF}"
    rf"|QQ{_NUMBER_OF}|微信{_NUMBER_OF}"
    r"|https?：[!-~：，？]{1,200}|www\.[!-~：，？]{1,200}"
)
_HOTLINE = re.compile(r"\d{3,5}(?:-\d)?(?:政务|服务|投诉|举报|市民|便民){0,5}(?:热线|平台|电话|专线)")
_ADDRESS = re.compile(r"[A-Za-z0-9._-]{1,40}@[A-Za-z0-9._-]{1,40}")
_NUMERAL = r"[〇零一二三四五六七八九十\d]{1,4}"
_SESSION = re.compile(
    rf"第?{_NUMERAL}届(?:[全国省市县区州人大政协常委员会]{{0,10}}{_NUMERAL}次|(?=[全国省市县区州人政常]|委员会|党代会|会议|[中一二三四五六七八九]中?全会))"
    rf"|{_NUMERAL}次(?=全会|全体会议|党代会)"
    r"|\d{1,4}(?:幢|栋|座|弄)(?=\d)"  # 10幢2单元
    r"|第 ?[〇零一二三四五六七八九十百千\d]{1,6} ?(?:号|条|款|章|届|批次?|期|次|轮|代|阶段|季|产业|方|类|种|步|层|个)"
)
_SIGNERS = re.compile(r"等 ?[\d一二三四五六七八九十]{1,3} ?[位名](?:人大|政协|市|省|区|县)*(?:代表|委员)")
_DECADE = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})世纪|[\d〇一二三四五六七八九]{2}年代|[\d一二三四五六七八九]年级"
)
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])(?:时|点(?!位))(?:[0-5]?\d分|半|整)?")
# Each match of these holds its sign, which is quick to find, and extends at most so many characters from it.
_BY_SIGN = (
    (re.compile("热线|平台|电话|专线"), 20, _HOTLINE),
    (re.compile("@"), 42, _ADDRESS),
    (re.compile("[届次幢栋座弄第]"), 20, _SESSION),
    (re.compile("世纪|年代|年级"), 6, _DECADE),
    (re.compile("[时点]"), 6, _CLOCK),
)


def find_closed(text: str, apart: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the closed ranges of a folded text in order, none touching another; `apart` are those known already."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*apart, *_by_words(text)]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def ranges_apart(frame: Frame, outline: Sequence[Heading]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the page that are closed because of their place in the letter."""
    yield from ((span.start, span.end) for span in (*frame.furniture, frame.title, frame.salutation) if span)
    yield from ((heading.start, heading.start + len(heading.marker)) for heading in outline if heading.marker)
    if frame.end_block:
        yield frame.end_block


def _by_words(text: str) -> Iterator[tuple[int, int]]:
    yield from ((title.start, title.end) for title in find_titles(text))
    yield from ((number.start, number.end) for number in find_doc_numbers(text))
    yield from find_date_ranges(text)
    for pattern in (_QUOTED_TITLE, _MARKER, _CONTACT, _SIGNERS, _phrases()):
        yield from (match.span() for match in pattern.finditer(text))
    for sign, reach, pattern in _BY_SIGN:
        for start, end in near(text, sign, reach, reach):
            yield from (match.span() for match in pattern.finditer(text, start, end))
    yield from (match.span() for match in _QUOTED.finditer(text) if _is_quoted_name(match["words"]))


def _is_quoted_name(words: str) -> bool:
    """Return whether a quotation is a name (“双百工程”), not a statement and not a mere share."""
    return not _SENTENCE_SIGN.search(words) and not _WHOLE_SHARE.fullmatch(words)


@cache
def _phrases() -> re.Pattern[str]:
    words = sorted(load_list("figures")["set_phrases"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
