"""How much of one text's wording another text takes up: weighed pairs of neighbouring characters."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_COMMON = re.compile(
    "建议|提案|加强|加大|推进|推动|进一步|完善|建立|健全|提高|提升|积极|我市|我县|我区|我省|我局|全市|全县|全区|全省|关于|工作|问题|情况"
    "|力度|以及|或者|通过|对于|进行|开展|实施|相关|有关|方面|目前|下一步|同时|不断|切实|加快|强化"
)


def pairs_of(words: str) -> Counter[str]:
    """Return the pairs of neighbouring characters of a text, frequent official words left out."""
    found: Counter[str] = Counter()
    for run in _HAN.findall(_COMMON.sub("，", words)):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    return found


def characters_of(words: str) -> frozenset[str]:
    """Return the characters of a text, frequent official words left out."""
    return frozenset("".join(_HAN.findall(_COMMON.sub("，", words))))


def weights(texts: Iterable[Counter[str]]) -> dict[str, float]:
    """Return what a pair is worth: much where few of the texts hold it."""
    many = list(texts)
    held = Counter(pair for pairs in many for pair in pairs)
    return {pair: math.log(1 + len(many) / (1 + count)) for pair, count in held.items()}


def taken_up(wanted: Counter[str], offered: Counter[str], worth: Mapping[str, float]) -> float:
    """Return the share, 0 to 1, of the wanted pairs by worth that the other text holds."""
    total = sum(worth.get(pair, _UNKNOWN) for pair in wanted)
    shared = sum(worth.get(pair, _UNKNOWN) for pair in wanted if pair in offered)
    return shared / total if total else 0.0


_UNKNOWN = 1.5  # worth of a pair that none of the texts holds
