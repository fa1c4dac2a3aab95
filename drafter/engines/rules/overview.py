"""The whole letter in at most 120 characters: who answers or asks what, main measures, a key figure, what is next."""

import re
from collections.abc import Callable, Sequence

from drafter.documents import Letter, Sentence, Span
from drafter.engines.rules.clauses import cut_to, join_within, main_clauses, plain, tidy
from drafter.engines.rules.sections import Section
from drafter.engines.rules.view import View
from drafter.engines.rules.weigh import is_ahead, is_background, overlap, weigh_plea, weigh_report
from drafter.schemas import PointSaid

LONGEST_SUMMARY = 120
_LONGEST_NAME = 18
_LONGEST_TOPIC = 40
_LONGEST_HEADING = 26
_LEAST_ROOM = 10
_SAME = 0.6  # share of character pairs from which a clause repeats what was said
_TOLD_SHARE = 0.6  # of the room that the measures may take when a figure and a next step can follow
_PAPER = re.compile(r"的?(?:提案|建议|议案|意见|意见建议|会办意见|答复)$")
_ECHO = re.compile(
    r"^(?:关于|针对)(?:您提出的|委员提出的|代表提出的)?[“\"]?(?P<ask>.*?)[”\"]?(?:的?(?:建议|问题|提案|方面))?$"
)
_NAMELESS = re.compile(
    r"^.{0,10}(?:情况|现状|背景|案由|问题|建议|对策|打算|安排|进展|原因|分析|成效|计划|考虑|步骤|工作|措施|举措|做法|意见|结果|依据|理由)(?:及.{0,6}|和.{0,6})?$"
)
_PAPERS = {"npc_suggestion": "建议", "cppcc_proposal": "提案", None: "来件"}


def write_summary(view: View, sections: Sequence[Section], points: Sequence[PointSaid]) -> str:
    """Return the summary of the whole letter."""
    lead = _lead(view.letter)
    room = LONGEST_SUMMARY - len(lead) - 1
    parts = _plea(view, room) if view.letter.genre == "proposal" else _report(view, sections, points, room)
    text = (lead + "；".join(parts)).rstrip("：；，、。")
    return cut_to(f"{text}。", LONGEST_SUMMARY) if text else ""


# ---------------------------------------------------------------- who, to whom, about what


def _lead(letter: Letter) -> str:
    """Return who does what about which topic, as far as the letter says it."""
    topic = _topic(letter)
    about = f"“{topic}”" if topic else ""
    issuer = _name(letter.issuer)
    paper = _PAPERS[letter.matter]
    if letter.genre == "proposal":
        who = _names(letter.proposers) or issuer
        return f"{who}{'就' if about else ''}{about}提出建议："
    if letter.genre == "joint_opinion":
        return f"{issuer}{'就' if about else '对'}{about}{paper}提出会办意见："
    if letter.genre == "reply":
        return f"{issuer}答复{_names(letter.addressees)}{about}{paper}："
    return f"{tidy(letter.title.text)}：" if letter.title and len(letter.title.text) <= _LONGEST_TOPIC else ""


def _topic(letter: Letter) -> str:
    """Return what the matter is about: the title of the proposal without 关于 and 的建议."""
    span = letter.proposal_title or (letter.title if letter.genre == "proposal" else None)
    if span is None:
        return ""
    topic = _PAPER.sub("", tidy(span.text).strip("《》“” ")).removeprefix("关于")
    return topic if len(topic) <= _LONGEST_TOPIC else join_within(re.split("[，、 ]", topic), _LONGEST_TOPIC)


def _name(span: Span | None) -> str:
    return tidy(span.text) if span and len(span.text) <= _LONGEST_NAME else ""


def _names(spans: Sequence[Span]) -> str:
    """Return the first of the names, with 等 if there are more."""
    name = _name(spans[0]) if spans else ""
    return f"{name}等" if name and len(spans) > 1 else name


# ---------------------------------------------------------------- what


def _plea(view: View, room: int) -> list[str]:
    """Return what a proposal asks for; what it complains of first, where there is room."""
    asks = [join_within(main_clauses(ask.text), _LONGEST_TOPIC) or plain(ask.text) for ask in view.letter.asks]
    asked = join_within([ask for ask in asks if ask], room, mark="；")
    before = view.between(0, view.letter.asks[0].start) if view.letter.asks else view.letter.sentences
    problem = _weightiest(view, before[1:], room - len(asked) - 1, [asked], lambda text: not is_background(text))
    return [part for part in (problem, asked) if part]


def _report(view: View, sections: Sequence[Section], points: Sequence[PointSaid], room: int) -> list[str]:
    """Return what a reply tells: its measures, the weightiest figure, what is to come."""
    told = _told(sections, points, int(room * _TOLD_SHARE)) or join_within([one.summary for one in points], room)
    parts = [told] if told else []
    figured = {figure.sentence for figure in view.letter.figures}
    promised = {view.id_at(span.start) for span in view.letter.commitments}
    inside = [sentence for section in sections for sentence in section.sentences]
    facts = [sentence for sentence in inside if sentence.id in figured and not is_ahead(view.words(sentence))]
    plans = [sentence for sentence in inside if sentence.id in promised]
    for chosen, lead in ((facts, ""), (plans, "下一步")):
        left = room - sum(len(part) + 1 for part in parts) - len(lead)
        text = _weightiest(view, chosen, left, parts, lambda _: True)
        if text:
            parts.append(text if not lead or is_ahead(text) else lead + text)
    return parts


def _told(sections: Sequence[Section], points: Sequence[PointSaid], room: int) -> str:
    """Return the headings where all of them say something, else the points."""
    headings = [_saying(section) for section in sections]
    if sections and all(headings):
        return join_within(headings, room, mark="；")
    return join_within([point.summary for point in points], room, mark="；")


def _saying(section: Section) -> str:
    """Return the heading in a few words, or "" where it only names a part (基本情况, 下一步打算)."""
    words = plain(section.heading.text) if section.heading else ""
    echo = _ECHO.match(words)
    clauses = main_clauses(echo["ask"] if echo else words)
    text = join_within(clauses, _LONGEST_HEADING) or (clauses[0] if clauses else "")
    return "" if _NAMELESS.match(text) else text


def _weightiest(
    view: View, sentences: Sequence[Sentence], room: int, said: Sequence[str], wanted: Callable[[str], bool]
) -> str:
    """Return the clauses that fit of the weightiest sentence that says something new, or ""."""
    weigh = weigh_plea if view.letter.genre == "proposal" else weigh_report
    topic = _topic(view.letter)
    ranked = sorted(sentences, key=lambda one: (-weigh(view.words(one), topic, 1), one.id))
    for sentence in ranked[:8]:
        words = view.words(sentence)
        text = join_within(main_clauses(words), room)
        if len(text) >= _LEAST_ROOM and wanted(words) and all(overlap(text, part) < _SAME for part in said):
            return text
    return ""
