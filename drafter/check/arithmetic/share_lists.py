"""Lists of shares: those of one whole cannot pass 100 %; 分别占40%、30% are the shares of the parts before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.check.arithmetic.relations import Relation, Verdict, amount
from drafter.check.arithmetic.shares import SHARE, share_relation, structural_whole
from drafter.check.arithmetic.terms import Statement, Term

_RESPECTIVE = re.compile(r"分别占(?:比|总数的?|总量的?|其)?|占比分别[为是达]到?")
_JOINED = re.compile(r"[、和及与约近]{0,2}")
_BEARS = re.compile(r"(?:承担|分担|负担|出资)$")
_FEWEST = 3  # shares that may make a whole
_WHOLE = 100.0
_LONGEST_ITEM = 60


@dataclass(frozen=True, slots=True)
class _Run:
    """Percentages behind 分别占 at `cue`."""

    cue: int
    shares: tuple[Term, ...]


def find_share_lists(statement: Statement) -> Iterator[Relation]:
    """Yield the sums of the shares of one whole, and the shares that 分别 gives to the parts before it."""
    listed = [(term, SHARE.search(term.head)) for term in statement.terms if term.unit == "%"]
    wholes = {match["of"].strip("的") for _, match in listed if match and match["of"]}
    alone = [term for term, match in listed if match and "分别" not in term.head]
    groups = [alone] if len(alone) >= _FEWEST and len(wholes) <= 1 else []
    groups.append([term for term, _ in listed if _BEARS.search(term.head)])
    for run in _runs(statement):
        groups.append(list(run.shares) if len(run.shares) >= _FEWEST else [])
        yield from _each(statement, run)
    for group in groups:
        relation = _hundred(statement, group) if len(group) > 1 else None
        if relation is not None:
            yield relation


def _runs(statement: Statement) -> Iterator[_Run]:
    for cue in _RESPECTIVE.finditer(statement.folded, statement.start, statement.end):
        run: list[Term] = []
        for term in (term for term in statement.terms if term.start >= cue.end()):
            between = statement.folded[run[-1].end if run else cue.end() : term.start]
            if term.unit != "%" or not _JOINED.fullmatch(between):
                break
            run.append(term)
        if len(run) > 1:
            yield _Run(cue.start(), tuple(run))


def _each(statement: Statement, run: _Run) -> Iterator[Relation]:
    """Yield each share of 甲5040万元、乙3780万元，分别占40%、30%, where as many parts stand before it."""
    before = [term for term in statement.terms if term.end <= run.cue]
    parts = before[-len(run.shares) :]
    if len(parts) < len(run.shares) or len({part.unit for part in parts}) > 1 or parts[0].unit in {"%", ""}:
        return
    for part, share in zip(parts, run.shares, strict=True):
        whole, certain = structural_whole(statement, part, share)
        if whole is not None and whole not in parts:
            yield share_relation(part, whole, share, certain=certain)


def _hundred(statement: Statement, group: Sequence[Term]) -> Relation | None:
    """Return the sum of the shares of one whole, where it passes or reaches 100 %."""
    low, high = sum(term.low for term in group), sum(term.high for term in group)
    total = sum(term.value for term in group)
    first, last = group[0], group[-1]
    too_long = last.end - first.start > _LONGEST_ITEM * len(group)
    if too_long or high < _WHOLE or "其中" in statement.folded[first.start : last.end]:
        return None
    verdict: Verdict = "breaks" if low > _WHOLE else "holds"
    return Relation(
        "R29",
        verdict,
        certain=True,
        start=first.start - len(first.head),
        end=last.end,
        formula="+".join(amount(term.value) for term in group) + f"={amount(total)}%",
        remark="各项占比之和超过100%" if verdict == "breaks" else "各项占比之和约为100%",
        places=tuple(group),
    )
