"""What we say to one ask: what was done and is being done, what others say, what comes next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.documents import DigestAsk, Evidence, Gap, Paragraph, Stance
from drafter.draft.answers import AskAnswer
from drafter.draft.gap import missing
from drafter.draft.opinions import ToldOpinion
from drafter.grammar.stance import read_stance

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_AHEAD = re.compile(r"下一步|下步|今后|接下来|后续")
_BY_PLAN = re.compile(r"按照(?:年度)?工作安排")
_REASON = re.compile(r"因(?!此)|由于|受.{1,16}(?:限制|制约|影响)|根据|依据|按照|依照|规定|《|权限")
_MOST_TELLING: tuple[Stance, ...] = ("doing", "done", "planned", "deferred", "declined", "reference")
_REFUSALS: frozenset[Stance] = frozenset({"declined", "deferred", "reference"})
_INSTEAD = re.compile(
    r"(?:统筹|综合)?利用(?:现有|已有)|通过(?:现有|已有|其他)|可(?:以)?(?:通过|依托|纳入|先行)|改(?:由|为|用)|代之以"
)
_UNDER_WAY: frozenset[Stance] = frozenset({"done", "doing", "planned"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything we say to one ask, before it is laid out by the style."""

    ask: DigestAsk
    heading: str
    stance: Stance | None
    told: tuple[Paragraph, ...]
    ahead: tuple[Paragraph, ...]
    gaps: tuple[Gap, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in their order."""
        return (*self.told, *self.ahead)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything the answer rests on, each once."""
        return tuple(dict.fromkeys(evidence for paragraph in self.paragraphs for evidence in paragraph.evidence))


def put_together(ask: DigestAsk, heading: str, answer: AskAnswer, opinions: Sequence[ToldOpinion]) -> Answer:
    """Return what we say to an ask from the engine's answer and the other units' opinions.

    A refusal needs a reason and an alternative; what it lacks becomes a visible gap (R17).
    """
    parts = [part for paragraph in answer.paragraphs for part in _split_ahead(paragraph)]
    told = [paragraph for paragraph, ahead in parts if not ahead]
    ahead = [paragraph for paragraph, is_next in parts if is_next]
    told += [opinion.paragraph for opinion in opinions]
    stance = _with_opinions(_checked(answer.stance, answer.paragraphs), opinions)
    lacks = _lacks(stance, told, ahead)
    told += [Paragraph(missing(what)) for what in lacks]
    gaps = tuple(Gap(ask.id, what) for what in lacks)
    return Answer(ask, heading, stance, tuple(told), tuple(ahead), gaps)


def without_ahead(answer: Answer) -> Answer:
    """Return the answer without its next steps, unless they are all it has."""
    return replace(answer, ahead=()) if answer.told else answer


def _split_ahead(paragraph: Paragraph) -> list[tuple[Paragraph, bool]]:
    """Return the paragraph, or its halves where 下一步 opens a sentence inside; with each, whether it is ahead."""
    sentences = [found.group() for found in _SENTENCE.finditer(paragraph.text)]
    if not sentences or read_stance(sentences[0]) == "planned" or _BY_PLAN.match(sentences[0]):
        return [(paragraph, bool(sentences))]
    turn = next((number for number, sentence in enumerate(sentences) if _AHEAD.match(sentence)), None)
    if turn is None:
        return [(paragraph, False)]
    halves = "".join(sentences[:turn]), "".join(sentences[turn:])
    return [(replace(paragraph, text=halves[0]), False), (replace(paragraph, text=halves[1]), True)]


def _checked(stance: Stance | None, paragraphs: Sequence[Paragraph]) -> Stance | None:
    """Return the engine's stance if the words bear it out: nothing is done that is only planned (R15)."""
    if not paragraphs:
        return None
    said = {read_stance(found.group()) for one in paragraphs for found in _SENTENCE.finditer(one.text)}
    if stance is not None and (stance != "done" or "done" in said):
        return stance
    if said & _REFUSALS and not said & _UNDER_WAY:
        return next(one for one in ("declined", "deferred", "reference") if one in said)
    if "done" in said or "doing" in said:
        return "done" if said == {"done"} else "doing"
    return "planned"


def _with_opinions(stance: Stance | None, opinions: Sequence[ToldOpinion]) -> Stance | None:
    """Return the stance of the ask when other units speak to it too: what is still open anywhere is not done."""
    said = [one for opinion in opinions for one in opinion.stances]
    if not said:
        return stance
    if stance is None:
        return next(one for one in _MOST_TELLING if one in said)
    open_elsewhere = any(one in {"doing", "planned"} for one in said)
    return "doing" if stance == "done" and open_elsewhere else stance


def _lacks(stance: Stance | None, told: Sequence[Paragraph], ahead: Sequence[Paragraph]) -> list[str]:
    """Return what a refusal lacks: the reason, and what is done instead."""
    if stance not in _REFUSALS:
        return []
    words = "".join(paragraph.text for paragraph in told)
    stances = {read_stance(found.group()) for found in _SENTENCE.finditer(words)}
    instead = bool(ahead) or bool(stances & _UNDER_WAY) or _INSTEAD.search(words) is not None
    lacks = [] if _REASON.search(words) else ["不予采纳或暂缓的依据（规定、条件）"]
    return lacks if instead else [*lacks, "可替代的办法或再次研究的时间"]
