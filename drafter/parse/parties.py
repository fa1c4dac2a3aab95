"""Who takes part: addressees and proposers, as the salutation or the form names them."""

import re
from collections.abc import Iterable, Iterator

from drafter.documents import Span
from drafter.parse.fields import Field
from drafter.parse.matter import kind_of_body
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END

_LONGEST_SPACED_NAME = 4  # characters of a name among names parted by spaces

_POLITE = re.compile(r"(?:尊敬的|敬爱的|尊敬|(?:致|主送)(?=：))?：?(?:各位(?=.{2,20}(?:代表|委员)))?")
_TRAILING = re.compile(r"[：，、。]*(?:[您你]们?好)?[：，！。]*\Z")
_ORGANISATION = re.compile(rf"(?:{BODY_END}|代表团)(?:（[^（）]{{1,20}}）)?\Z")
_PARTING = re.compile(r"[、，；]")
_NAME = re.compile(
    r"(?P<role>(?:全国|[\u4e00-\u9fff]{0,10}[省市县区州旗])?(?:人大|政协)(?:代表|委员)：?)?(?P<name>.+?)(?:等.{0,8}?[位名人件]?|[一二三四五六七八九十两\d]{1,2}[位名])?"
    r"(?:省|市|县|区|州|全国)?(?:人大|政协)?(?:代表|委员)?们?"
    r"(?:等[0-9一二三四五六七八九十两]{1,3}[位名人])?(?:（[^（）]{1,40}）)?\Z"
)
_IS_NAME = re.compile(r"[\u4e00-\u9fff·•.A-Za-z*×○]{1,20}\Z")
_ROLE = re.compile(r"(?:代表|委员|同志|先生|女士)们?\Z")
_ONLY_OTHERS = re.compile(r"等?(?:[0-9一二三四五六七八九十两]{1,3}[位名人])?(?:人大|政协)?(?:代表|委员|同志)们?\Z")


def find_addressees(page: Page, salutation: Span | None) -> tuple[Span, ...]:
    """Return the addressees of a salutation, one span each, without 尊敬的 and the colon."""
    if salutation is None:
        return ()
    row = squeeze(page, salutation.start, salutation.end)
    polite, trailing = _POLITE.match(row.text), _TRAILING.search(row.text)
    start = polite.end() if polite else 0
    end = trailing.start() if trailing else len(row.text)
    return tuple(row.span(*part) for part in _parts(row, start, end))


def _parts(row: Squeezed, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in start:end: parted by 、 or ，, else by white space, when all the pieces are whole names."""
    cuts = [mark.span() for mark in _PARTING.finditer(row.text, start, end) if not _in_brackets(row.text, mark.start())]
    if not cuts and not _ORGANISATION.search(row.text, start, end):
        gaps = [index for index in range(start + 1, end) if row.has_gap_before(index)]
        gaps = [gap for gap in gaps if not _ROLE.match(row.text, gap, end)]  # 张某某 委员
        lengths = [after - before for before, after in zip([start, *gaps], [*gaps, end], strict=True)]
        if gaps and min(lengths) > 1 and max(lengths[:-1]) <= _LONGEST_SPACED_NAME:
            cuts = [(gap, gap) for gap in gaps]
    cursor = start
    for low, high in [*cuts, (end, end)]:
        if cursor < low:
            yield cursor, low
        cursor = high


def _in_brackets(text: str, index: int) -> bool:
    """Return whether a bracket is open at a place."""
    return text.count("（", 0, index) > text.count("）", 0, index)


def proposers_of(page: Page, addressees: Iterable[Span]) -> tuple[Span, ...]:
    """Return the proposers among the addressees of a reply: persons without 代表 or 委员, bodies whole."""
    found = []
    for span in addressees:
        row = squeeze(page, span.start, span.end)
        name = _NAME.match(row.text)
        if _ONLY_OTHERS.match(row.text) or name is None:
            continue
        if kind_of_body(row.text) and not name["role"]:
            found.append(span)
        elif _IS_NAME.match(name["name"]):
            found.append(row.span(*name.span("name")))
    return tuple(found)


def named_proposers(page: Page, fields: Iterable[Field]) -> tuple[Span, ...]:
    """Return the proposers that the fields of a proposal name, the first proposer before the others."""
    found: dict[str, Span] = {}
    for kind in ("proposer", "seconder"):
        for field in fields:
            if field.kind == kind and field.value:
                row = squeeze(page, field.value.start, field.value.end)
                parts = [row.span(*part) for part in _parts(row, 0, len(row.text))]
                found |= {span.text: span for span in proposers_of(page, parts) if span.text not in found}
    return tuple(found.values())
