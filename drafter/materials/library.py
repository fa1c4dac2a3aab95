"""A library of papers that is asked for passages."""

import re
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from drafter.documents import Conflict, DigestAsk, Letter, Passage
from drafter.grammar.stance import read_stance
from drafter.materials.card import describe_paper
from drafter.materials.choose import in_order, without_doubles
from drafter.materials.conflicts import find_conflicts, replacements
from drafter.materials.cut import cut_paper
from drafter.materials.entry import Card
from drafter.materials.parts import kind_of_part
from drafter.materials.passage import as_passage
from drafter.materials.places import read_place
from drafter.materials.rank import Fit, fit
from drafter.materials.reach import topic_terms, weigh_topic
from drafter.materials.store import Found, Store
from drafter.materials.topic import read_topic
from drafter.materials.words import pairs, plain, things
from drafter.styles import Agency

_CANDIDATES = 400  # passages that share a term with the ask, best by BM25, before they are weighed
_REFUSALS = frozenset({"declined", "deferred"})
_PART_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[乡镇村县区旗]|街道|社区|办事处)")
_NO_EVIDENCE = {"proposal"}  # what others ask for is no source of what we do


class Library:
    """Papers and their passages. Every method raises StoreError when the library file cannot serve."""

    def __init__(self, store: Store) -> None:
        """Serve from an open store."""
        self._store = store

    def __enter__(self) -> Self:
        """Return the library; it is closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    def close(self) -> None:
        """Close the library's file."""
        self._store.close()

    def has(self, sha256: str) -> bool:
        """Say whether a paper with this content is kept."""
        return self._store.has(sha256)

    def papers(self) -> tuple[Card, ...]:
        """Return what is known of each paper, by file name."""
        return self._store.cards()

    def add(self, paper: Letter, *, file: str) -> None:
        """Keep a parsed paper under a file name; an older one of that name is replaced."""
        card = describe_paper(paper, file=file)
        self._store.replace(card, cut_paper(paper, card))

    def forget(self, file: str) -> None:
        """Forget the paper of this file name."""
        self._store.remove(file)

    def passages(self, ask: DigestAsk, *, agency: Agency | None, limit: int = 8) -> tuple[Passage, ...]:
        """Return the passages that answer to an ask, best first; none if no material supports it.

        Left out: what other places did, values that a newer paper replaced, passages that say the same again.
        """
        supporting, others = self._fits(ask, agency)
        fits = {_place(fitting.found): fitting for fitting in (*others, *supporting)}
        kept = {_place(fitting.found) for fitting in supporting}
        for new, old in replacements([one.found for one in supporting], [one.found for one in others]):
            kept = (kept - old) | {new}
        chosen = without_doubles(in_order([fits[place] for place in fits if place in kept]))[:limit]
        return tuple(as_passage(one.found, number=number, score=score) for number, (score, one) in enumerate(chosen, 1))

    def conflicts(self, asks: Iterable[DigestAsk], *, agency: Agency | None) -> tuple[Conflict, ...]:
        """Return where the passages that answer to these asks do not agree, with one another or with other papers."""
        supporting: dict[tuple[str, int, int], Found] = {}
        others: dict[tuple[str, int, int], Found] = {}
        for ask in asks:
            fitting, further = self._fits(ask, agency)
            supporting |= {_place(one.found): one.found for one in fitting}
            others |= {_place(one.found): one.found for one in further}
        rest = [found for place, found in others.items() if place not in supporting]
        return find_conflicts(list(supporting.values()), rest)

    def find(self, words: str, *, limit: int = 20) -> tuple[Passage, ...]:
        """Return the passages that have every word a person looks for (parted by spaces), whoever's they are."""
        readings = [
            [[term for _place, term in pairs(word)], [thing.term for thing in things(word)]]
            for word in plain(words).split()
        ]
        found = self._store.find_all(readings, limit)
        return tuple(as_passage(one, number=number, score=0.0) for number, one in enumerate(found, 1))

    def _fits(self, ask: DigestAsk, agency: Agency | None) -> tuple[list[Fit], list[Fit]]:
        """Return the passages that support an ask, and the others that share words with it."""
        topic = read_topic(ask.text)
        wanted = topic_terms(topic)
        weighed = weigh_topic(topic, self._store.counts(wanted), self._store.size())
        found = self._store.find(wanted, _CANDIDATES)
        fits = [fit(one, weighed) for one in found if _may_serve(one, agency) and _is_whole(one, ask)]
        return [one for one in fits if one.is_support], [one for one in fits if not one.is_support]


def open_library(path: Path | None = None) -> Library:
    """Return the library of a file, made if it is not there; without a path one in memory."""
    return Library(Store(path))


def _may_serve(found: Found, agency: Agency | None) -> bool:
    """Say whether a passage may be told of us: not what other places did, not what others ask for.

    Nor what a report names as a problem, unless it says why something cannot be done.
    """
    if found.card.kind in _NO_EVIDENCE:
        return False
    kind = kind_of_part(found.entry.context, found.card.kind)
    if kind == "problems" and read_stance(found.entry.quote, kind) not in _REFUSALS:
        return False
    ours = read_place(agency.place) if agency else None
    theirs = read_place(found.entry.place) if found.entry.place else None
    return ours is None or theirs is None or not theirs.is_elsewhere(ours)


def _is_whole(found: Found, ask: DigestAsk) -> bool:
    """Say whether a passage is no row of a breakdown by town or street, unless the ask names the town."""
    if found.entry.header is None:
        return True
    name = found.entry.quote.partition(",")[0].strip()
    return not _PART_OF_PLACE.fullmatch(name) or name in ask.text


def _place(found: Found) -> tuple[str, int, int]:
    return found.card.file, found.entry.start, found.entry.end
