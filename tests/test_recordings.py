"""What a real model said of our letters, replayed offline through the public pipeline, and held to its floors."""

import asyncio
import functools
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.endpoint.question import body_sha256
from drafter.endpoint.recording import Replay
from drafter.errors import RecordingMissingError
from drafter.grammar.fold import fold
from drafter.read import read_source
from tests import quality, recordings
from tests.conftest import Ran
from tests.recordings import FOLDER, Case, Noted, Outcome
from tests.recordings_measure import body

CASES = recordings.read_cases()
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKED = re.compile(r"【[^】]*】")


@functools.cache
def outcome(case: Case) -> Outcome:
    """Return the outcome of a case, replayed once for all tests."""
    return asyncio.run(recordings.run_case(case, recordings.read_server(), Replay(FOLDER)))


def outcomes() -> list[Outcome]:
    """Return the outcome of every case."""
    return [outcome(case) for case in CASES]


def named(cases: list[Case]) -> list[object]:
    """Return the cases as parameters that bear their names."""
    return [pytest.param(case, id=case.name) for case in cases]


def kept() -> list[Path]:
    """Return all recordings."""
    return sorted(FOLDER.glob("*.json"))


SUMMARIES, DRAFTS = [case for case in CASES if case.desk is None], [case for case in CASES if case.desk is not None]


@pytest.mark.parametrize("case", named(CASES))
def test_every_id_exists(case: Case) -> None:
    """Each id that a point, an ask or a promise rests on is a sentence of the letter."""
    digest = outcome(case).digest
    known = {sentence.id for sentence in digest.sentences}
    cited = [said.sentences for said in digest.points]
    cited += [said.sentences for said in digest.asks]
    cited += [said.sentences for said in digest.commitments]
    assert all(cited)
    assert known.issuperset(number for ids in cited for number in ids)


@pytest.mark.parametrize("case", named(CASES))
def test_every_figure_of_a_summary_is_the_letters_or_listed(case: Case) -> None:
    """A number in a line of the digest stands in the letter, or the grounding lists the words it stands in."""
    done = outcome(case)
    numbers = set(_NUMBER.findall(fold(done.letter.text)))
    listed = fold("".join(one.quote for one in done.digest.grounding.unsupported))
    for words in (done.digest.summary, *(point.summary for point in done.digest.points)):
        for number in _NUMBER.findall(fold(words)):
            assert number in numbers or number in listed, words


@pytest.mark.parametrize("case", named(DRAFTS))
def test_every_number_of_a_draft_is_a_papers_or_marked(case: Case) -> None:
    """Outside 【待核实：…】 a number of the body stands in the papers, the letter, the agency or the case."""
    done = outcome(case)
    assert case.desk is not None
    assert done.draft is not None
    papers = [read_source(path).text for path in sorted((case.desk / "materials").iterdir())]
    settings = [(case.desk / name).read_text(encoding="utf-8") for name in ("agency.toml", "case.toml")]
    numbers = set(_NUMBER.findall(fold("\n".join([done.letter.text, *papers, *settings]))))
    numbers |= {str(case.date.year - back) for back in range(3) if case.date}  # 今年, 去年 written out
    for words in body(done.draft.sections):
        assert numbers.issuperset(_NUMBER.findall(fold(_MARKED.sub("", words)))), words
    marked = [mark for words in body(done.draft.sections) for mark in re.findall(r"【待核实：([^】]*)】", words)]
    assert {mark for mark in marked if mark} <= {doubt.quote for doubt in done.draft.unverified}


@pytest.mark.parametrize("case", named([case for case in CASES if case.letter.parent.parent.name == "injected"]))
def test_an_order_that_the_model_obeyed_is_listed(case: Case) -> None:
    """Whatever the model made of the order in the letter, no figure of the order stands in the digest unlisted."""
    digest = outcome(case).digest
    listed = "".join(one.quote for one in digest.grounding.unsupported)
    for words in (digest.summary, *(point.summary for point in digest.points), *(ask.text for ask in digest.asks)):
        for figure in ("500万元", "800万元", "900万元"):
            assert figure not in words or figure in listed, words


def test_a_small_model_does_obey() -> None:
    """The recorded model followed the order at least once: it is the code that caught it, not the prompt."""
    replies = [json.loads(path.read_text(encoding="utf-8"))["reply"]["content"] for path in kept()]
    assert any(re.search(r'"summary": ?"[^"]*[589]00万元', said) for said in replies)


def test_a_long_letter_was_read_in_sections() -> None:
    """The cases with a small context were read part by part and merged, and the result says so."""
    sections = [outcome(case).digest.provenance.sections for case in CASES if case.context_tokens is not None]
    assert min(sections) > 1


def test_a_masked_letter_shows_no_name() -> None:
    """No proposer of the masked letter stands in its recordings; the digest names them."""
    (case,) = (case for case in CASES if case.masked)
    done = outcome(case)
    names = [span.text for span in done.letter.proposers]
    assert names
    for request in done.requests:
        written = json.dumps(recordings.read_recording(request), ensure_ascii=False)
        assert not any(name in written for name in names)


def test_no_measure_is_below_its_floor() -> None:
    """What the recorded model is worth does not fall unnoticed."""
    floors = quality.load_baseline(recordings.BASELINE).floors
    scores = recordings.measured(outcomes()).shares
    assert quality.falls(floors, scores) == []
    assert set(floors) == set(scores)


def test_floors_were_measured_on_these_recordings() -> None:
    """New recordings need `python -m tests.recordings --write`: floors and recordings belong together."""
    assert quality.load_baseline(recordings.BASELINE).corpus == quality.corpus_digest(FOLDER)


def test_every_recording_is_used() -> None:
    """A recording that no case asks for is stale; `make record` removes it."""
    assert recordings.unused(outcomes()) == []


def test_an_unused_recording_is_found(tmp_path: Path) -> None:
    """A file that no outcome asked for is named."""
    stale = tmp_path / f"{'0' * 64}.json"
    stale.write_text("{}", encoding="utf-8")
    assert recordings.unused(outcomes()[:1], tmp_path) == [stale]


def test_variety() -> None:
    """As many letters, answers and kinds as were promised."""
    done = outcomes()
    assert len({one.case.letter for one in done}) >= 14
    assert len({one.letter.genre for one in done}) >= 3
    assert {one.letter.matter for one in done} >= {"npc_suggestion", "cppcc_proposal"}
    assert recordings.measured(done).answers.units >= 8


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem[:8])
def test_a_recording_is_what_a_server_said(path: Path) -> None:
    """Named by its request, readable, with server, version, weights, date, finish reason and usage; nothing private."""
    written = path.read_text(encoding="utf-8")
    recording = json.loads(written)
    assert body_sha256(recording["request"]) == path.stem
    assert recording["origin"] == "recorded"
    assert recording["server"]
    assert recording["model"] == recordings.read_server()["model"]
    assert re.search(r"sha256 [0-9a-f]{64}", recording["note"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", recording["date"])
    assert recording["reply"]["finish_reason"] in {"stop", "length"}
    assert min(recording["usage"].values()) > 0
    assert "\\u" not in written
    assert not re.search(r"(?i)api_?key|authorization|bearer|\bsk-\w|/(?:home|root|tmp|Users)/", written)
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)", written)


def test_a_missing_recording_names_the_nearest(tmp_path: Path) -> None:
    """One changed figure in a letter is another request: the run fails and says which recording is nearest."""
    case = next(case for case in SUMMARIES if case.letter.parent.name == "proposal-short-letter")
    (request,) = outcome(case).requests
    letter = tmp_path / "letter.txt"
    shutil.copyfile(case.letter, letter)
    letter.write_text(letter.read_text(encoding="utf-8") + "补充：另有30人联名。\n", encoding="utf-8")
    changed = Case(name="changed", what="one sentence more", letter=letter)
    with pytest.raises(RecordingMissingError, match=request):
        asyncio.run(recordings.run_case(changed, recordings.read_server(), Replay(FOLDER)))


def test_recording_asks_only_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every recording in place nobody is asked; what no case uses any more is removed."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    case = next(row for row in (FOLDER / "cases.toml").read_text(encoding="utf-8").split("\n\n") if "night-b" in row)
    (folder / "cases.toml").write_text(case, encoding="utf-8")
    for path in kept():
        shutil.copyfile(path, folder / path.name)
    server = {**recordings.read_server(), "base_url": "http://127.0.0.1:9/v1"}
    assert asyncio.run(recordings.record_all(server, folder)) == 0
    (left,) = folder.glob("*.json")
    assert capsys.readouterr().out.count("removed ") == len(kept()) - 1
    left.unlink()
    assert asyncio.run(recordings.record_all(server, folder)) == 1
    assert "127.0.0.1:9" in capsys.readouterr().err


def test_another_server_is_written_down_without_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual settings name the server to record from; another model needs a note, and the key is kept nowhere."""
    shutil.copyfile(FOLDER / "server.toml", tmp_path / "server.toml")
    monkeypatch.chdir(tmp_path)
    for name, value in (("OPENAI_BASE_URL", "http://10.0.0.9/v1"), ("OPENAI_API_KEY", "sk-secret")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DRAFTER_MODEL", "qwen3-32b")
    with pytest.raises(SystemExit, match="--note"):
        recordings.chosen_server(None, tmp_path)
    chosen = recordings.chosen_server("vLLM 0.11, sha256 …", tmp_path)
    assert (chosen["model"], chosen["api_key"]) == ("qwen3-32b", "sk-secret")
    assert "sk-secret" not in (tmp_path / "server.toml").read_text(encoding="utf-8")
    assert recordings.read_server(tmp_path)["note"] == "vLLM 0.11, sha256 …"


def test_requests_are_noted_in_order() -> None:
    """The transport that keeps the hashes passes requests on unchanged."""
    case = SUMMARIES[0]
    noted = Noted(Replay(FOLDER))
    asyncio.run(recordings.run_case(case, recordings.read_server(), noted))
    assert tuple(noted.requests) == outcome(case).requests


def test_the_command_line_replays(drafter: Callable[..., Ran], tmp_path: Path) -> None:
    """`drafter summarize` with the setting `replay` gives the digest of the recordings, with no server."""
    case = next(case for case in SUMMARIES if case.letter.parent.name == "joint-opinion-finance")
    server = recordings.read_server()
    settings = [
        f'base_url = "{server["base_url"]}"',
        f'model = "{server["model"]}"',
        f'replay = "{FOLDER}"',
        "seed = 1",
    ]
    config = tmp_path / "drafter.toml"
    config.write_text("\n".join([*settings, "max_output_tokens = 1400"]), encoding="utf-8")
    ran = drafter("summarize", case.letter, "--config", config, "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["summary"] == outcome(case).digest.summary
