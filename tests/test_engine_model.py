"""The model engine over real HTTP: one call, repairs, what rules fill in, sections, masks, the secrecy gate."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from drafter.documents import DigestAsk, Evidence, Letter, Passage
from drafter.endpoint import Endpoint, EndpointConfig
from drafter.engines.fallback import FallbackEngine
from drafter.engines.model import ModelEngine
from drafter.engines.model.answer import read_prose
from drafter.engines.model.judge import REPAIR_CHARACTERS, repair_request
from drafter.engines.model.mask import Mask
from drafter.engines.rules import RulesEngine
from drafter.errors import AuthError, ContextTooLongError, InvalidReplyError, SecrecyError
from drafter.pipeline.opening import parse_text
from drafter.schemas import ParagraphSaid, SectionReply, SummaryReply
from drafter.styles import Style
from drafter.summarize import summarize_letter
from tests.fault_server import FaultServer, Play, Script, always, failed, said

pytestmark = pytest.mark.anyio

PROPOSAL = """关于建设社区食堂的建议

建议人：周明远

一、存在问题
全县60岁以上老人3.2万人，仅有社区食堂4家。
二、有关建议
1.增加社区食堂。建议两年内新建社区食堂10家。
2.给予运营补贴。建议每家每年补贴5万元。
"""
LETTER = parse_text(PROPOSAL, path="建议.txt")


def at(words: str) -> int:
    """Return the id of the sentence of LETTER that has these words."""
    return next(one.id for one in LETTER.sentences if words in PROPOSAL[one.start : one.end])


def reply_json(**changes: Any) -> str:  # noqa: ANN401 - JSON
    """Return a good reply about LETTER, with changes."""
    good: dict[str, Any] = {
        "summary": "周明远建议增加社区食堂并给予运营补贴。",
        "points": [
            {"heading": 1, "summary": "老人多而社区食堂少。", "sentences": [at("3.2万人")]},
            {"heading": 2, "summary": "新建食堂并给予补贴。", "sentences": [at("10家"), at("5万元")]},
        ],
        "asks": [
            {"text": "增加社区食堂", "sentences": [at("1."), at("10家")]},
            {"text": "给予运营补贴", "sentences": [at("2."), at("5万元")]},
        ],
        "commitments": [],
    }
    return json.dumps({**good, **changes}, ensure_ascii=False)


async def summarized(script: Script, letter: Letter = LETTER, **options: Any) -> tuple[Any, FaultServer]:  # noqa: ANN401 - reply or error
    """Return the digest a server's replies lead to, and the server."""
    with FaultServer(script) as server:
        settings = {"base_url": server.base_url, "model": "m", "first_wait_s": 0.001, **options}
        masked = settings.pop("masked", False)
        endpoint = Endpoint(EndpointConfig(**settings))
        try:
            digest = await summarize_letter(letter, ModelEngine(endpoint, masked=masked))
        finally:
            await endpoint.close()
        return digest, server


async def test_one_call_a_letter() -> None:
    """A valid reply whose ids exist is accepted as it is; the ids of the asks are those of parse."""
    digest, server = await summarized(always(said(reply_json())))
    assert len(server.bodies) == 1
    assert digest.summary == "周明远建议增加社区食堂并给予运营补贴。"
    assert [(ask.id, ask.text) for ask in digest.asks] == [("A1", "增加社区食堂"), ("A2", "给予运营补贴")]
    made = digest.provenance
    assert (made.engine, made.calls, made.repairs, made.filled_by_rules, made.sections) == ("model", 1, 0, 0, 0)
    assert (made.prompt_tokens, made.completion_tokens) == (100, 20)
    assert made.prompt == "summarize/v1"


async def test_the_provenance_tells_how_long_the_server_took() -> None:
    """Seconds of all calls of a letter, repairs included."""
    unknown = reply_json(asks=[{"text": "增加社区食堂", "sentences": [99]}])
    slow = [replace(said(words), delay_s=0.05) for words in (unknown, reply_json())]
    digest, _ = await summarized(lambda _, number: slow[min(number, 1)])
    assert digest.provenance.calls == 2
    assert 0.1 <= digest.provenance.seconds < 30


async def test_the_letter_is_data_in_its_own_message() -> None:
    """One system message without a word of the letter; the letter numbered between two marks."""
    _, server = await summarized(always(said(reply_json())))
    system, user = server.requests[0]["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert "食堂" not in system["content"]
    marks = re.findall(r"^=====来文[0-9a-f]{8}=====$", user["content"], re.MULTILINE)
    assert len(marks) == 2
    assert f"[{at('3.2万人')}]全县60岁以上老人3.2万人，仅有社区食堂4家。" in user["content"]
    assert "（标题1）一、存在问题" in user["content"]


async def test_what_the_model_leaves_out_is_filled_in_and_counted() -> None:
    """Missing points and asks come from the rules engine; nothing is asked again."""
    digest, server = await summarized(always(said(reply_json(points=[], asks=[]))))
    assert len(server.bodies) == 1
    assert len(digest.points) == 2
    assert [ask.id for ask in digest.asks] == ["A1", "A2"]
    assert digest.provenance.filled_by_rules == 4


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (reply_json(asks=[{"text": "甲", "sentences": [99]}]), "编号99不存在"),
        (reply_json(asks=[{"text": "甲", "sentences": []}]), "不能为空"),
        (reply_json(asks=[{"text": "甲", "sentences": [1, 1]}]), "编号重复"),
        (reply_json(extra=1), "多余的字段"),
        (reply_json(summary=3), "应为字符串"),
        ('{"summary": "缺', "不是完整的JSON"),
        ("我不会。", "不是完整的JSON"),
    ],
)
async def test_a_faulty_reply_is_repaired(bad: str, fault: str) -> None:
    """The repair names field and rule in Chinese, in at most 400 characters, after the faulty reply itself."""
    digest, server = await summarized(lambda _, number: said(bad if number == 0 else reply_json()))
    first, second = server.requests
    assert second["messages"][: len(first["messages"])] == first["messages"]
    assert second["messages"][-2] == {"role": "assistant", "content": bad}
    repair = second["messages"][-1]["content"]
    assert fault in repair
    assert len(repair) <= REPAIR_CHARACTERS
    assert digest.provenance.repairs == 1


async def test_what_says_nothing_is_left_to_the_rules() -> None:
    """A point of another section, of no heading, or that is its heading over again costs no repair: the rules speak."""
    points = [
        {"heading": 1, "summary": "增加食堂。", "sentences": [at("10家")]},
        {"heading": 2, "summary": "二、有关建议", "sentences": [at("10家")]},
        {"heading": 9, "summary": "加强领导。", "sentences": [at("10家")]},
    ]
    digest, server = await summarized(always(said(reply_json(points=points))))
    ruled = await summarize_letter(LETTER, RulesEngine())
    assert len(server.bodies) == 1
    assert digest.points == ruled.points
    assert digest.provenance.filled_by_rules == 2


async def test_a_heading_said_again_before_its_point_is_taken_off() -> None:
    """«一、存在问题：…» is told without the heading, and so are tags of the prompt."""
    points = [
        {"heading": 1, "summary": "一、存在问题：食堂少。", "sentences": [at("3.2万人")]},
        {"heading": 2, "summary": "（建议1）新建食堂。", "sentences": [1, at("10家")]},
    ]
    digest, _ = await summarized(always(said(reply_json(points=points))))
    assert [point.summary for point in digest.points] == ["食堂少。", "新建食堂。"]
    assert digest.points[1].sentences == (at("10家"),)


async def test_one_line_for_every_heading_is_a_line_for_none() -> None:
    """A model that says the same of two headings has told them apart for neither; a title is no ask."""
    points = [
        {"heading": 1, "summary": "食堂少，要新建。", "sentences": [at("3.2万人")]},
        {"heading": 2, "summary": "食堂少，要新建。", "sentences": [at("10家")]},
    ]
    asks = [{"text": "关于建设社区食堂的建议", "sentences": [1]}]
    digest, _ = await summarized(always(said(reply_json(points=points, asks=asks))))
    ruled = await summarize_letter(LETTER, RulesEngine())
    assert (digest.points, digest.asks) == (ruled.points, ruled.asks)


async def test_two_asks_in_the_same_words_are_told_in_the_letters() -> None:
    """A model that gives two asks one wording has told one of them wrongly; the letter's own words stand for both."""
    asks = [
        {"text": "给予运营补贴", "sentences": [at("1."), at("10家")]},
        {"text": "给予运营补贴", "sentences": [at("2."), at("5万元")]},
    ]
    digest, _ = await summarized(always(said(reply_json(asks=asks))))
    ruled = await summarize_letter(LETTER, RulesEngine())
    assert digest.asks == ruled.asks


async def test_an_ask_in_the_letters_words_rests_where_the_letter_says_it() -> None:
    """One sentence off, the second ask would be told in the first one's words."""
    asks = [{"text": "给予运营补贴", "sentences": [at("10家")]}]
    digest, _ = await summarized(always(said(reply_json(asks=asks))))
    ruled = await summarize_letter(LETTER, RulesEngine())
    assert digest.asks == ruled.asks


async def test_owner_and_due_date_come_from_the_promise_itself() -> None:
    """A small model gives the letter's issuer and date as owner and due date; what the promise does not print goes."""
    letter = parse_text(
        "清河县民政局关于第36号建议的答复\n\n周明远代表：\n现答复如下：\n"
        "我局将于2025年底前再建养老服务站4个。\n清河县民政局\n2025年5月20日\n",
        path="答复.txt",
    )
    promise = {"commitment": 1, "owner": "清河县民政局", "due": "2025年5月20日"}
    reply = {"summary": "答复养老建议。", "points": [], "asks": [], "commitments": [promise]}
    digest, _ = await summarized(always(said(json.dumps(reply, ensure_ascii=False))), letter)
    assert [(one.owner, one.due) for one in digest.commitments] == [("我局", "2025年底前")]


async def test_without_headings_the_model_cuts_the_letter_itself() -> None:
    """Points are numbered as the model likes; dozens of them are the letter over again, and the rules speak instead."""
    letter = parse_text(
        "关于食堂的建议\n\n全县仅有社区食堂4家。建议新建10家。\n周明远\n2025年2月1日\n", path="建议.txt"
    )
    point = {"heading": 1, "summary": "食堂少，建议新建10家。", "sentences": [2, 3]}
    reply = {"summary": "建议新建食堂。", "points": [point], "asks": [], "commitments": []}
    digest, server = await summarized(always(said(json.dumps(reply, ensure_ascii=False))), letter)
    assert [point.summary for point in digest.points] == ["食堂少，建议新建10家。"]
    assert "没有标题" in server.requests[0]["messages"][1]["content"]
    many = {**reply, "points": [{**point, "heading": number} for number in range(1, 11)]}
    digest, _ = await summarized(always(said(json.dumps(many, ensure_ascii=False))), letter)
    assert len(digest.points) < 5


async def test_two_repairs_then_a_named_failure() -> None:
    """Three faulty replies are the end; with a fallback the rules engine steps in and says so."""
    with FaultServer(always(said("不行"))) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m"))
        model = ModelEngine(endpoint, masked=False)
        with pytest.raises(InvalidReplyError):
            await model.summarize(LETTER)
        assert len(server.bodies) == 3
        instead = await summarize_letter(LETTER, FallbackEngine(model, RulesEngine()))
        assert instead.provenance.fallback == "invalid_reply"
        assert instead.provenance.engine == "rules"
        await endpoint.close()


async def test_no_fallback_for_causes_in_the_server() -> None:
    """A key that is not accepted fails the run; the rules engine does not paper over it."""
    with FaultServer(always(failed(401, "no"))) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m"))
        with pytest.raises(AuthError):
            await FallbackEngine(ModelEngine(endpoint, masked=False), RulesEngine()).summarize(LETTER)
        await endpoint.close()


def by_ids(body: dict[str, Any], _: int) -> Play:
    """Reply validly to whatever part of a letter was sent, or merge."""
    user = body["messages"][-1]["content"]
    if body["response_format"]["json_schema"]["name"] == "MergeReply":
        return said('{"summary": "合并后的概括。"}')
    ids = [int(number) for number in re.findall(r"^\[(\d+)\]", user, re.MULTILINE)]
    headings = re.findall(r"标题(\d+)管句(\d+)至", user)
    assert all(int(first) in ids for _, first in headings)
    points = [{"heading": int(at), "summary": f"要点{at}", "sentences": [int(first)]} for at, first in headings]
    return said(json.dumps({"summary": "部分", "points": points, "asks": [], "commitments": []}, ensure_ascii=False))


def long_letter(sections: int) -> Letter:
    """Return a letter with many sections."""
    numerals = "一二三四五六七八九"
    parts = [
        f"{numerals[i]}、第{numerals[i]}方面情况\n" + f"各地开展了第{i}类工作，成效较好。" * 20 for i in range(sections)
    ]
    return parse_text("关于有关情况的报告\n\n" + "\n".join(parts), path="长.txt")


async def test_a_letter_over_the_context_is_read_section_by_section() -> None:
    """Every sentence is sent exactly once, and one more call merges; the result says so."""
    letter = long_letter(6)
    digest, server = await summarized(by_ids, letter, context_tokens=2500, max_output_tokens=500)
    assert digest.provenance.sections > 1
    assert digest.provenance.calls == digest.provenance.sections + 1
    assert digest.summary == "合并后的概括。"
    sent = [
        int(number)
        for body in server.requests[:-1]
        for number in re.findall(r"^\[(\d+)\]", body["messages"][-1]["content"], re.MULTILINE)
    ]
    assert sent == [sentence.id for sentence in letter.sentences]
    assert [point.summary for point in digest.points] == [f"要点{number}" for number in range(1, 7)]


async def test_a_context_nobody_told_is_found_by_halving() -> None:
    """Where the server alone knows its context, its refusal leads to smaller parts; a sentence too long is an error."""

    def small(body: dict[str, Any], number: int) -> Play:
        if len(body["messages"][-1]["content"]) > 1200:
            return failed(400, "exceeds the available context size")
        return by_ids(body, number)

    digest, _ = await summarized(small, long_letter(6))
    assert digest.provenance.sections >= 2
    with pytest.raises(ContextTooLongError):
        await summarized(always(failed(400, "exceeds the available context size")), long_letter(2))


async def test_personal_data_are_masked_and_come_back() -> None:
    """Names, telephones, identity numbers, e-mail and addresses never reach the wire; the reply gets them back."""
    text = (
        PROPOSAL + "联系人：周明远，联系电话：13800001234，邮箱：zhou@example.com，地址：云州市清河县人民路12号3单元\n"
    )
    letter = parse_text(text, path="建议.txt")

    def script(body: dict[str, Any], _: int) -> Play:
        mark = re.search(r"〔人名\d〕", body["messages"][-1]["content"])
        assert mark
        return said(reply_json(summary=f"{mark.group()}建议增加社区食堂。"))

    digest, server = await summarized(script, letter, masked=True)
    sent = server.bodies[0].decode()
    for hidden in ("周明远", "13800001234", "zhou@example.com", "人民路12号"):
        assert hidden not in sent
    assert digest.summary == "周明远建议增加社区食堂。"


def test_a_mark_nobody_gave_out_stays() -> None:
    """A mark the model made up is no name."""
    mask = Mask.of_texts(["联系人：周明远，身份证号110101199003071234"])
    assert mask.restore(mask.hide("周明远")) == "周明远"
    assert "110101199003071234" not in mask.hide("身份证号110101199003071234")
    assert mask.restore("〔人名9〕") == "〔人名9〕"


@pytest.mark.parametrize("mark", ["机密★5年", "秘密★", "内部资料 注意保存", "绝密"])
async def test_marked_letters_are_not_sent(mark: str) -> None:
    """A mark of secrecy stops the call before a byte is sent, unless the person allows it."""
    letter = parse_text(f"{mark}\n{PROPOSAL}", path="建议.txt")
    with FaultServer(always(said(reply_json()))) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m"))
        with pytest.raises(SecrecyError, match="涉密"):
            await ModelEngine(endpoint, masked=False).summarize(letter)
        assert server.bodies == []
        await ModelEngine(endpoint, masked=False, allow_marked=True).summarize(letter)
        assert len(server.bodies) >= 1
        await endpoint.close()


def test_repairs_are_short_however_many_faults() -> None:
    """At most five faults and 400 characters."""
    assert len(repair_request([f"points[{number}].sentences：" + "编号不存在" * 30 for number in range(9)])) <= 400


PASSAGES = (
    Passage("E1", Evidence("总结.txt", 0, 20, "2024年，全县新建社区食堂6家。"), issuer="清河县民政局", year=2024),
    Passage("E2", Evidence("要点.txt", 0, 20, "2025年计划新建社区食堂4家。"), year=2025),
)
ASK = DigestAsk("A1", "增加社区食堂", (6,))


async def answered(content: str, passages: tuple[Passage, ...] = PASSAGES) -> tuple[SectionReply, FaultServer]:
    """Return the answer a reply leads to, and the server."""
    with FaultServer(always(said(content))) as server:
        endpoint = Endpoint(EndpointConfig(base_url=server.base_url, model="m"))
        given = await ModelEngine(endpoint, masked=False).answer(ASK, passages, Style(), refused=("50家",))
        await endpoint.close()
        return given.reply, server


async def test_an_answer_is_prose_with_marks() -> None:
    """Stance line, paragraphs, evidence marks taken out; a mark of no passage is dropped."""
    reply, server = await answered(
        "办理情况：在办\n2024年，全县新建社区食堂6家。[E1]\n下一步，计划新建4家。[E2][E9]\n我们将努力。"
    )
    assert reply == SectionReply(
        stance="doing",
        paragraphs=[
            ParagraphSaid(text="2024年，全县新建社区食堂6家。", evidence=["E1"]),
            ParagraphSaid(text="下一步，计划新建4家。", evidence=["E2"]),
            ParagraphSaid(text="我们将努力。", evidence=[]),
        ],
    )
    user = server.requests[0]["messages"][1]["content"]
    assert "[E1]（清河县民政局）2024年，全县新建社区食堂6家。" in user
    assert "50家" in user
    assert "response_format" not in server.requests[0]


async def test_nothing_is_asked_without_evidence() -> None:
    """There is nothing to answer from, so no call is made and nothing is said."""
    reply, server = await answered("办理情况：已办\n我局将拨付500万元。", ())
    assert reply == SectionReply(stance=None, paragraphs=[])
    assert server.bodies == []


def test_prose_in_other_dresses() -> None:
    """Markdown bullets, full-width brackets and several ids in one mark are understood."""
    reply = read_prose("- 已建6家（E1、E2）。\n\n## \n【E1】", {"E1", "E2"})
    assert reply.paragraphs == [ParagraphSaid(text="已建6家。", evidence=["E1", "E2"])]
    assert reply.stance is None


def test_what_is_copied_from_the_request_is_no_prose() -> None:
    """A small model repeats the ask, the word 材料 and the source note in front of a passage; none of it is answer."""
    reply = read_prose(
        "办理情况：在办\n建议：增加社区食堂\n材料：\n材料：（清河县民政局，2024年）2024年新建6家。[E1]\n"
        "（2025年）计划新建4家。[E2]\n（一）抓好运营。[E2]",
        {"E1", "E2"},
    )
    assert [said.text for said in reply.paragraphs] == ["2024年新建6家。", "计划新建4家。", "（一）抓好运营。"]


def test_the_schema_of_a_summary_is_what_we_think() -> None:
    """The four parts of a summary reply."""
    assert list(SummaryReply.model_fields) == ["asks", "points", "commitments", "summary"]
