"""What an ask is about: its phrases, each with how much its characters mean."""

import re
from dataclasses import dataclass

from drafter.materials.words import find_strong, plain, weigh

_CLAUSE = re.compile(r"[^，。；：！？\n“”‘’《》〈〉（）【】\[\]()\"…—]+")
_JOINED = re.compile(  # 和 与 及 以及 等 between two things, not inside a word
    r"、|(?<![谐平总共温缓饱调])和(?![谐平睦气解])|(?<!参)与(?![会否])|以及|(?<![普涉])及(?!时)|"
    r"(?<![高中初特平对同])等(?![级待同于])"
)
_MARKER = re.compile(  # （一） 1. 一是: no words of the ask
    r"(?:^|(?<=[\n。；，：]))\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:、|[是要](?!求))|[（(]?\d{1,2}[.、）)])"
)
_ASKING = re.compile(r"建议[：，]?|希望|呼吁|提议|应当|应该")
_BEFORE_ASKING = 0.5  # of a phrase that stands before the words of asking: the reasons
_FADING = 0.3  # how much less each further phrase counts
_LEAST_MASS = 0.7  # of a phrase: one character and a half of weak words mean nothing


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of the ask without marks. By character: its weight, and whether its word means something by itself."""

    text: str
    weights: tuple[float, ...]
    strong: tuple[bool, ...]
    importance: float


def read_topic(ask: str) -> tuple[Phrase, ...]:
    """Return the phrases of an ask, first said first; what only gives the reasons counts less."""
    text = _MARKER.sub("", plain(ask))
    asking = _ASKING.search(text)
    phrases: dict[str, Phrase] = {}
    order = 0
    for clause in _CLAUSE.finditer(text):
        if asking is not None and clause.start() <= asking.start() < clause.end():
            order = 0
        is_reason = asking is not None and clause.end() <= asking.start()
        importance = (_BEFORE_ASKING if is_reason else 1.0) / (1 + _FADING * order)
        found = [phrase for words in _JOINED.split(clause.group()) if (phrase := _phrase(words, importance))]
        for phrase in found:
            phrases.setdefault(phrase.text, phrase)
        order += bool(found)
    return tuple(phrases.values())


def _phrase(words: str, importance: float) -> Phrase | None:
    weights = weigh(words)
    if sum(weights) < _LEAST_MASS:
        return None
    return Phrase(words, tuple(weights), tuple(find_strong(words)), importance)
