"""One point a section: its own best sentences, compressed."""

import re
from collections.abc import Callable, Sequence

from drafter.documents import Sentence
from drafter.engines.rules.clauses import bare_heading, best_run, count_figures, join_within, main_clauses
from drafter.engines.rules.sections import Section
from drafter.engines.rules.view import View
from drafter.engines.rules.weigh import is_ahead, is_background, weigh_plea, weigh_report
from drafter.schemas import PointSaid

LONGEST_POINT = 80
_SHARE = 0.55  # of its section that a point may be long; above it is no summary
_SHORTEST = 8
_FEWEST_CHILDREN = 2
_HEADING_SHARE = 0.7
_NAMELESS = re.compile(r"^.{1,2}$|方面$|情况$")  # 签收; 编制方面
_DATE = re.compile(r"\d+[年月日]")


def write_point(view: View, section: Section) -> PointSaid:
    """Return the point of a section with the sentences it rests on."""
    size = sum(sentence.end - sentence.start for sentence in section.sentences)
    limit = min(LONGEST_POINT, int(size * _SHARE))
    said = _from_children(view, section, limit) if len(section.children) >= _FEWEST_CHILDREN else None
    said = said or _from_sentences(view, section, limit)
    text, ids = said or (_shortened_heading(section), [])
    return PointSaid(heading=section.number, summary=text, sentences=sorted({*ids}) or _first_ids(view, section))


def _from_children(view: View, section: Section, limit: int) -> tuple[str, list[int]] | None:
    """Return the sub-headings in one line: they are the writer's own topic sentences."""
    share = limit // len(section.children)
    lines = []
    for child in section.children:
        clauses = main_clauses(bare_heading(child.text))
        line = join_within(clauses, max(share, _SHORTEST)) or clauses[0] if clauses else ""
        lines.append(line)
    text = join_within([line for line in lines if line], limit, mark="；")
    nameless = all(_NAMELESS.search(line) for line in lines if line)
    if len(text) < _SHORTEST or nameless:
        return None
    shown = text.count("；") + 1
    return text, [view.id_at(child.start) for child in section.children[:shown]]


def _from_sentences(view: View, section: Section, limit: int) -> tuple[str, list[int]] | None:
    """Return the weightiest sentence, and the weightiest about what is to come if there is room."""
    weigh = weigh_plea if view.letter.genre == "proposal" else weigh_report
    topic = section.heading.text if section.heading else ""
    best = _best(view, section.sentences, weigh, topic)
    parts: list[tuple[int, str]] = []
    for sentence in best:
        room = limit - sum(len(text) + 1 for _, text in parts)
        text = best_run(main_clauses(view.words(sentence)), room)
        if len(text) >= _SHORTEST or count_figures(_DATE.sub("", text)):
            parts.append((sentence.id, text))
    if not parts:
        return None
    parts.sort()
    return "；".join(text for _, text in parts), [number for number, _ in parts]


def _best(
    view: View, sentences: Sequence[Sentence], weigh: Callable[[str, str, int], float], topic: str
) -> list[Sentence]:
    """Return the weightiest sentence of those that report and the weightiest of those that look ahead, best first."""
    weights = {sentence.id: weigh(view.words(sentence), topic, place) for place, sentence in enumerate(sentences)}
    ranked = sorted(sentences, key=lambda sentence: (-weights[sentence.id], sentence.id))
    told = [one for one in ranked if not is_ahead(view.words(one)) and not is_background(view.words(one))]
    ahead = [one for one in ranked if is_ahead(view.words(one))]
    return [*told[:1], *ahead[:1]] or list(ranked[:1])


def _shortened_heading(section: Section) -> str:
    """Return a heading with nothing under it; of one that is a whole paragraph the clauses that say most."""
    words = bare_heading(section.heading.text) if section.heading else ""
    clauses, limit = main_clauses(words), int(len(words) * _HEADING_SHARE)
    return join_within(clauses, limit) or best_run(clauses, limit) or words


def _first_ids(view: View, section: Section) -> list[int]:
    if section.heading:
        return [view.id_at(section.heading.start)]
    return [section.sentences[0].id] if section.sentences else []
