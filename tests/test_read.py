"""Reading: bytes of any sort → a SourceText, or one clear Chinese line."""

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.read import read_source

BAD = Path(__file__).resolve().parent.parent / "fixtures" / "bad"
LETTER = "李某某代表：\n    您提出的建议收悉。现答复如下：\n一、关于“增设站点”\n已增设12处，占比1.5%。\n"


def write(folder: Path, content: bytes, name: str = "letter.txt") -> Path:
    """Return the path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (LETTER.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + LETTER.encode(), "utf-8"),
        (LETTER.encode("gbk"), "gb18030"),
        (LETTER.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + LETTER.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + LETTER.encode("utf-16-be"), "utf-16-be"),
        (LETTER.encode("utf-16-le"), "utf-16-le"),
        (LETTER.encode("utf-16-be"), "utf-16-be"),
        (LETTER.encode("utf-32"), "utf-32-le" if sys.byteorder == "little" else "utf-32-be"),
        (LETTER.encode() + bytes(300), "utf-8"),
    ],
    ids=[
        "utf8",
        "utf8-mark",
        "gbk",
        "gb18030",
        "utf16le-mark",
        "utf16be-mark",
        "utf16le",
        "utf16be",
        "utf32",
        "padded",
    ],
)
def test_text_is_the_same_in_every_encoding(tmp_path: Path, content: bytes, encoding: str) -> None:
    """A letter reads alike whatever encoding it was saved in, with or without byte order mark."""
    source = read_source(write(tmp_path, content))
    assert (source.text, source.encoding) == (LETTER, encoding)


def test_gb18030_reads_characters_gbk_has_not(tmp_path: Path) -> None:
    """Rare name characters (four bytes in GB18030) survive."""
    assert read_source(write(tmp_path, "㛃𠮷䶮代表：".encode("gb18030"))).text == "㛃𠮷䶮代表："


def test_western_text_in_utf8_stays_utf8(tmp_path: Path) -> None:
    """A text with nothing but accents beyond ASCII is not taken for GBK."""
    assert read_source(write(tmp_path, "café, 25 °C".encode())).text == "café, 25 °C"


def test_every_line_end_becomes_a_newline_and_nothing_else_changes(tmp_path: Path) -> None:
    """CR LF, CR and LF are one line end; spaces, tabs and full-width spaces stay."""
    source = read_source(write(tmp_path, "一\r\n二\r三\n\u3000\t四 \n".encode()))
    assert source.text == "一\n二\n三\n\u3000\t四 \n"


def test_a_broken_byte_is_replaced_and_reported(tmp_path: Path) -> None:
    """One cut character does not cost the letter; the report says so."""
    source = read_source(write(tmp_path, ("内容" * 100).encode() + b"\xe5\x86"))
    assert source.text == "内容" * 100 + "\ufffd"
    assert source.warnings == ("有1处字节不是有效的UTF-8编码，以“\ufffd”代替，请核对原件",)


def test_stray_nuls_are_left_out_and_reported(tmp_path: Path) -> None:
    """A text with a NUL now and then, as old programs leave them, is read; the report counts them."""
    source = read_source(write(tmp_path, ("内容" * 100 + "\0" + "内容\0").encode()))
    assert source.text == "内容" * 101
    assert source.warnings == ("文件中有2个空字符（NUL），已略去，请核对原件",)


def test_big5_that_declares_nothing_is_recognised(tmp_path: Path) -> None:
    """Traditional text in Big5 would be private characters in GB18030."""
    letter = "陳某某代表：\n您提出的關於改善電網的建議收悉，現答覆如下。\n"
    source = read_source(write(tmp_path, letter.encode("big5")))
    assert (source.text, source.encoding) == (letter, "big5hkscs")


def test_latin_letters_around_gbk_are_no_utf16(tmp_path: Path) -> None:
    """Two Latin letters look like one Chinese character of UTF-16; a page with a long comment is still GBK."""
    letter = "x" * 3000 + LETTER
    source = read_source(write(tmp_path, letter.encode("gbk")))
    assert (source.text, source.encoding) == (letter, "gb18030")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_without_a_writer_does_not_hang(tmp_path: Path) -> None:
    """Nobody writes: nothing is there to be read."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="文件是空的"):
        read_source(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_with_a_writer_is_read_to_its_end() -> None:
    """`drafter parse <(…)`: what is written is the letter."""
    reading, writing = os.pipe()
    os.write(writing, LETTER.encode())
    os.close(writing)
    try:
        assert read_source(f"/dev/fd/{reading}").text == LETTER
    finally:
        os.close(reading)


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no devices with a path here")
def test_a_device_is_refused() -> None:
    """A device is no letter, and a terminal would wait for ever."""
    with pytest.raises(InputError, match="是设备，不是文件"):
        read_source(os.devnull)


def test_the_reading_report(tmp_path: Path) -> None:
    """Path, sha256 of the bytes, media type and method are told."""
    path = write(tmp_path, LETTER.encode(), "letter.md")
    source = read_source(path)
    assert (source.path, source.sha256) == (str(path), hashlib.sha256(LETTER.encode()).hexdigest())
    assert (source.media_type, source.method, source.characters) == ("text/markdown", "纯文本", len(LETTER))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input and decides by content."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LETTER.encode("gbk"))))
    source = read_source("-")
    assert (source.path, source.text) == ("-", LETTER)


REFUSED = {
    "damaged-docx/letter.docx": "文件已损坏或不完整",
    "damaged-pdf/letter.pdf": "PDF 已损坏或不完整",
    "damaged-xlsx/table.xlsx": "文件已损坏或不完整",
    "docx-broken-xml/letter.docx": "文件已损坏或不完整",
    "empty-file/letter.txt": "文件是空的（0 字节）",
    "encrypted-pdf/letter.pdf": "PDF 设有打开密码",
    "image-only-pdf/scan.pdf": "PDF 没有文字层（扫描件或纯图片）",
    "mail/letter.eml": "是电子邮件，不是公文",
    "ofd/letter.ofd": "是 OFD 版式文件，暂不支持",
    "password-docx/letter.docx": "文档设有打开密码",
    "picture/scan.jpg": "是图片，没有文字",
    "plain-zip/papers.zip": "是压缩包，不是公文",
    "rar/papers.rar": "是压缩包，不是公文",
    "size-hidden-docx/letter.docx": "文件已损坏或不完整",
    "slides/report.pptx": "是演示文稿，不是公文",
    "truncated-docx/letter.docx": "文件已损坏或不完整",
    "unknown-binary/letter.txt": "不是能识别的文本或公文格式",
    "white-space-only/letter.txt": "没有文字内容",
    "xml-entity-bomb/letter.docx": "内部 XML 带有实体定义，疑似恶意文件",
    "xml-entity-bomb/table.xlsx": "内部 XML 带有实体定义，疑似恶意文件",
    "zip-bomb/letter.docx": "解压后过大（声明 30 MB），疑似压缩炸弹",
}


@pytest.mark.parametrize(("name", "problem"), sorted(REFUSED.items()))
def test_a_bad_file_gets_one_line_with_place_problem_and_remedy(name: str, problem: str) -> None:
    """The error names the file, what is wrong with it, and what to do."""
    with pytest.raises(InputError) as caught:
        read_source(BAD / name)
    error = caught.value
    assert (error.problem, error.where) == (problem, str(BAD / name))
    assert error.remedy
    assert "\n" not in str(error)


def test_no_bad_file_is_forgotten() -> None:
    """Every file in fixtures/bad has its line above."""
    assert {path.relative_to(BAD).as_posix() for path in BAD.glob("*/*")} == set(REFUSED)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("nowhere.txt", "找不到文件"), (".", "是文件夹，不是文件"), ("a\0b", "无法读取（路径含有不允许的字符）")],
)
def test_paths_that_lead_to_no_file(tmp_path: Path, name: str, problem: str) -> None:
    """Missing files, folders and impossible names are told apart."""
    with pytest.raises(InputError) as caught:
        read_source(f"{tmp_path}/{name}")
    assert caught.value.problem == problem


def test_a_name_too_long_for_the_system_is_an_input_error(tmp_path: Path) -> None:
    """Whatever the operating system refuses is told in one line."""
    with pytest.raises(InputError, match="无法读取"):
        read_source(tmp_path / ("长" * 400))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    """A file that may not be read says so."""
    path = write(tmp_path, b"x")
    path.chmod(0)
    with pytest.raises(InputError, match="没有读取权限"):
        read_source(path)


def test_permission_error_is_told_also_when_the_suite_runs_as_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The operating system's refusal becomes one line."""
    path = write(tmp_path, b"x")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="没有读取权限"):
        read_source(path)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    """The limit is in the message; one byte less is read."""
    path = write(tmp_path, b"a" * 2**20)
    assert read_source(path, max_bytes=2**20).characters == 2**20
    with pytest.raises(InputError, match=r"超过大小上限（0\.5 MB）"):
        read_source(path, max_bytes=2**19)


def test_the_suffix_does_not_decide(tmp_path: Path) -> None:
    """A web page called .txt is a web page; a Markdown text that quotes a tag stays text."""
    page = "<!DOCTYPE html><html><body><p>正文</p></body></html>"
    assert read_source(write(tmp_path, page.encode(), "a.txt")).text == "正文"
    assert read_source(write(tmp_path, page.encode(), "a.doc")).text == "正文"
    note = "标签 <html> 的用法"
    assert read_source(write(tmp_path, note.encode(), "b.md")).text == note


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_text_is_never_changed(text: str) -> None:
    """Whatever is not white space alone comes back as it was."""
    source_text = f"公文：{text}"
    stream = io.TextIOWrapper(io.BytesIO(source_text.encode()))
    original, sys.stdin = sys.stdin, stream
    try:
        assert read_source("-").text == source_text
    finally:
        sys.stdin = original


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No bytes raise anything but InputError."""
    original, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(content))
    try:
        read_source("-")
    except InputError as error:
        assert error.remedy  # noqa: PT017 - both outcomes are right
    finally:
        sys.stdin = original
