"""Who answers whom about what: merged from case, agency and letter; where they differ, it is said.

The case wins over the agency, both over what was found in the letter.
"""

import re
from dataclasses import dataclass

from drafter.documents import Digest, Matter, ProposerKind, Span
from drafter.draft.addressing import body_pronoun, field_of_work, person_word, place_word, we_word
from drafter.draft.order import DraftOrder
from drafter.styles import Agency, Case

_OUTER_MARKS = "《》“”\"'「」"
_OPENNESS = frozenset({"主动公开", "依申请公开", "不予公开", "不公开"})
_REFUSES_OPENNESS = frozenset({"不同意公开", "不同意", "否"})  # 是否同意公开, a field of the proposal form
_PERSON_ENDING = re.compile(r"(?:等\d+[名位])?(?:代表|委员)$")
_WITHOUT_LEVEL = re.compile(r"第?[一二三四五六七八九十]+届人大|政协第?[一二三四五六七八九十]+届(?!全国)")
_IN_FULL = re.compile(  # the long form of our own place, which letters shorten
    r"(?:政协(?P<cppcc>[^第]{2,10})第?(?P<term>[一二三四五六七八九十]+)届委员会|"
    r"(?P<npc>[^第]{2,10})第?(?P<npc_term>[一二三四五六七八九十]+)届(?:人民代表大会|人大))"
    r"第?(?P<meeting>[一二三四五六七八九十]+)次(?:全体)?会议"
)
_MATTER_WORDS: dict[str, Matter] = {
    "人大": "npc_suggestion",
    "人民代表大会": "npc_suggestion",
    "政协": "cppcc_proposal",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the formulae and the body of the reply take from outside the materials."""

    agency: str | None
    short_agency: str | None
    place: str | None
    place_word: str
    we: str
    field: str
    aliases: tuple[str, ...]  # other names of the bureau, longest first
    matter: Matter | None
    kind_word: str  # 建议 or 提案
    session: str | None
    number: str | None
    proposal_title: str | None
    proposers: tuple[str, ...]  # names alone, 领衔 first
    proposer_kind: ProposerKind | None
    pronoun: str
    lead_unit: str | None
    co_handlers: tuple[str, ...]
    our_asks: frozenset[str] | None
    disclosure: str | None
    year: int | None  # of the reply
    remarks: tuple[str, ...]  # where case, agency and letter differ


def gather_facts(order: DraftOrder) -> Facts:
    """Return the facts of a draft."""
    digest, agency = order.digest, order.agency
    case = order.case or Case()
    remarks: list[str] = []
    number = _prefer(remarks, "编号", case.proposal_number, _words(digest.proposal_number))
    session = _prefer(remarks, "届次", case.session, _words(digest.session))
    from_agency = agency.disclosure if agency else None
    asked_for = _words(digest.disclosure)
    disclosure = _prefer(
        remarks, "公开属性", case.disclosure, from_agency, asked_for if asked_for in _OPENNESS else None
    )
    if asked_for in _REFUSES_OPENNESS:
        remarks.append("提出者不同意公开，请核定公开属性")
    matter = _matter(digest, session)
    place = agency.place if agency else None
    name = agency.name if agency else None
    proposers = tuple(_bare_name(span.text) for span in digest.proposers)
    year = order.date or order.today
    return Facts(
        agency=name,
        short_agency=_short_name(agency),
        place=place,
        place_word=place_word(place, agency.level if agency else None) or _level_of_session(session),
        we=we_word(name),
        field=field_of_work(name, place),
        aliases=_aliases(agency),
        matter=matter,
        kind_word="提案" if matter == "cppcc_proposal" else "建议",
        session=_full_session(session, matter, place),
        number=number,
        proposal_title=_bare_title(digest),
        proposers=proposers,
        proposer_kind=digest.proposer_kind,
        pronoun=_pronoun(digest.proposer_kind, proposers),
        lead_unit=case.lead_unit,
        co_handlers=case.co_handlers or tuple(span.text for span in digest.co_handlers if span.text != name),
        our_asks=None if case.our_asks is None else frozenset(case.our_asks),
        disclosure=disclosure,
        year=year.year if year else None,
        remarks=tuple(remarks),
    )


def _prefer(remarks: list[str], what: str, *values: str | None) -> str | None:
    """Return the first value given; note when another one differs."""
    given = [value for value in values if value]
    if len({_comparable(value) for value in given}) > 1:
        remarks.append(f"{what}不一致：{'、'.join(f'“{value}”' for value in given)}，已采用“{given[0]}”")
    return given[0] if given else None


def _comparable(value: str) -> tuple[str, ...] | str:
    """Return what two writings of one number or session share: 0187 = 第187号, 市政协九届三次 = 政协第九届…第三次."""
    session = re.findall(r"人大|政协|[一二三四五六七八九十]+(?=届|次)", value.replace("人民代表大会", "人大"))
    return tuple(session) if len(session) > 1 else value.strip("第号").lstrip("0")


def _words(span: Span | None) -> str | None:
    return "".join(span.text.split()) or None if span else None


def _matter(digest: Digest, session: str | None) -> Matter | None:
    if digest.matter is not None:
        return digest.matter
    found = next((matter for word, matter in _MATTER_WORDS.items() if word in (session or "")), None)
    return found or ("cppcc_proposal" if (_bare_title(digest) or "").endswith("提案") else None)


def _full_session(session: str | None, matter: Matter | None, place: str | None) -> str | None:
    """Return the session with its body: 十五届二次会议 of the 政协 of 云州市 → 市政协十五届二次会议."""
    level = place[-1] if place else ""
    if session is not None and _WITHOUT_LEVEL.match(session):
        return level + session
    if session is not None and place and (found := _IN_FULL.fullmatch(session)) and place in found.groups():
        meeting = f"{found['meeting']}次会议"
        return (
            f"{level}{found['npc_term']}届人大{meeting}" if found["npc"] else f"{level}政协{found['term']}届{meeting}"
        )
    if session is None or matter is None or re.search(r"人大|政协|人民代表大会", session):
        return session
    if matter == "cppcc_proposal":
        return f"{level}政协{session}"
    term, mark, meeting = session.partition("届")
    return f"{level}{term}{mark}人大{meeting}" if mark else f"{level}人大{session}"


def _level_of_session(session: str | None) -> str:
    found = re.match(r"[省市县区州旗]", session or "")
    return place_word(found.group()) if found else ""


def _bare_title(digest: Digest) -> str | None:
    """Return the proposal's title without outer marks: the one a letter names, or a proposal's own."""
    title = digest.proposal_title or (digest.title if digest.genre == "proposal" else None)
    return None if title is None else "".join(title.text.split("\n")).strip().strip(_OUTER_MARKS) or None


def _bare_name(printed: str) -> str:
    name = "".join(printed.split()) if len(printed) <= 5 else printed.strip()  # noqa: PLR2004 - 李　某 is one name
    bare = _PERSON_ENDING.sub("", name)
    return bare or name


def _pronoun(kind: ProposerKind | None, proposers: tuple[str, ...]) -> str:
    """Return 您 for one person, 你们 for several, 贵会 and the like for bodies."""
    if person_word(kind, None) is None and kind is not None:
        return body_pronoun(proposers[0]) if proposers else "贵单位"
    return "你们" if len(proposers) > 1 else "您"


def _short_name(agency: Agency | None) -> str | None:
    if agency is None:
        return None
    return agency.short_name or agency.name


def _aliases(agency: Agency | None) -> tuple[str, ...]:
    """Return the names a paper may call the bureau by: 云州市科学技术局, 云州市科技局, 市科技局 …, longest first."""
    if agency is None:
        return ()
    names = {agency.name, agency.short_name or agency.name}
    field = field_of_work(agency.name, agency.place)
    core = agency.name.removeprefix(agency.place)
    if field and core[-1:] in {"局", "委", "厅"}:
        names.add(f"{agency.place}{field}{core[-1]}")
    for name in tuple(names):
        bare = name.removeprefix(agency.place)
        if bare != name:
            names |= {agency.place[-1] + bare, agency.place + bare}
    return tuple(sorted((name for name in names if len(name) > 2), key=len, reverse=True))  # noqa: PLR2004 - 某局
