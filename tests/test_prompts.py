"""Prompts: found, hashed, rendered; no version is ever edited."""

import tomllib
from pathlib import Path

import pytest

from drafter.assets import load_list, prompt_root
from drafter.errors import AssetError
from drafter.prompts import load_prompt

MANIFEST = tomllib.loads((prompt_root() / "MANIFEST.toml").read_text(encoding="utf-8"))["prompt"]


def test_manifest_and_files_agree() -> None:
    """Every version stands in the manifest with the hash of its file, and nothing else does."""
    files = {f"{path.parent.name}/{path.stem}" for path in prompt_root().glob("*/v*.jinja")}
    assert {row["name"] for row in MANIFEST} == files
    for row in MANIFEST:
        assert load_prompt(*row["name"].split("/")).sha256 == row["sha256"], row["name"]


@pytest.mark.parametrize("name", ["summarize", "merge", "answer"])
def test_newest_version_and_its_fields(name: str) -> None:
    """Without a version the newest one comes, and its fields are what it wants."""
    prompt = load_prompt(name)
    assert prompt.label == f"{name}/{prompt.version}"
    system, user = prompt.render(**dict.fromkeys(prompt.fields, "甲{{ 乙 }}"))
    assert "数据" in system or "指令" in system
    assert "甲{{ 乙 }}" in user


@pytest.mark.parametrize("kind", ["建议提案来件", "答复复文"])
def test_the_fixed_part_is_short(kind: str) -> None:
    """The fixed part costs at most 35 % of a 3,000-character letter, whichever example stands in it."""
    for name in ("summarize", "answer"):
        prompt = load_prompt(name)
        known = {"kind": kind} if "kind" in prompt.fields else {}
        system, user = prompt.render(**{**dict.fromkeys(prompt.fields, ""), **known})
        assert len(system) + len(user) <= 0.35 * 3000


def test_a_missing_or_unknown_field_is_an_error() -> None:
    """Fields and template must match exactly."""
    prompt = load_prompt("merge")
    with pytest.raises(AssetError, match="mark"):
        prompt.render(kind="来文", parts="一")
    with pytest.raises(AssetError, match="odd"):
        prompt.render(kind="来文", parts="一", mark="=", odd=1)


def write(root: Path, name: str, text: str) -> None:
    """Write a template into a bureau's own prompts."""
    folder = root / "own"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_faulty_templates(tmp_path: Path) -> None:
    """No file, no version, wrong syntax, a missing block: one clear line each."""
    with pytest.raises(AssetError, match="没有提示词模板"):
        load_prompt("own", root=tmp_path)
    with pytest.raises(AssetError, match="无法使用"):
        load_prompt("own", "v3", root=tmp_path)
    write(tmp_path, "v1.jinja", "{% block system %}")
    with pytest.raises(AssetError, match="无法使用"):
        load_prompt("own", root=tmp_path)
    write(tmp_path, "v2.jinja", "{% block system %}甲{% endblock %}")
    with pytest.raises(AssetError, match="block"):
        load_prompt("own", root=tmp_path).render()
    with pytest.raises(AssetError, match="不是文件夹"):
        load_prompt("own", root=tmp_path / "none")


def test_data_lists(tmp_path: Path) -> None:
    """A list that is missing or broken is named."""
    (tmp_path / "lists").mkdir()
    with pytest.raises(AssetError, match="找不到数据表"):
        load_list("none", tmp_path)
    (tmp_path / "lists" / "bad.toml").write_text("= 1", encoding="utf-8")
    with pytest.raises(AssetError, match="TOML"):
        load_list("bad", tmp_path)
