"""Small hand-made orders for the tests of drafting: an invented letter of 云州市 and passages for its asks."""

import datetime as dt
from collections.abc import Mapping, Sequence

from drafter.documents import (
    Digest,
    DigestAsk,
    DigestSentence,
    Draft,
    Evidence,
    Matter,
    Passage,
    ProposerKind,
    Provenance,
    Section,
    Span,
)
from drafter.draft import DraftOrder, draft_reply
from drafter.engines.base import Answered, Summarized
from drafter.engines.rules import RulesEngine
from drafter.schemas import ParagraphSaid, SectionReply, StanceSaid
from drafter.styles import Agency, Case, Style, load_style

AGENCY = Agency(
    name="云州市水务局",
    place="云州市",
    doc_prefix="云水提",
    contact_name="王某某",
    phone="0000-1234567",
    disclosure="主动公开",
)
ASKS = ("加快老旧供水管网改造。全市尚有老旧管网180公里。", "建设智慧水务平台", "提高节水补贴标准")
LETTER = "关于保障城乡供水安全的提案。建议加快老旧供水管网改造，全市尚有老旧管网180公里，建议安排资金500万元。"


def span(text: str) -> Span:
    """Return a span of some letter."""
    return Span(text, 0, len(text))


def digest(
    *asks: str,
    matter: Matter | None = "cppcc_proposal",
    proposers: Sequence[str] = ("李某某",),
    kind: ProposerKind | None = "member",
    session: str | None = "市政协九届三次会议",
    number: str | None = "0012",
) -> Digest:
    """Return a digest with these asks (A1, A2 …)."""
    return Digest(
        source={"path": "letter.txt", "sha256": "0" * 64},
        genre="proposal",
        matter=matter,
        proposers=tuple(span(name) for name in proposers),
        proposer_kind=kind,
        session=span(session) if session else None,
        proposal_number=span(number) if number else None,
        proposal_title=span("关于保障城乡供水安全的提案"),
        summary="保障城乡供水安全",
        asks=tuple(DigestAsk(f"A{place}", text, (1,)) for place, text in enumerate(asks or ASKS, start=1)),
        sentences=(DigestSentence(1, 0, len(LETTER), LETTER),),
    )


def passage(  # noqa: PLR0913 - what is known of a paper
    quote: str,
    kind: str = "report",
    *,
    file: str = "年度总结.txt",
    year: int | None = 2026,
    start: int = 0,
    score: float = 5.0,
    number: int = 1,
    place: str | None = "云州市",
    unit: str | None = None,
    title: str | None = None,
    header: tuple[str, ...] | None = None,
) -> Passage:
    """Return a passage of a paper of 云州市, of the reply's year unless said otherwise."""
    evidence = Evidence(file, start, start + len(quote), quote, header=header)
    return Passage(f"E{number}", evidence, kind, place=place, year=year, unit=unit, score=score, title=title)


DONE = passage("2025年，全市改造老旧供水管网42公里，完成投资8600万元。", score=9)
AHEAD = passage("改造老旧供水管网50公里。", "plan", file="工作要点.txt", number=2, score=8)
PLATFORM = passage("智慧水务平台已建成投用，接入监测点320处。", start=50, score=9)


def order(  # noqa: PLR0913 - what an order may differ in
    passages: Mapping[str, tuple[Passage, ...]] | None = None,
    *,
    given: Digest | None = None,
    style: Style | str = "default",
    case: Case | None = None,
    agency: Agency | None = AGENCY,
    date: dt.date | None = dt.date(2026, 5, 12),
) -> DraftOrder:
    """Return an order for the invented letter."""
    return DraftOrder(
        digest=given or digest(),
        passages=passages or {},
        style=load_style(style) if isinstance(style, str) else style,
        agency=agency,
        case=case,
        date=date,
        today=dt.date(2026, 5, 10),
    )


async def drafted(placed: DraftOrder) -> Draft:
    """Return the draft of the rules engine."""
    return await draft_reply(placed, RulesEngine())


def told(section: Section) -> str:
    """Return the words of a section and its parts, a line a paragraph."""
    own = [paragraph.text for paragraph in section.paragraphs]
    return "\n".join([*own, *(f"{child.heading}|{told(child)}" for child in section.children)])


class SayingEngine:
    """An engine that says what it is given to say: first one reply, then, when words are refused, another."""

    name = "saying"

    def __init__(self, first: str, second: str | None = None, stance: StanceSaid | None = "done") -> None:
        """Keep the two replies."""
        self.first, self.second, self.stance = first, second, stance
        self.refused: list[tuple[str, ...]] = []

    async def summarize(self, letter: object) -> Summarized:
        """Summarize nothing: the draft never asks."""
        raise NotImplementedError

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        """Return the words given, resting on every passage offered."""
        assert ask.id and style.we  # noqa: PT018 - both are always given
        if refused:
            self.refused.append(tuple(refused))
        words = self.second if refused and self.second is not None else self.first
        evidence = [one.id for one in passages]
        paragraphs = [ParagraphSaid(text=words, evidence=evidence)] if passages else []
        made = Provenance(engine=self.name, model="m", calls=1, prompt_tokens=10, requests=(f"r{len(refused)}",))
        return Answered(SectionReply(stance=self.stance, paragraphs=paragraphs), made)
