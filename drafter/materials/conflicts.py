"""Passages that do not agree: another value of one indicator, or two units that speak against each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from drafter.documents import Conflict, Evidence
from drafter.grammar.fold import fold
from drafter.materials.entry import Value
from drafter.materials.passage import as_evidence
from drafter.materials.store import Found
from drafter.materials.words import pairs, plain, weigh

_SUFFIX_LEAST = 4  # characters of an indicator that ends another one
_ROUNDING = 0.006  # relative difference that rounding explains: 3.2亿元 and 31,980万元
_AUTHORITY = ("report", "joint_opinion", "statistics", "plan", "policy", "minutes", "reply", "other")
_AGAINST = re.compile(r"不同意|不赞成|不支持|不建议|不宜|不予|暂不|无法|不具备|难以|不可行|反对|不能")
_FOR = re.compile(r"(?<!不)(?:同意|赞成|支持|采纳)|可行|已纳入|已列入|已安排|拟安排|予以安排")
_COMMON_LEAST = 4  # terms both speak of, each of a word that means something
_Told = tuple[Found, Value]
_Place = tuple[str, int, int]  # file, start, end


def find_conflicts(supporting: Sequence[Found], others: Sequence[Found] = ()) -> tuple[Conflict, ...]:
    """Return the disagreements that passages have among themselves or with `others`: indicators first, then units."""
    return (*_of_values(supporting, others), *_of_units(supporting))


def replacements(supporting: Sequence[Found], others: Sequence[Found]) -> Iterator[tuple[_Place, set[_Place]]]:
    """Yield the place of a passage with a newer value and the places of those whose values it replaces."""
    for conflict in _of_values(supporting, others):
        if conflict.chosen is not None:
            yield _place(conflict.chosen), {_place(old) for old in conflict.others}


def _of_values(supporting: Sequence[Found], others: Sequence[Found]) -> Iterator[Conflict]:
    for group in _by_indicator(supporting, others):
        newest = max(value.year or 0 for _found, value in group)
        current = [told for told in group if (told[1].year or 0) == newest]
        current.sort(key=lambda told: (-(told[0].card.year or 0), _AUTHORITY.index(_known(told[0].card.kind))))
        chosen, value = current[0]
        rivals = [told for told in current if _differ(told[1], value)]
        older = [told for told in group if told not in current and _differ(told[1], value)]
        if not rivals and not older:
            continue
        undecided = any(_rank(where) == _rank(chosen) for where, _value in rivals)
        told = [(chosen, value), *rivals, *older]
        said = (f"{one.year or '未注明'}年{one.printed}（{where.card.file}）" for where, one in told)
        evidence = dict.fromkeys(as_evidence(where) for where, _value in (told if undecided else told[1:]))
        yield Conflict(
            f"{value.measure}：{'，'.join(said)}", None if undecided else as_evidence(chosen), tuple(evidence)
        )


def _rank(found: Found) -> tuple[int | None, str]:
    return found.card.year, found.card.kind


def _place(evidence: Evidence) -> _Place:
    return evidence.file, evidence.start, evidence.end


def _by_indicator(supporting: Sequence[Found], others: Sequence[Found]) -> list[list[_Told]]:
    """Return the values grouped by what they measure; every group has a supporting passage.

    Of a passage that gives several years only the latest counts.
    """
    groups: list[list[_Told]] = []
    for number, one in enumerate((*supporting, *others)):
        for value in _latest(one.entry.values):
            group = next((group for group in groups if _same(group[0][1], value)), None)
            if group is None:
                if number < len(supporting):
                    groups.append([(one, value)])
            elif all(told[0] is not one for told in group):
                group.append((one, value))
    return groups


def _latest(values: Sequence[Value]) -> list[Value]:
    latest: dict[tuple[str, str], Value] = {}
    for value in values:
        key = value.measure, value.unit
        if key not in latest or (value.year or 0) > (latest[key].year or 0):
            latest[key] = value
    return list(latest.values())


def _same(one: Value, other: Value) -> bool:
    """Say whether two values measure the same thing: equal words, or one ends in the other but for empty words."""
    if one.unit != other.unit or (one.manner != other.manner and "part" in {one.manner, other.manner}):
        return False
    if one.manner == other.manner == "part":
        return False
    shorter, longer = sorted((plain(one.measure), plain(other.measure)), key=len)
    rest = longer[: len(longer) - len(shorter)]
    return longer.endswith(shorter) and (not rest or (len(shorter) >= _SUFFIX_LEAST and not any(weigh(rest))))


def _differ(one: Value, other: Value) -> bool:
    return abs(one.amount - other.amount) > _ROUNDING * max(abs(one.amount), abs(other.amount))


def _known(kind: str) -> str:
    return kind if kind in _AUTHORITY else "other"


def _of_units(found: Sequence[Found]) -> Iterator[Conflict]:
    """Yield pairs of opinions of two units, one for and one against the same thing."""
    opinions = [one for one in found if one.card.kind == "joint_opinion" and one.entry.unit]
    for one, other in combinations(opinions, 2):
        sides = {_side(one.entry.quote), _side(other.entry.quote)}
        if one.entry.unit == other.entry.unit or sides != {True, False}:
            continue
        common = _meaningful(one.entry.quote) & _meaningful(other.entry.quote)
        if len(common) >= _COMMON_LEAST:
            what = f"{one.entry.unit}与{other.entry.unit}意见不一致"
            yield Conflict(what, None, (as_evidence(one), as_evidence(other)))


def _side(quote: str) -> bool | None:
    """Return True for, False against, None for neither."""
    folded = fold(quote)
    if _AGAINST.search(folded):
        return False
    return True if _FOR.search(folded) else None


def _meaningful(quote: str) -> frozenset[str]:
    """Return the terms of a quote whose characters mean something."""
    text = plain(_AGAINST.sub("，", _FOR.sub("，", fold(quote))))
    weights = weigh(text)
    return frozenset(term for place, term in pairs(text) if all(weights[place : place + len(term)]))
