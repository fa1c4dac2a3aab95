"""Who takes part: addressees, proposers and what they are, units that helped to handle the matter."""

import re
from collections.abc import Iterable, Iterator

from drafter.documents import Matter, ProposerKind, Span
from drafter.parse.fields import Field
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END

_POLITE = re.compile(r"(?:尊敬的|敬爱的|尊敬|(?:致|主送)(?=：))?：?(?:各位(?=.{2,20}(?:代表|委员)))?")
_TRAILING = re.compile(r"[：，、。]*(?:[您你]们?好)?[：，！。]*\Z")
_ORGANISATION = re.compile(rf"(?:{BODY_END}|代表团|[^代]表团)(?:（[^（）]{{1,20}}）)?\Z")
_ROLE_LEAD = re.compile(r"\A(?:全国|[省市县区州])?(?:人大|政协)(?:代表|委员)：?(?=[\u4e00-\u9fff·]{2,6}\Z)")
_NAME = re.compile(
    r"(?:(?:全国|[省市县区州])?(?:人大|政协)(?:代表|委员)：?)?(?P<name>.+?)(?:等.{0,8}?(?:位|名|人|件)?)?(?:省|市|县|区|州|全国)?(?:人大|政协)?(?:代表|委员)?(?:们)?(?:（[^（）]{1,40}）)?\Z"
)
_IS_NAME = re.compile(r"[\u4e00-\u9fff·•.A-Za-z*×○]{1,20}\Z")
_ONLY_AND_OTHERS = re.compile(r"等?(?:[0-9一二三四五六七八九十两]{1,3}[位名人])?(?:人大|政协)?(?:代表|委员|同志)们?\Z")
_PARTY = re.compile(
    r"民革|民盟|民建|民进|农工(?:民主)?党|农工|致公|九三|台盟|工商(?:业)?联|无党派|知联会|民主同盟|民主建国|民主促进|国民党革命|"
    r"总工会|共青团|团市委|团县委|团省委|团区委|妇联|妇女联合会|青联|科协|科学技术协会|侨联|台联|残联|文联|社科联|总商会|商会|"
    r"党派|致公党|新的社会阶层|新联会|欧美同学会|黄埔"
)
_GROUP = re.compile(r"代表团|小组|组\Z|联组|专委会|专门委员会|委员会\Z|委\Z|工作站|联络(?:站|室|处)|活动组|政协|人大")
_DEPUTY_LABEL = re.compile(r"代表|建议")

_HELPED = re.compile(
    r"(?:会同|经商|会商|协商|商(?=[市县区省州国财发自教人卫住])|征求了?|征询|联合|协同|函商|函询|汇总|结合|综合|吸纳|吸收|(?:经|并|后|，|。)与|及时与|同)(?P<units>[^，。；：]{2,200})"
)
_UNIT_ENDS = re.compile(
    rf"(?P<unit>[^、，。]{{2,24}}?{BODY_END}(?:（[^（）]{{1,12}}）)?)"
    r"(?=等|认真|共同|联合|研究|进行|意见|协商|的|会办|协办|答复|沟通|办理|后|各|有关|相关|就|对|反复|多次|现|及|等|开展|会商|积极|深入|召开|组成|赴|到|实地|专题|一起|一同|商议|座谈|形成|提出|制定|\Z)"
)
_VAGUE = re.compile(r"^(?:有关|相关|各|上级|市直|区直|县直|省直|多个|我|贵|你|您|本|其他|其它|该|部分|财政、)")
_LEVEL = re.compile(r"[省市县区州旗镇乡国]|部\Z|委\Z|总局|署\Z|街道|公司|中心|集团|协会|大学|院\Z")


def find_addressees(page: Page, salutation: Span | None) -> tuple[Span, ...]:
    """Return the addressees of a salutation, one span each, without 尊敬的 and the colon."""
    if salutation is None:
        return ()
    row = squeeze(page, salutation.start, salutation.end)
    start = match.end() if (match := _POLITE.match(row.text)) else 0
    trailing = _TRAILING.search(row.text)
    end = trailing.start() if trailing else len(row.text)
    spans = [row.span(*part) for part in _parts(row, start, end)]
    return tuple(span for span in spans if span.text.strip())


def _parts(row: Squeezed, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in start:end: parted by 、 or ，, else by white space, when all the pieces are whole names."""
    cuts = [
        match.span()
        for match in re.finditer(r"[、，；]", row.text[start:end])
        if _depth(row.text[start:], match.start()) == 0
    ]
    if not cuts:
        gaps = [index - start for index in range(start + 1, end) if row.has_gap_before(index)]
        pieces = [b - a for a, b in zip([0, *gaps], [*gaps, end - start], strict=True)]
        if (
            gaps
            and min(pieces) > 1
            and max(pieces[:-1]) <= _LONGEST_NAME
            and not _ORGANISATION.search(row.text[start:end])
        ):
            cuts = [(gap, gap) for gap in gaps]
    cursor = start
    for low, high in [*cuts, (end - start, end - start)]:
        if cursor < start + low:
            yield cursor, start + low
        cursor = start + high


_LONGEST_NAME = 4  # characters of a name among names parted by spaces


def _depth(text: str, index: int) -> int:
    """Return how many brackets are open at a place."""
    return text.count("（", 0, index) - text.count("）", 0, index)


def proposers_of(page: Page, addressees: Iterable[Span]) -> tuple[Span, ...]:
    """Return the proposers among the addressees of a reply: persons without 代表 or 委员, bodies whole."""
    found = []
    for span in addressees:
        row = squeeze(page, span.start, span.end)
        if _ONLY_AND_OTHERS.match(row.text):
            continue
        if _kind_of_body(row.text):
            found.append(span)
        elif (match := _NAME.match(row.text)) and _IS_NAME.match(match["name"]):
            found.append(row.span(*match.span("name")))
    return tuple(found)


def named_proposers(page: Page, fields: Iterable[Field]) -> tuple[Span, ...]:
    """Return the proposers that the fields of a proposal name, the first proposer before the others."""
    found: list[Span] = []
    ordered = sorted(fields, key=lambda field: field.kind != "proposer")
    for field in ordered:
        if field.kind not in {"proposer", "seconder"} or field.value is None:
            continue
        row = squeeze(page, field.value.start, field.value.end)
        parts = [row.span(*part) for part in _parts(row, 0, len(row.text))]
        known = {span.text for span in found}
        found += [span for span in proposers_of(page, parts) if span.text not in known]
    return tuple(found)


def find_proposer_kind(words: str, matter: Matter | None) -> ProposerKind | None:
    """Return what the proposers are, from the words that name them: 张某委员, 民进云州市委会, 区政协体育界."""
    body = _kind_of_body(words)
    if body:
        return body
    if "代表" in words:
        return "deputy"
    if "委员" in words:
        return "member"
    return {"npc_suggestion": "deputy", "cppcc_proposal": "member"}.get(matter or "")  # type: ignore[return-value]


def _kind_of_body(text: str) -> ProposerKind | None:
    """Return what kind of body a name is, None for a person."""
    bare = _ROLE_LEAD.sub("", re.sub(r"（[^（）]*）", "", text))
    if re.search(r"(?<!代表)(?:代表|委员)们?\Z", bare) and not bare.endswith("全体代表"):
        return None
    if _PARTY.search(bare) and not bare.endswith("界") and "界别" not in bare:
        return "party"
    if re.search(r"界(?:别)?(?:.{0,4}组|活动组)?\Z", bare):
        return "sector"
    return "group" if _GROUP.search(bare) else None


def find_co_handlers(page: Page, stretches: Iterable[Span | None], fields: Iterable[Field]) -> tuple[Span, ...]:
    """Return the units that took part in handling, as the opening (会同…, 经商…) or a field of the page names them."""
    found: list[Span] = []
    for stretch in stretches:
        if stretch is None:
            continue
        row = squeeze(page, stretch.start, stretch.end)
        for match in _HELPED.finditer(row.text):
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
        for low, high in _split_pair(row.text, cursor, stop):
            match = _UNIT_ENDS.match(row.text, low, high)
            if match is None or _VAGUE.match(match["unit"]) or not _LEVEL.search(match["unit"]):
                return
            yield row.span(*match.span("unit"))
            if match.end() < high:
                return
        cursor = stop + 1


def _split_pair(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the two halves of 甲局和乙局, or the whole when 和 belongs to a name (自然资源和规划局)."""
    for match in re.finditer(r"以及|[和及与]", text[start:end]):
        left, right = text[start : start + match.start()], text[start + match.end() : end]
        if re.search(rf"{BODY_END}\Z", left) and len(left) > 2 and re.match(rf".{{1,23}}{BODY_END}", right):  # noqa: PLR2004 - 财社 is no unit
            yield start, start + match.start()
            yield from _split_pair(text, start + match.end(), end)
            return
    yield start, end
