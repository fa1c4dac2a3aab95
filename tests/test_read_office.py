"""Reading old office formats through LibreOffice."""

import subprocess
from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.read import read_source
from drafter.read.office import find_office
from tests.read_makers import OFFICIAL, numbered, numbering, pack, paragraph


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("target", "name"), [("doc", "letter.wps"), ("odt", "letter.odt")])
def test_old_formats_come_through_libreoffice(tmp_path: Path, target: str, name: str) -> None:
    """.doc, .wps (Word's binary under another name) and .odt are converted, and the report says so."""
    office = find_office()
    assert office is not None
    (tmp_path / "letter.docx").write_bytes(
        pack(numbered("关于站点") + paragraph("已增设。"), numbering=numbering(*OFFICIAL))
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", target, "letter.docx"]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)  # noqa: S603 - fixed words, own paths
    path = (tmp_path / f"letter.{target}").rename(tmp_path / f"old-{name}")
    source = read_source(path)
    assert source.text == "一、关于站点\n已增设。"
    assert source.method == f"{path.suffix} 经 LibreOffice 转换为 .docx 后读出"
    assert source.warnings == ("由 LibreOffice 转换旧格式，编号、文本框等请核对原件",)


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_rich_text_comes_through_libreoffice(tmp_path: Path) -> None:
    """.rtf is recognised by its first word, whatever the file is called."""
    path = tmp_path / "letter.doc"
    path.write_bytes(b"{\\rtf1\\ansi\\uc0 \\u24050 \\u22686 \\u35774 \\u12290 \\par}")
    source = read_source(path)
    assert (source.text.strip(), source.media_type) == ("已增设。", "application/rtf")


def test_an_old_format_without_libreoffice_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy is to save as .docx, or to install LibreOffice."""
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "letter.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0\0")
    with pytest.raises(InputError) as caught:
        read_source(path)
    assert caught.value.problem == "是旧格式（.doc），本机没有 LibreOffice，无法转换"
    assert caught.value.remedy == "请用 WPS 或 Word 另存为 .docx，或安装 LibreOffice 后再试"


def test_a_libreoffice_that_fails_is_an_input_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that converts nothing: the file may be damaged or locked."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    path = tmp_path / "letter.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    with pytest.raises(InputError, match="LibreOffice 无法转换，文件可能已损坏或设有密码"):
        read_source(path)


def test_unknown_compound_files_are_refused(tmp_path: Path) -> None:
    """An OLE file of another program is not guessed at."""
    path = tmp_path / "x.bin"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(InputError, match="是不认识的 OLE 复合文件"):
        read_source(path)
