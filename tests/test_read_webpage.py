"""Reading saved web pages: the letter in, the furniture out, whatever charset the page declares."""

from pathlib import Path

import pytest

from drafter.documents import SourceText
from drafter.errors import InputError
from drafter.read import read_source


def read(folder: Path, body: str, *, charset: str = "utf-8", encoding: str = "utf-8") -> SourceText:
    """Return a page with this body, declared in one charset and saved in another."""
    page = f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"></head><body>{body}</body></html>'
    path = folder / "page.html"
    path.write_bytes(page.encode(encoding))
    return read_source(path)


def lines(folder: Path, body: str) -> list[str]:
    """Return the lines of a page with this body."""
    return read(folder, body).text.split("\n")


@pytest.mark.parametrize(
    ("charset", "encoding", "found"),
    [
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gb18030", "gb18030"),
        ("gb2312", "gb18030", "gb18030"),
        ("iso-8859-1", "gbk", "gb18030"),
        ("big5", "big5", "big5hkscs"),
    ],
)
def test_the_bytes_decide_the_charset(tmp_path: Path, charset: str, encoding: str, found: str) -> None:
    """A mis-declared page reads right; the method keeps what was declared."""
    source = read(tmp_path, "<p>答覆如下。</p>", charset=charset, encoding=encoding)
    assert (source.text, source.encoding, source.method) == ("答覆如下。", found, f"网页（声明 {charset}）")


def test_extension_characters_on_a_page_declared_gb2312(tmp_path: Path) -> None:
    """Rare name characters of GB18030 and of numeric references survive."""
    assert read(tmp_path, "<p>王䶮、&#x20BB7;野</p>", charset="gb2312", encoding="gb18030").text == "王䶮、𠮷野"


def test_blocks_are_lines_and_inline_elements_are_not(tmp_path: Path) -> None:
    """Paragraphs, divisions and <br> end a line; spans, bold and links do not."""
    body = "<div>一、<b>关于</b><a href=x>站点</a><p>已<span>增设</span></p>12处<br>其他</div>"
    assert lines(tmp_path, body) == ["一、关于站点", "已增设", "12处", "其他"]


def test_wrapped_source_lines_are_one_sentence(tmp_path: Path) -> None:
    """A line end in the source between Chinese characters shows nothing; between words it is a space."""
    assert lines(tmp_path, "<p>已经\n   增设\nR&amp;D\n centre</p>") == ["已经增设 R&D centre"]


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    """<pre> keeps its line ends."""
    assert lines(tmp_path, "<pre>李某某代表：\n  您好。\n</pre>") == ["李某某代表：", "您好。"]


def test_cells_of_a_row_are_parted_by_bars(tmp_path: Path) -> None:
    """The index block keeps labels, values and the empty cell in their places."""
    body = (
        "<table><tr><th>索 引 号</th><td><p>000/2024-01</p></td><td>文号</td><td></td></tr>"
        "<tr><td>发布机构</td><td>云州市交通运输局</td></tr></table>"
    )
    assert lines(tmp_path, body) == ["索 引 号 | 000/2024-01 | 文号", "发布机构 | 云州市交通运输局"]
    assert lines(tmp_path, "<table><tr><td>文号<td><td>日期<td>2024</table>") == ["文号 | | 日期 | 2024"]


def test_a_letter_inside_a_layout_table_keeps_its_paragraphs(tmp_path: Path) -> None:
    """A cell that holds paragraphs is no cell of a row."""
    body = "<table><tr><td>侧栏</td><td><p>李某某代表：</p><p>收悉。</p></td></tr></table>"
    assert lines(tmp_path, body) == ["侧栏", "李某某代表：", "收悉。"]


PAGE = """
<div class="header"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/ta">提案答复</a></div>
<table class="xxgk"><tr><td>索引号：</td><td>000/2024-00001</td><td>发文日期：</td><td>2024-06-07</td></tr></table>
<h1>关于市政协九届三次会议第012号提案的答复</h1>
<p>发布日期：2024-06-07　来源：云州市民政局　字号：<a>大</a> <a>中</a> <a>小</a></p>
<div id="zoom"><p>李某某委员：</p><p>您的提案收悉。现答复如下：</p><p>一是增设。二是改造。</p>
<p>云州市民政局</p><p>2024年6月5日</p><p>（联系人：王某某，联系电话：0000-1234567）</p></div>
<div class="share">分享到：<a>微信</a></div><p>【打印】【关闭窗口】</p>
<div class="related"><p>上一篇：<a>第011号提案的答复</a></p></div>
<div class="footer"><p>主办：云州市民政局</p><p>某ICP备00000000号</p></div>
<div style="display: none">弹窗</div><script>var a = "正文。";</script>
"""


def test_furniture_is_set_apart_and_the_letter_stays(tmp_path: Path) -> None:
    """Index block, title, body and end block are the text; navigation, buttons, footer and code are not."""
    source = read(tmp_path, PAGE)
    assert source.text.split("\n") == [
        "索引号： | 000/2024-00001 | 发文日期： | 2024-06-07",
        "关于市政协九届三次会议第012号提案的答复",
        "发布日期：2024-06-07　来源：云州市民政局　字号：大 中 小",
        "李某某委员：",
        "您的提案收悉。现答复如下：",
        "一是增设。二是改造。",
        "云州市民政局",
        "2024年6月5日",
        "（联系人：王某某，联系电话：0000-1234567）",
    ]
    assert [(apart.what, apart.text) for apart in source.set_apart] == [
        ("navigation", "首页政务公开"),
        ("button", "分享到：微信"),
        ("footer", "主办：云州市民政局某ICP备00000000号"),
        ("hidden", "弹窗"),
        ("navigation", "当前位置：首页 > 提案答复"),
        ("button", "【打印】【关闭窗口】"),
        ("navigation", "上一篇：第011号提案的答复"),
        ("script", "2处"),
    ]


@pytest.mark.parametrize("name", ["nav", "footer", "sidebar", "share", "position"])
def test_prose_stays_whatever_its_block_is_called(tmp_path: Path, name: str) -> None:
    """A letter in a block with a misleading name is not lost."""
    body = f'<div class="{name}"><p>您的建议收悉。</p><p>我局已增设站点。</p><p>2024年6月5日</p></div>'
    assert lines(tmp_path, body) == ["您的建议收悉。", "我局已增设站点。", "2024年6月5日"]


def test_a_hidden_block_that_is_most_of_the_page_stays(tmp_path: Path) -> None:
    """Pages that show their text by script hide it in the source."""
    body = '<div style="display:none"><p>您的建议收悉。</p><p>我局已增设站点。</p></div><p>加载中</p>'
    assert lines(tmp_path, body) == ["您的建议收悉。", "我局已增设站点。", "加载中"]


def test_a_web_archive_reads_as_its_page(tmp_path: Path) -> None:
    """A page saved as .mht: the first HTML part, in its own encoding."""
    head = 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    part = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGh0bWw+PHA+tPC4tDwvcD48L2h0bWw+\n--b--\n"
    path = tmp_path / "page.mht"
    path.write_bytes((head + part).encode())
    source = read_source(path)
    assert (source.text, source.encoding) == ("答复", "gb18030")


def test_deep_nesting_loses_no_text(tmp_path: Path) -> None:
    """A thousand tags left open are no obstacle."""
    assert lines(tmp_path, "<div>" * 1000 + "正文。") == ["正文。"]


def test_nesting_too_deep_for_the_parser_is_refused(tmp_path: Path) -> None:
    """What the parser would cut off is not lost in silence."""
    with pytest.raises(InputError, match="网页结构损坏，标签嵌套过深"):
        read(tmp_path, "<div>" * 10_000 + "正文。")


def test_an_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    """A .mht of pictures has nothing to read."""
    path = tmp_path / "page.mht"
    path.write_bytes(b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n\nx\n--b--\n')
    with pytest.raises(InputError, match="网页归档中没有网页"):
        read_source(path)
