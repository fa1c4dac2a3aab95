"""Units that took part in handling the matter: 会同市财政局、市教育局, 由我局主办，市财政局会办, 会办单位：…."""

import re
from collections.abc import Iterable, Iterator

from drafter.documents import Span
from drafter.parse.fields import Field
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END

_SHORTEST_UNIT = 3
_HELPED = re.compile(
    r"(?:会同|经商|会商|协商|商(?=[市县区省州国财发自教人卫住])|征求了?|征询|联合|协同|函商|函询|汇总|结合|综合|吸纳|吸收|"
    r"(?:[经并后，。]|及时)与|同)(?P<units>[^，。；：]{2,200})"
)
_SHARED_OUT = re.compile(r"(?:主办|承办|牵头)(?:办理)?，(?:由)?(?P<units>[^，。；：]{3,200}?)(?:会办|协办|配合)")
# A unit and what may stand behind it.
_UNIT = re.compile(
    rf"(?P<unit>[^、，。]{{2,24}}?{BODY_END}(?:（[^（）]{{1,12}}）)?)"
    r"(?=[等的后各就对现及到赴]|认真|共同|联合|研究|进行|意见|协商|会办|协办|答复|沟通|办理|有关|相关|反复|多次|开展|会商|积极|深入|"
    r"召开|组成|实地|专题|一起|一同|商议|座谈|形成|提出|制定|\Z)"
)
_VAGUE = re.compile(r"有关|相关|各(?!街道|[乡县区]|镇)|上级|[市区县省]直|多个|[我贵你您本该]|其[他它]|部分")
_LEVEL = re.compile(r"[省市县区州旗镇乡国]|[部委署院]\Z|总局|街道|公司|中心|集团|协会|大学")
_AND = re.compile(r"以及|[和及与]")
_ENDS_UNIT = re.compile(rf"{BODY_END}\Z")
_BEGINS_UNIT = re.compile(rf".{{1,23}}{BODY_END}")


def find_co_handlers(page: Page, stretches: Iterable[Span | None], fields: Iterable[Field]) -> tuple[Span, ...]:
    """Return the units that stretches of the letter or fields of the page name, in reading order, once each."""
    found: list[Span] = []
    for stretch in stretches:
        if stretch is not None:
            row = squeeze(page, stretch.start, stretch.end)
            for pattern in (_HELPED, _SHARED_OUT):
                for match in pattern.finditer(row.text):
                    found += _units(row, *match.span("units"))
    for field in fields:
        if field.kind == "co_handler" and field.value:
            row = squeeze(page, field.value.start, field.value.end)
            found += _units(row, 0, len(row.text))
    unique = {"".join(span.text.split()): span for span in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda span: span.start))


def _units(row: Squeezed, start: int, end: int) -> Iterator[Span]:
    """Yield the units that start:end opens with, as long as one follows another."""
    cursor = start
    while cursor < end:
        stop = min((place for mark in "、，；" if (place := row.text.find(mark, cursor, end)) >= 0), default=end)
        for low, high in _halves(row.text, cursor, stop):
            match = _UNIT.match(row.text, low, high)
            if match is None or _VAGUE.match(match["unit"]) or not _LEVEL.search(match["unit"]):
                return
            yield row.span(*match.span("unit"))
            if match.end() < high:
                return
        cursor = stop + 1


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of 甲局和乙局, or the whole when 和 belongs to a name (自然资源和规划局)."""
    cursor = start
    for match in _AND.finditer(text, start, end):
        is_unit = match.start() - cursor >= _SHORTEST_UNIT and _ENDS_UNIT.search(text, cursor, match.start())
        if is_unit and _BEGINS_UNIT.match(text, match.end(), end):
            yield cursor, match.start()
            cursor = match.end()
    yield cursor, end
