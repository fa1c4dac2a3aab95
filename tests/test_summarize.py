"""What summarize does with what an engine says: ids, lengths, asks, promises, grounding."""

import dataclasses
from collections.abc import Sequence

import pytest

from drafter.documents import (
    Commitment,
    DigestAsk,
    DigestFigure,
    DigestSentence,
    Letter,
    Passage,
    Point,
    Provenance,
    SourceText,
    Unsupported,
    as_json,
)
from drafter.engines.base import Answered, Summarized
from drafter.engines.rules import RulesEngine
from drafter.parse import parse_letter
from drafter.schemas import AskSaid, CommitmentSaid, PointSaid, SectionReply, SummaryReply
from drafter.styles import Style
from drafter.summarize import summarize_letter

pytestmark = pytest.mark.anyio

_TEXT = """云州市水务局关于市政协八届三次会议第12号提案的答复

李某委员：

您提出的《关于加强节水工作的提案》收悉，现答复如下：

一、完善管网
2023年改造管网36公里，漏损率降至9%。

二、下一步打算
我局将在2025年底前改造管网50公里。

感谢您的支持！

云州市水务局
2024年5月6日
"""


def _letter(text: str = _TEXT) -> Letter:
    return parse_letter(SourceText("甲.txt", "0" * 64, "text/plain", "utf-8", text))


@dataclasses.dataclass
class _Said:
    """An engine that says what it is told to say."""

    reply: SummaryReply
    name: str = "said"

    async def summarize(self, letter: Letter) -> Summarized:
        return Summarized(self.reply, Provenance(engine=self.name, letter_sha256=letter.source["sha256"]))

    async def answer(
        self, ask: DigestAsk, passages: Sequence[Passage], style: Style, *, refused: Sequence[str] = ()
    ) -> Answered:
        raise NotImplementedError


def _reply(
    summary: str = "",
    points: Sequence[PointSaid] = (),
    asks: Sequence[AskSaid] = (),
    commitments: Sequence[CommitmentSaid] = (),
) -> SummaryReply:
    return SummaryReply(summary=summary, points=list(points), asks=list(asks), commitments=list(commitments))


def _id(letter: Letter, words: str) -> int:
    at = letter.text.index(words)
    return next(one.id for one in letter.sentences if one.start <= at < one.end)


async def test_the_digest_holds_the_header_and_what_code_knows() -> None:
    """Header fields, figures with measure and period, and all sentences come from the letter, not from the engine."""
    letter = _letter()
    digest = await summarize_letter(letter, _Said(_reply("概括。")))
    assert digest.genre == letter.genre
    assert digest.proposal_title == letter.proposal_title
    fact, plan = _id(letter, "2023年改造"), _id(letter, "我局将")
    assert digest.figures == (
        DigestFigure("改造管网", "36公里", 36, "公里", "2023年", fact),
        DigestFigure("漏损率", "9%", 9, "%", "2023年", fact),
        DigestFigure("改造管网", "50公里", 50, "公里", "2025年底前", plan),
    )
    assert digest.sentences[0] == DigestSentence(1, 0, 26, _TEXT[:26])
    assert digest.provenance == Provenance(engine="said", letter_sha256="0" * 64)


async def test_a_heading_that_the_engine_left_out_keeps_its_own_words() -> None:
    """One point a heading in order, whatever the engine numbered; unknown and repeated numbers are dropped."""
    letter = _letter()
    fact = _id(letter, "2023年改造")
    said = [
        PointSaid(heading=7, summary="没有的标题", sentences=[fact]),
        PointSaid(heading=1, summary="改造管网36公里", sentences=[fact, fact, 999]),
        PointSaid(heading=1, summary="又说一遍", sentences=[fact]),
    ]
    digest = await summarize_letter(letter, _Said(_reply("概括。", said)))
    heading = _id(letter, "二、下一步打算")
    assert digest.points == (
        Point("一、完善管网", "改造管网36公里", (fact,)),
        Point("二、下一步打算", "下一步打算", (heading,)),
    )


async def test_a_point_without_a_valid_id_rests_on_its_heading() -> None:
    """Every id in `sentences` exists."""
    letter = _letter()
    digest = await summarize_letter(
        letter, _Said(_reply("概括。", [PointSaid(heading=1, summary="改造管网", sentences=[999])]))
    )
    assert digest.points[0].sentences == (_id(letter, "一、完善管网"),)


async def test_a_number_that_the_cited_sentences_do_not_contain_is_listed() -> None:
    """The summary rests on the whole letter, a point on its own sentences; nothing is dropped."""
    letter = _letter()
    fact = _id(letter, "2023年改造")
    said = [PointSaid(heading=1, summary="改造管网50公里，投入500万元", sentences=[fact])]
    digest = await summarize_letter(letter, _Said(_reply("改造管网36公里、50公里，投入600万元。", said)))
    assert digest.grounding.unsupported == (
        Unsupported("summary", "600万元", "所依据的句子中没有"),
        Unsupported("points[0]", "50公里", "所依据的句子中没有"),
        Unsupported("points[0]", "500万元", "所依据的句子中没有"),
    )
    assert digest.grounding.claims - digest.grounding.supported == 3
    assert digest.points[0].summary == "改造管网50公里，投入500万元"


async def test_a_figure_that_a_line_end_broke_is_supported() -> None:
    """A hard-wrapped letter breaks 36/公里; the claim is borne out all the same."""
    letter = _letter(_TEXT.replace("36公里", "36\n公里"))
    sentence = _id(letter, "2023年改造")
    wrapped = dataclasses.replace(
        letter,
        sentences=tuple(
            one._replace(end=letter.text.index("9%。") + 3) if one.id == sentence else one for one in letter.sentences
        ),
    )
    digest = await summarize_letter(wrapped, _Said(_reply("2023年改造管网36公里。")))
    assert digest.grounding.unsupported == ()


async def test_an_overlong_summary_is_cut_after_a_mark() -> None:
    """The summary has at most 120 characters, always."""
    letter = _letter()
    with_marks = await summarize_letter(letter, _Said(_reply("改造管网，" * 40)))
    without = await summarize_letter(letter, _Said(_reply("改造管网" * 40)))
    assert with_marks.summary == "改造管网，" * 23 + "改造管网。"
    assert len(without.summary) == 120


async def test_owner_and_due_must_be_printed_where_the_promise_stands() -> None:
    """What the engine invented of a promise is left out; the promise itself is the letter's."""
    letter = _letter()
    said = [CommitmentSaid(commitment=1, owner="市财政局", due="2025年底前")]
    digest = await summarize_letter(letter, _Said(_reply("概括。", commitments=said)))
    promise = Commitment("我局将在2025年底前改造管网50公里", None, "2025年底前", (_id(letter, "我局将"),))
    assert digest.commitments == (promise,)


_PLEA = """关于加强节水工作的提案

提案人：李某

一、存在问题
管网漏损率高。

二、建议
（一）改造老旧管网。每年改造50公里。
（二）推广节水器具。对公共机构给予补贴。
"""


async def test_asks_keep_the_ids_that_parse_gave() -> None:
    """An ask in the engine's words keeps its id; an ask that only the engine found gets the next number."""
    letter = _letter(_PLEA)
    assert [ask.id for ask in letter.asks] == ["A1", "A2"]
    first, second = (ask.sentences for ask in letter.asks)
    problem = _id(letter, "管网漏损率高")
    said = [
        AskSaid(text="推广节水器具并补贴公共机构", sentences=list(second)),
        AskSaid(text="查清漏损原因", sentences=[problem]),
        AskSaid(text="没有依据", sentences=[]),
    ]
    digest = await summarize_letter(letter, _Said(_reply("概括。", asks=said)))
    assert digest.asks == (
        DigestAsk("A1", letter.asks[0].text, first),
        DigestAsk("A2", "推广节水器具并补贴公共机构", second),
        DigestAsk("A3", "查清漏损原因", (problem,)),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "。", "一、", "《", "1" * 50, "建议", "甲乙丙，丁戊己。" * 50])
async def test_any_text_has_a_digest(text: str) -> None:
    """An empty or meaningless text gives a digest whose ids exist, and no error."""
    digest = await summarize_letter(_letter(text), RulesEngine())
    ids = {sentence.id for sentence in digest.sentences}
    cited = [number for point in digest.points for number in point.sentences]
    assert {*cited} <= ids
    assert len(digest.summary) <= 120
    assert as_json(digest)["provenance"]["engine"] == "rules"


_PROSE = """李某委员：

您提出的《关于加强节水工作的提案》收悉，现答复如下：

2023年改造管网36公里，漏损率降至9%，供水保障能力明显增强，节水型社会建设成效初步显现。

我局将在2025年底前改造管网50公里，同步更换老旧水表，完善分区计量体系，并加强节水宣传。

请继续关注。
"""


async def test_points_of_a_letter_without_headings_follow_its_paragraphs() -> None:
    """A letter of plain prose gets a point a paragraph, without heading words; a short one joins its neighbour."""
    digest = await summarize_letter(_letter(_PROSE), RulesEngine())
    assert [(point.heading, point.summary) for point in digest.points] == [
        ("", "2023年改造管网36公里，漏损率降至9%"),
        ("", "我局将在2025年底前改造管网50公里"),
    ]


async def test_the_rules_engine_answers_from_passages_only() -> None:
    """Without passages it says nothing and takes no stance."""
    answered = await RulesEngine().answer(DigestAsk("A1", "增设站点", (1,)), (), Style())
    assert answered.reply == SectionReply(stance=None, paragraphs=[])
