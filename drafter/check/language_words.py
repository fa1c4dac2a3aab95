"""Words and set phrases from the data lists: careful and forbidden words, secrecy, injected orders, empty phrases …."""

import functools
import re
from collections.abc import Callable, Iterator

from drafter.assets import load_list, load_word_patterns
from drafter.check.rule import Hit, Paper

_PHRASES_PER_1000 = 12
_FEWEST_PHRASES = 6


def _in_list(name: str) -> Callable[[Paper], Iterator[Hit]]:
    """Return the finder of the words of `lists/<name>.toml`."""

    def find_words(paper: Paper) -> Iterator[Hit]:
        for entry, pattern in load_word_patterns(name):
            lacks = entry.get("lacks")
            places: dict[str, list[tuple[int, int]]] = {}
            for match in pattern.finditer(paper.folded):
                if lacks is None or not re.search(lacks, match.group()):
                    places.setdefault(match.group(), []).append(match.span())
            for first, *others in places.values():
                yield Hit(*first, entry["why"], entry.get("instead"), tuple(others), level=entry.get("level"))

    return find_words


def find_empty_phrases(paper: Paper) -> Iterator[Hit]:
    """Yield the paragraph where empty phrases stand thickest, when the letter is full of them."""
    phrases = load_list("empty_phrases")["phrases"]
    pattern = _alternatives("empty_phrases")
    start, end = paper.body
    found = [match.span() for match in pattern.finditer(paper.folded, start, end)]
    density = len(found) * 1000 / max(end - start, 1)
    if len(found) < _FEWEST_PHRASES or density < _PHRASES_PER_1000 or not phrases:
        return
    message = f"套话较多（{len(found)}处，每千字{density:.0f}处），具体举措和数据偏少"
    yield Hit(*found[0], message, "换成做了什么、何时完成、由谁负责", tuple(found[1:]))


@functools.cache
def _alternatives(name: str) -> re.Pattern[str]:
    phrases = sorted(load_list(name)["phrases"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


FINDERS = {
    "R22": _in_list("secrecy"),
    "R33": _in_list("until"),
    "R43": _in_list("injection"),
    "R44": _in_list("pending"),
    "R46": _in_list("redundant"),
    "R47": find_empty_phrases,
    "R48": _in_list("careful_words"),
    "R49": _in_list("frames"),
}
