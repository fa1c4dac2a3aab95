"""What is on the page and is not the letter: navigation, fields of the web page, buttons, counters, neighbours."""

import re
from collections.abc import Iterable

from drafter.documents import Span
from drafter.parse.page import Page

_LONGEST = 220  # characters of a row of furniture
# Rows that no letter holds: behind one of these nothing of the letter follows. Observed on government pages.
_BUTTON = (
    r"(?:打印(?:[本此]页|页面|正文|本文)?|关闭(?:[本此]页|窗口|页面)?|分享[到至]?|收藏(?:[本此]页)?|返回(?:顶部|列表|首页|上一?[级页])?|"
    r"我要纠错|(?:网页|页面|内容)?纠错|复制链接|下载(?:文档|附件)?|推荐|评论|微信|微博|QQ空间|QQ|人人网|朋友圈|更多|[大中小]|TOP|顶部|转发)"
)
_NEIGHBOUR = r"[【\[〖（<>]*(?:[上下]一?[篇条页则]|[前后]一篇|[上下]一个)[】\]]?[：>]?"
_CREDIT = (
    r"[【\[（]?(?:责任编辑|编辑|责编|审核|审核人|初审|终审|复审|校对|撰稿|供稿|稿源|录入|发布人|信息来源|文章来源|来源)："
    r"(?!.{60}|.*(?:承办|经办|联系)(?:人|电话|科室|处室))"
)
_CHROME = (
    r"(?:扫一扫|扫描二维码|微信扫|用微信|手机扫|扫码|关注.{0,8}公众号|相关(?:链接|阅读|新闻|文档|文章|稿件|推荐)|推荐阅读|"
    r"热门(?:文章|推荐)|热点专题|最新(?:文章|信息)|友情链接|回到顶部|网站地图|网站声明|关于我们|联系我们|设为首页|加入收藏|"
    r"版权所有|版权声明|[Cc]opyright|COPYRIGHT|©|用户登录|无障碍(?:浏览|阅读|版|模式)|长者(?:版|模式|助手)|适老(?:化|版|模式)|"
    r"手机版|网站标识码|附件下载|全部评论|网友评论|文章评论|浏览(?:次数|量)|访问(?:次数|量)|点击(?:[数量率]|次数)|"
    r"阅读(?:次数|量|人数)|字[体号][：【\[]|您(?:是|访问).{0,4}第|您所访问|您即将离开|网站主办|技术支持：|"
    r"(?:代表|委员)评价|满意度(?:评价|测评)：|!\[|[！!]（|(?:服务|监督|投诉|举报)?热线：)"
)
_FOOTER = (
    r".{0,40}(?:ICP备|公网安备|网站标识码|版权所有|All ?Rights|主办单位：.{0,30}(?:承办|维护)|"
    r"建议使用.{0,12}浏览器|分辨率)|"
    r"[^。；，]{2,28}(?:[局府办委厅会]|中心)主办(?:\Z|.{0,20}(?:承办|维护|建设|支持|制作))"
)
_HARD = re.compile(rf"(?:[【\[（〖<]?{_BUTTON}[】\])）〗>：]?)+\Z|{_NEIGHBOUR}|{_CREDIT}|{_CHROME}|{_FOOTER}")
# Rows behind the letter that say nothing: loose ids, counters, empty fields.
_LOOSE = re.compile(r"[\W\d_]{0,24}\Z|[A-Za-z0-9_./:-]{1,80}\Z|附件：?\Z|[×xX]\Z")
_PAGE_NUMBER = re.compile(r"(?:[-—–－]{1,3}\d{1,4}[-—–－]{1,3}|第\d{1,4}页(?:[，/]?共\d{1,4}页)?)\Z")


def is_furniture(text: str) -> bool:
    """Return whether a squeezed row is web-page furniture behind (or before) the letter."""
    return len(text) <= _LONGEST and _HARD.match(text) is not None


def is_loose(text: str) -> bool:
    """Return whether a squeezed row behind the letter says nothing: an id, a counter, an empty field."""
    return _LOOSE.match(text) is not None


def is_page_number(text: str) -> bool:
    """Return whether a squeezed row is the number of a printed page: - 2 -."""
    return _PAGE_NUMBER.match(text) is not None


def outside(page: Page, kept: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return what is left of the page outside the kept ranges: a span for each stretch, white space apart."""
    spans, cursor = [], 0
    for start, end in [*sorted(kept), (len(page.text), len(page.text))]:
        if cursor < start:
            spans.append((cursor, start))
        cursor = max(cursor, end)
    trimmed = (_trim(page.text, *span) for span in spans)
    return tuple(page.span(start, end) for start, end in trimmed if start < end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start:end without the white space at both ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
