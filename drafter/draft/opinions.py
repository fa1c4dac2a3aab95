"""Other units' 会办意见, told under their names: 市财政局意见：… (the 主办 tells what the 会办 said)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.documents import Evidence, Paragraph, Passage, Stance
from drafter.draft.offer import Offer
from drafter.grammar.lead import without_lead
from drafter.grammar.stance import read_stance

_LEVEL = re.compile(r"^(?:[\u4e00-\u9fff]{2,5})?[省市县区州旗](?=[\u4e00-\u9fff]{2})")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_TO_THE_READER = re.compile(
    r"收悉|意见如下|答复如下|供.{0,12}参考|以上意见|专此|特此|此函|联系人|联系电话|(?:感谢|谢谢)[您你贵]|^.{0,12}[局委厅部办]：$"
)


@dataclass(frozen=True, slots=True)
class ToldOpinion:
    """What a unit says to one ask, and how far the thing has come by it."""

    unit: str
    paragraph: Paragraph
    stances: tuple[Stance, ...]


def tell_opinions(offer: Offer) -> tuple[ToldOpinion, ...]:
    """Return one paragraph a unit, in the order of the passages."""
    units = dict.fromkeys(passage.unit for passage in offer.opinions if passage.unit)
    told = (_tell(unit, [passage for passage in offer.opinions if passage.unit == unit], offer) for unit in units)
    return tuple(one for one in told if one is not None)


def consulted_units(offers: Iterable[Offer]) -> tuple[str, ...]:
    """Return the units whose opinion is at hand, each once."""
    return tuple(dict.fromkeys(passage.unit for offer in offers for passage in offer.opinions if passage.unit))


def units_with_opinion(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return the units whose opinion is among the passages, each once, in their order."""
    return tuple(dict.fromkeys(one.unit for one in passages if one.kind == "joint_opinion" and one.unit))


def is_same_unit(one: str, other: str) -> bool:
    """Return whether two names are one bureau's: 市医保局 is 云州市医疗保障局, 财政局 is 市财政局."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    core = _LEVEL.sub("", short)
    return short[-1:] == long[-1:] and core[:1] in long and all(sign in rest for sign in core)


def _tell(unit: str, passages: Sequence[Passage], offer: Offer) -> ToldOpinion | None:
    sentences: list[str] = []
    stances: list[Stance] = []
    evidence: list[Evidence] = []
    for passage in sorted(passages, key=lambda passage: (passage.evidence.file, passage.evidence.start)):
        usable = [
            without_lead(found.group().strip())
            for found in _SENTENCE.finditer(passage.evidence.quote)
            if not _TO_THE_READER.search(found.group())
        ]
        fresh = [sentence for sentence in usable if sentence not in sentences]
        sentences += fresh
        stances += [read_stance(sentence, passage.kind, year=passage.year) for sentence in fresh]
        original = offer.originals.get(passage.id)
        if fresh and original is not None:
            evidence.append(original)
    if not sentences:
        return None
    text = "".join(sentence if sentence[-1] in "。！？" else f"{sentence.rstrip('；，')}。" for sentence in sentences)
    text = text.removeprefix(unit).lstrip("，：") if text.startswith(f"{unit}，") else text
    return ToldOpinion(unit, Paragraph(f"{unit}意见：{text}", tuple(evidence)), tuple(stances))
