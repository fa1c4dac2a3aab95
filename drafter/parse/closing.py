"""The sentences that close a letter: thanks, an invitation to further advice, the formula of leave."""

import re
from collections.abc import Sequence

from drafter.documents import Span
from drafter.parse.end_rows import Row
from drafter.parse.page import Page
from drafter.parse.squeeze import squeeze

_LONGEST = 300  # characters of a closing sentence
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?[”’）]?")
_FORMULA = re.compile(r"(?:专|特)?此?(?:复|函复|答复|函|致|专此|特此.{0,4}|专此.{0,4}|敬礼|谢谢|顺祝.{0,8})[。！]?\Z")
# How closing sentences begin, and what they speak of; observed in replies of all levels.
_BEGINS = re.compile(
    r"最后|再次|衷心|诚挚|诚恳|非常|十分|深深|由衷|恳[请切望]|敬请|诚请|热忱|感谢|谢谢|致谢|专此|此复|特此|特复|此函|专复|"
    r"以上(?:答复|意见|回复|办理|内容|是|情况|复函)|如有|若有|如您|[如若]对|若您|对以上|对此|对上述|对本|对我们的答复|您对|请您|"
    r"请(?:[对填予多]|继续|提出|代表|委员|在?今后|及时)|也?欢迎|希望(?:[您你能贵]|继续|在?今后|以后|各位|代表|委员)|"
    r"不[当妥]之处|顺[祝颂]|此致|敬礼|祝|期待|"
    r"(?:同时|在此|也|并|今后)，?(?:再次|衷心|非常|也|欢迎|感谢|希望[您你]|恳请|请您|诚挚|对您|真诚)"
)
_SPEAKS_OF = re.compile(
    r"感谢|谢|关[心注]|宝贵|监督|联系|反馈|此复|函复|特复|专复|此函|敬礼|此致|满意|指正|理解|批评|意见|祝|专此|特此|答复|希望|欢迎"
)


def is_formula(text: str) -> bool:
    """Return whether a squeezed row is nothing but a formula of leave: 此复。特此函复."""
    return _FORMULA.match(text) is not None


def find_closing(page: Page, rows: Sequence[Row], body_start: int) -> Span | None:
    """Return the closing sentences at the end of the given rows; they may end a paragraph of the body."""
    start, end = None, None
    for row in reversed(rows):
        if row.kind == "loose":
            continue
        words = squeeze(page, max(row.words.start, row.words.end - _LONGEST), row.words.end)
        sentences = [match for match in _SENTENCE.finditer(words.text) if match.group()]
        first = len(sentences)
        while first > 0 and _closes(sentences[first - 1].group()):
            first -= 1
        if first < len(sentences):
            start = words.place(sentences[first].start())
            end = end if end is not None else words.end
        if first > 0 or row.is_long:
            break
    return page.span(start, end) if start is not None and end is not None and start >= body_start else None


def _closes(sentence: str) -> bool:
    """Return whether a sentence thanks, invites further advice, or takes leave."""
    return is_formula(sentence) or (_BEGINS.match(sentence) is not None and _SPEAKS_OF.search(sentence) is not None)
