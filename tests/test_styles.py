"""Style, agency and case: read from TOML, written back, and every fault one Chinese line."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import SettingsError
from drafter.styles import (
    Agency,
    Case,
    Closing,
    Opening,
    Style,
    load_agency,
    load_case,
    load_style,
    style_names,
    style_toml,
    write_formula,
)
from drafter.styles.formula import literal


def _written(folder: Path, text: str) -> Path:
    path = folder / "一个.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_default_style_file_says_what_the_code_says() -> None:
    """The shipped default.toml and `Style()` are the same, so a style file names only what differs."""
    assert load_style("default") == Style()


@pytest.mark.parametrize("name", style_names())
def test_shipped_style_is_complete(name: str) -> None:
    """Every shipped style loads under its own name, and what is written of it reads back the same."""
    style = load_style(name)
    assert style.name == name
    assert Style.model_validate({**tomllib.loads(style_toml(style)), "name": name}) == style


def test_style_by_path_takes_the_name_of_its_file(tmp_path: Path) -> None:
    """A path to a TOML file serves as a style, and its keys win over the default."""
    style = load_style(str(_written(tmp_path, 'note = "本局"\n[closing]\nreply = "专此答复。"\n')))
    assert (style.name, style.note, style.closing) == ("一个", "本局", Closing(reply="专此答复。"))


def test_style_from_own_prompts_folder(tmp_path: Path) -> None:
    """With `--prompts` a bureau's own styles are used."""
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "ours.toml").write_text('echo = "{{ ask }}方面"\n', encoding="utf-8")
    assert load_style("ours", tmp_path).echo == "{{ ask }}方面"
    assert style_names(tmp_path) == ("ours",)


def test_unknown_style_lists_those_that_exist() -> None:
    """A misspelt style name is answered with the names there are."""
    with pytest.raises(SettingsError) as caught:
        load_style("defualt")
    assert str(caught.value) == (
        "没有名为“defualt”的样式。现有样式：checklist、default、letter、ministry、overview、three_steps；"
        "也可以给出 .toml 文件的路径"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('place = "云州市"\n', "缺少必填项“name”"),
        ('name = "云州市水务局"\n', "缺少必填项“place”"),
        ('name = ""\nplace = "云州市"\n', "“name”不能为空"),
        ('name = 3\nplace = "云州市"\n', "“name”应是加引号的文字"),
        ('name = "云州市水务局"\nplace = "云州市"\ncc = "市政协"\n', '“cc”应是列表，如 ["…"]'),
        ('name = "云州市水务局"\nplace = "云州市"\nlevel = "村"\n', "“level”只能是省、市、县、区"),
    ],
)
def test_agency_fault_names_key_file_and_remedy(tmp_path: Path, text: str, fault: str) -> None:
    """What is wrong in an agency file is one Chinese line with key, file and what to do."""
    path = _written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_agency(path)
    assert str(caught.value) == f"{path}：{fault}。请改正后再试"


def test_agency_with_unknown_key_lists_the_known_ones(tmp_path: Path) -> None:
    """A misspelt key is an error, not a silent nothing."""
    path = _written(tmp_path, 'name = "云州市水务局"\nplace = "云州市"\ntelephone = "0000"\n')
    with pytest.raises(SettingsError, match="没有“telephone”这一项，可用：name、place、contact_name、phone、"):
        load_agency(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('assigned_on = "三月一日"\n', "“assigned_on”应是日期，如 2026-03-01"),
        ('co_handlers = ["市财政局", " "]\n', "“co_handlers.1”不能为空"),
        ("extended = 3\n", "“extended”应是 true 或 false"),
        ('role = "boss"\n', "“role”只能是lead、joint、separate"),
        ("assigned_on = 2026-02-30\n", "交办文件不是有效的 TOML"),
        ("role = lead\n", "交办文件不是有效的 TOML"),
    ],
)
def test_case_fault(tmp_path: Path, text: str, fault: str) -> None:
    """What is wrong in a case file is said in Chinese."""
    with pytest.raises(SettingsError) as caught:
        load_case(_written(tmp_path, text))
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[opening]\nreply = "{{ bronoun }}收悉"\n', "“opening.reply”没有“bronoun”这个字段"),
        ('[closing]\nreply = "{{ pronoun "\n', "“closing.reply”不是有效的 Jinja 写法"),
        ('echo = "关于{{ proposal_title }}"\n', "“echo”没有“proposal_title”这个字段，可用：ask"),
        ('architecture = "any"\n', "“architecture”只能是item_by_item、overview、list"),
        ("heading_length = 3\n", "“heading_length”应在 6 至 60 之间"),
        ("heading_length = 28.5\n", "“heading_length”应是整数"),
        ("opening = 3\n", "“opening”应是一个表，写作 [opening]"),
        ("[opening]\nanswer = 3\n", "没有“opening.answer”这一项"),
    ],
)
def test_style_fault(tmp_path: Path, text: str, fault: str) -> None:
    """A wrong formula or value in a style file is said in Chinese, with its key."""
    with pytest.raises(SettingsError) as caught:
        load_style(str(_written(tmp_path, text)))
    assert fault in str(caught.value)


def test_file_that_is_not_there_not_utf8_or_a_folder(tmp_path: Path) -> None:
    """Whatever keeps a file from being read is said with what to do."""
    with pytest.raises(SettingsError, match=r"找不到单位文件。请检查路径"):
        load_agency(tmp_path / "agency.toml")
    (tmp_path / "gbk.toml").write_bytes('name = "云州市"'.encode("gb18030"))
    with pytest.raises(SettingsError, match=r"单位文件不是 UTF-8 编码。请另存为 UTF-8"):
        load_agency(tmp_path / "gbk.toml")
    with pytest.raises(SettingsError, match=r"交办文件无法读取"):
        load_case(tmp_path)


def test_agency_and_case_as_the_contract_names_their_keys(tmp_path: Path) -> None:
    """Every key of the contract is understood, also in a file that begins with a byte order mark."""
    path = tmp_path / "agency.toml"
    path.write_text('\ufeffname = "云州市水务局"\nplace = "云州市"\ncc = ["市政协提案委"]\n', encoding="utf-8")
    assert load_agency(path) == Agency(name="云州市水务局", place="云州市", cc=("市政协提案委",))
    case = load_case(_written(tmp_path, 'our_asks = ["A2"]\nassigned_on = 2026-03-01\nextended = true\n'))
    assert case.model_dump(exclude_defaults=True, mode="json") == {
        "our_asks": ["A2"],
        "assigned_on": "2026-03-01",
        "extended": True,
    }
    assert Case().role == "lead"


def test_field_that_looks_like_jinja_stays_text() -> None:
    """A letter whose title contains {{ }} does not become an expression; a learnt literal neither."""
    assert write_formula("《{{ proposal_title }}》收悉", {"proposal_title": "{{ 7 * 7 }}"}) == "《{{ 7 * 7 }}》收悉"
    assert write_formula(literal("关于{{ secret }}的{% x %}建议"), {}) == "关于{{ secret }}的{% x %}建议"


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=40), points=st.sampled_from(["", "一是", "首先"]), parts=st.booleans())
def test_any_style_survives_writing(words: str, points: str, *, parts: bool) -> None:
    """Whatever a style holds, TOML written of it reads back the same."""
    style = Style(note=words, points=points, parts=parts, opening=Opening(reply=literal(words)), echo=literal(words))
    assert Style.model_validate({**tomllib.loads(style_toml(style)), "name": "default"}) == style
