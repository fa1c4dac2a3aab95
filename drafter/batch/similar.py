"""Near-duplicate letters: groups by MinHash, with what differs inside each group."""

import array
import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.batch.facts import PERMUTATIONS

MOST_LETTERS = 5_000
_BANDS = 32  # of 4 numbers: letters that share 0.6 of their words meet with probability 0.99
_THRESHOLD = 0.6  # shared words ÷ all words
_DIFFERENCES = 3  # sentences shown
_QUOTE = 60  # characters of each


@dataclass(frozen=True, slots=True)
class Kin:
    """A member of a group."""

    group: int
    letter: int
    likeness: float  # to the group's first letter


def find_groups(signatures: Iterable[tuple[int, bytes]]) -> list[Kin]:
    """Return the members of all groups, group by group in the order of their first letters."""
    rows = {letter: array.array("I", signature) for letter, signature in signatures}
    leader = {letter: letter for letter in rows}

    def root(letter: int) -> int:
        while leader[letter] != letter:
            leader[letter] = leader[leader[letter]]
            letter = leader[letter]
        return letter

    order = {letter: place for place, letter in enumerate(rows)}
    for letter, other in _candidates(rows):
        if _likeness(rows[letter], rows[other]) >= _THRESHOLD:
            first, second = sorted((root(letter), root(other)), key=order.__getitem__)
            leader[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for letter in rows:
        members[root(letter)].append(letter)
    groups = [group for group in members.values() if len(group) > 1]
    return [
        Kin(number, letter, _likeness(rows[group[0]], rows[letter]))
        for number, group in enumerate(groups, start=1)
        for letter in group
    ]


def _candidates(rows: dict[int, "array.array[int]"]) -> Iterable[tuple[int, int]]:
    """Yield pairs that share a band, each letter with the first of its bucket."""
    width = PERMUTATIONS // _BANDS
    for band in range(_BANDS):
        buckets: dict[bytes, int] = {}
        for letter, row in rows.items():
            mark = row[band * width : (band + 1) * width].tobytes()
            first = buckets.setdefault(mark, letter)
            if first != letter:
                yield first, letter


def _likeness(first: Sequence[int], second: Sequence[int]) -> float:
    return sum(one == other for one, other in zip(first, second, strict=True)) / PERMUTATIONS


def what_differs(first: Sequence[str], second: Sequence[str]) -> str:
    """Return in words what the second letter's sentences have that the first's have not, and the other way round."""
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    pieces: list[str] = []
    more = 0
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if len(pieces) == _DIFFERENCES:
            more += 1
            continue
        gone, come = "".join(first[start:end]), "".join(second[other_start:other_end])
        pieces.append(_say(gone, come))
    if not pieces:
        return "文字相同"
    return "\n".join(pieces) + (f"\n另有{more}处不同" if more else "")


def _say(gone: str, come: str) -> str:
    if gone and come:
        return f"“{_cut(gone)}”→“{_cut(come)}”"
    return f"多“{_cut(come)}”" if come else f"少“{_cut(gone)}”"


def _cut(words: str) -> str:
    flat = "".join(words.split())
    return flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1] + "…"
