"""The words of a passage made fit for our letter: who speaks, when, and without the marks of its old place.

Words may be adapted, figures, dates, titles and names never: what stands in 《》 or “” and every digit stays.
"""

import re

from drafter.documents import Passage
from drafter.draft.facts import Facts
from drafter.draft.times import in_full_years
from drafter.grammar.fold import fold
from drafter.grammar.markers import RUN_IN, read_marker
from drafter.grammar.names import find_organisations
from drafter.grammar.sheetrow import row_sentence

_UNDATED = frozenset({"policy", "plan", "outlook"})  # kinds whose sentences hold for no year of the past
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_SENTENCE_END = "。！？；：，"
_LONGEST_HEADING = 40
# An own name is replaced where a new word begins: 经市科技局审核, never 江陵市科技局.
_WORD_BEFORE = frozenset("由和与及经向对将是请据同在从让以被为，。；：、！？（“ 》”\n")
_BUREAU_ENDINGS = frozenset("局委厅部办院")
_FIRST_PERSON = re.compile(r"我[局委厅部办院]|我单位|我们(?![党国])")
_OURSELVES = re.compile(r"我们(?![党国])")
_RUN_IN_MARKER = re.compile(r"(?:^|(?<=[。；！？\n]))[一二三四五六七八九十]{1,2}[是要](?!否|因|以|由|求)")
# Who told it in a meeting: 局长王某介绍，…
_SPEECH = re.compile(r"(?:^|(?<=。))[^，。；：]{2,20}(?:介绍|说明|解释|回应|通报)(?:说|道)?[，：]")
_SECOND_PERSON = re.compile(r"[贵你][局委厅部办]|[贵你]单位|[贵你]方")
_COUNTY_WORDS = re.compile(r"我[县区旗镇乡]")
# Sentences that only announce what follows: 我局意见如下：, 现将有关情况报告如下：
_LABEL = re.compile(r"(?:^|(?<=。))[^，。：]{0,12}(?:答复|回复|回应|说明|表示|商定|议定|明确)：")
_LEAD_IN = re.compile(r"[^。！？：]{0,40}如下[：。]")
_HALF_WIDTH = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff”》）%])\.(?=[\u4e00-\u9fff“《]|$)")
_STRAIGHT_QUOTES = re.compile(r'"([^"\n]{1,60})"')
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff，。；：])[ 　]+(?=[\u4e00-\u9fff0-9])|(?<=[0-9])[ 　]+(?=[\u4e00-\u9fff])")
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff”》）%])([,;:?!])(?=[\u4e00-\u9fff“《（0-9]|$)|([()])")


def adapt_quote(passage: Passage, facts: Facts) -> str:
    """Return the passage's words as they may stand in our letter."""
    evidence = passage.evidence
    if evidence.header is not None:
        return row_sentence(evidence.quote, evidence.header, year=passage.year)
    text = _without_layout(evidence.quote)
    text = _without_run_ins(_full_width(text))
    text = _SPEECH.sub("", text) if passage.kind == "minutes" else text
    text = in_full_years(text, passage.year, facts.year, dates_facts=passage.kind not in _UNDATED)
    return _outside_quotes(text, passage, facts)


def _without_layout(quote: str) -> str:
    """Return the sentences without headings on lines of their own, list markers and line breaks."""
    lines = [line.strip() for line in quote.split("\n") if line.strip()]
    body = [
        _without_marker(line)
        for place, line in enumerate(lines)
        if not (place < len(lines) - 1 and len(line) <= _LONGEST_HEADING and fold(line)[-1] not in _SENTENCE_END)
    ]
    return _LABEL.sub("", _LEAD_IN.sub("", "".join(body)))


def _without_marker(line: str) -> str:
    marker = read_marker(fold(line), 0)
    return line[marker.end :].lstrip(" 　，,、") if marker and marker.family not in RUN_IN else line


def _without_run_ins(text: str) -> str:
    """Return the sentences without 一是, 二是 …: the series they belonged to stayed in the paper."""
    return _RUN_IN_MARKER.sub("", text)


def _full_width(text: str) -> str:
    """Return text with Chinese marks full-width (GB/T 15834); digits, decimal points and 1,000 stay."""
    text = _BETWEEN_CHINESE.sub(lambda found: _HALF_WIDTH[found[1] or found[2]], text)
    text = _FULL_STOP.sub("。", text)
    text = _STRAIGHT_QUOTES.sub(r"“\1”", text)
    return _BLANK.sub("", text)


def _outside_quotes(text: str, passage: Passage, facts: Facts) -> str:
    """Return text with the persons speaking put right, except in 《》 and “”."""
    pieces, position = [], 0
    for found in _QUOTED.finditer(text):
        pieces += [_persons(text[position : found.start()], passage, facts, at_start=position == 0), found.group()]
        position = found.end()
    return "".join([*pieces, _persons(text[position:], passage, facts, at_start=position == 0)])


def _persons(text: str, passage: Passage, facts: Facts, *, at_start: bool) -> str:
    """Return text where our own name is 我局, another's 我局 is its name, and a county's 我县 its place."""
    speaker = passage.unit or passage.issuer
    foreign = speaker is not None and not is_us(speaker, facts)
    if foreign and speaker:
        text = _FIRST_PERSON.sub(_third_person(speaker) if passage.unit else speaker, text)
        text = _SECOND_PERSON.sub(facts.we, text)
    else:
        text = _OURSELVES.sub(facts.we, text)
    if passage.place and passage.place != facts.place:
        text = _COUNTY_WORDS.sub(passage.place, text)
        text = text.replace("我省", "全省") if passage.place.endswith("省") else text
    branch = ("分局",) if not foreign and (facts.agency or "").endswith("分局") else ()
    for name in (*facts.aliases, *branch):
        text = _replace_name(text, name, facts.we, at_start=at_start)
    if facts.place and facts.place_word:
        text = _replace_place(text, facts.place, facts.place_word, at_start=at_start)
    return text


def _third_person(unit: str) -> str:
    """Return how a unit is called in its own opinion, under its name: 市财政局意见：…该局将…."""
    if unit.endswith("委员会"):
        return "该委"
    return f"该{unit[-1]}" if unit[-1] in _BUREAU_ENDINGS else "该单位"


def is_us(name: str, facts: Facts) -> bool:
    """Return whether a unit is the agency itself, by any of its names."""
    return name == facts.agency or name in facts.aliases


def _replace_name(text: str, name: str, word: str, *, at_start: bool) -> str:
    pieces, position = [], 0
    while (found := text.find(name, position)) >= 0:
        before = text[found - 1 : found]
        free = before in _WORD_BEFORE if before else at_start
        after = text[found + len(name) : found + len(name) + 1]
        pieces += [text[position:found], word if free and after not in {"长", "党"} else name]
        position = found + len(name)
    return "".join([*pieces, text[position:]])


def _replace_place(text: str, place: str, word: str, *, at_start: bool) -> str:
    """Return text where the place's bare name is 我市; a name that it begins (云州市财政局) stays."""
    names = [(found.start, found.end) for found in find_organisations(fold(text))]
    pieces, position = [], 0
    while (found := text.find(place, position)) >= 0:
        before = text[found - 1 : found]
        free = before in _WORD_BEFORE if before else at_start
        inside = any(start <= found < end for start, end in names)
        pieces += [text[position:found], word if free and not inside else place]
        position = found + len(place)
    return "".join([*pieces, text[position:]])
