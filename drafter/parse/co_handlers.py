"""Units that took part in handling the matter: 会同市财政局、市教育局, 由我局主办，市财政局会办, 会办单位：…."""

import re
from collections.abc import Iterable, Iterator

from drafter.documents import Span
from drafter.parse.fields import Field
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END

_SHORTEST_UNIT = 3
_HELP = "(?:会办|协办|配合|参与|参加|协助|共同(?:办理|承办|研究)|联合(?:办理|承办)|分办)"
_TALKED = "(?:会商|沟通|协商|座谈|研究|商议|商讨|磋商|交流|交换意见)"
_WE = "我[局厅委部办院会社署县市区镇大支][^，。；：]{0,24}?"
# What stands right before a list of units that helped; behind a sure one a unit needs no level: 经商财政局.
_SURE = re.compile(
    r"会同|经商|商请|征求了?|征询了?|函商|函询|会商了?|(?:会办|协办|参与办理)(?:(?:单位|部门)?(?:：|为|是|有)|单位(?=[省市县区州]))|"
    rf"(?:主办|承办|牵头)(?:办理|承办|单位)?[，、]由?(?=[^。；：]{{3,200}}?{_HELP})|"
    rf"(?:由|经(?![开济营贸信发]))(?=[^，。；：]{{3,200}}?(?:会办|协办))|"
    rf"(?:由|主办单位[为是：]?)(?=[^，。；：]{{3,60}}?(?:主办|牵头|承办|，){{1,2}}(?:办理|承办|，)?.?由?{_WE}{_HELP})"
)
_WEAK = re.compile(
    r"协商|商(?=[市县区省州国财发自教人卫住])|联合|协同|汇总|结合|综合|吸纳了?|吸收了?|采纳了?|听取了?|(?:[经并后，。]|及时)与|"
    rf"与(?=[^，。；：]{{3,200}}?{_TALKED})|(?<![共不相如一会协])同(?![意时步志样期类等级一比心])|"
    r"协调(?=[^，。；：]{3,160}?(?:共同|联合|研究|会商))|"
    r"(?:根据|依据|参考|参照)了?(?=[^，。；：]{3,160}?(?:会办|协办|反馈|提供|书面)的?(?:意见|材料|情况))"
)
# A unit and what may stand behind it.
_UNIT = re.compile(
    rf"(?P<unit>[^、，。（）]{{2,24}}?{BODY_END}(?:（[^（）]{{1,12}}）)?)"
    r"(?=[等的后各就对现及到赴）主]|[一二两三四五六七八九十\d]{1,2}[个家]|认真|共同|联合|研究|进行|意见|协商|会办|协办|答复|沟通|办理|"
    r"有关|相关|反复|多次|开展|会商|积极|深入|召开|组成|实地|专题|一起|一同|一道|商议|商讨|座谈|形成|提出|制定|充分|分别|面商|会签|"
    r"交换|交流|衔接|磋商|讨论|论证|参与|参加|协助|配合|牵头|承办|分办|提供|反馈|书面|现场|前往|调研|联系|成立|组建|分析|商定|同意|同步|为|\Z)"
)
_VAGUE = re.compile(
    r"有关|相关|各(?!街道|[乡县区]|镇)|上级|[市区县省]直|多个|[我贵你您本该]|其[他它]|部分|[并再又吸]|[局委厅部院市县区下直所]属|综合|汇总|征求|结合|联合|"
    r"商(?=[市县区省州国财])|.*(?:[我您贵由]|会同|转交|交办)"
)
_OWN = re.compile("我[局厅委部办院会社署市县区][和与及、]")
_LEVEL = re.compile(r"[省市县区州旗镇乡国]|[部委署院]\Z|总局|街道|公司|中心|集团|协会|大学")
_ROOM = re.compile(r"[科股室处组]\Z")  # a part of a bureau, named without its bureau: 计财股
_BUREAU = re.compile(r"[局厅委部署行社联]\Z|[支大]队\Z")
_AND = re.compile(r"以及|[和及与]")
_ENDS_UNIT = re.compile(rf"{BODY_END}\Z")
_BEGINS_UNIT = re.compile(rf".{{1,23}}{BODY_END}")
_STOP = re.compile("[。；：]")


def find_co_handlers(
    page: Page, stretches: Iterable[Span | None], fields: Iterable[Field], *, apart: Iterable[str] = ()
) -> tuple[Span, ...]:
    """Return the units that stretches of the letter or fields of the page name, in reading order, once each.

    `apart`: words of the issuer and of the addressees, who are no co-handlers.
    """
    found: list[Span] = []
    for stretch in stretches:
        if stretch is not None:
            found += _in_words(squeeze(page, stretch.start, stretch.end))
    for field in fields:
        if field.kind == "co_handler" and field.value:
            row = squeeze(page, field.value.start, field.value.end)
            found += _units(row, 0, len(row.text), is_sure=True)
    unique = {"".join(span.text.split()): span for span in reversed(found)}
    others = tuple("".join(words.split()) for words in apart)
    kept = (span for words, span in unique.items() if not any(other.endswith(words) for other in others))
    return tuple(sorted(kept, key=lambda span: span.start))


def _in_words(row: Squeezed) -> Iterator[Span]:
    """Yield the units behind each cue of a stretch."""
    for cue, is_sure in ((_SURE, True), (_WEAK, False)):
        for match in cue.finditer(row.text):
            stop = _STOP.search(row.text, match.end())
            yield from _units(row, match.end(), stop.start() if stop else len(row.text), is_sure=is_sure)


def _units(row: Squeezed, start: int, end: int, *, is_sure: bool) -> list[Span]:
    """Return the units that start:end opens with, as long as one follows another, if they are units of their own."""
    places = list(_run(row, start, end))
    run = [row.text[low:high] for low, high in places]
    has_level = any(map(_LEVEL.search, run))
    return [
        row.span(*place)
        for unit, place in zip(run, places, strict=True)
        if _LEVEL.search(unit) or (has_level and not _ROOM.search(unit)) or (is_sure and _BUREAU.search(unit))
    ]


def _run(row: Squeezed, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the units of a list stand that start:end opens with: up to the first that something else follows."""
    own = _OWN.match(row.text, start, end)
    cursor = own.end() if own else start
    while cursor < end:
        stop = min((place for mark in "、，；" if (place := row.text.find(mark, cursor, end)) >= 0), default=end)
        for low, high in _halves(row.text, cursor, stop):
            match = _UNIT.match(row.text, low, high)
            if match is None or _VAGUE.match(match["unit"]):
                return
            yield match.span("unit")
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
