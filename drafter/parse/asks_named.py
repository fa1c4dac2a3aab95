"""The asks that a reply names: 关于“…”, 关于…的建议, 针对您提出的…问题."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from drafter.documents import Heading, Sentence
from drafter.grammar.verbs import opens_measure
from drafter.parse.headings import folded_words, words_range
from drafter.parse.page import Frame, Page

_PROPOSER = r"(?:[您你]们?|贵[党委会社院校单位]{1,2}|代表|委员|提案(?:人|者)?|建议)"
_CONCERNING = r"就(?![业近医地餐学读诊职任是此能会])"
_ABOUT = re.compile(
    rf"(?:(?:其[一二三四五六七八九]|第[一二三四五六七八九十])，?)?(?:关于|针对|对于|对|{_CONCERNING}|围绕(?={_PROPOSER}))"
)
_OUTCOME = (
    r"(?:的?(?:总体|具体|有关)?(?:答复|回复|回应|(?:办理|落实|采纳|吸纳|推进|研究)(?:和答复)?(?:情况|意见|结果)?))"
)
_ENDS_AS_ASK = re.compile(rf"(?:建议|问题|意见|诉求|请求|提议|事宜){_OUTCOME}?$")
# 关于降低企业成本方面 is a part of the answer; 关于您提出的…方面 and 关于“…”方面 name asks.
_FIELD = re.compile(r"方面$")
# 建议内容：…  关于第一条建议：…
_LABELLED = re.compile(
    r"(?:(?:提案|意见)?建议内容[一二三四五六七八九十0-9]{0,2}"
    r"|(?:关于|针对|对于?)?第[一二三四五六七八九十0-9]{1,2}[条点项]建议)："
)
_QUOTED = re.compile(r"[“「『《\"][^”」』》\"]{2,}[”」』》\"]")
# What a reply itself reports on is no ask: 关于工作开展情况, 关于下一步打算.
_OWN_WORK = re.compile(r"(?:情况|进展|现状|成效|做法|打算|安排|计划|思路|举措|考虑)$|下一?步|今后|总体|基本情况")
# 对您所提建议的答复, 针对提案建议的落实情况; …等建议; 以下几条建议.
_GENERAL = re.compile(
    rf"^(?:关于|针对|对于|对|就|围绕)*(?:{_PROPOSER}|本|该|此|的|中|所|提出?|反映|涉及?|及|等|有关|相关|具体|主要|几|各|[条点项])*"
    rf"(?:建议|意见|问题|诉求|事项|内容){{1,2}}(?:的?(?:逐条|逐项|分项))?(?:{_OUTCOME}|的(?:意见|看法|说明))?$|等[^，。；]{{0,8}}(?:建议|意见|问题)$"
    r"|(?:以下|上述|如下|宝贵|有关|相关|几[个条点项]|[两三四五六七八九十0-9][个条点项])[^，。；]{0,6}(?:建议|意见|问题)$"
)
_RAISED = r"[^，。；：？！“]{0,10}(?:提出|提到|反映|建议|关注)的"
# 针对您反映的…问题, … tells what was done about a matter; it names no suggestion.
_REPORTS = rf"(?!针对{_PROPOSER}?[^，。；：“]{{0,6}}反映的?[^“，。；的])"
# 关于“…”, 针对您提出的“…”建议, 关于您提出的…的建议, 建议一：…; 您提出的…的建议 without marks says no more than that
# there was one.
_NAMED = re.compile(
    rf"{_REPORTS}(?:(?:关于|针对|对于|{_CONCERNING}|(?:对|围绕)(?={_PROPOSER})){_PROPOSER}?[^，。；：？！“]{{0,14}}|{_PROPOSER}{_RAISED}?)"
    r"：?“[^”]{4,60}”(?:[^，。；：？！]{0,6}(?:建议|问题|意见|诉求|提议|方面))?(?=[，。；：]|$)"
    rf"|{_REPORTS}(?:关于|针对){_PROPOSER}{_RAISED}"
    r"[^，。；：？！“”《》]{4,60}(?:建议|问题|意见|诉求|提议)(?=[，。；：]|$)"
    rf"|(?:建议[一二三四五六七八九十1-9]{{1,2}}[：、，]|{_LABELLED.pattern})[^。；：？！]{{4,60}}"
)
# 针对建议一：…, 建议二、…: the number names an ask, whatever follows.
_COUNTED = re.compile(
    r"(?:关于|针对|对于?|就)?(?:您|你们|贵委)?(?:提出的|所提的?)?建议[一二三四五六七八九十0-9]{1,2}(?:[：、，]|的|$)"
)
# 您们提出的“一、…”: what they raised stands in the marks.
_THEIR_WORDS = re.compile(rf"{_PROPOSER}{_RAISED}：?“[^”]{{2,}}”")
# 我局完全同意您提出的“…”的建议: in the middle of a sentence.
_QUOTED_ASK = re.compile(
    rf"{_PROPOSER}{_RAISED}：?“(?P<ask>[^“”]{{6,200}})”(?=的?(?:这一|这个|等|等的|一)?(?:建议|诉求|提议|事|请求))"
)
_RECEIVED = re.compile(r"[^。；]{0,24}(?:收悉|已收|悉[，。])")
# The first words of a paragraph that is one sentence: （一）关于建立…制度的建议，我局….
_NAMED_FIRST = re.compile(
    r"关于(?:[^，。；：“”]{2,40}(?:建议|问题|诉求)|建议(?!中|所|的|内容|提)[^，。；：“”]{2,30})(?=，)"
)

Range = tuple[int, int]

_ALIKE = 0.4
_LONGEST_NAME = 60  # characters of a heading that is only a name


def named_in_headings(page: Page, outline: Sequence[Heading]) -> list[Range]:
    """Return where headings name an ask, on the outermost level that does."""
    found: list[tuple[int, Range]] = []
    for heading in outline:
        words, (start, end) = folded_words(page, heading), words_range(heading)
        named = (_NAMED_FIRST.match(words) if heading.marker else None) or _named_before_answer(words)
        if named is None and len(words) <= _LONGEST_NAME:
            if _names_ask(words):
                found.append((heading.level, (start, end)))
            continue
        named = named or _NAMED.match(words)  # a whole sentence: 对于您提出的…提议，可以…
        if named is not None and not _GENERAL.search(named.group()):
            found.append((heading.level, (start, start + named.end())))
    outermost = min((level for level, _ in found), default=0)
    return [span for level, span in found if level == outermost]


def _named_before_answer(words: str) -> re.Match[str] | None:
    """Return the match of what names an ask where the answer goes on behind a comma: 对于您提出的“…”的建议，还需…."""
    named = _NAMED.match(words) if "，" in words else None
    goes_on = named is not None and words[named.end() : named.end() + 1] == "，"
    return named if named is not None and goes_on and not _GENERAL.search(named.group()) else None


def named_in_sentences(page: Page, frame: Frame, sentences: Sequence[Sentence]) -> list[Range]:
    """Return where the first words of a sentence in the body name an ask, or words in it quote one."""
    found = []
    for sentence in sentences:
        if not (frame.body[0] <= sentence.start and sentence.end <= frame.body[1]):
            continue
        named = _NAMED.match(page.folded, sentence.start, sentence.end)
        if named is not None and not _GENERAL.search(named.group()):
            found.append(named.span())
        elif "“" in page.folded[sentence.start : sentence.end]:
            found += [
                quoted.span("ask")
                for quoted in _QUOTED_ASK.finditer(page.folded, sentence.start, sentence.end)
                if not _RECEIVED.match(page.folded, quoted.end(), sentence.end)
            ]
    return found


def quoted_under(
    page: Page, headings: Sequence[Range], bodies: Sequence[int], sentences: Sequence[Range]
) -> list[Range]:
    """Return the asks of `sentences` that stand under a heading which names an ask, and quote another matter.

    `bodies`: where what stands under each of the headings ends.
    """
    added = []
    for start, end in sentences:
        if "“" not in page.folded[start:end] and page.folded[start - 1 : start] != "“":
            continue
        over = bisect_right(headings, (start, end)) - 1
        stands_under = over >= 0 and headings[over][1] <= start < bodies[over]
        if stands_under and not _same_matter(page.folded[slice(*headings[over])], page.folded[start:end]):
            added.append((start, end))
    return added


def _same_matter(heading: str, words: str) -> bool:
    """Return whether an ask repeats the heading it stands under: two of five pairs of characters are alike."""
    pairs = {words[place : place + 2] for place in range(len(words) - 1)}
    shared = sum(pair in heading for pair in pairs if "“" not in pair)
    return shared >= _ALIKE * len(pairs)


def _names_ask(words: str) -> bool:
    """Return whether the words of a heading name an ask."""
    if _GENERAL.search(words):
        return False
    if _COUNTED.match(words) or _THEIR_WORDS.match(words) or _LABELLED.match(words):
        return True
    about = _ABOUT.match(words)
    rest = words if about is None else words[about.end() :]
    if _ENDS_AS_ASK.search(words):
        return about is not None or _QUOTED.match(words) is not None or re.match(_PROPOSER, words) is not None
    if about is None or _OWN_WORK.search(words):
        return False
    names_person = re.match(_PROPOSER, rest) is not None
    return _QUOTED.search(rest) is not None or (names_person if _FIELD.search(words) else opens_measure(rest, 0))
