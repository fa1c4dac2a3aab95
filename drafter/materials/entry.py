"""What a library holds: papers with what is known of them, and their passages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one paper."""

    file: str
    sha256: str
    kind: str  # report · plan · policy · statistics · joint_opinion · reply · minutes · proposal · other
    title: str | None
    issuer: str | None
    place: str | None
    year: int | None
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a passage: what it measures, its value in base units, and the year.

    `manner`: stock (a level: newer ones replace older ones) · flow (of a whole year) · part (of a part of a year).
    """

    measure: str
    manner: str
    amount: float
    unit: str
    year: int | None
    printed: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage with the words it stands under. Offsets point into the paper's text."""

    start: int
    end: int
    quote: str
    context: str  # headings and lead-in it stands under, or table name and header
    place: str | None
    year: int | None
    unit: str | None  # who speaks, in a joint opinion
    sheet: str | None = None
    row: int | None = None
    header: tuple[str, ...] | None = None
    values: tuple[Value, ...] = ()
