"""Which paper is answered: the session it was raised at, its number, its title."""

import re
from collections.abc import Iterator

from drafter.documents import Span
from drafter.parse.squeeze import Squeezed
from drafter.parse.wording import PAPER, PLACE

_COUNT = r"(?:[一二三四五六七八九十]{1,4}|\d{1,2})"
# 市政协十五届二次会议 · 政协第十四届全国委员会第二次会议 · 县人大十八届四次会议 · 市第九届人民代表大会第三次会议
_SESSION = re.compile(rf"第?{_COUNT}届[^，。；：《》“”（）第]{{0,20}}?第?{_COUNT}次(?:(?:全体)?(?:会议|全会)|(?=第?\d{{1,8}}号|{PAPER}|第[A-Z]))")
_SESSION_LEAD = re.compile(
    rf"(?:中国人民政治协商会议|政协)?(?:{PLACE}|全国|自治区|[省市县区州旗盟])?(?:政协|人大|人民代表大会)?(?:委员会)?\Z"
)
_LEAD_ENDS = re.compile(r"关于|对|在|的|收到|接到|出席|参加|召开|你们?|您们?|年|[^\u4e00-\u9fff]")
_LONGEST_LEAD = 30

_NUMERAL = r"(?:[A-Za-z]{1,4}[-－—]?)?(?P<n>\d{1,10}(?:-\d{1,6})?)"
_MORE = r"(?:[、，和及/]第?[A-Za-z]{0,4}\d{1,10})*"
_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![〕\]）】》}}])第[“”\"（\[【]?{_NUMERAL}{_MORE}[”\"）\]】]?号",
        rf"(?<![〕\]）】》}}\d年-]){_NUMERAL}{_MORE}号(?=的?(?:{PAPER}|代表|委员|□|”|）|（|\Z))",
        rf"(?:提案|建议|代表建议|编号|案号|会议|N[oO]\.?)(?:编号)?第?[：:为]?{_NUMERAL}(?:号|(?={PAPER}|□|的))",
        rf"(?:提出的?|提交的?){_NUMERAL}(?=号?(?:□|{PAPER}|关于))",
        rf"□（?{_NUMERAL}）?号?(?=(?:{PAPER})?(?:已)?收悉)",
        rf"第(?P<n>[一二三四五六七八九十百零〇]{{1,6}})号(?:的)?(?={PAPER}|□)",
    )
)
_FORM_NUMBER = re.compile(rf"第?{_NUMERAL}号?\Z")
_HEADING_NUMBER = re.compile(rf"(?:{PAPER}|^)第?{_NUMERAL}号?\Z")

_NUMBER_BEFORE_TITLE = re.compile(rf"^第?{_NUMERAL}号[：、.]?(?=关于)")

_MARKS = {"《": "》", "“": "”", "<": ">", "＜": "＞"}
_SHORTEST_QUOTED = 4
_IS_TITLE = re.compile(rf"{PAPER}(?:案)?\Z|^关于")
_NUMBERED = re.compile(rf"\d{{1,10}}号的?{PAPER}?\Z")  # “市政协十三届二次会议第103号提案”
_ASKED = re.compile(r"(?:提出了?的?|提交了?的?|关于|的|号|议|反映的?|题为|标题为|为|案|来信|：|，|就|对|^)\Z")
_PAPER_AFTER = re.compile(
    rf"的?(?:{PAPER}|来信|问题)|（?第|（|\d{{1,8}}|收悉|已|业|均|，|。|、我|由|现|$|办理|答复|进行"
)
_RULE = re.compile(r"(?:条例|办法|规定|法|通知|规划|纲要|方案|实施意见|指导意见|若干意见|细则)\Z")
_RECEIVED = re.compile(r"收悉|收到|如下|办理|交由|转交|交办")
_LONGEST_OPENING = 600
_SHORTEST_OPENING = 8  # 收到《…》的提案后 begins with the word
_UNQUOTED = (
    re.compile(
        r"(?:提出的?|提交的?|提的|反映的?|你们?的?|您们?的?|号|交办的?|来的|的|^)(?P<t>关于(?!对?第).{2,120}?(?:建议|提案|议案|意见))"
        r"(?=[》”]?(?:（[^（）]{1,40}）|第[^，。]{1,14}号|\d{1,8}号?)?(?:的?(?:提案|建议|议案))?"
        r"(?:已|业|均|我局|我委|我厅|交|由|收悉|收到|，|。|；|现|办理|经|转|$))"
    ),
    re.compile(
        r"提出的?(?P<t>(?![第《“\"]|建议|提案|意见|关于).{6,80}?的(?:建议|提案|议案))(?=[》”]?(?:（[^（）]{1,40}）)?(?:已|业|均|收悉|，|交|由))"
    ),
)
_TITLE_UNQUOTED = re.compile(
    r"(?P<t>关于(?!对|.{0,24}(?:政协|人大|届|第.{1,8}号)).{3,110}?(?:建议|提案|议案))(?:（[^（）]{1,40}）)?(?:的?办理(?:情况|结果|意见))?的?(?:答复|复函|回复|回函|函|会办|协办|办理)"
)
_TITLE_TRAILING = re.compile(r"[（—-](?P<t>关于.{3,110}?(?:建议|提案|议案))[）]?\Z")


def find_session(sources: Iterator[Squeezed]) -> Span | None:
    """Return the session (届次) in the first source that names one, with the place or level printed before it."""
    for source in sources:
        for match in _SESSION.finditer(source.text):
            if "中央" in match.group():
                continue
            left = source.text[max(0, match.start() - _LONGEST_LEAD) : match.start()]
            lead = _SESSION_LEAD.search(_LEAD_ENDS.split(left)[-1])
            return source.span(match.start() - len(lead.group() if lead else ""), match.end())
    return None


def find_number(sources: Iterator[Squeezed]) -> Span | None:
    """Return the digits of the proposal's number in the first source that has one, outside quoted titles."""
    for source in sources:
        masked = _mask_titles(source.text)
        for pattern in _NUMBERS:
            match = pattern.search(masked)
            if match:
                return source.span(*match.span("n"))
    return None


def find_form_number(source: Squeezed) -> Span | None:
    """Return the digits of a number that fills a field (2023156, 第057号) or ends a form's heading (提案第0136号)."""
    for pattern in (_FORM_NUMBER, _HEADING_NUMBER, _NUMBER_BEFORE_TITLE):
        match = pattern.search(source.text)
        if match:
            return source.span(*match.span("n"))
    return None


def _mask_titles(text: str) -> str:
    """Return the text with the insides of long quotations and titles blanked, same length."""
    masked = list(text)
    for start, end in _quotations(text):
        if end - start > 2 * _SHORTEST_QUOTED and not _NUMBERED.search(text, start, end):
            masked[start - 1 : end + 1] = "□" * (end - start + 2)
    return "".join(masked)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the insides of the outermost 《…》, “…”, "…" and <…> of a text, from left to right."""
    place, unclosed = 0, set[str]()
    while place < len(text):
        end = None if text[place] in unclosed else _closing_mark(text, place)
        if end is None:
            unclosed.add(text[place])
        elif end > place + 1:
            yield place + 1, end
            place = end
        place += 1


def _closing_mark(text: str, place: int) -> int | None:
    """Return where the quotation that opens at `place` closes, None when none opens there or it never closes."""
    sign = text[place]
    if sign in "\"'":
        end = text.find(sign, place + 1)
        return end if end >= 0 else None
    closing = _MARKS.get(sign)
    if closing is None:
        return None
    depth = 0
    for index in range(place, len(text)):
        if text[index] == sign:
            depth += 1
        elif text[index] == closing:
            depth -= 1
            if depth == 0:
                return index
    first = text.find(closing, place)  # an unbalanced inner mark: the first closing mark has to do
    return first if first >= 0 else None


def find_proposal_title(title: Squeezed | None, opening: Squeezed | None) -> Span | None:
    """Return the title of the paper answered, without outer marks: quoted in the letter's title, else in its opening."""
    if title:
        span = _quoted(title) or _matched(title, _TITLE_TRAILING)
        if span:
            return span
    if opening:
        received = next(
            (match.end() for match in _RECEIVED.finditer(opening.text) if match.start() > _SHORTEST_OPENING), None
        )
        span = _quoted(opening, received or _LONGEST_OPENING) or _quoted(opening, _LONGEST_OPENING)
        for pattern in _UNQUOTED:
            span = span or _matched(opening, pattern)
        if span:
            return span
    return _matched(title, _TITLE_UNQUOTED) if title else None


def _quoted(source: Squeezed, end: int | None = None) -> Span | None:
    """Return the first quotation that is the title of a proposal rather than a term or a rule."""
    text = source.text[: len(source.text) if end is None else end]
    for start, stop in _quotations(text):
        inner = text[start:stop]
        within = next(((a, b) for a, b in _quotations(inner) if _IS_TITLE.search(inner[a:b])), None)
        if within and _NUMBERED.search(inner[: within[0] - 1]):  # “第29号提案《关于…》”
            return _without_marks(source, start + within[0], start + within[1])
        if stop - start < _SHORTEST_QUOTED or _NUMBERED.search(inner):
            continue
        is_named = _ASKED.search(text[: start - 1]) and _PAPER_AFTER.match(text[stop + 1 :])
        if (_IS_TITLE.search(inner) or is_named) and not (_RULE.search(inner) and not inner.endswith("建议")):
            return _without_marks(source, start, stop)
    return None


def _without_marks(source: Squeezed, start: int, stop: int) -> Span:
    """Return the title start:stop without a further pair of marks around all of it: “《…》” → …."""
    text = source.text
    while stop - start > _SHORTEST_QUOTED and _MARKS.get(text[start]) == text[stop - 1]:
        start, stop = start + 1, stop - 1
    return source.span(start, stop)


def _matched(source: Squeezed, pattern: re.Pattern[str]) -> Span | None:
    """Return the group t of the first match, None without one."""
    match = pattern.search(source.text)
    return source.span(*match.span("t")) if match else None
