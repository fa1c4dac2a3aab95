"""A style learnt from past replies: what they do, without what the rules forbid."""

import pytest

from drafter.documents import Letter, SourceText
from drafter.errors import SettingsError
from drafter.parse import parse_letter
from drafter.styles import Opening, Style, learn_style, write_formula

_PARTY = """清河县水利局关于对县政协十届二次会议第031号“关于加快小型水库除险加固的提案”的答复

民建清河县委会：

您提出的“关于加快小型水库除险加固的提案”收悉。该提案由县水利局承办，指定由我局建管科负责办理。现将办理情况汇报如下：

一、夯实工程基础

(一)加快除险加固。2024年完成除险加固12座，投资3600万元。

(二)强化日常管护。一是落实管护员38名。二是安装监测设施41套。三是开展巡查126次。

二、下一步打算

(一)争取资金支持。积极申报中央资金。

(二)健全长效机制。推行专业化管护。

清河县水利局

2025年6月5日
"""
_DEPUTY = """关于市十五届人大四次会议第0127号建议的答复

李某某代表：

　　您提出的《关于增设社区养老服务站的建议》（第0127号）收悉。经商市财政局、市自然资源和规划局，现答复如下：

　　一、关于“增设服务站”的建议

　　首先，完善布点规划。2024年印发规划。其次，加大建设力度。2024年建成服务站18个。

　　二、关于“提高运营补贴”的建议

　　2024年拨付补贴230万元。

　　感谢您对我市民政工作的关心和支持！
　　专此答复。

　　（联系人：王某某，联系电话：0000-1234567）

　　　　　　　　　　　　　　　　云州市民政局
　　　　　　　　　　　　　　　　2025年5月8日
"""
_OPINION = """云州市财政局关于市政协九届三次会议第12号提案的会办意见

市教育局：

现就市政协九届三次会议第12号《关于规范校外托管的提案》中涉及我局职责的内容，提出如下会办意见：

一、经费保障方面。2024年安排专项经费320万元。

以上意见，供贵局答复时参考。

云州市财政局
2025年4月2日
"""


def _parsed(*texts: str) -> list[Letter]:
    return [
        parse_letter(SourceText(f"复文{number}.txt", "", "text/plain", "utf-8", text))
        for number, text in enumerate(texts, start=1)
    ]


def _formulae(style: Style) -> tuple[str, str, str]:
    return style.title.cppcc, style.opening.reply, style.closing.reply


def test_shape_of_a_reply_to_a_party() -> None:
    """The ladder, the parts, the points, the heading forms and the order of the end block are learnt."""
    style, _ = learn_style(_parsed(_PARTY))
    assert style.model_dump(
        include={"numbering", "heading_forms", "parts", "points", "architecture", "echo", "end_block", "heading_length"}
    ) == {
        "numbering": ("一、", "(一)", "一是"),
        "heading_forms": ("own_line", "run_in", "run_in"),
        "parts": True,
        "points": "一是",
        "architecture": "overview",
        "echo": "{{ ask }}",
        "end_block": ("signature", "date", "contact", "disclosure"),
        "heading_length": 12,
    }


def test_forbidden_formulae_are_not_learnt_and_it_is_said() -> None:
    """关于对, 汇报如下, 您 to a party and the section that handled it do not enter the style."""
    style, notes = learn_style(_parsed(_PARTY))
    assert _formulae(style) == (
        "{{ agency }}关于{{ session }}第{{ number }}号“{{ proposal_title }}”的答复",
        "{{ pronoun }}提出的“{{ proposal_title }}”收悉。现将办理情况答复如下：",
        "",
    )
    assert notes == (
        "所学复文没有联系人（可能是公开版），联系人仍按规定印在最后",
        "标题“关于对”是重复介词，改为“关于”",
        "未学习：该件的办理过程（“该提案由县水利局承办…”）不作套语",
        "未学习：内部分工（“指定由我局建管科负责办理…”）不写入复文",
        "“汇报如下”方向不对，改为“答复如下”",
        "对单位称“您”不合规范，改用与提出者相称的称呼（贵会、贵单位等）",
        "该复文没有结束语，按样学习；如需感谢语，请在样式中填写 closing",
    )


def test_reply_to_a_deputy() -> None:
    """Echo of the ask, consulted units as a field, a closing of two lines, the contact before the signature."""
    style, notes = learn_style(_parsed(_DEPUTY))
    assert _formulae(style) == (
        "关于{{ session }}第{{ number }}号{{ kind_word }}的答复",
        Style().opening.reply,
        "感谢{{ pronoun }}对{{ place_word }}{{ field }}工作的关心和支持！\n专此答复。",
    )
    assert (style.numbering, style.points, style.echo) == (("一、", "首先"), "首先", "关于“{{ ask }}”的建议")
    assert style.end_block == ("contact", "signature", "date", "disclosure")
    assert notes == ()


def test_joint_opinion_teaches_its_own_formulae() -> None:
    """A joint opinion fills the joint formulae and leaves those of the reply as they are."""
    style, _ = learn_style(_parsed(_OPINION))
    assert style.title.joint_cppcc == "{{ agency }}关于{{ session }}第{{ number }}号{{ kind_word }}的会办意见"
    assert style.opening == Opening(
        joint="现就{{ session }}第{{ number }}号《{{ proposal_title }}》中涉及{{ we }}职责的内容，提出如下会办意见："
    )
    assert style.closing.joint == "以上意见，供{{ pronoun }}答复时参考。"


def test_most_of_several_replies_decide_and_the_later_among_equals() -> None:
    """Two deputies' replies outvote one party's; of two that differ the later is followed."""
    style, _ = learn_style(_parsed(_PARTY, _DEPUTY, _DEPUTY))
    assert style.echo == "关于“{{ ask }}”的建议"
    later, _ = learn_style(_parsed(_PARTY, _DEPUTY))
    assert later.end_block == ("contact", "signature", "date", "disclosure")


def test_width_of_brackets_is_not_learnt_from_a_normalised_text() -> None:
    """(一) in a text without any full-width mark says nothing; in one with them it is kept."""
    half = _PARTY.translate(str.maketrans("，；：（）", ",;:()"))
    assert learn_style(_parsed(half))[0].numbering[1] == "（一）"
    assert learn_style(_parsed(_PARTY))[0].numbering[1] == "(一)"


def test_misprinted_marker_is_learnt_in_its_proper_form() -> None:
    """1、 becomes 1. and it is said (GB/T 9704)."""
    text = _DEPUTY.replace("一、关于", "1、关于").replace("二、关于", "2、关于")
    style, notes = learn_style(_parsed(text))
    assert style.numbering[0] == "1."
    assert "编号写法“1、”不合 GB/T 9704，已按规范写法学习" in notes


@pytest.mark.parametrize("text", ["今天天气好。\n", ""])
def test_nothing_to_learn_from(text: str) -> None:
    """Papers that are no replies teach nothing: an error that says what to give."""
    with pytest.raises(SettingsError, match="没有可供学习的复文。--style-from 应给出本单位以往的答复或会办意见"):
        learn_style(_parsed(text))


def test_paper_among_replies_that_is_none_is_named() -> None:
    """In a folder of replies a paper that is none is passed over and named."""
    _, notes = learn_style(_parsed("今天天气好。\n", _DEPUTY))
    assert notes == ("复文1.txt不是答复或会办意见，未学习",)


def test_words_of_a_past_reply_never_become_an_expression() -> None:
    """Braces in a past reply stay text in the formula learnt from it."""
    text = _DEPUTY.replace("感谢您对我市民政工作的关心和支持！", "感谢您对我市民政工作的{{ agency }}支持！")
    style, _ = learn_style(_parsed(text))
    assert write_formula(style.closing.reply, {"pronoun": "您", "place_word": "我市", "field": "民政"}) == (
        "感谢您对我市民政工作的{{agency}}支持！\n专此答复。"
    )


@pytest.mark.parametrize(
    ("printed", "echo"),
    [
        ("关于{}问题", "关于{{ ask }}的问题"),
        ("关于{}方面", "关于{{ ask }}方面"),
        ("关于{}", "关于{{ ask }}"),
        ("“{}”", "“{{ ask }}”"),
        ("关于“{}”", "关于“{{ ask }}”"),
        ("关于{}的建议", "关于{{ ask }}的建议"),
    ],
)
def test_echo_of_the_ask(printed: str, echo: str) -> None:
    """However headings name the ask, that is learnt."""
    text = _DEPUTY
    for number, ask in (("一、", "增设服务站"), ("二、", "提高运营补贴")):
        text = text.replace(f"{number}关于“{ask}”的建议", number + printed.format(ask))
    assert learn_style(_parsed(text))[0].echo == echo


@pytest.mark.parametrize(
    ("printed", "formula", "note"),
    [
        ("收悉。我局高度重视，现答复如下：", "收悉。现答复如下：", "未学习：该件的办理过程（“我局高度重视…”）不作套语"),
        ("收悉。", "收悉。现答复如下：", "开头语没有“如下：”，已补上"),
        (
            "收悉。我局会同市财政局、市水务局进行了认真研究。现答复如下：",
            "收悉。{% if co_handlers %}{{ we }}会同{{ co_handlers }}进行了认真研究。{% else %}{% endif %}现答复如下：",
            None,
        ),
        (
            "收悉，现会同市财政局答复如下：",
            "收悉，{% if co_handlers %}现会同{{ co_handlers }}答复如下{% else %}现答复如下{% endif %}：",
            None,
        ),
    ],
)
def test_opening_clause_by_clause(printed: str, formula: str, note: str | None) -> None:
    """Set phrases stay, the handling of that one letter goes, consulted units become a field."""
    text = _DEPUTY.replace("收悉。经商市财政局、市自然资源和规划局，现答复如下：", printed)
    style, notes = learn_style(_parsed(text))
    assert style.opening.reply == "{{ pronoun }}提出的《{{ proposal_title }}》（第{{ number }}号）" + formula
    assert note is None or note in notes


@pytest.mark.parametrize(
    ("title", "form"),
    [
        (
            "云州市民政局对市十五届人大四次会议第0127号代表建议的答复",
            "{{ agency }}对{{ session }}第{{ number }}号{{ kind_word }}的答复",
        ),
        ("关于市十五届人大四次会议第0127号建议的答复意见的函", "关于{{ session }}第{{ number }}号建议的答复"),
        ("关于加强养老服务的答复", "关于{{ session }}第{{ number }}号建议的答复"),
    ],
)
def test_title_pattern(title: str, form: str) -> None:
    """A title with session and number is a pattern; one that doubles the 文种 or lacks them is not learnt."""
    text = _DEPUTY.replace("关于市十五届人大四次会议第0127号建议的答复", title, 1)
    assert learn_style(_parsed(text))[0].title.npc == form
