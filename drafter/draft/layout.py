"""The sections as the style builds them: 逐条, 总体→逐条→下一步, 清单; in parts, in series, or in plain paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.documents import Paragraph, Section
from drafter.draft.ask_heading import ask_phrase
from drafter.draft.sections import Answer, without_ahead
from drafter.draft.steps import is_series, number_sentences, number_steps, sentences_of, without_announcement
from drafter.styles import Style

TOLD_HEADING = "工作开展情况"
AHEAD_HEADING = "下一步工作安排"
GENERAL_HEADING = "总体工作情况"
_LABELS = ("办理情况：", "下一步安排：")  # of the list architecture (清单)
_AHEAD_AGAIN = re.compile(r"^(?:下一步|下步|今后|接下来)[，,]?")
_PART_LEVEL = 2


def lay_out(answers: Sequence[Answer], general: Sequence[Paragraph], style: Style) -> tuple[Section, ...]:
    """Return the sections in the order of the style's architecture; `general` is told before the asks."""
    if style.architecture != "overview":
        sections = tuple(_section(answer, style) for answer in answers)
        return _promoted(sections[0]) if len(sections) == 1 else sections
    first = (Section(GENERAL_HEADING, None, None, tuple(general)),) if general else ()
    middle = tuple(_section(without_ahead(answer), style) for answer in answers)
    return (*first, *middle, *_last_section([answer for answer in answers if answer.told], style))


def _section(answer: Answer, style: Style) -> Section:
    """Return the section of one ask."""
    ask_id = answer.ask.id
    if style.architecture == "list":
        told = _labelled(answer.told, _LABELS[0])
        ahead = _labelled(_without_lead(_in_series(answer.ahead, style)), _LABELS[1])
        return Section(answer.heading, ask_id, answer.stance, (*told, *ahead))
    if style.parts and answer.told and answer.ahead:
        told_part = Section(TOLD_HEADING, ask_id, None, _told_in_series(answer.told, style))
        children: tuple[Section, ...] = (told_part, _ahead_part(answer, style))
    else:
        children = _numbered_paragraphs(answer.told, ask_id) if _numbers_paragraphs(answer, style) else ()
    if children:
        return Section(answer.heading, ask_id, answer.stance, (), children)
    return Section(answer.heading, ask_id, answer.stance, (*answer.told, *_in_series(answer.ahead, style)))


def _numbers_paragraphs(answer: Answer, style: Style) -> bool:
    """Return whether an account without next steps becomes numbered paragraphs: they go with run-in headings only."""
    forms = style.heading_forms
    return style.parts and not answer.ahead and (len(forms) < _PART_LEVEL or forms[_PART_LEVEL - 1] == "run_in")


def _ahead_part(answer: Answer, style: Style) -> Section:
    """Return the part of next steps: a series, or a numbered paragraph a step where the style numbers them so."""
    steps = _numbered_paragraphs(answer.ahead, answer.ask.id) if style.points and not is_series(style.points) else ()
    paragraphs = () if steps else _without_lead(_in_series(answer.ahead, style))
    return Section(AHEAD_HEADING, answer.ask.id, None, paragraphs, steps)


def _last_section(answers: Sequence[Answer], style: Style) -> tuple[Section, ...]:
    """Return the one section of next steps that closes a letter of the overview architecture, if there are any."""
    paragraphs = [paragraph for answer in answers for paragraph in answer.ahead]
    if not paragraphs:
        return ()
    if style.parts:
        parts = tuple(_part_ahead_of(answer, style) for answer in answers if answer.ahead)
        return (Section(AHEAD_HEADING, None, None, (), parts),)
    merged = Paragraph(
        "".join(_AHEAD_AGAIN.sub("", one.text) if number else one.text for number, one in enumerate(paragraphs)),
        tuple(dict.fromkeys(evidence for one in paragraphs for evidence in one.evidence)),
    )
    return (Section(AHEAD_HEADING, None, None, _without_lead(_in_series((merged,), style))),)


def _part_ahead_of(answer: Answer, style: Style) -> Section:
    """Return the next steps for one ask under its own words: （一）加快管网改造。一是…。二是…."""
    part = _ahead_part(answer, style)
    told = tuple(replace(one, text=without_announcement(one.text)) for one in part.paragraphs)
    return replace(part, heading=ask_phrase(answer.ask.text, style.heading_length), paragraphs=told)


def _promoted(section: Section) -> tuple[Section, ...]:
    """Return the sections of a letter with one section only: its headed parts, or its paragraphs without heading."""
    if section.children and section.children[0].heading:
        return tuple(replace(child, stance=section.stance) for child in section.children)
    paragraphs = (*section.paragraphs, *(one for child in section.children for one in child.paragraphs))
    return (replace(section, heading="", paragraphs=paragraphs, children=()),)


def _numbered_paragraphs(paragraphs: Sequence[Paragraph], ask_id: str | None) -> tuple[Section, ...]:
    """Return a numbered paragraph for each sentence, in which 下一步 is not said again; none for a single sentence."""
    pieces = [
        replace(paragraph, text=sentence) for paragraph in paragraphs for sentence in sentences_of(paragraph.text)
    ]
    if len(pieces) == 1:
        return ()
    return tuple(Section("", ask_id, None, _without_lead((piece,))) for piece in pieces)


def _in_series(ahead: Sequence[Paragraph], style: Style) -> tuple[Paragraph, ...]:
    """Return next steps as 一是…。二是…。 where the style has a running series."""
    if not is_series(style.points):
        return tuple(ahead)
    return tuple(replace(paragraph, text=number_steps(paragraph.text, style.points, style.we)) for paragraph in ahead)


def _told_in_series(told: Sequence[Paragraph], style: Style) -> tuple[Paragraph, ...]:
    """Return what was done as 一是…。二是…。 where the style numbers that too."""
    if not (style.told_points and is_series(style.points)):
        return tuple(told)
    return tuple(replace(paragraph, text=number_sentences(paragraph.text, style.points)) for paragraph in told)


def _without_lead(ahead: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return next steps without the 下一步， that the heading over them says already."""
    return tuple(replace(paragraph, text=_AHEAD_AGAIN.sub("", paragraph.text)) for paragraph in ahead)


def _labelled(paragraphs: Sequence[Paragraph], label: str) -> tuple[Paragraph, ...]:
    return tuple(
        replace(paragraph, text=label + paragraph.text) if number == 0 else paragraph
        for number, paragraph in enumerate(paragraphs)
    )
