"""Which passages are offered for which ask: ours, in force, told once, with their words made fit for our letter."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.documents import Conflict, Evidence, Passage
from drafter.draft.adapt import adapt_quote, is_us
from drafter.draft.addressing import place_rank
from drafter.draft.facts import Facts
from drafter.draft.stale import without_stale_plans

_Place = tuple[str, int, int]  # file, start, end: what makes two passages the same
_NEAR = 0.25  # share of the best score; materials offers what supports, this leaves out its tail
_NEAR_BY_KIND = {"policy": 0.5}  # a rule about something near by says nothing of what was done
_AS_GOOD = 0.75  # of its score for the ask that tells it: so much a passage must fit the ask that refers to it
_ACCOUNTS = frozenset({"report", "statistics", "reply", "minutes", "joint_opinion"})
_PLAN = re.compile(r"工作要点|工作计划|工作任务|重点任务|任务清单|任务分解|工作安排|实施方案|工作方案")
_GENERAL = ""  # the home of what serves several asks


@dataclass(frozen=True, slots=True)
class Offer:
    """The evidence for one ask. The quotes of `own` and `opinions` are adapted; `originals` by id are as printed."""

    own: tuple[Passage, ...] = ()
    opinions: tuple[Passage, ...] = ()  # 会办意见 of other units
    originals: Mapping[str, Evidence] = field(default_factory=dict)
    told_under: str | None = None  # the ask that tells what this one would: all its passages went there
    stale: tuple[Passage, ...] = ()  # plans of past years that nothing else tells about


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers by ask id, what serves several asks (for a general section), and what was left out."""

    by_ask: Mapping[str, Offer]
    general: Offer
    remarks: tuple[str, ...]


def choose_passages(
    passages: Mapping[str, Sequence[Passage]], conflicts: Sequence[Conflict], facts: Facts, *, general: bool
) -> Offers:
    """Return what each of our asks is answered from; `passages` holds our asks only, in their order.

    Left out: other places' papers, values a newer paper replaced, plans of past years. A passage serves the ask it
    fits best, so that nothing is told twice; an ask that loses all of its passages refers to the other one. With
    `general`, what serves several asks goes into the general section instead.
    """
    remarks: list[str] = []
    usable = {
        ask_id: _recent(_near(tuple(_usable(offered, conflicts, facts, remarks))), facts.year)
        for ask_id, offered in passages.items()
    }
    home = _homes(usable)
    if general:
        home |= dict.fromkeys(_shared(usable), _GENERAL)
    by_ask = {}
    for ask_id, offered in usable.items():
        kept = [passage for passage in offered if home[_place(passage)] == ask_id]
        elsewhere = None if kept else _told_under(offered, home, usable)
        by_ask[ask_id] = replace(_offer(kept, facts), told_under=elsewhere)
    shared = {_place(passage): passage for offered in usable.values() for passage in offered}
    told_first = [passage for place, passage in shared.items() if home[place] == _GENERAL]
    numbered = [replace(passage, id=f"E{number}") for number, passage in enumerate(told_first, start=1)]
    return Offers(by_ask, _offer(numbered, facts), tuple(dict.fromkeys(remarks)))


def _told_under(
    offered: Sequence[Passage], home: Mapping[_Place, str], usable: Mapping[str, Sequence[Passage]]
) -> str | None:
    """Return the ask that tells what this one would, if its passage fits this ask nearly as well: else it is a gap."""
    for passage in offered:
        place = _place(passage)
        at_home = next((one.score for one in usable.get(home[place], ()) if _place(one) == place), passage.score)
        if passage.score >= _AS_GOOD * at_home:
            return home[place]
    return None


def _shared(usable: Mapping[str, Sequence[Passage]]) -> set[_Place]:
    """Return the passages that several asks share and none of them lives on alone; opinions stay with their ask."""
    counted = Counter(
        _place(passage) for offered in usable.values() for passage in offered if passage.kind != "joint_opinion"
    )
    shared = {place for place, count in counted.items() if count > 1}
    for offered in usable.values():
        places = {_place(passage) for passage in offered}
        if places <= shared:
            shared -= places
    return shared


def _usable(
    offered: Sequence[Passage], conflicts: Sequence[Conflict], facts: Facts, remarks: list[str]
) -> Iterator[Passage]:
    """Yield the passages that may be told of us, each place in a paper once."""
    replaced = {_key(old) for conflict in conflicts if conflict.chosen is not None for old in conflict.others}
    seen: set[_Place] = set()
    for passage in offered:
        key = _place(passage)
        if key in replaced or key in seen:
            continue
        seen.add(key)
        if is_elsewhere(passage, facts):
            remarks.append(f"{passage.evidence.file}是{passage.place}的材料，未用作本单位的依据")
            continue
        yield _known_as_plan(passage)


def is_elsewhere(passage: Passage, facts: Facts) -> bool:
    """Return whether a paper speaks of another place of our level: the neighbouring city."""
    if passage.place is None or facts.place is None or passage.place == facts.place:
        return False
    theirs, ours = place_rank(passage.place), place_rank(facts.place)
    return theirs is not None and theirs == ours


def _homes(usable: Mapping[str, Sequence[Passage]]) -> dict[_Place, str]:
    """Return for each passage the ask it serves: the one it fits best by score and by share of the ask's best score."""
    best: dict[_Place, tuple[float, str]] = {}
    for ask_id, offered in usable.items():
        highest = max((passage.score for passage in offered), default=0.0)
        for passage in offered:
            key, fit = _place(passage), passage.score * _share(passage, highest)
            if key not in best or fit > best[key][0]:
                best[key] = (fit, ask_id)
    return {key: ask_id for key, (_, ask_id) in best.items()}


def _near(offered: Sequence[Passage]) -> list[Passage]:
    """Return the passages that come near the best one: what only shares a word with the ask stays out of the letter."""
    highest = max((passage.score for passage in offered), default=0.0)
    return [passage for passage in offered if _share(passage, highest) >= _NEAR_BY_KIND.get(passage.kind, _NEAR)]


def _recent(offered: Sequence[Passage], year: int | None) -> list[Passage]:
    """Return the passages without accounts from before last year, where newer papers tell of the matter."""
    if year is None:
        return list(offered)
    fresh = any(passage.kind in _ACCOUNTS and (passage.year or 0) >= year - 1 for passage in offered)
    return [
        passage
        for passage in offered
        if not (fresh and passage.kind in _ACCOUNTS and passage.year is not None and passage.year < year - 1)
    ]


def _share(passage: Passage, highest: float) -> float:
    return passage.score / highest if highest > 0 else 1.0


def _offer(kept: Sequence[Passage], facts: Facts) -> Offer:
    """Return the passages with fit words: other units' opinions apart, plans of past years left out."""
    current, stale = without_stale_plans(kept, facts.year)
    fit = [
        replace(passage, evidence=replace(passage.evidence, quote=quote))
        for passage in (_with_short_unit(passage, facts) for passage in current)
        if (quote := adapt_quote(passage, facts))
    ]
    opinions = tuple(passage for passage in fit if _is_opinion(passage, facts))
    return Offer(
        own=tuple(passage for passage in fit if passage not in opinions),
        opinions=opinions,
        originals={passage.id: passage.evidence for passage in kept},
        stale=() if fit else tuple(stale),
    )


def _known_as_plan(passage: Passage) -> Passage:
    """Return the passage of a list of tasks as a plan's, whatever its words look like: 开放单位达到50家 is to be."""
    name = f"{passage.title or ''}{passage.evidence.file}"
    return replace(passage, kind="plan") if passage.kind in {"report", "other"} and _PLAN.search(name) else passage


def _with_short_unit(passage: Passage, facts: Facts) -> Passage:
    """Return the passage with the unit named as our letters name it: 云州市财政局 is 市财政局."""
    if passage.unit is None or facts.place is None or not passage.unit.startswith(facts.place):
        return passage
    return replace(passage, unit=facts.place[-1] + passage.unit.removeprefix(facts.place))


def _is_opinion(passage: Passage, facts: Facts) -> bool:
    return passage.kind == "joint_opinion" and passage.unit is not None and not is_us(passage.unit, facts)


def _place(passage: Passage) -> _Place:
    return _key(passage.evidence)


def _key(evidence: Evidence) -> _Place:
    return evidence.file, evidence.start, evidence.end
