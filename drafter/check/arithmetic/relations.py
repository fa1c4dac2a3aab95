"""A relation between figures of a letter: what was computed, what is printed, and whether both agree."""

from dataclasses import dataclass, replace
from typing import Literal

from drafter.check.arithmetic.terms import Term
from drafter.check.arithmetic.unwrapped import Unwrapped

# holds: equal within the printed precision; rounded: less than one printed unit apart (28.76 printed 1:28); breaks
Verdict = Literal["holds", "rounded", "breaks"]
_TINY = 1e-9
_ONE_UNIT = 1.05


@dataclass(frozen=True, slots=True)
class Relation:
    """`certain` is False where the letter may mean something else than what was computed."""

    rule: str
    verdict: Verdict
    certain: bool
    start: int
    end: int
    formula: str  # 92.5÷168.8=54.8%
    remark: str  # 文中为55.8%
    places: tuple[Term, ...]  # the figures computed with
    suggestion: str | None = None

    def placed(self, unwrapped: Unwrapped) -> "Relation":
        """Return the relation with the offsets of the letter instead of those of its unwrapped text."""
        places = tuple(
            replace(term, start=unwrapped.place(term.start), end=unwrapped.end_place(term.end)) for term in self.places
        )
        return replace(self, start=unwrapped.place(self.start), end=unwrapped.end_place(self.end), places=places)


def judge(low: float, high: float, printed: Term, *, value: float | None = None) -> Verdict:
    """Return how a computed range low:high agrees with a printed figure.

    `value` is what the printed digits give. Where the range allows for the printed figure, but these digits are more
    than one printed unit away, the agreement is owed to rounding alone.
    """
    room = _TINY * max(abs(high), abs(printed.high), 1.0)
    if low <= printed.high + room and printed.low <= high + room:
        apart = value is not None and not printed.vague and abs(value - printed.value) > _ONE_UNIT * printed.step
        return "rounded" if apart else "holds"
    gap = max(low - printed.value, printed.value - high) if value is None else abs(value - printed.value)
    return "rounded" if gap < printed.step * (1 - _TINY) and not printed.is_exact_count else "breaks"


def restate(printed: Term, verdict: Verdict, formula: str, used: tuple[Term, ...], *, certain: bool = True) -> Relation:
    """Return the relation of a printed figure to those it was recomputed from; the formula ends in its right value."""
    holds = verdict == "holds"
    return Relation(
        rule="R30",
        verdict=verdict,
        certain=certain,
        start=printed.start - len(printed.head),
        end=printed.end,
        formula=formula,
        remark=f"与文中{printed.printed}一致" if holds else f"文中为{printed.printed}",
        places=(*used, printed),
        suggestion=None if holds else formula.rpartition("=")[2],
    )


def amount(value: float, scale: float = 1.0, places: int = 2) -> str:
    """Return a number in units of `scale`, with at most `places` decimals: 54.8, 281, 1260."""
    text = f"{value / scale:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit(term: Term, scale: float) -> str:
    """Return a term's number converted to units of `scale`, as many decimals as it needs up to four."""
    return amount(term.value, scale, 4)
