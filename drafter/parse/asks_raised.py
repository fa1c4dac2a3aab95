"""The asks a proposal raises: its numbered suggestions, or the sentences that ask."""

import re
from collections.abc import Iterator, Sequence

from drafter.documents import Heading, Sentence
from drafter.grammar.verbs import opens_measure
from drafter.parse.enclosed import find_enclosures
from drafter.parse.page import Frame, Page
from drafter.parse.paragraphs import body_paragraphs

Range = tuple[int, int]

_ASKS = r"建议|对策|意见|措施|请求|诉求|办法|方案|途径|举措|要求"
# A heading or label under which the suggestions stand: 三、意见建议; 具体建议：
_SECTION = re.compile(rf"(?:[^，。；：]{{0,14}})(?:{_ASKS})(?:如下|及理由|和理由)?$")
_LABEL = re.compile(rf"[^，。；：“”]{{0,14}}(?:{_ASKS})(?:内容|如下)?：")
_NOT_ASKS = re.compile(
    r"问题|现状|背景|情况|原因|困难|必要性|可行性|意义|分析|依据|理由|现有|存在|不足|短板|案由|承办|审查|主办|会办|处理|答复"
)
# 为此，建议如下: what follows are the suggestions.
_LEADS = re.compile(
    rf"(?:为此|因此|鉴于此|对此|基于(?:此|以上[^，。]{{0,8}})|综上[所述]*|据此)?，?[^，。；：]{{0,16}}?(?:特|现|谨|拟)?(?:提出|作|做|建议|有)[^，。；：]{{0,12}}?"
    rf"(?:(?:如下|以下|几[点条项个])[^，。；：]{{0,10}}(?:{_ASKS})?|建议)(?:如下)?[：。]"
)
_CUE = re.compile(
    r"建议|希望|恳请|呼吁|恳望|请求|提请|盼望|期望|期盼|吁请|(?:^|(?<=[，：]))请(?![您你予进来求示教问批审])"
)
_CUE_NOUN = re.compile(
    r"(?:的|条|项|些|意见|提出|合理化|本|该|此|代表|委员|采纳|《[^》《]{0,60})建议|意见建议|建议[案书稿人者]|不希望|有希望"
)
_COURTESY = re.compile(
    r"(?:以上|上述)[^，。；]{0,6}建议|妥否|请[^，。]{0,6}(?:研究|参考|采纳|考虑|批评|予以)(?:。|$)|当否|谢谢|感谢"
)
_SEMICOLON = re.compile("；")
_BARE_CUE = 4  # 建议如下: characters of a heading that only announces
_ANY_END = "。；，：！？、. \n"


def raised(page: Page, frame: Frame, outline: Sequence[Heading], sentences: Sequence[Sentence]) -> list[Range]:
    """Return where each thing asked for is named, in reading order; sub-points belong to their ask."""
    places = _places(page, frame, outline)
    found = [ask for place in places for ask in _asked_in(page, outline, sentences, place)]
    if not found:
        found = _headings_that_ask(page, outline) or _asking_sentences(page, outline, sentences, frame.body)
    return sorted(set(found))


def _places(page: Page, frame: Frame, outline: Sequence[Heading]) -> list[Range]:
    """Return the stretches in which suggestions stand: under a heading, behind a label or a lead-in."""
    headings = [(heading.end, heading.body_end) for heading in outline if _opens_asks(page, heading)]
    if headings:
        return headings
    lead = _lead_in(page, frame, outline)
    return [] if lead is None else [(lead, frame.body[1])]


def _opens_asks(page: Page, heading: Heading) -> bool:
    """Return whether suggestions stand under a heading: 三、意见建议."""
    words = page.folded[heading.end - len(heading.text) : heading.end]
    asks = _SECTION.fullmatch(words) is not None and not opens_measure(words, 0) and _CUE.match(words[:-2]) is None
    return asks and not _NOT_ASKS.search(words)


def _lead_in(page: Page, frame: Frame, outline: Sequence[Heading]) -> int | None:
    """Return where the label or sentence ends that announces the suggestions, the last one of the body."""
    found = None
    for paragraph in body_paragraphs(page, frame):
        label = _LABEL.match(page.folded, paragraph.start, paragraph.end)
        if label is not None and not _NOT_ASKS.search(label.group()):
            found = label.end()
            continue
        for lead in _LEADS.finditer(page.folded, paragraph.start, paragraph.end):
            if not _NOT_ASKS.search(lead.group()):
                found = lead.end()
    if found is None:
        return _before_series(page, outline)
    return found


def _before_series(page: Page, outline: Sequence[Heading]) -> int | None:
    """Return where a run-in series starts that 建议 opens: 为此，建议一是…；二是…."""
    for heading in outline:
        before = page.folded[max(0, heading.start - 30) : heading.start].rstrip("：， ")
        if heading.marker and re.search(r"(?:建议|希望|恳请)[^。；]{0,16}$", before):
            return heading.start
    return None


def _asked_in(page: Page, outline: Sequence[Heading], sentences: Sequence[Sentence], place: Range) -> list[Range]:
    """Return the suggestions in one stretch: its outermost headings, else its sentences."""
    inside = [heading for heading in outline if place[0] <= heading.start < place[1]]
    if not inside:
        return _sentences_in(page, sentences, place)
    outermost = min(heading.level for heading in inside)
    return [_words(heading) for heading in inside if heading.level == outermost and heading.text]


def _words(heading: Heading) -> Range:
    """Return where the words of a heading stand, its marker left out."""
    return heading.end - len(heading.text), heading.end


def _headings_that_ask(page: Page, outline: Sequence[Heading]) -> list[Range]:
    """Return the headings that are suggestions themselves: 一、建议加大投入, or all measures."""
    asking = [
        heading
        for heading in outline
        if re.match("建议|希望|恳请|呼吁", heading.text) and len(heading.text) > _BARE_CUE
    ]
    if asking:
        level = min(heading.level for heading in asking)
        return [_words(heading) for heading in asking if heading.level == level]
    top = [heading for heading in outline if heading.level == 1]
    measures = [heading for heading in top if opens_measure(page.folded, _words(heading)[0])]
    return [_words(heading) for heading in measures] if len(measures) > 1 else []


def _sentences_in(page: Page, sentences: Sequence[Sentence], place: Range) -> list[Range]:
    """Return the suggestions in a stretch without headings: what asks, or where nothing does, what opens a measure."""
    inside = [
        list(_clauses(page, max(sentence.start, place[0]), sentence.end))
        for sentence in sentences
        if place[0] <= sentence.start < place[1] or sentence.start < place[0] < sentence.end
    ]
    words = page.folded
    asking = [clauses for clauses in inside if any(_asks(words[slice(*clause)]) for clause in clauses)]
    asking = asking or [clauses for clauses in inside if clauses and opens_measure(words, clauses[0][0])] or inside
    return [clause for clauses in asking for clause in clauses]


def _asking_sentences(
    page: Page, outline: Sequence[Heading], sentences: Sequence[Sentence], body: Range
) -> list[Range]:
    """Return the clauses of the body that ask, outside sections on problems."""
    problems = [(heading.start, heading.body_end) for heading in outline if _NOT_ASKS.search(heading.text)]
    return [
        clause
        for sentence in sentences
        if body[0] <= sentence.start < body[1] and not any(start <= sentence.start < end for start, end in problems)
        for clause in _clauses(page, sentence.start, sentence.end)
        if _asks(page.folded[slice(*clause)])
    ]


def _asks(clause: str) -> bool:
    """Return whether a clause asks for something."""
    if _COURTESY.search(clause):
        return False
    nouns = [found.span() for found in _CUE_NOUN.finditer(clause)]
    return any(not any(start <= cue.start() < end for start, end in nouns) for cue in _CUE.finditer(clause))


def _clauses(page: Page, start: int, end: int) -> Iterator[Range]:
    """Yield the parts of a sentence between ； outside quotations and brackets, without marks around them."""
    marks = [mark.start() for mark in _SEMICOLON.finditer(page.folded, start, end)]
    enclosures = find_enclosures(page.folded, start, end if marks else start)
    cuts = [mark for mark in marks if enclosures.around(mark) is None]
    for first, last in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        words = page.folded[first:last]
        if words.strip(_ANY_END):
            yield first + len(words) - len(words.lstrip(_ANY_END)), first + len(words.rstrip(_ANY_END))
