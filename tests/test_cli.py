"""The command line: help, usage errors, results, exit codes."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from drafter.cli import app
from tests.conftest import Ran

Drafter = Callable[..., Ran]
LETTER = """关于建设社区食堂的建议

清河县第十届人民代表大会第二次会议代表建议第12号
建议人：周明远

一、存在问题
全县60岁以上老人3.2万人，仅有社区食堂4家。
二、建议
1.增加社区食堂。建议两年内新建社区食堂10家。
2.给予运营补贴。建议每家每年补贴5万元。
"""
VERBS = ("parse", "summarize", "draft", "check", "batch", "demo", "doctor")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a small proposal."""
    path = tmp_path / "建议12.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_every_verb_has_help_with_an_example() -> None:
    """A verb without help or without an example fails here."""
    commands = [*app.registered_commands]
    for group in app.registered_groups:
        assert group.typer_instance is not None
        commands += group.typer_instance.registered_commands
    for command in commands:
        assert command.callback is not None
        assert "例：drafter " in (command.callback.__doc__ or ""), command.callback.__name__


def test_the_contracts_verbs_are_there(drafter: Drafter) -> None:
    """The verbs of the contract are listed in Chinese help."""
    ran = drafter("--help")
    assert ran.code == 0
    for verb in VERBS:
        assert verb in ran.out
    assert "用法：" in ran.out
    assert "Options" not in ran.out
    assert "Commands" not in ran.out


@pytest.mark.parametrize(
    "words",
    [
        *((verb,) for verb in VERBS),
        ("materials", "build"),
        ("materials", "search"),
        ("style", "show"),
        ("style", "learn"),
    ],
)
def test_help_shows_every_word_on_a_narrow_terminal(
    drafter: Drafter, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """At 60 columns no line is longer, and the words are those of a wide terminal, none cut short."""
    monkeypatch.setenv("COLUMNS", "60")
    narrow = drafter(*words, "--help")
    assert narrow.code == 0
    assert max(map(cell_len, narrow.out.splitlines())) <= 60
    monkeypatch.setenv("COLUMNS", "100")
    assert "".join(narrow.out.split()) == "".join(drafter(*words, "--help").out.split())


def test_summary_keeps_to_the_terminal(drafter: Drafter, monkeypatch: pytest.MonkeyPatch, letter: Path) -> None:
    """A table is no wider than the terminal it is printed on."""
    monkeypatch.setenv("COLUMNS", "60")
    ran = drafter("summarize", letter)
    assert max(map(cell_len, ran.out.splitlines())) <= 60


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("draft", "a", "-o", "b.md", "--kind", "note"), "没有“note”，可用 reply, joint-opinion"),
        (("batch", "a", "-o", "b", "--concurrency", "x"), "--concurrency 的值不对：应是数字"),
        (("parse", "--no-such"), "没有选项 --no-such"),
        (("nothing",), "没有命令 nothing"),
        (("parse",), "缺少 来文"),
        (("parse", "a", "b"), "多余的参数 b"),
        (("draft", "a"), "缺少 --output"),
        (("summarize", "a", "--format", "pdf"), "--format 的值不对"),
        (("draft", "a", "-o", "b.docx", "--date", "明天"), "“明天”不是日期"),
        (("check", "a.txt", "--format", "docx"), "--format docx 只用于一件"),
    ],
)
def test_wrong_use_is_one_chinese_line_and_exit_2(drafter: Drafter, words: tuple[str, ...], line: str) -> None:
    """A usage error says in one line what is wrong and where the help is."""
    ran = drafter(*words)
    assert (ran.code, ran.out) == (2, "")
    assert line in ran.err
    assert ran.err.startswith("用法错误：")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("verb", ["parse", "summarize", "check"])
def test_a_missing_file_is_exit_1_and_named(drafter: Drafter, tmp_path: Path, verb: str) -> None:
    """A file that is not there is an error of the input, not of the usage."""
    path = tmp_path / "没有.docx"
    ran = drafter(verb, path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("错误：")
    assert str(path) in ran.err
    assert ran.err.count("\n") == 1


def test_a_result_that_cannot_be_written_says_why_in_chinese(drafter: Drafter, letter: Path) -> None:
    """The system's own English reason is put into Chinese."""
    ran = drafter("parse", letter, "-o", letter / "parsed.json")
    assert (ran.code, ran.err) == (
        1,
        f"错误：{letter / 'parsed.json'}：无法写入（已有同名文件）。请检查目录是否存在、是否有写入权限、磁盘是否已满\n",
    )


def test_debug_shows_where(drafter: Drafter, tmp_path: Path) -> None:
    """`--debug` adds the traceback, anywhere on the line."""
    ran = drafter("--debug", "parse", tmp_path / "没有.txt")
    assert ran.code == 1
    assert "Traceback" in ran.err


def test_parse_prints_json_and_reports_with_v(drafter: Drafter, letter: Path) -> None:
    """Result to stdout, the reading report to stderr."""
    ran = drafter("parse", letter, "-v")
    parsed = json.loads(ran.out)
    assert ran.code == 0
    assert parsed["genre"] == "proposal"
    assert parsed["text"] == LETTER
    assert "编码：utf-8" in ran.err


def test_parse_reads_standard_input(drafter: Drafter, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is standard input."""
    stream = io.TextIOWrapper(io.BytesIO(LETTER.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    assert json.loads(drafter("parse", "-").out)["text"] == LETTER


def test_summarize_in_all_forms(drafter: Drafter, letter: Path, tmp_path: Path) -> None:
    """The form follows --format, else the suffix of the file."""
    assert "建议事项" in drafter("summarize", letter).out
    assert "\x1b[" not in drafter("summarize", letter).out
    digest = json.loads(drafter("summarize", letter, "--format", "json").out)
    assert digest["asks"][0]["id"] == "A1"
    assert len(digest["summary"]) <= 120
    for name, start in (("d.json", "{"), ("d.html", "<!DOCTYPE html"), ("d.md", "#")):
        target = tmp_path / name
        ran = drafter("summarize", letter, "-o", target)
        assert (ran.code, ran.out) == (0, "")
        assert target.read_text(encoding="utf-8").lower().startswith(start.lower())


def test_draft_from_a_corrected_digest(drafter: Drafter, letter: Path, tmp_path: Path) -> None:
    """A digest that a person edited is drafted from as it stands."""
    digest = tmp_path / "12.json"
    drafter("summarize", letter, "-o", digest)
    edited = json.loads(digest.read_text(encoding="utf-8"))
    edited["asks"][0]["text"] = "增加社区食堂数量"
    digest.write_text(json.dumps(edited, ensure_ascii=False), encoding="utf-8")
    target = tmp_path / "答复.txt"
    ran = drafter("draft", digest, "-o", target)
    assert ran.code == 3
    assert "增加社区食堂数量" in target.read_text(encoding="utf-8")
    assert "待补：" in ran.err


def test_a_faulty_digest_is_named(drafter: Drafter, tmp_path: Path) -> None:
    """A digest JSON that lost a field is one clear line."""
    path = tmp_path / "d.json"
    path.write_text('{"summary": 1}', encoding="utf-8")
    ran = drafter("draft", path, "-o", tmp_path / "x.txt")
    assert ran.code == 1
    assert "不是有效的摘要 JSON" in ran.err


def test_draft_refuses_what_it_cannot_do(drafter: Drafter, letter: Path, tmp_path: Path) -> None:
    """An unknown form, a clean copy with gaps, missing materials: exit 1, one line, and nothing written."""
    for words, line in (
        (("-o", tmp_path / "a.pdf"), "不支持的输出格式"),
        (("-o", tmp_path / "a.docx", "--clean"), "待补"),
        (("-o", tmp_path / "a.docx", "--materials", tmp_path / "无"), "找不到材料"),
        (("-o", tmp_path / "a.docx", "--agency", tmp_path / "无.toml"), "无.toml"),
    ):
        ran = drafter("draft", letter, *words)
        assert ran.code == 1, words
        assert line in ran.err
        assert not list(tmp_path.glob("a.*"))


def test_check_finds_and_sets_exit_3(drafter: Drafter, tmp_path: Path) -> None:
    """A part greater than its whole is an error, with the computation; exit code 3."""
    path = tmp_path / "答复.txt"
    path.write_text(
        "关于县政协九届二次会议第5号提案的答复\n\n王小川委员：\n\n您提出的《关于增设充电桩的提案》收悉。现答复如下：\n\n"
        "全县建成充电站40家，其中国家级30家、省级18家。\n\n感谢您对我县工作的关心和支持！\n\n清河县能源局\n2024年6月5日\n",
        encoding="utf-8",
    )
    ran = drafter("check", path, "--format", "json")
    report = json.loads(ran.out)
    assert ran.code == 3
    sums = [finding for finding in report["findings"] if finding["group"] == "arithmetic"]
    assert [finding["level"] for finding in sums] == ["error"]
    assert "48" in sums[0]["message"]
    assert "R08" in report["skipped"]
    assert "R28" in drafter("check", path).out


def test_check_takes_no_result_of_a_program_for_a_reply(drafter: Drafter, tmp_path: Path) -> None:
    """The JSON that `draft` writes has offsets and the like, which no material bears out: refused in one line."""
    path = tmp_path / "答复.json"
    path.write_text('{"kind": "reply"}', encoding="utf-8")
    ran = drafter("check", path)
    assert (ran.code, ran.out) == (1, "")
    assert "不是复文" in ran.err


def test_check_of_a_folder_compares(drafter: Drafter, tmp_path: Path) -> None:
    """Several replies come as `replies` and `across`."""
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    report = json.loads(drafter("check", tmp_path, "--format", "json").out)
    assert sorted(report) == ["across", "replies"]
    assert [Path(one["path"]).name for one in report["replies"]] == ["乙.txt", "甲.txt"]


def test_demo_does_the_main_job(drafter: Drafter, tmp_path: Path) -> None:
    """The bundled example gives a reply in four forms, with the one honest gap it was made with."""
    ran = drafter("demo", "-o", tmp_path / "out")
    assert ran.code == 3
    assert "建议事项" in ran.out
    written = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert written == [".docx", ".html", ".json", ".md"]
    draft = json.loads((tmp_path / "out" / "答复.json").read_text(encoding="utf-8"))
    assert [gap["ask_id"] for gap in draft["gaps"]] == ["A5"]
    assert draft["unverified"] == []
    said = ran.err.splitlines()
    assert [line.partition("：")[0] for line in said] == ["提醒", "待补", "已用新数", "已用新数", "办理结果", "核稿"]
    assert said[-1].startswith("核稿：错误1条（其中1条即上列待补），")  # the open ask is told once


def test_doctor_without_an_endpoint(drafter: Drafter) -> None:
    """Doctor says what is here, and that no endpoint is configured."""
    ran = drafter("doctor", "--json")
    assert ran.code == 0
    seen = {one["what"]: one["state"] for one in json.loads(ran.out)["seen"]}
    assert seen["Python"] == "ok"
    assert seen["大模型接口"] == "warn"


def test_materials_build_and_search(drafter: Drafter, tmp_path: Path) -> None:
    """A library is built, updated by content, and searched with place and year."""
    papers = tmp_path / "材料"
    papers.mkdir()
    (papers / "总结.txt").write_text("清河县民政局2024年工作总结\n\n2024年，全县新建社区食堂6家。\n", encoding="utf-8")
    library = tmp_path / "库.db"
    assert "新增或更新1份，未变0份" in drafter("materials", "build", papers, "-o", library).err
    assert "新增或更新0份，未变1份" in drafter("materials", "build", papers, "-o", library).err
    found = drafter("materials", "search", "社区食堂", "--library", library).out
    assert "总结.txt" in found
    assert "新建社区食堂6家" in found
    (papers / "总结.txt").unlink()
    assert "移出1份" in drafter("materials", "build", papers, "-o", library).err
    assert "没有找到" in drafter("materials", "search", "社区食堂", "--library", library).err


def test_style_show_and_learn(drafter: Drafter, tmp_path: Path) -> None:
    """Styles are listed, shown as TOML, and learnt from a reply into TOML that can be used."""
    assert "default" in drafter("style", "show").out
    assert "numbering" in drafter("style", "show", "default").out
    reply = tmp_path / "往年.txt"
    reply.write_text(
        "关于县政协九届一次会议第3号提案的答复\n\n李清和委员：\n\n您提出的《关于修路的提案》收悉。经研究，现答复如下：\n\n"
        "1.关于修路。已修路3公里。\n\n2.关于养护。将加强养护。\n\n感谢您的关心！\n\n清河县交通运输局\n2024年6月5日\n",
        encoding="utf-8",
    )
    learnt = tmp_path / "本局.toml"
    assert drafter("style", "learn", reply, "-o", learnt).code == 0
    assert '"1."' in drafter("style", "show", learnt).out
