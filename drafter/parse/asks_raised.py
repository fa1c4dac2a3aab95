"""The asks a proposal raises: its numbered suggestions, or the sentences that ask."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from drafter.documents import Heading, Sentence
from drafter.grammar.fold import fold
from drafter.grammar.markers import read_marker
from drafter.grammar.verbs import opens_measure
from drafter.parse.enclosed import find_enclosures
from drafter.parse.headings import folded_words, ids_in, words_range
from drafter.parse.page import Block, Frame, Page
from drafter.parse.paragraphs import body_paragraphs
from drafter.parse.wording import FORM_LABEL

Range = tuple[int, int]

_KIND = r"(?:建议|对策|意见|措施|请求|诉求|办法|方案|途径|举措|要求)"
# A heading, or a label, under which the suggestions stand: 三、意见建议; 具体建议：; 加强停车管理的几点建议.
_SECTION = re.compile(rf"[^，。；：“”]{{0,28}}{_KIND}(?:内容|部分|如下|及理由|和理由)?")
_SECTION_OF = re.compile(rf"的[^，。；：的]{{0,6}}{_KIND}(?:内容|部分|如下)?\Z")
_LABEL = re.compile(rf"[^，。；：“”]{{0,14}}{_KIND}(?:内容|部分|如下|及理由)?：")
_NOT_ASKS = re.compile(
    r"问题|现状|背景|情况|原因|困难|必要性|可行性|意义|分析|依据|现有|存在|不足|短板|案由|承办|审查|主办|会办|处理|办理|答复|采纳"
)
# 现提出如下建议：…  为此，建议如下。…  我们建议：…  建议从以下几方面着手：…
_LEADS = re.compile(
    rf"(?:提出?|作出?|谈|有|特|现|拟)[^，。；：]{{0,6}}(?:如下|以下|[几两三四五六七八九十]{{1,2}})[点条项个方面]{{0,3}}[^，。；：]{{0,6}}{_KIND}(?:如下)?[：。，]"
    r"|建议(?:如下)?[：]|建议如下[。，]|建议[^，。；：]{0,10}如下：|建议[^，。；：]{0,4}(?:以下|如下|[几两三四五六七八九十]个?方面)[^，。；：]{0,12}[：。]"
)
_CUE = re.compile(
    r"建议|希望|恳请|呼吁|恳望|请求|提请|盼望|期望|期盼|吁请|(?:^|(?<=[，：]))请(?![您你予进来求示教问批审])"
)
_CUE_NOUN = re.compile(
    r"(?:的|条|项|些|意见|提出|合理化|本|该|此|代表|委员|采纳|《[^》《]{0,60})建议|意见建议|建议[案书稿人者]|不希望|有希望"
)
_COURTESY = re.compile(
    r"(?:以上|上述)[^，。；]{0,6}(?:建议|意见)|妥否|当否|谢谢|感谢|请[^，。]{0,6}(?:研究|参考|采纳|考虑|批评|予以)(?:。|$)"
)
_ASKING_HEADING = re.compile(r"(?:建议|希望|恳请|呼吁)[^如]|关于.{2,40}(?:建议|问题)\Z")
_SERIES_CUE = re.compile(r"(?:建议|希望|恳请)[^。；]{0,16}\Z")
_LOOK_BACK = 30  # characters before a series in which 建议 may open it
_PARTS = re.compile("；|，(?:(?:与此)?同时|[此另]外)，?")
_ANY_END = "。；，：！？、. \n"
_ANY_START = _ANY_END + "—–-·•▪●◆■★※◇□▲△"  # with the marks of a list
_OPENS_ASKING = re.compile(r"(?:[为因对鉴][此于]+，?|同时，)?(?:我们?)?(?:建议|恳请|希望|呼吁)")
_BESIDES = re.compile(r"(?:[此另]外|同时|最后|除此之外)，?(?:我们?)?(?:还|也)?(?:恳请|请|建议|希望|呼吁|盼望)")
_OUGHT = re.compile(r"应当?|需要?|要(?![求点素])")
_FORM_FIELD = re.compile(FORM_LABEL)
_FORM_MARK = re.compile(r"[备附]?注：|[□☐√■]")
_LONGEST_FIELD = 40
_JOINED = re.compile("(?:与此)?同时|[此另]外")
_LEAST_PARALLEL = 2
_LONGEST_INDENT = 12


def raised(page: Page, frame: Frame, outline: Sequence[Heading], sentences: Sequence[Sentence]) -> list[Range]:
    """Return where each thing asked for is named, in reading order; sub-points belong to their ask."""
    places = _places(page, frame, outline)
    found = [ask for place in places for ask in _asked_in(page, outline, sentences, place)]
    if not found:
        found = _headings_that_ask(page, outline) or _asking_sentences(page, outline, sentences, frame.body)
    return sorted(set(found))


def _places(page: Page, frame: Frame, outline: Sequence[Heading]) -> list[Range]:
    """Return the stretches in which suggestions stand: under headings, else behind labels or a lead-in."""
    places: list[Range] = []
    for heading in outline:
        if (not places or heading.start >= places[-1][1]) and _opens_asks(folded_words(page, heading)):
            places.append((heading.end, heading.body_end))
    return places or _behind_labels(page, frame, outline) or _behind_lead(page, frame, outline)


def _opens_asks(words: str) -> bool:
    """Return whether suggestions stand under a heading: 三、意见建议, not 三、完善保障措施 or 关于完善政策的建议."""
    if not _SECTION.fullmatch(words) or _NOT_ASKS.search(words) or words.startswith("关于"):
        return False
    return not opens_measure(words, 0) or _SECTION_OF.search(words) is not None


def _behind_labels(page: Page, frame: Frame, outline: Sequence[Heading]) -> list[Range]:
    """Return what stands behind each label of suggestions (建议：), up to the next label or outer heading."""
    labels = [
        (label.start(), label.end(), _NOT_ASKS.search(label.group()) is None)
        for paragraph in body_paragraphs(page, frame)
        if (label := _LABEL.match(page.folded, paragraph.start, paragraph.end))
        or (label := _section_line(page, paragraph))
    ]
    limits = [*(start for start, _, _ in labels[1:]), frame.body[1]]
    return [
        (end, _items_end(outline, end, limit)) for (_, end, asks), limit in zip(labels, limits, strict=False) if asks
    ]


def _section_line(page: Page, paragraph: Block) -> re.Match[str] | None:
    """Return the match of a paragraph that only says that suggestions follow; 关于…的建议 is a title."""
    found = _SECTION.fullmatch(page.folded, paragraph.start, paragraph.end)
    return None if found is None or "关于" in found.group() else found


def _before_form(page: Page, place: Range) -> Range:
    """Return a stretch up to the first line of a form in it: 承办单位：…, 附注：…, boxes to tick."""
    position = place[0]
    while position < place[1]:
        end = page.folded.find("\n", position, place[1])
        end = place[1] if end < 0 else end
        line = page.folded[position : min(end, position + _LONGEST_FIELD)].replace(" ", "")
        label = line.partition("：")[0]
        opens_line = position == 0 or page.folded[position - 1] == "\n"
        if opens_line and (_FORM_FIELD.fullmatch(label) or _FORM_MARK.match(line)):
            return place[0], position
        position = end + 1
    return place


def _behind_lead(page: Page, frame: Frame, outline: Sequence[Heading]) -> list[Range]:
    """Return what stands behind the last sentence that announces suggestions, or from a series that 建议 opens."""
    leads = list(_LEADS.finditer(page.folded, *frame.body))
    if leads:
        return [(leads[-1].end(), _items_end(outline, leads[-1].end(), frame.body[1]))]
    for heading in outline:
        before = page.folded[max(0, heading.start - _LOOK_BACK) : heading.start].rstrip("：， ")
        if heading.marker and _SERIES_CUE.search(before):
            return [(heading.start, frame.body[1])]
    return []


def _items_end(outline: Sequence[Heading], start: int, limit: int) -> int:
    """Return where the items behind a label end: before a heading that does not start among them, or an outer one."""
    first = bisect_left(outline, start, key=lambda heading: heading.start)
    for heading in outline[first:]:
        if heading.start >= limit:
            break
        marker = read_marker(fold(heading.marker), 0)
        if heading.level < outline[first].level or (heading is outline[first] and marker and marker.ordinal > 1):
            return heading.start
    return limit


def _asked_in(page: Page, outline: Sequence[Heading], sentences: Sequence[Sentence], place: Range) -> list[Range]:
    """Return the suggestions in one stretch: its outermost headings and what is asked behind them, else sentences."""
    place = _before_form(page, place)
    inside = [heading for heading in outline if place[0] <= heading.start < place[1]]
    if not inside:
        return _sentences_in(page, sentences, place)
    outermost = min(heading.level for heading in inside)
    asked = [words_range(heading) for heading in inside if heading.level == outermost and heading.text]
    return [*asked, *_asked_besides(page, sentences, (asked[-1][1], place[1]))] if asked else []


def _asked_besides(page: Page, sentences: Sequence[Sentence], place: Range) -> list[Range]:
    """Return what a sentence behind the last point asks for besides: 此外，恳请…；…也应当…."""
    first = bisect_left(sentences, place[0], key=lambda sentence: sentence.start)
    last = bisect_left(sentences, place[1], key=lambda sentence: sentence.start)
    return [
        clause
        for sentence in sentences[first:last]
        if _BESIDES.match(page.folded, sentence.start, sentence.end)
        and not _COURTESY.search(page.folded, sentence.start, sentence.end)
        for clause in _clauses(page, sentence.start, sentence.end)
        if _asks(page.folded[slice(*clause)]) or _OUGHT.search(page.folded, *clause)
    ]


def _headings_that_ask(page: Page, outline: Sequence[Heading]) -> list[Range]:
    """Return the headings that are suggestions themselves: 一、建议加大投入; or measures only: 一、加大投入."""
    asking = [heading for heading in outline if _ASKING_HEADING.match(folded_words(page, heading))]
    if asking:
        outermost = min(heading.level for heading in asking)
        return [words_range(heading) for heading in asking if heading.level == outermost]
    measures = [heading for heading in outline if heading.level == 1 and opens_measure(folded_words(page, heading), 0)]
    return [words_range(heading) for heading in measures] if len(measures) > 1 else []


def _sentences_in(page: Page, sentences: Sequence[Sentence], place: Range) -> list[Range]:
    """Return the suggestions in a stretch without headings: what asks, or where nothing does, what opens a measure."""
    first = bisect_right(sentences, place[0], key=lambda sentence: sentence.end)
    last = bisect_left(sentences, place[1], key=lambda sentence: sentence.start)
    inside = [
        list(_clauses(page, max(sentence.start, place[0]), min(sentence.end, place[1])))
        for sentence in sentences[first:last]
    ]
    inside = [
        clauses for clauses in inside if clauses and not _COURTESY.search(page.folded, clauses[0][0], clauses[-1][1])
    ]
    asking = [clauses for clauses in inside if any(_asks(page.folded[slice(*clause)]) for clause in clauses)]
    opening = [clauses for clauses in inside if _opens_paragraph(page, clauses[0][0])]
    if len(opening) >= _LEAST_PARALLEL and 2 * len(asking) < len(opening):
        return [(clauses[0][0], clauses[-1][1]) for clauses in opening]
    asking = asking or [clauses for clauses in inside if opens_measure(page.folded, clauses[0][0])] or inside
    return [clause for clauses in asking for clause in clauses]


def _opens_paragraph(page: Page, start: int) -> bool:
    """Return whether only marks of a list stand between `start` and the line end before it."""
    return page.folded[max(0, start - _LONGEST_INDENT) : start].rstrip(_ANY_START.replace("\n", "")).endswith("\n")


def _asking_sentences(
    page: Page, outline: Sequence[Heading], sentences: Sequence[Sentence], body: Range
) -> list[Range]:
    """Return the clauses of the body that ask; in sections on problems those only that open with the asking."""
    problems = ids_in(
        sentences,
        ((heading.start, heading.body_end) for heading in outline if _NOT_ASKS.search(folded_words(page, heading))),
    )
    found: list[Range] = []
    for sentence in sentences:
        if not body[0] <= sentence.start < body[1]:
            continue
        for clause in _clauses(page, sentence.start, sentence.end):
            joined = bool(found) and found[-1][1] + 1 == clause[0] and _JOINED.match(page.folded, clause[0]) is not None
            asks = _asks(page.folded[slice(*clause)])
            if joined or (asks and (sentence.id not in problems or _OPENS_ASKING.match(page.folded, clause[0]))):
                found.append(clause)
    return found


def _asks(clause: str) -> bool:
    """Return whether a clause asks for something."""
    if _COURTESY.search(clause):
        return False
    nouns = [found.span() for found in _CUE_NOUN.finditer(clause)]
    return any(not any(start <= cue.start() < end for start, end in nouns) for cue in _CUE.finditer(clause))


def _clauses(page: Page, start: int, end: int) -> Iterator[Range]:
    """Yield the parts of a sentence between ； outside quotations and brackets, without marks around them.

    A second want that 同时 joins (…，同时加大…) is a part of its own.
    """
    marks = [
        mark.start()
        for mark in _PARTS.finditer(page.folded, start, end)
        if mark[0] == "；" or opens_measure(page.folded, mark.end())
    ]
    enclosures = find_enclosures(page.folded, start, end if marks else start)
    cuts = [mark for mark in marks if enclosures.around(mark) is None]
    for first, last in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        words = page.folded[first:last]
        if words.strip(_ANY_END):
            yield first + len(words) - len(words.lstrip(_ANY_START)), first + len(words.rstrip(_ANY_END))
