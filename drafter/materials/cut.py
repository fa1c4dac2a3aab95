"""A parsed paper → its passages: sentences and spreadsheet rows, with the words they stand under.

Left out: title, salutation, 署名, date, contact, headings that only announce, and sentences that only lead in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.documents import Heading, Letter, Sentence
from drafter.materials.entry import Card, Entry
from drafter.materials.indicators import read_values, row_values
from drafter.materials.joint import unit_of_heading, unit_of_sentence
from drafter.materials.places import ABROAD, ABROAD_PLACE, Place, speaks_of_us, subject_of
from drafter.materials.years import fact_year

_LEAD_IN = re.compile(r"(?:[：:]|如下|以下(?:几|三|四|五|六|七|八)?(?:个?方面|点|项)?(?:工作|措施|意见)?)[：:。]?\s*$")
_NO_CONTENT = re.compile(
    r"^(?:专此|特此|此复|此致|敬礼|以上意见|附件|抄送|联系人|联系电话|电话|（?此件|时间：|地点：|参加人员|记录人|出席)"
)
_MARKDOWN = re.compile(r"^[#>*\-+\s|]+|[\s|]+$")
_OF_THE_LETTER = re.compile(r"收悉|第?\d+号|总结如下|报告如下|汇报如下|答复如下")
_SHORTEST = 8  # characters of a passage
_LONGEST_LEAD_IN = 60


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds from one sentence to the next."""

    lead_in: str = ""
    unit: str | None = None
    subject: Place | None = None  # the place the last sentences spoke of


def cut_paper(paper: Letter, card: Card) -> Iterator[Entry]:
    """Yield the passages of a paper."""
    if paper.source.get("rows"):
        yield from _rows(paper, card)
        return
    base = _Setting(
        unit=card.issuer if card.kind == "joint_opinion" else None,
        subject=ABROAD_PLACE if card.place == ABROAD else None,
    )
    setting = base
    chain: tuple[Heading, ...] = ()
    for sentence, headings, own in _with_headings(paper):
        if headings != chain:
            chain, setting = headings, replace(base, unit=_unit_under(headings) or base.unit)
        quote, start = _bare(paper.text, sentence)
        if _LEAD_IN.search(quote) and len(quote) <= _LONGEST_LEAD_IN:
            setting = setting if _OF_THE_LETTER.search(quote) else replace(setting, lead_in=quote)
            continue
        if _is_formal(paper, sentence, quote) or (own is not None and _only_announces(own, quote)):
            continue
        entry, setting = _passage(quote, start, chain, setting, card)
        yield replace(entry, values=tuple(read_values(paper, entry, card)))


def _with_headings(paper: Letter) -> Iterator[tuple[Sentence, tuple[Heading, ...], Heading | None]]:
    """Yield each sentence with the headings it stands under, outermost first, and the heading it is itself, if any."""
    waiting = list(reversed(paper.outline))
    over: list[Heading] = []
    for sentence in paper.sentences:
        while waiting and waiting[-1].start < sentence.end:
            over = [heading for heading in over if heading.body_end > waiting[-1].start]
            over.append(waiting.pop())
        over = [heading for heading in over if heading.body_end > sentence.start]
        own = next((heading for heading in over if heading.end > sentence.start), None)
        yield sentence, tuple(heading for heading in over if heading.end <= sentence.start), own


def _unit_under(headings: tuple[Heading, ...]) -> str | None:
    """Return the unit the nearest heading names, in a collection of opinions."""
    return next((unit for heading in reversed(headings) if (unit := unit_of_heading(heading.text))), None)


def _only_announces(heading: Heading, quote: str) -> bool:
    """Say whether a heading sentence has no content of its own: there is text under it, and no figure in it."""
    return heading.body_end > heading.end + 2 and not any(sign.isdigit() for sign in quote[len(heading.marker) :])


def _is_formal(paper: Letter, sentence: Sentence, quote: str) -> bool:
    """Say whether a sentence is title, salutation, opening, closing, end block, or too short to tell anything."""
    if len(quote) < _SHORTEST or _NO_CONTENT.match(quote):
        return True
    whole = [paper.title, paper.opening, paper.closing]
    if any(span and span.start <= sentence.start and sentence.end <= span.end + 1 for span in whole):
        return True
    parts = [paper.issuer, paper.issue_date, *paper.addressees]
    length = sentence.end - sentence.start
    return any(
        span and sentence.start <= span.start < sentence.end and (span.end - span.start) * 2 > length for span in parts
    )


def _passage(
    quote: str, start: int, chain: tuple[Heading, ...], setting: _Setting, card: Card
) -> tuple[Entry, _Setting]:
    unit = unit_of_sentence(quote) if card.kind == "joint_opinion" else None
    if unit:
        setting = replace(setting, unit=unit)
    subject = subject_of(quote)
    if subject is None and not speaks_of_us(quote):
        subject = setting.subject
    setting = replace(setting, subject=subject)
    words = " ".join((*(heading.text for heading in chain), setting.lead_in)).strip()
    year = fact_year(quote, of_paper=card.year, of_heading=_year_of(words, card.year))
    place = subject.name if subject else card.place
    return Entry(start, start + len(quote), quote, words, place, year, setting.unit), setting


def _year_of(words: str, of_paper: int | None) -> int | None:
    year = fact_year(words, of_paper=None)
    return year if year != of_paper else None


def _rows(paper: Letter, card: Card) -> Iterator[Entry]:
    """Yield the data rows of a spreadsheet; rows without header (titles, the header itself) are context."""
    title = ""
    for row in paper.source["rows"]:
        header = tuple(row["header"])
        quote = paper.text[row["start"] : row["end"]]
        if not header:
            title = quote if "," not in quote else title
            continue
        words = " ".join((card.title or "", row["sheet"], title, *header))
        year = fact_year(quote, of_paper=None) or fact_year(" ".join(header), of_paper=None) or card.year
        yield Entry(
            row["start"], row["end"], quote, words, card.place, year, None,
            sheet=row["sheet"], row=row["row"], header=header, values=tuple(row_values(quote, header, year)),
        )  # fmt: skip


def _bare(text: str, sentence: Sentence) -> tuple[str, int]:
    """Return the sentence's words without line ends and Markdown signs around them, and where they start."""
    words = text[sentence.start : sentence.end]
    lead = _MARKDOWN.match(words)
    start = sentence.start + (lead.end() if lead else 0)
    return text[start : sentence.end].rstrip(" \t\n|"), start
