"""The whole letter in at most 120 characters: who answers or asks what, main measures, a key figure, what is next."""

import re
from collections.abc import Callable, Sequence

from drafter.documents import Letter, Sentence, Span, Stance
from drafter.engines.rules.clauses import (
    bare_heading,
    best_run,
    clause_with_lead,
    count_figures,
    cut_to,
    is_dependent,
    join_within,
    main_clauses,
    share_figures,
    tidy,
    without_joint,
)
from drafter.engines.rules.sections import Section, body_sentences
from drafter.engines.rules.view import View
from drafter.engines.rules.weigh import is_ahead, is_background, is_problem, overlap, weigh_plea, weigh_report
from drafter.grammar.fold import fold
from drafter.grammar.stance import read_stance
from drafter.grammar.titles import in_quotes
from drafter.schemas import PointSaid

LONGEST_SUMMARY = 120
_LONGEST_NAME = 18
_LONGEST_TOPIC = 40
_LONGEST_HEADING = 26
_LEAST_ROOM = 10
_SAME = 0.6  # share of character pairs from which a clause repeats what was said
_TOLD_SHARE = 0.5  # of the room that the measures may take, so that a figure and a next step can follow
_PLAN_ROOM = 30  # characters for the next step
_REFUSAL_ROOM = 50
_MOST_TRIED = 8
_TELLING = 6  # characters from which a clause that stands twice is a repetition
_NEXT = "下一步"
_ASKING = "建议"
_DATED = re.compile(r"[\d今明年本]")
_REFUSALS: frozenset[Stance] = frozenset({"declined", "deferred", "reference"})
_QUALIFIES = re.compile(r"条件的.{1,10}$")  # 暂不具备条件的学校 names schools and refuses nothing
_NO_PLAN = re.compile(r".{0,8}已|目前|具体|您|对您|至于|关于")
_REPORTS = re.compile(
    r"^(?:从|如|因|由于|截至|至|有|.{1,12}等(?!级))|仅|不|[已了]|需(?!求)|提出|共有|现有|尚余|目前|正在"
)  # tells no next step
_PAPER = re.compile(r"的?(?:提案|建议|议案|意见|意见建议|会办意见|答复)$")
_NAMELESS = re.compile(
    r"^.{0,26}情况$|^.{0,10}(?:情况|现状|背景|案由|问题|建议|对策|打算|安排|进展|原因|分析|成效|计划|考虑|步骤|工作|措施|举措|做法|意见|结果|依据|理由)(?:及.{0,6}|和.{0,6})?$"
)
_PAPERS = {"npc_suggestion": "建议", "cppcc_proposal": "提案", None: "来件"}


def write_summary(view: View, sections: Sequence[Section], points: Sequence[PointSaid]) -> str:
    """Return the summary of the whole letter."""
    lead = _lead(view.letter)
    room = LONGEST_SUMMARY - len(lead) - 1
    told = _plea(view, room) if view.letter.genre == "proposal" else _report(view, sections, points, room)
    parts = [without_joint(part) for part in told]
    text = (lead + "；".join(parts)).rstrip("：；，、。")
    return cut_to(f"{text}。", LONGEST_SUMMARY) if text else ""


# ---------------------------------------------------------------- who, to whom, about what


def _lead(letter: Letter) -> str:
    """Return who does what about which topic, as far as the letter says it."""
    topic = _topic(letter)
    about = in_quotes(topic) if topic else ""
    issuer = _name(letter.issuer)
    paper = _PAPERS[letter.matter]
    if letter.genre == "proposal":
        who = _names(letter.proposers) or issuer
        return f"{who}{'就' if about else ''}{about}提出："
    if letter.genre == "joint_opinion":
        return f"{issuer}{'就' if about else '对'}{about}{paper}提出会办意见："
    if letter.genre == "reply":
        return f"{issuer}对{_names(letter.addressees)}{about}{paper}的答复："
    return f"{tidy(letter.title.text)}：" if letter.title and len(letter.title.text) <= _LONGEST_TOPIC else ""


def _topic(letter: Letter) -> str:
    """Return what the matter is about: the title of the proposal without 关于 and 的建议."""
    span = letter.proposal_title or (letter.title if letter.genre == "proposal" else None)
    if span is None:
        return ""
    words = "，".join("".join(span.text.splitlines()).strip('《》“”" ').split())
    folded = fold(words)
    paper = _PAPER.search(folded)
    topic = words[2 if folded.startswith("关于") else 0 : paper.start() if paper else len(words)]
    return topic if len(topic) <= _LONGEST_TOPIC else join_within(re.split("[，、]", topic), _LONGEST_TOPIC)


def _name(span: Span | None) -> str:
    return tidy(span.text) if span and len(span.text) <= _LONGEST_NAME else ""


def _names(spans: Sequence[Span]) -> str:
    """Return the first of the names, with 等 if there are more."""
    name = _name(spans[0]) if spans else ""
    return f"{name}等" if name and len(spans) > 1 else name


# ---------------------------------------------------------------- what


def _plea(view: View, room: int) -> list[str]:
    """Return what a proposal asks for, each ask in few words; what it complains of first, where there is room."""
    asked = _in_few_words([bare_heading(ask.text) for ask in view.letter.asks], room - len(_ASKING))
    before = view.between(0, view.letter.asks[0].start) if view.letter.asks else view.letter.sentences
    problems = [one for one in before[1:] if is_problem(view.words(one))]
    problem = _weightiest(view, problems, room - len(asked) - len(_ASKING) - 1, [asked], wanted=is_problem)
    return [part for part in (problem, asked and _ASKING + asked) if part]


def _in_few_words(lines: Sequence[str], room: int) -> str:
    """Return as many lines as fit, each cut at a clause to its share of the room if possible; 等 if some do not."""
    share = max(room // max(len(lines), 1) - 1, _LEAST_ROOM)
    clauses = [main_clauses(line) for line in lines]
    shortened = [join_within(one, share) or one[0] for one in clauses if one]
    text = join_within(shortened, room - 1, mark="；")
    return text + "等" if text and text != "；".join(shortened) else text


def _report(view: View, sections: Sequence[Section], points: Sequence[PointSaid], room: int) -> list[str]:
    """Return what a reply tells: its measures, what it refuses, else the weightiest figure, what is to come."""
    ahead = _ahead(view, _PLAN_ROOM)
    refused = _refusal(view, _REFUSAL_ROOM)
    left = room - len(refused) - len(ahead) - 2
    told = _told(sections, points, min(int(room * _TOLD_SHARE), left)) or _first_told(points, left)
    parts = [told] if told else []
    left = room - sum(len(part) + 1 for part in (*parts, ahead))
    refused = refused if len(refused) <= left and refused not in told else ""
    if said := refused or _key_figure(view, left, parts):
        parts.append(said)
    left = room - sum(len(part) + 1 for part in parts)
    if ahead and len(ahead) <= left and _is_new(ahead, parts):
        parts.append(ahead)
    return parts


def _refusal(view: View, room: int) -> str:
    """Return the first clause by which a reply declines or puts off what was asked; no summary may leave it out."""
    if view.letter.genre == "other":
        return ""
    for sentence in body_sentences(view):
        text = without_joint(clause_with_lead(view.words(sentence), _refuses, room))
        if text:
            about = _asked_above(view, sentence)
            whole = f"对{in_quotes(about)}，{text}"
            return whole if about and len(whole) <= room and overlap(about, text) < _SAME else text
    return ""


def _asked_above(view: View, sentence: Sentence) -> str:
    """Return the ask that the nearest heading above a sentence names, or ""."""
    above = view.headings_between(0, sentence.start + 1)
    asked = bare_heading(above[-1].text) if above else ""
    is_ask = asked and any(overlap(asked, ask.text) >= _SAME for ask in view.letter.asks)
    return asked if is_ask and len(asked) <= _LONGEST_NAME and "“" not in asked else ""


def _refuses(clause: str) -> bool:
    return read_stance(clause) in _REFUSALS and not _QUALIFIES.search(clause)


def _key_figure(view: View, room: int, said: Sequence[str]) -> str:
    """Return the clauses of the weightiest sentence that reports a figure."""
    promised = {view.id_at(span.start) for span in view.letter.commitments}
    figured = {figure.sentence for figure in view.letter.figures} - promised
    facts = [one for one in body_sentences(view) if one.id in figured and not is_ahead(view.words(one))]
    return _weightiest(view, facts, room, said, wanted=lambda text: count_figures(text) > 0)


def _told(sections: Sequence[Section], points: Sequence[PointSaid], room: int) -> str:
    """Return the headings where all of them say something, else the points."""
    points = [one for one in points if not is_background(one.summary)]
    headings = [_saying(section) for section in sections]
    if sections and all(headings):
        return join_within(headings, room, mark="；")
    return join_within([join_within(main_clauses(one.summary), room) for one in points], room, mark="；")


def _first_told(points: Sequence[PointSaid], room: int) -> str:
    """Return what fits of the first point that has anything that fits."""
    return next(filter(None, (join_within(main_clauses(one.summary), room) for one in points)), "")


def _saying(section: Section) -> str:
    """Return the heading in a few words, or "" where it only names a part (基本情况, 下一步打算)."""
    clauses = main_clauses(bare_heading(section.heading.text)) if section.heading else []
    text = join_within(clauses, _LONGEST_HEADING) or (clauses[0] if clauses else "")
    return "" if _NAMELESS.match(text) else text


def _ahead(view: View, room: int) -> str:
    """Return the shortest promise that fits, as a next step, or ""."""
    told = [join_within(main_clauses(span.text), room - len(_NEXT)) for span in view.letter.commitments]
    told = [text for text in told if not _NO_PLAN.match(text) and (is_ahead(text) or not _REPORTS.search(text))]
    best = max((text for text in told if len(text) >= _LEAST_ROOM), key=count_figures, default="")
    return (
        best if not best or is_ahead(best) or _DATED.match(best) else _NEXT + "，" * ("，" in best[:_LEAST_ROOM]) + best
    )


def _weightiest(
    view: View, sentences: Sequence[Sentence], room: int, said: Sequence[str], *, wanted: Callable[[str], bool]
) -> str:
    """Return the clauses that fit of the weightiest sentence that says something wanted and new, or ""."""
    weigh = weigh_plea if view.letter.genre == "proposal" else weigh_report
    topic = _topic(view.letter)
    ranked = sorted(sentences, key=lambda one: (-weigh(view.words(one), topic, 1), one.id))
    for sentence in ranked[:_MOST_TRIED]:
        words = view.words(sentence)
        text = best_run(main_clauses(words), room)
        if len(text) < _LEAST_ROOM or is_background(words) or is_dependent(text):
            continue
        if wanted(text) and _is_new(text, said):
            return text
    return ""


def _is_new(text: str, said: Sequence[str]) -> bool:
    """Return whether a text repeats neither the words nor a figure of what was said."""
    clauses = [clause for clause in text.split("，") if len(clause) >= _TELLING]
    return all(
        overlap(text, part) < _SAME and not share_figures(text, part) and not any(clause in part for clause in clauses)
        for part in said
    )
