"""What is carried from room to room: frozen, complete when made, never changed.

Offsets are Unicode code points into the letter's `text`, start included, end not. A `Span` is a slice of that text:
`text == letter.text[start:end]`. Absent things are `None` or `()`, never guessed. The JSON form of each class has the
same field names, which other people's scripts rely on.
"""

import dataclasses
import functools
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Genre = Literal["reply", "proposal", "joint_opinion", "other"]  # 答复 · 来件 · 会办意见 · 其他
Matter = Literal["npc_suggestion", "cppcc_proposal"]  # 人大代表建议 · 政协提案
ProposerKind = Literal["deputy", "member", "party", "sector", "group"]  # 代表 · 委员 · 党派团体 · 界别 · 小组/代表团
Stance = Literal["done", "doing", "planned", "deferred", "reference", "declined"]
DraftKind = Literal["reply", "joint-opinion"]
Group = Literal["form", "language", "arithmetic", "coverage", "grounding"]
Level = Literal["error", "warn", "info"]


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class SetApart:
    """Something the reader left out of the text, and why.

    `what`: running_head · page_number · header · footer · navigation · script · deleted · hidden …
    """

    what: str
    why: str
    text: str
    page: int | None = None  # 1-based; PDF only


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The place of one text line that came from a spreadsheet row."""

    start: int
    end: int
    sheet: str
    row: int  # 1-based, as the spreadsheet shows it
    header: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""A paper as read: its text (newlines are \n; nothing else changed) and the reading report."""

    path: str
    sha256: str  # of the file's bytes
    media_type: str
    encoding: str | None  # of text files; None for .docx, .pdf …
    text: str
    method: str = ""  # how it was read, for the reading report
    pages: int | None = None
    set_apart: tuple[SetApart, ...] = ()
    warnings: tuple[str, ...] = ()  # doubts of the reader, in Chinese
    rows: tuple[SheetRow, ...] = ()

    @property
    def characters(self) -> int:
        """Length of the text in code points."""
        return len(self.text)


# ---------------------------------------------------------------- parsing
#
# What a letter has by the hundred is a NamedTuple: it is made in a third of a frozen dataclass's time.


class Span(NamedTuple):
    """A slice of the letter's own words."""

    text: str
    start: int
    end: int


class DateSpan(NamedTuple):
    """A date in the letter's words, with its ISO form."""

    text: str
    start: int
    end: int
    date: str


@dataclass(frozen=True, slots=True)
class Contact:
    """联系人 and telephone."""

    name: Span | None
    phone: Span | None


class Heading(NamedTuple):
    """An entry of the outline. `start:end` covers marker and words; `text` is the words alone."""

    level: int  # 1 = the letter's outermost
    marker: str  # as printed: 一、 (一) 1. 一是 首先; "" for an unnumbered heading
    text: str
    start: int
    end: int
    body_end: int  # where what stands under it ends


class Sentence(NamedTuple):
    """A numbered sentence; ids are 1, 2, 3 … in reading order."""

    id: int
    start: int
    end: int


class Quantity(NamedTuple):
    """A plain number with its unit."""

    value: float
    unit: str


class Figure(NamedTuple):
    """A quantity that states a fact, as printed (1.2亿元) and in its base unit (120000000 元)."""

    text: str
    start: int
    end: int
    value: float
    unit: str
    base: Quantity
    sentence: int


class Ask(NamedTuple):
    """What the proposer asks for. Ids A1, A2 … are given by parse and kept by every room."""

    id: str
    text: str
    start: int
    end: int
    sentences: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Header:
    """What a letter says about itself; shared by `Letter` and `Digest`."""

    source: dict[str, Any]  # path, sha256, media_type, encoding, characters, and the reading report
    genre: Genre
    matter: Matter | None = None
    proposers: tuple[Span, ...] = ()
    proposer_kind: ProposerKind | None = None
    title: Span | None = None
    doc_number: Span | None = None  # 发文字号
    session: Span | None = None  # 届次
    proposal_number: Span | None = None  # digits as printed
    proposal_title: Span | None = None  # without outer marks
    issuer: Span | None = None  # 署名机关
    disposition: Span | None = None  # 办理结果 A/B/C …
    disclosure: Span | None = None  # 公开属性
    addressees: tuple[Span, ...] = ()
    co_handlers: tuple[Span, ...] = ()
    issue_date: DateSpan | None = None  # 成文日期
    contact: Contact | None = None
    opening: Span | None = None  # 您提出的…收悉 … 答复如下
    closing: Span | None = None  # thanks and formula before the 署名
    cc: tuple[Span, ...] = ()  # 抄送


@dataclass(frozen=True, kw_only=True)
class Letter(Header):
    """A parsed letter."""

    text: str
    policies: tuple[Span, ...] = ()
    outline: tuple[Heading, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    asks: tuple[Ask, ...] = ()
    commitments: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()


# ---------------------------------------------------------------- summarizing


@dataclass(frozen=True, slots=True)
class Point:
    """One heading of the letter in one line."""

    heading: str
    summary: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DigestAsk:
    """An ask in the digest; `text` may be a paraphrase, `sentences` say where it stands."""

    id: str
    text: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DigestFigure:
    """A figure with what it measures (指标) and its period, both in the letter's words."""

    measure: str
    text: str
    value: float
    unit: str
    period: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise: what, by whom (owner), until when (due), where said."""

    what: str
    owner: str | None
    due: str | None
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DigestSentence:
    """A sentence with its words, so that a digest can be read without the letter."""

    id: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A claim of the digest that its own sentences do not contain."""

    where: str  # summary · points[2] · asks[A1] · commitments[0] …
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Grounding:
    """How many claims (figures, dates, titles, names) there are, and which no cited sentence contains."""

    claims: int
    supported: int
    unsupported: tuple[Unsupported, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made a result. Tokens and seconds are 0 for the rules engine's own work."""

    engine: str  # rules · model
    model: str | None = None
    prompt: str | None = None  # summarize/v1
    prompt_sha256: str | None = None
    letter_sha256: str | None = None
    prompt_tokens: int = 0
    completion_tokens: int = 0
    calls: int = 0
    seconds: float = 0.0
    requests: tuple[str, ...] = ()  # sha256 of each request
    repairs: int = 0
    filled_by_rules: int = 0  # parts a model left out
    fallback: str | None = None  # name of the failure the rules engine stepped in for
    sections: int = 0  # > 0: the letter was summarized section by section


@dataclass(frozen=True, kw_only=True)
class Digest(Header):
    """A structured summary: the landing between understanding and answering; a person may edit it."""

    summary: str
    points: tuple[Point, ...] = ()
    asks: tuple[DigestAsk, ...] = ()
    figures: tuple[DigestFigure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    policies: tuple[Span, ...] = ()
    sentences: tuple[DigestSentence, ...] = ()
    grounding: Grounding = Grounding(0, 0)
    provenance: Provenance = Provenance("rules")


# ---------------------------------------------------------------- drafting


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a paper: `quote` is the slice start:end of the text that `drafter parse` prints for that paper."""

    file: str  # relative to its --materials, or letter, agency, case
    start: int
    end: int
    quote: str
    sheet: str | None = None
    row: int | None = None
    header: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence offered for one ask: the quote and what is known of the paper it stands in."""

    id: str  # E1, E2 … within one ask
    evidence: Evidence
    kind: str = "other"  # of the paper (materials.Card), or outlook: what a report plans
    issuer: str | None = None
    place: str | None = None
    year: int | None = None  # of the fact, else of the paper
    unit: str | None = None  # who speaks, in a joint opinion: 市财政局
    score: float = 0.0
    title: str | None = None  # of the paper, without 《》; lets a reply say which paper rules so


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two papers that say different things of one indicator, or two units that contradict each other."""

    what: str
    chosen: Evidence | None
    others: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the draft with the passages it rests on."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the draft. `heading` has no marker: the marker comes from the style.

    A child without heading is a numbered paragraph: its marker stands before its first paragraph.
    """

    heading: str
    ask_id: str | None
    stance: Stance | None
    paragraphs: tuple[Paragraph, ...] = ()
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the reply needs and nobody gave."""

    ask_id: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Unverified:
    """Words of the draft that no cited evidence contains."""

    quote: str
    section: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row of the table ask → section → stance → evidence."""

    ask_id: str
    ask: str
    section: str | None
    stance: Stance | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftContact:
    """联系人 and telephone to print."""

    name: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class StyleUsed:
    """The style a draft was laid out in."""

    name: str
    numbering: tuple[str, ...]  # one sample marker a level: 一、 （一） 1. 一是
    heading_forms: tuple[str, ...] = ()  # own_line | run_in, one a level; missing = own_line first, then run_in
    end_block: tuple[str, ...] = ("signature", "date", "contact", "disclosure")  # in the order printed


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A reply (or a 会办意见) before it is laid out."""

    kind: DraftKind
    title: str
    doc_number: str | None = None
    disposition: str | None = None
    disposition_reason: str | None = None
    salutation: str = ""
    opening: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    signature: str = ""
    date: str | None = None  # as printed
    contact: DraftContact | None = None
    disclosure: str | None = None
    cc: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()  # fields left open on purpose
    gaps: tuple[Gap, ...] = ()
    unverified: tuple[Unverified, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reminders: tuple[str, ...] = ()  # for the clerk, never in the letter
    style: StyleUsed = StyleUsed("default", ())
    provenance: Provenance = Provenance("rules")


# ---------------------------------------------------------------- checking


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the checked reply; `path` only when several replies are compared."""

    start: int
    end: int
    quote: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, why, and what to do."""

    rule: str  # R01 …
    group: Group
    level: Level
    message: str
    start: int
    end: int
    quote: str
    related: tuple[Place, ...] = ()
    suggestion: str | None = None
    path: str | None = None  # only when several replies are compared


@dataclass(frozen=True, slots=True)
class Report:
    """The findings on one reply; `passed` lists relations that hold, when asked for."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[str, ...] = ()  # rule ids whose needs nobody gave
    passed: tuple[Finding, ...] = field(default=())

    @property
    def counts(self) -> dict[Level, int]:
        """Number of findings by level."""
        levels: tuple[Level, ...] = ("error", "warn", "info")
        return {level: sum(finding.level == level for finding in self.findings) for level in levels}


_LEFT_OUT_WHEN_NONE = {"sheet", "row", "header", "path", "page"}


@functools.cache
def _field_names(carried: type) -> tuple[str, ...]:
    """Return the names of the fields of a class of this catalogue in declared order, () for any other class."""
    if dataclasses.is_dataclass(carried):
        return tuple(item.name for item in dataclasses.fields(carried))
    return getattr(carried, "_fields", ())


def as_json(carried: Any) -> Any:  # noqa: ANN401 - any carried value, and any JSON value back
    """Return the plain JSON form (dicts, lists, strings, numbers) of a carried object, fields in declared order."""
    kind: type = type(carried)
    if names := _field_names(kind):
        values = ((name, getattr(carried, name)) for name in names)
        return {name: as_json(value) for name, value in values if value is not None or name not in _LEFT_OUT_WHEN_NONE}
    if isinstance(carried, dict):
        return {key: as_json(value) for key, value in carried.items()}
    if isinstance(carried, list | tuple):
        return [as_json(value) for value in carried]
    return carried
