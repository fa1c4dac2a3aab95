"""The rules engine's digests of fixtures/summaries against hand-made truth.

truth.json: `points`, how many level-1 headings (null: the letter has none on purpose); `figures` in reading order with
`measure` and `period`; `commitments` with a piece of their words, `owner` and `due`. A measure is right when it holds
all words of the truth (separated by spaces) and at most twenty characters more; `|` parts readings that are both right;
an empty reading means null.
"""

import asyncio
import difflib
import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drafter.documents import Digest, Letter
from drafter.engines.rules import RulesEngine
from drafter.parse import parse_letter
from drafter.read import read_source
from drafter.summarize import summarize_letter

_ROOT = Path(__file__).resolve().parent.parent / "fixtures" / "summaries"
_NAMES = sorted(folder.name for folder in _ROOT.iterdir())
_ROOM = 20  # characters a right measure may have beyond the truth's words
_FLOORS = {"figures found": 1.0, "measure": 0.95, "period": 0.97, "owner": 1.0, "due": 1.0}


@dataclass(frozen=True, slots=True)
class _Case:
    letter: Letter
    digest: Digest
    truth: dict[str, Any]


@functools.cache
def _open(name: str) -> _Case:
    letter = parse_letter(read_source(_ROOT / name / "letter.txt"))
    digest = asyncio.run(summarize_letter(letter, RulesEngine()))
    truth = json.loads((_ROOT / name / "truth.json").read_text(encoding="utf-8"))
    return _Case(letter, digest, truth)


def _is_measure(said: str, truth: str) -> bool:
    return any(
        all(word in said for word in reading.split()) and len(said) <= len(reading) + _ROOM
        for reading in truth.split("|")
    )


def _is_one_of(said: str | None, truth: str | None) -> bool:
    return (said or "") in (truth or "").split("|")


def _score(case: _Case) -> dict[str, list[bool]]:
    """Return, for each thing asked, whether each instance is right."""
    right: dict[str, list[bool]] = {name: [] for name in _FLOORS}
    digest, reached = case.digest, 0
    for truth in case.truth["figures"]:
        at = next((i for i in range(reached, len(digest.figures)) if digest.figures[i].text == truth["text"]), None)
        right["figures found"].append(at is not None)
        if at is not None:
            reached = at + 1
            right["measure"].append(_is_measure(digest.figures[at].measure, truth["measure"]))
            right["period"].append(_is_one_of(digest.figures[at].period, truth["period"]))
    for truth in case.truth["commitments"]:
        promise = next(one for one in digest.commitments if truth["what"] in one.what)
        right["owner"].append(_is_one_of(promise.owner, truth["owner"]))
        right["due"].append(_is_one_of(promise.due, truth["due"]))
    return right


def test_measures_periods_owners_and_dates_keep_their_floors() -> None:
    """Over all letters the share of right answers stays at or above each floor."""
    right: dict[str, list[bool]] = {name: [] for name in _FLOORS}
    for name in _NAMES:
        for asked, answers in _score(_open(name)).items():
            right[asked] += answers
    shares = {asked: sum(answers) / len(answers) for asked, answers in right.items()}
    below = {asked: share for asked, share in shares.items() if share < _FLOORS[asked]}
    assert len(_NAMES) >= 10
    assert not below


@pytest.mark.parametrize("name", _NAMES)
def test_every_level_one_heading_has_one_point(name: str) -> None:
    """The points follow the headings one to one; a letter without headings has a few of its own."""
    case = _open(name)
    headings = [one for one in case.letter.outline if one.level == 1]
    assert len(case.digest.points) == len(headings) or (not headings and case.digest.points)
    assert case.truth["points"] in {None, len(headings)}
    assert all(point.summary and point.sentences for point in case.digest.points)


@pytest.mark.parametrize("name", _NAMES)
def test_no_point_copies_more_than_sixty_percent_of_its_section(name: str) -> None:
    """What a point has in common with its section, in runs of three characters or more, is at most 60 % of it."""
    case = _open(name)
    headings = [one for one in case.letter.outline if one.level == 1]
    for heading, point in zip(headings, case.digest.points, strict=False):
        section = "".join(case.letter.text[heading.end : heading.body_end].split())
        blocks = difflib.SequenceMatcher(None, section, point.summary, autojunk=False).get_matching_blocks()
        copied = sum(block.size for block in blocks if block.size >= 3)
        assert copied <= 0.6 * len(section) or len(section) == 0


@pytest.mark.parametrize("name", _NAMES)
def test_the_summary_is_short_and_more_than_the_opening(name: str) -> None:
    """At most 120 characters, grounded, and not made of the first sentences only."""
    case = _open(name)
    summary = case.digest.summary
    body = "".join(case.letter.text[case.letter.opening.end if case.letter.opening else 0 :].split())
    start = difflib.SequenceMatcher(None, body[: len(summary)], summary, autojunk=False).get_matching_blocks()
    assert 20 < len(summary) <= 120
    assert sum(block.size for block in start if block.size >= 3) < 0.6 * len(summary)
    assert not [one for one in case.digest.grounding.unsupported if one.where == "summary"]
