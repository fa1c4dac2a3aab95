"""PDF with a text layer → text: lines joined into paragraphs again; page numbers and running heads set apart."""

from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from drafter.read.pdf_furniture import part_furniture
from drafter.read.pdf_lines import Line, page_lines
from drafter.read.pdf_paragraphs import join_lines
from drafter.read.reading import Raw, Reading

_MAX_PAGES = 2000
_UNMAPPED_SHARE = 0.2  # of the characters without Unicode: the text layer is no text


def read_pdf(raw: Raw) -> Reading:
    """Return the text of a PDF; raise InputError if it is encrypted, damaged, or has pictures only."""
    document = _open(raw)
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise raw.refuse(f"有 {count} 页，超过上限 {_MAX_PAGES} 页", "请拆分文件")
        pages = [_lines_of(raw, document, number) for number in range(count)]
    finally:
        document.close()
    _check_text_layer(raw, pages)
    kept, set_apart = part_furniture(pages)
    blank = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    warnings = (f"第{'、'.join(blank)}页没有文字层，可能是扫描页，未读出",) if blank else ()
    return Reading(
        text="\n".join(join_lines(kept)),
        media_type="application/pdf",
        method="PDF 文字层",
        pages=count,
        set_apart=set_apart,
        warnings=warnings,
    )


def _open(raw: Raw) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw.content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
            raise raw.refuse("PDF 设有打开密码", "请用 PDF 阅读器输入密码后另存为不加密的文件") from None
        raise raw.refuse("PDF 已损坏或不完整", "请重新下载，或用 PDF 阅读器打开后另存") from None


def _lines_of(raw: Raw, document: pdfium.PdfDocument, number: int) -> tuple[Line, ...]:
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        raise raw.refuse(f"PDF 第{number + 1}页已损坏", "请重新下载，或用 PDF 阅读器打开后另存") from None
    lines = page_lines(text_page, number + 1, page.get_height())
    text_page.close()
    page.close()
    return lines


def _check_text_layer(raw: Raw, pages: Sequence[tuple[Line, ...]]) -> None:
    text = "".join(line.text for lines in pages for line in lines)
    shown = "".join(text.split())
    if not shown:
        raise raw.refuse("PDF 没有文字层（扫描件或纯图片）", "请先做文字识别（OCR），核对后再试")
    unmapped = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in shown)
    if unmapped > _UNMAPPED_SHARE * len(shown):
        raise raw.refuse("PDF 的文字层是乱码（字体没有编码表）", "请先做文字识别（OCR），或索取 Word 原件")
