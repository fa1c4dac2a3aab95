"""The command line with an endpoint: summaries, drafts, fallback, recordings, doctor — over real HTTP on loopback."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.conftest import Ran
from tests.fault_server import FaultServer, Play, always, failed, said
from tests.test_cli import LETTER

Drafter = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep capability profiles of the tests out of the person's folder."""
    monkeypatch.setattr(typer, "get_app_dir", lambda _: str(tmp_path / "app"))


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a small proposal."""
    path = tmp_path / "建议12.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def obliging(body: dict[str, Any], _: int) -> Play:
    """Answer a summary question validly, and an answer question from its first passage."""
    user = body["messages"][-1]["content"]
    if "response_format" not in body:
        passage = re.search(r"^\[(E\d+)\](?:（[^）]*）)?(.*)$", user, re.MULTILINE)
        assert passage
        return said(f"办理情况：已办\n{passage.group(2)}[{passage.group(1)}]")
    ids = [int(number) for number in re.findall(r"^\[(\d+)\]", user, re.MULTILINE)]
    reply = {"summary": "周明远建议增加社区食堂。", "points": [], "asks": [], "commitments": []}
    assert ids
    return said(json.dumps(reply, ensure_ascii=False))


def test_an_endpoint_makes_model_the_default_engine(
    drafter: Drafter, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Base URL and model in the environment: the model engine answers; a loopback endpoint is not announced."""
    with FaultServer(obliging) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("DRAFTER_MODEL", "m")
        ran = drafter("summarize", letter, "--format", "json")
    digest = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert digest["provenance"]["engine"] == "model"
    assert digest["summary"] == "周明远建议增加社区食堂。"


def test_engine_model_without_an_endpoint(drafter: Drafter, letter: Path) -> None:
    """`--engine model` with nothing configured says what to set."""
    ran = drafter("summarize", letter, "--engine", "model")
    assert ran.code == 1
    assert "OPENAI_BASE_URL" in ran.err


def test_a_stepped_down_mode_is_said(drafter: Drafter, letter: Path) -> None:
    """What the server did not support is a remark on stderr."""

    def no_schema(body: dict[str, Any], number: int) -> Play:
        if body.get("response_format", {}).get("type") == "json_schema":
            return failed(400, "response_format json_schema is not supported")
        return obliging(body, number)

    with FaultServer(no_schema) as server:
        ran = drafter("summarize", letter, "--base-url", server.base_url, "--model", "m")
    assert ran.code == 0
    assert ran.err.count("不支持输出格式") == 2


def test_fallback_is_said_and_exit_3(drafter: Drafter, letter: Path) -> None:
    """A letter that defeats the model gets the rules engine's summary, and the person is told."""
    with FaultServer(always(said("不会"))) as server:
        ran = drafter("summarize", letter, "--base-url", server.base_url, "--model", "m", "--fallback", "rules")
    assert ran.code == 3
    assert "invalid_reply" in ran.err
    assert "建议事项" in ran.out


def test_without_fallback_it_is_an_error(drafter: Drafter, letter: Path) -> None:
    """Without a fallback the named failure is one line and exit 1."""
    with FaultServer(always(said("不会"))) as server:
        ran = drafter("summarize", letter, "--base-url", server.base_url, "--model", "m")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("错误：127.0.0.1:")


def test_record_and_replay_by_settings(drafter: Drafter, letter: Path, tmp_path: Path) -> None:
    """A run recorded into a folder is replayed from it with no server at all."""
    config = tmp_path / "drafter.toml"
    with FaultServer(obliging) as server:
        config.write_text(
            f'base_url = "{server.base_url}"\nmodel = "m"\nrecord = "{tmp_path / "r"}"\n', encoding="utf-8"
        )
        first = drafter("summarize", letter, "--config", config)
    config.write_text(
        f'base_url = "http://127.0.0.1:9/v1"\nmodel = "m"\nreplay = "{tmp_path / "r"}"\n', encoding="utf-8"
    )
    assert drafter("summarize", letter, "--config", config).out == first.out
    other = tmp_path / "另一件.txt"
    other.write_text(LETTER.replace("3.2万人", "3.9万人"), encoding="utf-8")
    missing = drafter("summarize", other, "--config", config)
    assert missing.code == 1
    assert "没有这次请求的录音" in missing.err


def test_an_endpoint_elsewhere_is_named(drafter: Drafter, letter: Path, tmp_path: Path) -> None:
    """A host that is not this machine is named on stderr, with what is hidden from it; here it is only replayed."""
    config = tmp_path / "drafter.toml"
    config.write_text(
        f'base_url = "https://models.invalid/v1"\nmodel = "m"\nreplay = "{tmp_path / "r"}"\n', encoding="utf-8"
    )
    ran = drafter("summarize", letter, "--config", config)
    assert "models.invalid" in ran.err
    assert "已遮蔽" in ran.err
    assert "未遮蔽" in drafter("summarize", letter, "--config", config, "--no-mask").err


def test_a_draft_by_the_model(drafter: Drafter, letter: Path, tmp_path: Path) -> None:
    """The model's prose stands in the draft with its evidence, and the papers beside it are written."""
    papers = tmp_path / "材料"
    papers.mkdir()
    (papers / "总结.txt").write_text(
        "清河县民政局2025年工作总结\n\n2025年，全县新建社区食堂6家。\n对社区食堂给予运营补贴，共补贴18万元。\n",
        encoding="utf-8",
    )
    agency = tmp_path / "agency.toml"
    agency.write_text(
        'name = "清河县民政局"\nplace = "清河县"\ncontact_name = "赵某"\n'
        'phone = "0000-7654321"\ndisclosure = "主动公开"\n',
        encoding="utf-8",
    )
    case = tmp_path / "case.toml"
    case.write_text('session = "县十届人大二次会议"\nassigned_on = 2026-03-01\n', encoding="utf-8")
    target = tmp_path / "答复.json"
    words = ("draft", letter, "--materials", papers, "--agency", agency, "--case", case, "-o", target)
    with FaultServer(obliging) as server:
        ran = drafter(*words, "--base-url", server.base_url, "--model", "m", "--opinion-form", "--ledger-row")
    draft = json.loads(target.read_text(encoding="utf-8"))
    assert draft["provenance"]["engine"] == "model"
    assert any("6家" in paragraph["text"] for one in draft["sections"] for paragraph in one["paragraphs"])
    assert ran.code == (3 if draft["gaps"] or draft["unverified"] else 0)
    row = (tmp_path / "答复-台账.csv").read_text(encoding="utf-8-sig").splitlines()
    assert row[0].startswith("编号,届次,题目")
    assert (tmp_path / "答复-征询意见表.docx").stat().st_size > 2000


def test_doctor_tries_the_endpoint(drafter: Drafter, tmp_path: Path) -> None:
    """Doctor reports each mode and thinking, keeps a profile, and shows no key."""
    with FaultServer(always(said('{"stance":"在办"}'))) as server:
        ran = drafter("doctor", "--json", "--base-url", server.base_url, "--model", "m")
    found = json.loads(ran.out)
    assert found["endpoint"]["mode"] == "text"
    assert found["endpoint"]["thinking"] == {"on": True, "off": True}
    assert list((tmp_path / "app" / "profiles").glob("*.json"))
    with FaultServer(always(failed(401, "no"))) as server:
        refused = drafter("doctor", "--base-url", server.base_url, "--model", "m")
    assert refused.code == 1
    assert "✗ 大模型接口" in refused.out


@pytest.mark.parametrize(
    "listed", [{"max_model_len": 8192}, {"context_length": 8192}, {"meta": {"n_ctx": 8192, "n_ctx_train": 32768}}]
)
def test_doctor_reads_the_context_length(drafter: Drafter, listed: dict[str, Any]) -> None:
    """vLLM, gateways and llama.cpp each tell it in their own field of the model list."""
    with FaultServer(always(said('{"stance":"在办"}'))) as server:
        server.models = [{"id": "other", "max_model_len": 1}, {"id": "m", **listed}]
        ran = drafter("doctor", "--json", "--base-url", server.base_url, "--model", "m")
    assert json.loads(ran.out)["endpoint"]["context_tokens"] == 8192
