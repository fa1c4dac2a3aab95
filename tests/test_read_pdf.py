"""Reading PDF: lines joined into paragraphs, page numbers and running heads set apart, pictures refused."""

from pathlib import Path

from drafter.documents import SourceText
from drafter.read import read_source
from tests.read_makers import make_pdf

LEFT, SIZE, PITCH = 80.0, 16.0, 29.0
INDENTED = LEFT + 2 * SIZE
Words = tuple[float, float, float, str]


def line(number: int, words: str, *, left: float = LEFT, size: float = SIZE) -> Words:
    """Return a line of a page; lines count from the top, 0 the first."""
    return left, 720 - number * PITCH, size, words


def full(words: str, *, indented: bool = False) -> str:
    """Return words filled up to a full line of 27 characters, less the indent."""
    return (words + "内容" * 27)[: 25 if indented else 27]


def read(folder: Path, *pages: list[Words]) -> SourceText:
    """Return the reading of a PDF with these pages."""
    path = folder / "letter.pdf"
    path.write_bytes(make_pdf(*pages))
    return read_source(path)


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    """A title broken by meaning is one line; wrapped lines are joined; indents and short lines part paragraphs."""
    page = [
        line(0, "云州市教育局关于市政协九届三次会议", left=110, size=22),
        line(1, "第012号提案的答复", left=198, size=22),
        line(3, "李某某委员："),
        line(4, full("您提出的提案收悉，", indented=True), left=INDENTED),
        line(5, full("经研究，")),
        line(6, "现答复如下："),
        line(7, "一、关于“增设学位”", left=INDENTED),
        line(8, full("已增设，", indented=True)[:-1] + "。", left=INDENTED),
        line(9, "下一步，继续增设。", left=INDENTED),
        line(11, "云州市教育局", left=LEFT + 18 * SIZE),
        line(12, "2024年6月5日", left=LEFT + 18 * SIZE),
    ]
    assert read(tmp_path, page).text.split("\n") == [
        "云州市教育局关于市政协九届三次会议第012号提案的答复",
        "李某某委员：",
        full("您提出的提案收悉，", indented=True) + full("经研究，") + "现答复如下：",
        "一、关于“增设学位”",
        full("已增设，", indented=True)[:-1] + "。",
        "下一步，继续增设。",
        "云州市教育局",
        "2024年6月5日",
    ]


def test_a_sentence_over_a_page_end_is_whole_and_the_page_furniture_apart(tmp_path: Path) -> None:
    """The running head, the page number and the page end do not cut the sentence."""
    head = (LEFT, 800.0, 10.0, "云州市教育局办理答复")
    first = [line(0, "李某某代表："), line(1, full("我局", indented=True), left=INDENTED)]
    pages = [
        [head, *first, (290.0, 50.0, 14.0, "— 1 —")],
        [head, line(0, full("已在全市")), line(1, "增设学位12个。"), (290.0, 50.0, 14.0, "— 2 —")],
    ]
    source = read(tmp_path, *pages)
    body = full("我局", indented=True) + full("已在全市") + "增设学位12个。"
    assert (source.text, source.pages) == (f"李某某代表：\n{body}", 2)
    assert [(apart.what, apart.text, apart.page) for apart in source.set_apart] == [
        ("running_head", "云州市教育局办理答复", 1),
        ("page_number", "— 1 —", 1),
        ("running_head", "云州市教育局办理答复", 2),
        ("page_number", "— 2 —", 2),
    ]


def test_every_form_of_page_number(tmp_path: Path) -> None:
    """Dashes, 第n页共m页, n/m and a bare number that is the page's own; a bare year stays."""
    for words in ("- 1 -", "—1—", "第 1 页 共 3 页", "1/3", "1", "Page 1 of 3"):
        source = read(tmp_path, [line(0, "正文。"), (290.0, 50.0, 14.0, words)])
        assert [(apart.what, apart.text) for apart in source.set_apart] == [("page_number", words)]
    assert read(tmp_path, [line(0, "正文。"), (290.0, 50.0, 14.0, "2024")]).text == "正文。\n2024"


def test_paragraphs_without_indent_are_parted_by_end_marks_and_distance(tmp_path: Path) -> None:
    """Pages printed from the web: a full line that ends a sentence ends the paragraph."""
    page = [
        line(0, full("甲")[:-1] + "。"),
        line(1, full("乙")),
        line(2, "丙。"),
        line(4, full("丁")[:-1] + "，"),
        line(6, full("戊")),
    ]
    assert read(tmp_path, page).text.split("\n") == [
        *(full("甲")[:-1] + "。", full("乙") + "丙。", full("丁")[:-1] + "，", full("戊")),
    ]


def test_table_rows_keep_their_cells_apart(tmp_path: Path) -> None:
    """Words on one line with a wide gap are cells; a tab after a list number is none."""
    page = [
        *(line(0, "指标", left=90), line(0, "2023年", left=250), line(0, "2024年", left=400)),
        *(line(1, "企业数", left=90), line(1, "475家", left=250), line(1, "587家", left=400)),
        *(line(2, "1.", left=90), line(2, "关于站点", left=160)),
    ]
    assert read(tmp_path, page).text.split("\n") == [
        *("指标 | 2023年 | 2024年", "企业数 | 475家 | 587家", "1. 关于站点"),
    ]


def test_words_drawn_out_of_order_are_read_from_top_to_bottom(tmp_path: Path) -> None:
    """When most lines are drawn above the one before, the place decides."""
    page = [line(number, f"第{number}行。") for number in (4, 3, 2, 1, 0)]
    assert read(tmp_path, page).text.split("\n") == [f"第{number}行。" for number in range(5)]


def test_a_mark_drawn_last_is_read_where_it_stands(tmp_path: Path) -> None:
    """A text box at the head of page 1 that is drawn after the body does not cut the sentence at the page end."""
    first = [
        line(1, "李某某代表："),
        line(2, full("我局", indented=True), left=INDENTED),
        line(0, "办理结果：B", left=400),
    ]
    source = read(tmp_path, first, [line(0, full("已在全市")), line(1, "增设学位。")])
    body = full("我局", indented=True) + full("已在全市") + "增设学位。"
    assert source.text.split("\n") == ["办理结果：B", "李某某代表：", body]


def test_cells_of_several_lines_stay_together(tmp_path: Path) -> None:
    """A cell drawn after its left neighbour is read after it, line by line."""
    page = [line(0, "单位", left=90), line(1, "名称", left=90), line(0, "办理", left=300), line(1, "意见", left=300)]
    assert read(tmp_path, page).text.split("\n") == ["单位", "名称", "办理", "意见"]


def test_bold_by_double_strike_is_read_once(tmp_path: Path) -> None:
    """A word drawn twice at one place is one word."""
    page = [line(0, "关于站点"), (LEFT + 0.3, 720.0, SIZE, "关于站点")]
    assert read(tmp_path, page).text == "关于站点"


def test_a_dash_drawn_as_one_sign_is_read_as_two(tmp_path: Path) -> None:
    """A font that draws —— as one long sign tells two characters at one place; both are the letter's."""
    cmap = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <2e3a> <20142014> endbfchar"
    unicode_map = b"99 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(cmap), cmap)
    content = make_pdf([line(0, "山东\u2e3a江苏")]).replace(b"/UniGB-UCS2-H", b"/UniGB-UCS2-H /ToUnicode 99 0 R")
    path = tmp_path / "dash.pdf"
    path.write_bytes(content.replace(b"xref\n", unicode_map + b"xref\n", 1))
    assert read_source(path).text == "山东——江苏"


def test_a_line_too_short_for_the_next_figure_is_full(tmp_path: Path) -> None:
    """A figure, or a character with its comma, that did not fit any more leaves a gap; the sentence goes on."""
    page = [
        line(0, full("全市", indented=True), left=INDENTED),
        line(1, full("共有")[:22]),
        line(2, "12345678.9万元，其中"[:13]),
        line(3, full("全市", indented=True), left=INDENTED),
        line(4, full("共有")[:25]),
        line(5, "个，均已办结。"),
    ]
    first = full("全市", indented=True)
    assert read(tmp_path, page).text.split("\n") == [
        first + full("共有")[:22] + "12345678.9万元，其中"[:13],
        first + full("共有")[:25] + "个，均已办结。",
    ]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph(tmp_path: Path) -> None:
    """A heading without end mark that stops three characters early is not the beginning of what stands below."""
    page = [
        line(0, full("内", indented=True), left=INDENTED),
        line(1, full("容")[:-4]),
        line(2, full("均已办结")),
    ]
    assert len(read(tmp_path, page).text.split("\n")) == 2


def test_a_heading_at_the_edge_ends_the_paragraph_before_it(tmp_path: Path) -> None:
    """Under a full line that ends its sentence, 二、 begins a paragraph, with or without an indent."""
    page = [
        line(0, full("一、", indented=True), left=INDENTED),
        line(1, full("内容")[:-1] + "。"),
        line(2, "二、关于站点"),
        line(3, full("内", indented=True), left=INDENTED),
    ]
    assert read(tmp_path, page).text.split("\n")[1] == "二、关于站点"


def test_a_salutation_under_a_full_line_of_fields_stands_alone(tmp_path: Path) -> None:
    """发布日期：… that happens to fill its line does not run into 某某委员：."""
    page = [
        line(0, full("发布日期：", indented=True), left=INDENTED),
        line(1, "李某某委员："),
        line(2, full("我局", indented=True), left=INDENTED),
    ]
    assert read(tmp_path, page).text.split("\n")[1] == "李某某委员："


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Under a full line, a paragraph runs on from the foot of the left column to the head of the right one."""
    right = LEFT + 15 * SIZE
    page = [
        *(line(number, full("甲")) for number in range(2)),
        *(line(3 + number, "左" * 12) for number in range(5)),
        line(8, "（一）" + "中" * 9, left=INDENTED - 2 * SIZE),
        *(line(3 + number, "右" * 12, left=right) for number in range(4)),
        line(7, "办结。", left=right),
    ]
    assert read(tmp_path, page).text.split("\n") == [
        full("甲") * 2,
        "左" * 60 + "（一）" + "中" * 9 + "右" * 48 + "办结。",
    ]


def test_what_repeats_inside_the_text_is_no_running_head(tmp_path: Path) -> None:
    """A line near the edge is furniture only when nothing of the letter stands outside it."""
    head = [(LEFT, 820.0, 10.0, "云州市教育局"), (LEFT, 790.0, SIZE, "甲方意见：")]
    pages = [
        [*head, (LEFT, 760.0, SIZE, "同意。")],
        [(LEFT, 820.0, 10.0, "另页"), head[1], (LEFT, 760.0, SIZE, "反对。")],
    ]
    assert read(tmp_path, *pages).text.split("\n") == [
        "云州市教育局",
        "甲方意见：",
        "同意。",
        "另页",
        "甲方意见：",
        "反对。",
    ]


def test_gaps_between_words(tmp_path: Path) -> None:
    """A space drawn as a gap is a space between Latin words; between Chinese only a wide one is."""
    page = [(LEFT, 720.0, SIZE, "云"), (LEFT + 1.9 * SIZE, 720.0, SIZE, "州"), (LEFT + 3 * SIZE, 720.0, SIZE, "市")]
    assert read(tmp_path, page).text == "云 州市"


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    """A scanned page among others is named in the report."""
    source = read(tmp_path, [line(0, "正文。")], [])
    assert source.warnings == ("第2页没有文字层，可能是扫描页，未读出",)
