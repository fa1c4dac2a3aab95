"""The page of GB/T 9704-2012 in Word's units, and how a letter is dressed.

Word counts in twips (1/20 pt, 56.7 a millimetre) and drawings in EMU (36,000 a millimetre). The page has margins of
37, 26, 35 and 28 mm and so a type area of 156 × 225 mm = 8,844 × 12,756 twips (GB/T 9704-2012, 5.2.1).

22 lines: 12,756 / 22 = 579.8, so the pitch is 579 twips (28.95 pt); at 580 and more LibreOffice sets 21 lines.
28 characters: 28 × 16 pt = 158 mm is wider than 156 mm, so each character is condensed by 0.25 pt to 315 twips, and
28 × 315 = 8,820 twips leave less than half a millimetre over.
Both are set exactly in every style, not by Word's grid: LibreOffice gives a character two cells of a character grid,
and snaps page 1 to lines that begin under its header, 3 mm too low. docGrid names the pitch and snaps nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drafter.documents import Draft
from drafter.render.layout import OPEN_MARK, lay_out

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1588
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
PITCH = 579  # of a body line
CHARACTER = 315  # width of a body character
CONDENSED = -5  # twips added to each body character
CHARACTERS_A_LINE = 28  # and 22 lines a page, which PITCH gives (GB/T 9704-2012, 5.2.3)

# Sizes in half points, as Word writes them: 2号 22 pt, 3号 16 pt, 4号 14 pt.
SIZE_2, SIZE_3, SIZE_4 = 44, 32, 28

# Faces by GB/T 9704-2012, 5.2.2 and 7.3. The standard makes no exception for figures and Latin letters, so all four
# font slots of a run get the same face: figures in the body are 仿宋 too, and “” — … keep their Chinese width.
FANGSONG, HEITI, KAITI = "仿宋_GB2312", "黑体", "楷体_GB2312"
TITLE_FACE, SONGTI = "方正小标宋简体", "宋体"
HEADING_FACES = (HEITI, KAITI, FANGSONG, FANGSONG)  # 一、 · （一） · 1. · （1）

DRAFT_NOTE = "草稿"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxLook:
    """How a draft is dressed as a letter.

    `clean` is the copy to sign: no comments, no highlight, no watermark, no draft note. `public` is the copy to
    publish: contact data out, 「此件主动公开」 in. `seal`: 署名 and 日期 stand where the seal covers both.
    `created` goes into the file's metadata; nothing here reads the clock.
    """

    masthead: str | None = None  # 发文机关标志; None = the 署名
    seal: bool = True
    clean: bool = False
    public: bool = False
    watermark: bool = False
    created: date | None = None

    @property
    def annotated(self) -> bool:
        """Whether sources, reasons and marks for the clerk are shown."""
        return not (self.clean or self.public)


def refusal(draft: Draft, look: DocxLook) -> str | None:
    """Return why this draft must not be written in this look (one Chinese line), or None.

    A copy to sign or to publish may not hold a gap or an unverified word; `blanks` are no bar. What is 不予公开 or
    依申请公开 has no public copy (国办发〔2014〕46号).
    """
    if look.annotated:
        return None
    copy = "公开版" if look.public else "清稿"
    if draft.gaps:
        return f"还有{len(draft.gaps)}处待补，不能出{copy}：{draft.gaps[0].what}"
    if draft.unverified:
        return f"还有{len(draft.unverified)}处待核实，不能出{copy}：{draft.unverified[0].quote}"
    if look.public and draft.disclosure and "主动公开" not in draft.disclosure:
        return f"公开属性为“{draft.disclosure}”，不能出公开版"
    mark = next(_open_marks(draft), None)
    return f"正文还有未了的标注，不能出{copy}：{mark}" if mark else None


def _open_marks(draft: Draft) -> Iterator[str]:
    """Yield the marks in the text; in a draft a person edited they may outlive their list."""
    for part in lay_out(draft):
        for match in OPEN_MARK.finditer(part.text):
            yield match.group()
