"""What a rule is, what it may ask for, and what it reads."""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from drafter.check.arithmetic import Relation, find_relations
from drafter.documents import DateSpan, Digest, Group, Letter, Level, Place, Span
from drafter.grammar.fold import fold
from drafter.styles import Agency, Case

Need = Literal["letter", "materials", "agency", "case", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What is given beside the reply; a rule that needs what is None is skipped."""

    letter: Letter | Digest | None = None  # the proposal that is answered
    materials: tuple[Letter, ...] | None = None
    agency: Agency | None = None
    case: Case | None = None
    date: dt.date | None = None  # of signing
    profile: str = "default"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule is broken. `level` only where it differs from the rule's."""

    start: int
    end: int
    message: str
    suggestion: str | None = None
    related: tuple[tuple[int, int], ...] = ()
    level: Level | None = None
    sources: tuple[Place, ...] = ()  # places in other papers


@dataclass(frozen=True)
class Paper:
    """The reply as the rules read it; what several rules ask for is found once."""

    letter: Letter
    given: Needs = field(default_factory=Needs)

    @functools.cached_property
    def folded(self) -> str:
        """Return the folded text; its offsets are those of the letter's text."""
        return fold(self.letter.text)

    @functools.cached_property
    def body(self) -> tuple[int, int]:
        """Return where the body runs: after opening, salutation or title, up to the closing or the end block."""
        letter = self.letter
        start = next((span.end for span in (letter.opening, *letter.addressees[-1:], letter.title) if span), 0)
        ends = [
            span.start for span in (letter.closing, letter.issuer, letter.issue_date) if span and span.start > start
        ]
        return start, min(ends, default=len(letter.text))

    @functools.cached_property
    def lines(self) -> tuple[Span, ...]:
        """Return the lines of the letter without the white space around them, furniture left out."""
        text = self.letter.text
        found = []
        reached = 0
        for start, end in [*((span.start, span.end) for span in self.letter.furniture), (len(text), len(text))]:
            at = reached
            for line in text[reached:start].split("\n"):
                words = line.strip(" \u3000\t|")
                begin = at + line.find(words)
                if words:
                    found.append(Span(words, begin, begin + len(words)))
                at += len(line) + 1
            reached = max(reached, end)
        return tuple(found)

    @functools.cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Return the relations between the figures, those that hold included."""
        return find_relations(self.letter)

    @property
    def is_reply(self) -> bool:
        """Return whether the paper answers a proposal: 答复 or 会办意见."""
        return self.letter.genre in {"reply", "joint_opinion"}

    def first_place(self) -> tuple[int, int]:
        """Return the nearest printed text for something that is missing at the head of the letter."""
        return self._place(self.letter.title or next(iter(self.letter.addressees), None), last=False)

    def last_place(self) -> tuple[int, int]:
        """Return the nearest printed text for something that is missing at the end of the letter."""
        return self._place(self.letter.issuer or self.letter.issue_date or self.letter.closing, last=True)

    def _place(self, found: Span | DateSpan | None, *, last: bool) -> tuple[int, int]:
        if found is not None:
            return found.start, found.end
        if not self.lines:
            return 0, 0
        line = self.lines[-1 if last else 0]
        return line.start, line.end


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `good` and `bad` are parts of a letter (body, title, opening …) that pass and break it."""

    id: str
    group: Group
    level: Level
    title: str  # what the rule asks for, in Chinese
    source: str
    find: Callable[[Paper], Iterable[Hit]]
    good: Mapping[str, str]
    bad: Mapping[str, str]
    needs: frozenset[Need] = frozenset()
    replies_only: bool = False
