"""A parsed paper → its passages: sentences and spreadsheet rows, with the words they stand under.

Left out: title, salutation, 署名, date, contact, headings that only announce, sentences that only lead in, and what
gives orders to a program (drafter.orders).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.documents import Letter
from drafter.materials.entry import Card, Entry
from drafter.materials.indicators import read_values, row_values
from drafter.materials.joint import unit_of_heading, unit_of_sentence
from drafter.materials.pieces import Piece, cut_pieces, join_leaning
from drafter.materials.places import ABROAD, ABROAD_PLACE, Place, speaks_of_us, subject_of
from drafter.materials.years import fact_year
from drafter.orders import find_orders, is_tainted

_LEAD_IN = re.compile(r"(?:[：:]|如下|以下(?:几|三|四|五|六|七|八)?(?:个?方面|点|项)?(?:工作|措施|意见)?)[：:。]?\s*$")
_NO_CONTENT = re.compile(
    r"(?:.{0,12}(?:总体要求|指导思想|总体思路)是?|专此|特此|此复|此致|敬礼|以上意见|附件|抄送|联系人|联系电话|电话|（?此件|时间：|地点：|参加人员|记录人|主持人|出席|提案：|建议：|案由：|议题：|事由：)"
)
_BOILERPLATE = re.compile(
    r"制定本(?:办法|规定|条例|意见|细则|措施|方案|政策)|现印发给你们|负责解释|本(?:办法|规定|条例|意见|细则|措施|方案|政策)自"
)
_OF_THE_LETTER = re.compile(r"收悉|第?\d+号|总结如下|报告如下|汇报如下|答复如下")
_ABOUT = re.compile(r"关于[^，。：；]{2,30}(?=[，：])")  # a new topic: what was led in before is over
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
    orders = find_orders(paper.text)
    if paper.source.get("rows"):
        yield from (row for row in _rows(paper, card) if not is_tainted(orders, row.start, row.end))
        return
    base = _Setting(
        unit=card.issuer if card.kind == "joint_opinion" else None,
        subject=ABROAD_PLACE if card.place == ABROAD else None,
    )
    setting = base
    over: tuple[str, ...] = ()
    for piece in join_leaning(paper, cut_pieces(paper)):
        if is_tainted(orders, piece.start, piece.end):
            continue
        if piece.over != over:
            over, setting = piece.over, replace(base, unit=_unit_under(piece.over) or base.unit)
        quote = paper.text[piece.start : piece.end]
        if _LEAD_IN.search(quote) and len(quote) <= _LONGEST_LEAD_IN:
            if not _OF_THE_LETTER.search(quote) and unit_of_heading(quote.rstrip("：:")) is None:
                setting = replace(setting, lead_in=quote)
            continue
        if piece.announces or _is_formal(paper, piece):
            continue
        setting = _moved(setting, quote, paper, card)
        entry = _passage(piece, quote, setting, card)
        yield replace(entry, values=tuple(read_values(paper, entry, card)))


def _unit_under(headings: tuple[str, ...]) -> str | None:
    """Return the unit the nearest heading names, in a collection of opinions."""
    return next((unit for heading in reversed(headings) if (unit := unit_of_heading(heading))), None)


def _is_formal(paper: Letter, piece: Piece) -> bool:
    """Say whether a sentence is title, salutation, opening, closing, end block, a rule's own frame, or too short."""
    length = piece.end - piece.start
    if length < _SHORTEST or _NO_CONTENT.match(paper.text, piece.start):
        return True
    if _BOILERPLATE.search(paper.text, piece.start, piece.end):
        return True
    whole = [paper.title, paper.opening, paper.closing]
    if any(span and span.start <= piece.start and piece.end <= span.end + 1 for span in whole):
        return True
    parts = [paper.issuer, paper.issue_date, *paper.addressees]
    return any(
        span and piece.start <= span.start < piece.end and (span.end - span.start) * 2 > length for span in parts
    )


def _moved(setting: _Setting, quote: str, paper: Letter, card: Card) -> _Setting:
    """Return the setting a sentence brings: who speaks from here on, and which place is spoken of."""
    unit = unit_of_sentence(quote) if card.kind == "joint_opinion" else None
    about = _ABOUT.match(quote)
    subject = subject_of(quote, paper=paper.text)
    if subject is None and not speaks_of_us(quote):
        subject = setting.subject
    lead_in = about.group() if about else setting.lead_in
    return replace(setting, lead_in=lead_in, unit=unit or setting.unit, subject=subject)


def _passage(piece: Piece, quote: str, setting: _Setting, card: Card) -> Entry:
    words = " ".join((*piece.over, setting.lead_in)).strip()
    year = fact_year(quote, of_paper=card.year, of_heading=_year_of(words, card.year))
    place = setting.subject.name if setting.subject else card.place
    return Entry(piece.start, piece.end, quote, words, place, year, setting.unit)


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
