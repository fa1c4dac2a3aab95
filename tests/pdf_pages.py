"""A .docx as LibreOffice prints it: its pages measured in millimetres from the top left corner."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from ctypes import c_uint
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

SOFFICE = shutil.which("soffice")
_FC_LIST = shutil.which("fc-list")
_MM = 25.4 / 72
_FACES = {  # what the letters name → what may be installed; figures of these are half as wide as characters
    "仿宋_GB2312": "AR PL UMing CN",
    "楷体_GB2312": "AR PL UKai CN",
    "黑体": "Noto Sans CJK SC",
    "宋体": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character and its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """The characters printed on one line, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The words of the line without spaces."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """Left edge of the first character."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Right edge of the last character."""
        return self.glyphs[-1].right

    @property
    def top(self) -> float:
        """Upper edge of the highest character."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        """Lower edge of the lowest character."""
        return max(glyph.bottom for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled area: its box and colour."""

    left: float
    right: float
    top: float
    bottom: float
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]

    @property
    def text(self) -> str:
        """The words of the page, a line a line."""
        return "\n".join(line.text for line in self.lines)

    def line(self, words: str) -> Line:
        """Return the line that holds these words."""
        return next(line for line in self.lines if words in line.text)

    def body(self) -> list[Line]:
        """Return the lines inside the type area, 37 mm from the top, 35 mm from the bottom."""
        return [line for line in self.lines if line.top > 36 and line.bottom < self.height - 34]


def what_is_missing() -> str | None:
    """Return what this machine lacks to print a letter in faces of the right widths, None when nothing."""
    if SOFFICE is None or _FC_LIST is None:
        return "LibreOffice (soffice) or fontconfig (fc-list) is not installed"
    listed = subprocess.run([_FC_LIST, ":", "family"], check=True, capture_output=True, text=True)  # noqa: S603 - as found
    missing = sorted(face for face in set(_FACES.values()) if face not in listed.stdout)
    return f"fonts are not installed: {', '.join(missing)}" if missing else None


def print_all(files: dict[str, bytes], folder: Path) -> dict[str, tuple[Page, ...]]:
    """Return the printed pages of each .docx; one start of LibreOffice for all of them."""
    assert SOFFICE is not None
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    (folder / "fonts.conf").write_text(_font_rules(folder), encoding="utf-8")
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    names = [f"{name}.docx" for name in files]
    subprocess.run(  # noqa: S603 - the installed LibreOffice, on files this test wrote
        [*command, *names],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    return {name: tuple(_pages(folder / f"{name}.pdf")) for name in files}


def _font_rules(folder: Path) -> str:
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{face}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{installed}</string></edit></match>'
        for face, installed in _FACES.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>'
        f"<cachedir>{folder}/fonts</cachedir>{rules}</fontconfig>"
    )


def _pages(path: Path) -> Iterator[Page]:
    document = pdfium.PdfDocument(path)
    for page in document:
        height = page.get_height()
        yield Page(page.get_width() * _MM, height * _MM, tuple(_lines(page, height)), tuple(_bars(page, height)))
    document.close()


def _lines(page: Any, height: float) -> Iterator[Line]:  # noqa: ANN401 - pypdfium2 has no types
    words = page.get_textpage()
    glyphs = []
    for index in range(words.count_chars()):
        text = chr(pdfium_c.FPDFText_GetUnicode(words, index))
        if text.isspace() or text == "\ufffe":
            continue
        left, bottom, right, top = (edge * _MM for edge in words.get_charbox(index, loose=True))
        glyphs.append(Glyph(text, left, right, height * _MM - top, height * _MM - bottom))
    words.close()
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: one.bottom):
        if row and glyph.bottom - row[0].bottom > 3:
            yield Line(tuple(sorted(row, key=lambda one: one.left)))
            row = []
        row.append(glyph)
    if row:
        yield Line(tuple(sorted(row, key=lambda one: one.left)))


def _bars(page: Any, height: float) -> Iterator[Bar]:  # noqa: ANN401 - pypdfium2 has no types
    for shape in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (edge * _MM for edge in shape.get_bounds())
        channels = [c_uint() for _ in range(4)]
        pdfium_c.FPDFPageObj_GetFillColor(shape, *channels)
        red, green, blue, _ = (channel.value for channel in channels)
        yield Bar(left, right, height * _MM - top, height * _MM - bottom, (red, green, blue))
