"""Whether a paper concerns a deputy's suggestion (人大代表建议) or a CPPCC proposal (政协提案), and from whom."""

import re

from drafter.documents import Matter, ProposerKind, Span
from drafter.parse.page import Frame, Page
from drafter.parse.squeeze import words_of

_FIRST_WORDS = 1500  # characters of a page, where breadcrumbs and fields stand

_CPPCC = re.compile(r"政协|政治协商|提案|委员(?!会)")
_NPC = re.compile(r"人大|人民代表大会|人代会|代表(?!性|作)")
_PARTY = re.compile(
    r"民[革盟建进]|农工(?:民主)?党|农工|致公|九三|台盟|工商(?:业)?联|无党派|知联会|民主同盟|民主建国|民主促进|国民党革命|"
    r"总工会|共青团|团[市县省区]委|妇联|妇女联合会|青联|科协|科学技术协会|[侨台残文]联|社科联|总商会|商会|党派|"
    r"新的社会阶层|新联会|欧美同学会|黄埔"
)
_SECTOR = re.compile(r"界(?:别)?(?:.{0,4}组|活动组)?\Z")
_GROUP = re.compile(r"代表团|小组|组\Z|联组|专委会|专门委员会|委员会\Z|委\Z|工作站|联络[站室处]|活动组|政协|人大")
_PERSON = re.compile(r"(?<!代表)(?:代表|委员)们?\Z")
_BRACKETS = re.compile(r"（[^（）]*）")
_ROLE_THEN_NAME = re.compile(r"\A(?:全国|[省市县区州])?(?:人大|政协)(?:代表|委员)：?(?=[\u4e00-\u9fff·]{2,6}\Z)")


def find_matter(page: Page, frame: Frame, session: Span | None) -> Matter | None:
    """Return what the paper is about, from the surest words to the vaguest: session, title, addressee, opening …."""
    first_words = page.span(0, min(len(page.text), _FIRST_WORDS))
    end = page.span(*frame.end_block) if frame.end_block else None
    for span in (session, frame.title, frame.salutation, frame.opening, end, first_words):
        matter = _matter_of(words_of(page, span))
        if matter:
            return matter
    return "cppcc_proposal" if is_party(words_of(page, frame.salutation)) else None


def _matter_of(text: str) -> Matter | None:
    """Return the matter a text names, None when it names neither or both."""
    named = ("政协" in text or "政治协商" in text, "人大" in text or "人民代表大会" in text)
    hinted = (_CPPCC.search(text) is not None, _NPC.search(text) is not None)
    for is_cppcc, is_npc in (named, hinted):
        if is_cppcc != is_npc:
            return "cppcc_proposal" if is_cppcc else "npc_suggestion"
    return None


def is_party(words: str) -> bool:
    """Return whether words name a party or people's organisation (党派、人民团体)."""
    return _PARTY.search(words) is not None


def kind_of_body(words: str) -> ProposerKind | None:
    """Return what kind of body a proposer is: party, sector, group; None for a person."""
    bare = _ROLE_THEN_NAME.sub("", _BRACKETS.sub("", words))
    if _PERSON.search(bare):
        return None
    if _SECTOR.search(bare):
        return "sector"
    if is_party(bare) and "界别" not in bare:
        return "party"
    return "group" if _GROUP.search(bare) else None


def find_proposer_kind(words: str, matter: Matter | None) -> ProposerKind | None:
    """Return what the proposers are, from the words that name them: 张某委员, 民进云州市委会, 区政协体育界."""
    body = kind_of_body(words)
    if body:
        return body
    if "代表" in words:
        return "deputy"
    if "委员" in words:
        return "member"
    if matter is None:
        return None
    return "deputy" if matter == "npc_suggestion" else "member"
