"""The printed letter against GB/T 9704-2012: LibreOffice makes the pages, they are measured in millimetres."""

from dataclasses import replace
from itertools import pairwise

import pytest

from drafter.documents import Draft, Section
from drafter.render import DocxLook, opinion_form_docx, render_docx
from tests.pdf_pages import Bar, Page, print_all, what_is_missing
from tests.render_drafts import joint_draft, long_draft, medium_draft, paragraph, short_draft

_MISSING = what_is_missing()
pytestmark = pytest.mark.skipif(_MISSING is not None, reason=_MISSING or "")
Pages = dict[str, tuple[Page, ...]]
_RED = (255, 0, 0)
_FULL = "规划先行建管并重统筹推进全市老旧小区充电设施建设"
_FIGURE_GAPS = 3.0  # mm; LibreOffice sets a gap between figures and characters whatever the file says
_LENGTHS = (2, 6, 7, 12, 17, 18, 19, 20, 21)  # body lines that leave every kind of room for the 落款


def _filled(lines: int) -> Draft:
    """Return a letter with so many one-line paragraphs."""
    body = tuple(paragraph("这是一行正文") for _ in range(lines))
    return replace(long_draft(), sections=(Section("", None, None, body),), unverified=())


def _solid() -> Draft:
    """Return a letter whose body is one paragraph of Chinese characters alone, more than two pages long."""
    body = (paragraph(_FULL * 70),)
    return replace(medium_draft(), sections=(Section("", None, None, body),), attachments=())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Return the pages of every letter of this module, printed at one go."""
    plain = DocxLook(clean=True)
    files = {
        "long": render_docx(long_draft(), DocxLook(watermark=True)),
        "medium": render_docx(medium_draft(), plain),
        "short": render_docx(short_draft(), plain),
        "public": render_docx(medium_draft(), DocxLook(public=True)),
        "unsealed": render_docx(joint_draft(), DocxLook(clean=True, seal=False)),
        "solid": render_docx(_solid(), plain),
        "masthead": render_docx(short_draft(), DocxLook(masthead="云州市人民政府办公室建议提案办理工作领导小组")),
        "form": opinion_form_docx(medium_draft()),
        **{f"lines{count}": render_docx(_filled(count), plain) for count in _LENGTHS},
    }
    return print_all(files, tmp_path_factory.mktemp("print"))


def _rules(page: Page) -> list[Bar]:
    return sorted((bar for bar in page.bars if bar.colour == _RED), key=lambda bar: bar.top)


def test_paper_is_a4_and_the_type_area_156_by_225_mm(printed: Pages) -> None:
    """5.2.1: margins of 37, 26, 35 and 28 mm; every line of every page stands inside them."""
    for page in (*printed["long"], *printed["solid"]):
        assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)
        body = page.body()
        assert min(line.left for line in body) == pytest.approx(28, abs=0.2)
        assert max(line.right for line in body) <= 210 - 26 + 0.3
        assert max(line.bottom for line in body) <= 297 - 35 + 0.1


def test_a_full_page_has_22_lines_of_28_characters(printed: Pages) -> None:
    """5.2.3: 每面排22行，每行排28个字，撑满版心."""
    page = printed["solid"][1]
    body = page.body()
    assert len(body) == 22
    assert {len(line.glyphs) for line in body} == {28}
    assert body[0].top == pytest.approx(37 + 3.3, abs=0.3)
    assert body[-1].right - body[-1].left == pytest.approx(156, abs=0.6)


def test_the_first_line_of_a_paragraph_leaves_two_characters(printed: Pages) -> None:
    """7.3.3: 每个自然段左空二字; the indent takes two of the 28 characters."""
    first = printed["solid"][0].line(_FULL[:20])
    assert len(first.glyphs) == 26
    assert first.left == pytest.approx(28 + 2 * 156 / 28, abs=0.2)


def test_body_lines_are_28_95_points_apart(printed: Pages) -> None:
    """225 mm hold 22 lines: the pitch is exact, on every page."""
    tops = [line.top for line in printed["solid"][1].body()]
    steps = [after - before for before, after in pairwise(tops)]
    assert steps == pytest.approx([28.95 * 25.4 / 72] * 21, abs=0.08)


def test_the_masthead_stands_30_mm_under_the_edge_in_the_middle(printed: Pages) -> None:
    """10.1: 发文机关标志上边缘至上页边为30 mm, centred, red by its style."""
    line = printed["long"][0].line("云州市住房和城乡建设局")
    assert line.top == pytest.approx(30, abs=0.6)
    assert (line.left + line.right) / 2 == pytest.approx(28 + 156 / 2, abs=0.3)


def test_double_red_rules_of_170_mm_stand_on_page_1_only(printed: Pages) -> None:
    """10.1: thick above thin 4 mm under the 发文机关标志, thin above thick 20 mm from the bottom, 170 mm, centred."""
    first, *later = printed["long"]
    upper, lower = _rules(first)
    mark = first.line("云州市住房和城乡建设局")
    assert upper.top - mark.bottom == pytest.approx(4, abs=0.5)
    assert lower.bottom == pytest.approx(297 - 20, abs=0.2)
    for rule in (upper, lower):
        assert rule.right - rule.left == pytest.approx(170, abs=0.3)
        assert (rule.left + rule.right) / 2 == pytest.approx(105, abs=0.1)
    assert [_rules(page) for page in later] == [[] for _ in later]


def test_the_document_number_stands_right_under_the_upper_rule(printed: Pages) -> None:
    """10.1: 发文字号顶格居版心右边缘, 7/8 of a 3号 character (4.9 mm) under the rule."""
    page = printed["long"][0]
    number = page.line("云建提〔2026〕12号")
    assert number.right == pytest.approx(210 - 26, abs=0.4)
    assert number.top - _rules(page)[0].bottom == pytest.approx(4.94, abs=0.5)


def test_the_result_mark_stands_in_the_upper_right_corner(printed: Pages) -> None:
    """首页右上角注明办理结果: above the 发文机关标志, flush right; nothing of the kind on a 会办意见."""
    page = printed["long"][0]
    mark = page.line("办理结果：B")
    assert mark.right == pytest.approx(210 - 26, abs=0.4)
    assert mark.bottom < page.line("云州市住房和城乡建设局").top
    assert "办理结果" not in printed["unsealed"][0].text


def test_the_title_is_centred_two_lines_under_the_number(printed: Pages) -> None:
    """7.3.1: 2号, centred, broken by meaning; one blank line before the 主送."""
    page = printed["long"][0]
    lines = [page.line("关于市政协十四届三次会议"), page.line("第0127号提案的答复")]
    for line in lines:
        assert (line.left + line.right) / 2 == pytest.approx(28 + 78, abs=0.5)
    assert lines[0].top - page.line("云建提").bottom == pytest.approx(2 * 10.2 + 4, abs=1.5)
    assert page.line("李某某委员：").left == pytest.approx(28, abs=0.1)


def test_page_numbers_are_right_on_odd_left_on_even_pages_and_missing_on_page_1(printed: Pages) -> None:
    """7.5 and 10.1: 一字线 each side, 7 mm under the type area, one character in; 首页不显示页码."""
    first, second, third, *_ = printed["long"]
    assert "—1—" not in first.text
    left, right = second.line("—2—"), third.line("—3—")
    assert left.left == pytest.approx(28 + 14 * 25.4 / 72, abs=0.3)
    assert right.right == pytest.approx(210 - 26 - 14 * 25.4 / 72, abs=0.3)
    assert (left.top + left.bottom) / 2 == pytest.approx(262 + 7, abs=0.8)


def test_signature_is_centred_over_a_date_four_characters_in(printed: Pages) -> None:
    """7.3.5.1, with a seal: 成文日期右空四字, 署名以成文日期为准居中."""
    page = printed["long"][-1]
    date = page.line("2026年5月20日")
    name = next(line for line in page.lines if line.text == "云州市住房和城乡建设局")
    assert (name.left + name.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=0.3)
    assert 210 - 26 - date.right == pytest.approx(4 * 156 / 28, abs=_FIGURE_GAPS)
    assert name.top - page.line("宝贵意见建议！").bottom > 2 * 10


def test_without_a_seal_name_and_date_follow_their_own_rule(printed: Pages) -> None:
    """7.3.5.2: 署名右空二字; 成文日期 is longer here, so it takes the two characters and the name is two left of it."""
    page = printed["unsealed"][-1]
    name = [line for line in page.lines if line.text == "云州市财政局"][-1]
    date = page.line("2026年4月22日")
    assert date.left - name.left == pytest.approx(2 * 315 / 56.7, abs=0.3)
    of_28_characters = 28 - 2 - 6.5  # the date is 6.5 characters wide: seven figures of half a character
    assert date.left == pytest.approx(28 + of_28_characters * 315 / 56.7, abs=0.3)


@pytest.mark.parametrize("count", _LENGTHS)
def test_signature_and_copies_are_never_alone_on_a_page(printed: Pages, count: int) -> None:
    """落款 shares its page with the end of the text, 附注 and 抄送 with the 落款; 抄送 is the foot of the type area."""
    pages = printed[f"lines{count}"]
    last = pages[-1]
    for words in ("意见建议！", "2026年5月20日", "（联系人：", "（此件主动公开）", "抄送："):
        assert words in last.text
        assert sum(words in page.text for page in pages) == 1
    copies, note = last.line("抄送："), last.line("（此件主动公开）")
    assert copies.top - note.bottom > 3
    assert max(line.bottom for line in last.body()) == pytest.approx(297 - 35 - 1.3, abs=1)


def test_no_heading_stands_at_the_foot_of_a_page(printed: Pages) -> None:
    """A heading keeps with the paragraph it opens."""
    for page in printed["long"]:
        last = page.body()[-1].text
        assert not any(
            last.startswith(marker) and not last.endswith("。") for marker in ("二、", "三、", "四、", "五、")
        )


def test_attachments_stand_one_line_under_the_text_with_wrapped_names_aligned(printed: Pages) -> None:
    """7.3.4: 附件： after one blank line, two characters in, figures, no end mark."""
    page = printed["medium"][-1]
    first, second = page.line("附件：1."), page.line("2.云州市")
    assert first.left == pytest.approx(28 + 2 * 156 / 28, abs=0.2)
    assert second.glyphs[2].left == pytest.approx(first.glyphs[5].left, abs=0.4)


def test_a_short_letter_is_one_page(printed: Pages) -> None:
    """A reply of a few lines has its 落款 on page 1, above the lower rule."""
    (page,) = printed["short"]
    assert "云建建〔2026〕号" in page.text
    assert page.line("（联系人：王某）").bottom < 262


def test_a_long_masthead_stays_on_one_line_between_the_margins(printed: Pages) -> None:
    """发文机关标志 takes the size that fits one line."""
    line = printed["masthead"][0].line("云州市人民政府办公室")
    assert line.text.endswith("领导小组")
    assert line.right - line.left < 156
    assert _rules(printed["masthead"][0])[0].top - line.bottom == pytest.approx(4, abs=0.6)


def test_the_public_copy_has_its_note_and_no_telephone(printed: Pages) -> None:
    """公开版: contact data out, 此件主动公开 in."""
    text = "".join(page.text for page in printed["public"])
    assert "0000-1234567" not in text
    assert "（此件主动公开）" in text


def test_the_watermark_is_on_every_page_it_is_asked_for(printed: Pages) -> None:
    """草稿 in grey behind the words of each page; none in a copy to sign."""
    grey = (217, 217, 217)
    assert all(any(bar.colour == grey for bar in page.bars) for page in printed["long"])
    assert not any(bar.colour == grey for page in printed["medium"] for bar in page.bars)


def test_the_opinion_form_is_one_page_with_its_choices(printed: Pages) -> None:
    """征询意见表 is a table on one page."""
    (page,) = printed["form"]
    assert page.text.count("□满意□基本满意□不满意") == 2
    assert "建议提案办理情况征询意见表" in page.text
