"""The title of the paper answered, without outer marks: quoted in the letter's title, else in its opening."""

import re

from drafter.documents import Span
from drafter.parse.quotations import MARKS, quotations
from drafter.parse.squeeze import Squeezed
from drafter.parse.wording import PAPER

_SHORTEST = 4  # characters of a quoted title
_LONGEST_OPENING = 600  # characters of the opening in which the title may stand
_LEAST_BEFORE_RECEIVED = 8  # 收到《…》的提案后: the word comes first

NUMBERED = re.compile(rf"\d{{1,10}}号的?{PAPER}?\Z")  # “市政协十三届二次会议第103号提案” is no title
_IS_TITLE = re.compile(rf"{PAPER}案?\Z|^关于")
_RULE = re.compile(r"(?:条例|办法|规定|法|通知|规划|纲要|方案|实施意见|指导意见|若干意见|细则)\Z")
# A quotation that stands between these is the title whatever its words are: 关于“强化保障”的提案.
_BEFORE = re.compile(r"(?:提出了?的?|提交了?的?|关于|[的号议案为就对，：]|反映的?|来信|^)\Z")
_BEHIND = re.compile(rf"的?(?:{PAPER}|来信|问题)|（|第|\d{{1,8}}|收悉|[已业均，。、由现]|我|$|办理|答复|进行")
_RECEIVED = re.compile(r"收悉|收到|如下|办理|交由|转交|交办")

_PAPER_WORD = "(?:建议|提案|议案|意见)"
_NUMBER = r"(?:（[^（）]{1,40}）|第[^，。]{1,14}号|\d{1,8}号?)?"
_FOLLOWS = r"(?:[已业均交由转现经后，。；]|我[局委厅]|收悉|收到|办理|$)"
_UNQUOTED = (
    re.compile(
        r"(?:提出的?|提交的?|提的|反映的?|[你您]们?的?|号|交办的?|来的|的|^)"
        rf"(?P<title>关于(?!对?第).{{2,120}}?{_PAPER_WORD})(?=[》”]?{_NUMBER}(?:的?(?:提案|建议|议案))?{_FOLLOWS})"
    ),
    re.compile(
        rf"提出的?(?P<title>(?![第《“\"]|{_PAPER_WORD}|关于).{{6,80}}?的(?:建议|提案|议案))"
        r"(?=[》”]?(?:（[^（）]{1,40}）)?(?:[已业均，交由]|收悉))"
    ),
)
_IN_TITLE = re.compile(
    r"(?P<title>关于(?!对|.{0,24}(?:政协|人大|届|第.{1,8}号)).{3,110}?(?:建议|提案|议案))(?:（[^（）]{1,40}）)?"
    r"(?:的?办理(?:情况|结果|意见))?的?(?:答复|复函|回复|回函|函|会办|协办|办理)"
)
_BEHIND_TITLE = re.compile(r"[（—-](?P<title>关于.{3,110}?(?:建议|提案|议案))）?\Z")


def find_proposal_title(title: Squeezed | None, opening: Squeezed | None) -> Span | None:
    """Return the title of the paper answered as the letter's title or else its opening prints it."""
    found = (_quoted(title, len(title.text)) or _matched(title, _BEHIND_TITLE)) if title else None
    found = found or (_in_opening(opening) if opening else None)
    return found or (_matched(title, _IN_TITLE) if title else None)


def _in_opening(opening: Squeezed) -> Span | None:
    """Return the title in the opening: quoted before 收悉, quoted anywhere, or in plain words."""
    words = (match.end() for match in _RECEIVED.finditer(opening.text) if match.start() > _LEAST_BEFORE_RECEIVED)
    found = _quoted(opening, next(words, _LONGEST_OPENING)) or _quoted(opening, _LONGEST_OPENING)
    for pattern in _UNQUOTED:
        found = found or _matched(opening, pattern)
    return found


def _quoted(source: Squeezed, end: int) -> Span | None:
    """Return the first quotation up to `end` that is the title of a proposal rather than a term or a rule."""
    text = source.text[:end]
    for start, stop in quotations(text):
        inner = text[start:stop]
        within = next(((low, high) for low, high in quotations(inner) if _IS_TITLE.search(inner[low:high])), None)
        if within and NUMBERED.search(inner[: within[0] - 1]):  # “第29号提案《关于…》”
            return source.span(start + within[0], start + within[1])
        if len(inner) < _SHORTEST or NUMBERED.search(inner) or (_RULE.search(inner) and not inner.endswith("建议")):
            continue
        stands_for_title = _BEFORE.search(text[: start - 1]) and _BEHIND.match(text[stop + 1 :])
        if _IS_TITLE.search(inner) or stands_for_title:
            return _without_marks(source, start, stop)
    return None


def _without_marks(source: Squeezed, start: int, stop: int) -> Span:
    """Return the title start:stop without a further pair of marks around all of it: “《…》” → …."""
    while stop - start > _SHORTEST and MARKS.get(source.text[start]) == source.text[stop - 1]:
        start, stop = start + 1, stop - 1
    return source.span(start, stop)


def _matched(source: Squeezed, pattern: re.Pattern[str]) -> Span | None:
    """Return the group `title` of the first match, None without one."""
    match = pattern.search(source.text)
    return source.span(*match.span("title")) if match else None
