"""Each ask and what answers it: answered, partly, planned, declined, missing; answers beside the point."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drafter.check.rule import Hit, Paper
from drafter.check.words import characters_of, pairs_of, taken_up, weights
from drafter.documents import Ask, DigestAsk, Heading

State = Literal["answered", "partly", "planned", "declined", "missing"]

_DONE = re.compile(
    r"已|完成|建成|投用|印发|出台|累计|实现了?|发放|开展了|达到|现有|共有|落实了|推出|实施了|获|增至|正在"
)
_TO_DO = re.compile(r"下一步|将|拟|计划|力争|争取|推动|继续|适时|研究")
_REFUSED = re.compile(r"暂不|无法|不予|不宜|难以|不具备|不成熟|不属|留作参考|尚无")
_FULL, _PART = 0.34, 0.17  # share of an ask's wording that a section takes up: answered · touched
_GAP = re.compile(r"【[^【】]*】")
_SHORTEST = 8  # characters of an answer
_NAMES_ASK = re.compile(r"关于[“《]?(?P<ask>[^”》\n]{4,60})[”》]?(?:的?(?:建议|提案|问题))?")
_BESIDE = 0.12  # share of the characters of an ask below which a text speaks of something else; paraphrase has more
_ALL_ASKS = re.compile(r"建议内容|逐条|所提|几[条点]|上述|以上|有关意见|意见建议$")
_DEEPEST = 2  # level of the headings whose text answers an ask
_TIED = 0.5
_MOST_SENTENCES = 400
_WORDS = {"partly": "只部分答复", "planned": "只有打算，没有已做的事", "declined": "作了不采纳或暂缓的说明"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the reply that may answer an ask: a heading with its text, or a paragraph."""

    start: int
    end: int
    head_end: int
    words: str

    @property
    def place(self) -> tuple[int, int]:
        """Return what to show of it: its heading, else its first words."""
        end = self.head_end if self.head_end > self.start else min(self.end, self.start + _SHOWN)
        return self.start, end


@dataclass(frozen=True, slots=True)
class AskMatch:
    """An ask, how it was answered, and by which part of the reply."""

    ask: Ask | DigestAsk
    state: State
    unit: Unit | None
    score: float


def match_asks(paper: Paper) -> tuple[AskMatch, ...]:
    """Return for each ask of the incoming letter the part of the reply that answers it best."""
    incoming = paper.given.letter
    if incoming is None or not incoming.asks:
        return ()
    units = _units(paper)
    pairs = [pairs_of(unit.words) for unit in units]
    worth = weights([*pairs, *(pairs_of(ask.text) for ask in incoming.asks)])
    matches = []
    for ask in incoming.asks:
        wanted = pairs_of(ask.text)
        scores = [taken_up(wanted, offered, worth) for offered in pairs]
        best = max(range(len(units)), key=scores.__getitem__, default=None)
        if best is None or scores[best] < _PART:
            matches.append(AskMatch(ask, "missing", None, scores[best] if best is not None else 0.0))
        else:
            matches.append(AskMatch(ask, _state(units[best], scores[best]), units[best], scores[best]))
    return tuple(matches)


def _state(unit: Unit, score: float) -> State:
    """Return how a part of the reply answers the ask it takes up; a heading over a gap answers nothing."""
    words = _GAP.sub("", unit.words)
    if unit.head_end > unit.start and len(_GAP.sub("", unit.words[unit.head_end - unit.start :]).strip()) < _SHORTEST:
        return "missing"
    if _REFUSED.search(words):
        return "declined"
    if not _DONE.search(words):
        return "planned" if _TO_DO.search(words) else "partly"
    return "answered" if score >= _FULL else "partly"


def _units(paper: Paper) -> list[Unit]:
    """Return the outermost sections, their subsections, and the paragraphs that stand under no heading."""
    folded = paper.folded
    outline = [heading for heading in paper.letter.outline if heading.level <= _DEEPEST]
    units = [
        Unit(heading.start, heading.body_end, heading.end, folded[heading.start : heading.body_end])
        for heading in outline
    ]
    start, end = paper.body
    for line in paper.lines:
        covered = any(unit.start <= line.start < unit.end for unit in units[:_MOST_SENTENCES])
        if start <= line.start < end and not covered:
            units.append(Unit(line.start, line.end, line.start, folded[line.start : line.end]))
    return units


def find_unanswered(paper: Paper) -> Iterator[Hit]:
    """Yield asks that the reply does not answer, answers in part, only plans for, or declines."""
    for match in match_asks(paper):
        if _left_to_others(match.ask, paper):
            continue
        said = match.ask.text if len(match.ask.text) <= _SHOWN else match.ask.text[:_SHOWN] + "……"
        if match.state == "missing":
            place = match.unit.place if match.unit else paper.last_place()
            yield Hit(*place, f"建议{match.ask.id}“{said}”没有答复", "补写对这一条的答复")
        elif match.unit is not None and match.state != "answered":
            yield Hit(*match.unit.place, f"建议{match.ask.id}“{said}”{_WORDS[match.state]}", level="info")


def _left_to_others(ask: Ask | DigestAsk, paper: Paper) -> bool:
    """Return whether a joint opinion need not speak to an ask: the case gives it to another unit."""
    case = paper.given.case
    given = case.our_asks if case else None
    return paper.letter.genre == "joint_opinion" and given is not None and ask.id not in given


def find_work_summary(paper: Paper) -> Iterator[Hit]:
    """Yield a reply most of whose sentences belong to no ask: a report on work, not an answer."""
    incoming = paper.given.letter
    if incoming is None or not incoming.asks or not paper.is_reply:
        return
    start, end = paper.body
    sentences = [one for one in paper.letter.sentences if start <= one.start < end][:_MOST_SENTENCES]
    words = [pairs_of(paper.folded[one.start : one.end]) for one in sentences]
    asks = [pairs_of(ask.text) for ask in incoming.asks]
    named = any(_NAMES_ASK.match(heading.text) for heading in paper.letter.outline)
    if named or not sentences:
        return
    wanted = {pair for ask in asks for pair in ask}
    tied = sum(any(pair in wanted for pair in pairs) for pairs in words)
    if tied < _TIED * len(sentences):
        share = round(100 * tied / len(sentences))
        first = paper.letter.outline[0] if paper.letter.outline else sentences[0]
        yield Hit(first.start, first.end, f"像工作总结：只有{share}%的句子与所提建议有关", "按所提建议逐条答复")


def find_beside_the_point(paper: Paper) -> Iterator[Hit]:
    """Yield sections whose heading names an ask and whose text speaks of something else."""
    sections = [heading for heading in paper.letter.outline if _NAMES_ASK.match(heading.text)]
    for heading in sections:
        named = _NAMES_ASK.match(heading.text)
        wanted = characters_of(named["ask"]) if named and not _ALL_ASKS.search(named["ask"]) else frozenset()
        body = characters_of(paper.folded[heading.end : heading.body_end])
        if _REFUSED.search(paper.folded[heading.end : heading.body_end]):
            continue
        if len(wanted) >= _FEWEST and len(body) >= _FEWEST and len(wanted & body) < _BESIDE * len(wanted):
            yield Hit(
                heading.start,
                heading.end,
                "答非所问：标题所列建议，正文没有谈到",
                "正文围绕标题所列建议作答",
                _whole(heading),
            )


def _whole(heading: Heading) -> tuple[tuple[int, int], ...]:
    return ((heading.end, heading.body_end),)


_SHOWN = 30  # characters of an ask in a message
_FEWEST = 5

FINDERS = {"R08": find_unanswered, "R09": find_work_summary, "R50": find_beside_the_point}
