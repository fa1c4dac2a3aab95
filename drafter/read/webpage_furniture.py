"""What of a web page is furniture: scripts, hidden blocks, navigation, footers, buttons. In doubt the text stays.

A block is set apart only when its tag or class says what it is AND its content agrees (mostly links, or the words such
blocks consist of); a block with prose in it stays. Observed on saved pages of city and county government sites.
"""

import re
from dataclasses import dataclass

from lxml import etree

WHY = {
    "script": "脚本、样式等不显示的代码",
    "hidden": "网页中设为隐藏的内容",
    "navigation": "导航、面包屑或相关链接",
    "footer": "页脚：版权、备案、主办单位等网站信息",
    "button": "按钮、分享、打印等操作文字",
}
CODE = frozenset(
    {"script", "style", "template", "noscript", "iframe", "head", "svg", "canvas", "audio", "video", "object", "map"}
)
_CONTROLS = frozenset(["button", "select", "input", "textarea", "datalist"])
_TELLING_TAGS = frozenset(["nav", "header", "footer", "aside", "menu"])
_HINTS = (  # what, words in tag, class, id or role
    ("footer", re.compile(r"foot|copyright|bottom|banquan|beian|yejiao")),
    (
        "navigation",
        re.compile(
            r"\bnav|menu|crumb|position|location|dqwz|weizhi|daohang|\baside|sidebar|related|xiangguan|pager|paging|"
            r"prev|next|friend|yqlj|links?\b|\btop|head|logo|search|login"
        ),
    ),
    (
        "button",
        re.compile(r"share|fenxiang|social|tool|print|dayin|font|zihao|close|qrcode|ewm|erweima|saoma"),
    ),
)
_LINK_SHARE = 0.5
_SMALL = 600  # characters a footer or button block has at most
_READ_AT_MOST = 3000
_KEPT_WORDS = re.compile(
    r"索\s*引\s*号|发\s*布\s*机\s*构|文\s*号|信\s*息\s*名\s*称|成\s*文\s*日\s*期|发文日期|公开方式|公开属性|主题分类|责任部门|"
    r"答复|收悉|建议|提案|联\s*系\s*人|附件|抄\s*送|此件"
)
_WORDS = {
    "footer": re.compile(
        r"版权所有|[^\s]ICP备|ICP备|公网?安备|网站标识码|网站地图|技术支持|主办单位|主办[:：]|承办[:：]|政府网站找错|联系我们|Copyright|©",
        re.IGNORECASE,
    ),
    "navigation": re.compile(
        r"当前位置|您的位置|您现在的位置|所在位置|首页|上一[篇条页]|下一[篇条页]|相关(?:链接|阅读|信息|文章)|友情链接"
    ),
    "button": re.compile(
        r"打印|关闭|分享|收藏|字体|字号|扫一扫|扫码|二维码|微信|微博|大\s*中\s*小|返回顶部|无障碍|长者"
    ),
}
_DISPLAYED_NOT = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TRAIL = re.compile(r"[【\[（(]?\s*(?:您?(?:当前|现在|所在)(?:的|所在)?(?:位置|页面)|您的位置)\s*[:：为]?\s*.{0,200}")
_BUTTONS = re.compile(
    r"(?:[\s|【】\[\]（）()·:：,，]|打印本?[页稿]?|关闭(?:窗口|本页|页面)?|我要(?:打印|分享|纠错)|分享到?|收藏(?:本页)?|字体|字号|大|中|小|默认|"
    r"返回(?:顶部|首页)?|微信|微博|新浪微博|QQ空间|朋友圈|扫一扫(?:在手机(?:上)?打开当前页面?)?|手机扫码(?:阅读|查看)?|无障碍(?:浏览|阅读)?|长者(?:版|模式)|"
    r"简体|繁[体體]|登录|注册|网站支持IPv6)+"
)
_BUTTON_WORDS = re.compile(r"打印|关闭|分享|收藏|字体|字号|返回|微信|微博|扫一扫|扫码|无障碍|长者|登录")
_FOOT = re.compile(r"版权所有|Copyright|©|网站标识码|技术支持[:：]|网站地图|ICP备|公网安备", re.IGNORECASE)
_FOOT_CHARACTERS = 160
_NEIGHBOUR = re.compile(r"(?:上|下)一(?:篇|条|页)\s*[:：].{0,200}")


@dataclass(frozen=True, slots=True)
class Weight:
    """What a subtree holds: characters, those inside links, full stops, blocks."""

    characters: int = 0
    linked: int = 0
    stops: int = 0
    blocks: int = 0


def judge(element: etree._Element, weight: Weight, page: Weight) -> str | None:
    """Return what kind of furniture an element is (a key of WHY), or None for what may be the letter's."""
    tag = str(element.tag)
    if tag in CODE:
        return "script"
    mostly_the_page = weight.stops > 0 and weight.stops * 2 >= page.stops
    if mostly_the_page:
        return None
    if element.get("hidden") is not None or _DISPLAYED_NOT.search(element.get("style") or ""):
        return "hidden"
    if tag in _CONTROLS:
        return "button"
    if weight.stops > 1:
        return None
    names = (tag if tag in _TELLING_TAGS else "", *(element.get(key) or "" for key in ("class", "id", "role")))
    called = " ".join(names).lower()
    return next((what for what, hint in _HINTS if hint.search(called) and _agrees(element, weight, what)), None)


def _agrees(element: etree._Element, weight: Weight, what: str) -> bool:
    if weight.characters == 0:
        return False
    text = "".join(map(str, element.itertext("*"))) if weight.characters <= _READ_AT_MOST else ""
    if _KEPT_WORDS.search(text):
        return False
    if weight.linked >= _LINK_SHARE * weight.characters:
        return True
    return weight.characters <= _SMALL and _WORDS[what].search(text) is not None


def line_furniture(line: str) -> str | None:
    """Return what kind of furniture a whole line is, whatever block it stands in."""
    if _TRAIL.fullmatch(line) and re.search(r"首页|>|＞|»|/", line):
        return "navigation"
    if _NEIGHBOUR.fullmatch(line):
        return "navigation"
    if _BUTTON_WORDS.search(line) and _BUTTONS.fullmatch(line):
        return "button"
    return "footer" if len(line) <= _FOOT_CHARACTERS and "。" not in line and _FOOT.search(line) else None
