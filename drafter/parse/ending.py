"""Where the letter ends: closing words, then 署名, 成文日期, 联系人, 抄送, in whatever order; what follows is not the letter."""

import re
from dataclasses import dataclass

from drafter.documents import Span
from drafter.parse.furniture import is_furniture, is_loose
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import BODY_END, DATE

_LONGEST_ROW = 160  # characters of a row of the end block
_LONGEST_NAME = 45  # of a body, squeezed
_LONGEST_ODD_NAME = 16  # of a signature without a known last word
_LONGEST_CLOSING = 300
_SHORTEST_PROSE = 18

_DATE_ROW = re.compile(rf"（?(?:成文日期：|日期：|时间：)?{DATE}(?:印发|印)?）?\Z")
_PARTIAL_DATE_ROW = re.compile(
    r"（?(?:19|20)\d{2}年(?:\d{1,2})?月?(?:\d{1,2})?日?）?\Z|[一二][〇○零一二三四五六七八九]{3}年.{1,3}月(?:.{1,3}日)?\Z"
)
_SIGNED_ROW = re.compile(rf"(?P<who>[^。！？；：，]{{2,90}}?)(?:（[印章公盖签]{{1,4}}）)?(?P<date>{DATE})\Z")
_DATE_FIRST_ROW = re.compile(rf"(?P<date>{DATE})(?P<who>[^。！？；：，]{{3,60}}{BODY_END})\Z")
_BODY_ROW = re.compile(rf"[^。！？；：，、]{{1,}}{BODY_END}(?:（[^（）]{{1,12}}）)?\Z")
_STAMP_ROW = re.compile(r"（?(?:印章|公章|盖章|章|签章|签名|此页无正文|加盖公章)）?：?\Z")
_CONTACT_ROW = re.compile(
    r"[（【]?(?:(?:单位|具体|主要|承办|办理|我局|本件|业务|答复|科室)?(?:联系|联络|经办|承办|咨询|责任|办理|主办|协办|负责|填表|审核|签发)"
    r"(?:人员?|电话|方式|单位|领导|科室|部门|处室|地址|同志|员)|(?:办公|咨询|单位|固定|移动|手机)?电话|手机|分管(?:领导|负责人|局长|副局长)|"
    r"主管(?:领导|局长)|领导签发|传真|T[Ee][Ll]|联系：|人：|邮编|邮政编码|地址：|附注：)"
)
_PHONE_ROW = re.compile(
    r"[\u4e00-\u9fff]{0,8}[（(]?(?:电话)?[：]?[（(]?\d{3,4}[）)]?[-—–－]?\d{7,8}\Z|[\u4e00-\u9fff]{0,4}1\d{10}\Z|[\u4e00-\u9fff]{2,4}\d{7,8}\Z"
)
_COPY_ROW = re.compile(r"(?:主送|抄送|抄报|分送|印送|报送|抄致|送)(?:单位|机关)?：")
_NOTE_ROW = re.compile(
    r"[（【]?(?:(?:此件|本件|该件|此文|本文|文件)?(?:主动|依申请|不予|同意|全文|可以|可)?公开(?:发布|选项|属性|方式|类型|形式|范围)?(?:：.{1,8})?|"
    r"(?:是否同意)?公开(?:属性|方式|类型|选项)?：.{1,10}|不公开|文号：.{4,40}|办理结果：.{1,12}|类别：.{1,6}|信息公开选项：.{2,8}|共印\d+份|此件.{2,12})[）】]?\Z"
)
_ATTACHMENT_ROW = re.compile(
    r"附件?(?:\d{0,2}|[一二三四五六七八九十])：?[^：]{2,}|\d{1,2}[.、]\S{2,40}(?:表|办法|方案|清单|规划|意见|通知)》?\Z"
)
_STAMP_BEHIND = re.compile(r"（[印章公盖签]{1,4}）\Z")
_FORMULA_ROW = re.compile(r"(?:专|特)?此?(?:复|函复|答复|函|致|专此|特此.{0,4}|专此.{0,4}|敬礼|谢谢|顺祝.{0,8})[。！]?\Z")

# Sentences that close a letter; observed in replies of all levels.
_CLOSING = re.compile(
    r"(?:最后|再次|衷心|诚挚|诚恳|非常|十分|深深|由衷|恳请|恳切|敬请|诚请|热忱|感谢|谢谢|致谢|专此|此复|特此|特复|此函|专复|以上(?:答复|意见|回复|办理|内容|是|情况|复函)|"
    r"如有|若有|如您|如对|若对|您若|您如|对以上|对此|对上述|对本|对我们的答复|您对|请您|请(?:对|填|继续|提出|代表|委员|在今后|今后|多|予|及时)|欢迎|"
    r"希望(?:您|你|继续|今后|在今后|以后|各位|代表|委员|贵|能)|不当之处|不妥之处|顺祝|顺颂|此致|敬礼|祝|期待|恳望|也?欢迎|"
    r"(?:同时|在此|也|并|今后)[，]?(?:再次|衷心|非常|也|欢迎|感谢|希望您|希望你|恳请|请您|诚挚|对您|真诚))"
)
_CLOSING_WORD = re.compile(
    r"感谢|谢|关心|关注|宝贵|监督|联系|反馈|此复|函复|特复|专复|此函|敬礼|此致|满意|指正|理解|批评|意见|祝|专此|特此|答复|希望|欢迎"
)
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?[”’）]?")


_WHO_LEAD = re.compile(r"(?:专此|特此)?(?:此复|函复|答复|函告|回复)?(?P<who>.+)\Z")
_INLINE_SIGNATURE = re.compile(
    rf"[。！？](?:专此|特此)?(?:此复|函复|答复|函告)?(?P<who>[^。！？；：，]{{3,60}}?{BODY_END})(?P<date>{DATE})(?=\Z|[（【]?联系|抄送|附件)"
)
_INLINE_TAIL = 400
_SHORTEST_RUNNING = 30
_DATED = frozenset({"date", "signed", "date_first"})
_FOLLOWING = frozenset({"contact", "copy", "note", "stamp", "attachment", "phone"})
_ABOVE = frozenset({"contact", "copy", "note", "stamp", "phone", "body", "attachment"})


@dataclass(frozen=True, slots=True)
class Ending:
    """Offsets of the end of the letter; the body ends at `start`, the letter at `stop`."""

    start: int
    stop: int
    closing: Span | None = None
    end_block: tuple[int, int] | None = None
    issuer: Span | None = None  # 署名 as printed, joint issuers in one span
    date: Span | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph behind the opening and what it can be in an end block."""

    kind: str
    words: Squeezed


def find_ending(page: Page, body_start: int) -> Ending:
    """Return where the letter whose body begins at `body_start` ends."""
    rows = _read_rows(page, body_start)
    prose = [index for index, row in enumerate(rows) if row.kind == "text"]
    last_prose = prose[-1] if prose else -1
    anchor = _find_anchor(rows, prose[0] if prose else 0)
    if anchor is None:
        return _without_date(page, rows, last_prose, body_start)
    first = _first_of_end_block(rows, anchor)
    last = _last_of_end_block(page, rows, anchor)
    issuer = _issuer_at(page, rows, anchor, first)
    end_block = (rows[first].words.start, rows[last].words.end)
    closing = _find_closing(page, rows[:first], body_start)
    start = closing.start if closing else end_block[0]
    return Ending(start, end_block[1], closing, end_block, issuer, _date_of(rows[anchor]))


def _read_rows(page: Page, body_start: int) -> list[_Row]:
    """Return the rows behind the opening, up to the first that no letter holds."""
    rows: list[_Row] = []
    seen_prose = False
    for block in page.blocks:
        if block.end <= body_start:
            continue
        start = max(block.start, body_start)
        if block.end - start > _LONGEST_ROW:
            rows.append(_Row("text", Squeezed(page, start, block.end, "")))
            seen_prose = True
            continue
        words = squeeze(page, start, block.end)
        if seen_prose and is_furniture(words.text):
            break
        kind = _kind(words.text)
        seen_prose = seen_prose or kind == "text"
        rows.append(_Row(kind, words))
    return rows


def _kind(text: str) -> str:
    """Return what a short row can be: date, signed, contact, copy, note, stamp, attachment, phone, body, loose, text."""
    for kind, pattern in _KINDS:
        if pattern.match(text):
            return kind
    return "loose" if is_loose(text) else "text" if len(text) >= _SHORTEST_PROSE or text[-1:] in _STOPS else "short"


def _find_anchor(rows: list[_Row], after: int) -> int | None:
    """Return the row of the 成文日期: a date, or a name with a date, behind the running text.

    A date in a table of the body has running text behind it; a signed letter may be followed by the paper it answers.
    """
    dated = [index for index in range(after, len(rows)) if rows[index].kind in _DATED]
    last_prose = _last_prose(rows)
    behind_prose = [index for index in dated if index > last_prose]
    if behind_prose:
        return behind_prose[0]
    signed = [index for index in dated if rows[index].kind != "date" or rows[index - 1].kind == "body"]
    return (signed or dated or [None])[0]


def _last_prose(rows: list[_Row]) -> int:
    """Return the last row of running text in front of any attachment, -1 for none."""
    last = -1
    for index, row in enumerate(rows):
        if row.kind == "attachment" and rows[index - 1].kind in _DATED | _FOLLOWING:
            break
        if row.kind == "text" and (not row.words.text or len(row.words.text) >= _SHORTEST_RUNNING):
            last = index
    return last


def _first_of_end_block(rows: list[_Row], anchor: int) -> int:
    """Return the first row of the end block that holds the dated row."""
    first = anchor
    while first > 0:
        kind, text = rows[first - 1].kind, rows[first - 1].words.text
        is_odd_name = (
            kind == "short"
            and first == anchor
            and rows[anchor].kind == "date"
            and len(text) <= _LONGEST_ODD_NAME
            and not _FORMULA_ROW.match(text)
        )
        if kind not in _ABOVE and not is_odd_name and kind != "loose":
            break
        first -= 1
    return first


def _last_of_end_block(page: Page, rows: list[_Row], anchor: int) -> int:
    """Return the last row of the end block: contact, copies, notes, a name printed behind the date, attachments."""
    last = anchor
    for index in range(anchor + 1, len(rows)):
        kind, words = rows[index].kind, rows[index].words
        is_name = kind == "body" and index == anchor + 1
        is_value = kind in {"short", "phone", "body"} and page.folded[rows[index - 1].words.end - 1] == "："
        if kind in _FOLLOWING or is_name or is_value or (kind == "text" and _COPY_ROW.match(words.text)):
            last = index
        if kind == "attachment":
            return len(rows) - 1
        if last < index - _MOST_STRAY_ROWS:
            break
    return last


def _issuer_at(page: Page, rows: list[_Row], anchor: int, first: int) -> Span | None:
    """Return the 署名 beside the dated row: before the date, in the rows above, or in the row below."""
    row = rows[anchor]
    pattern = {"signed": _SIGNED_ROW, "date_first": _DATE_FIRST_ROW}.get(row.kind)
    if pattern:
        match = pattern.match(row.words.text)
        return _without_stamp(page, row.words.span(*match.span("who"))) if match else None
    names = []
    for index in range(anchor - 1, first - 1, -1):
        if rows[index].kind == "body" or (rows[index].kind == "short" and index == anchor - 1):
            names.append(rows[index].words)
        elif names or rows[index].kind not in {"stamp", "contact", "phone", "note", "loose", "copy"}:
            break
    if names:
        return _without_stamp(page, page.span(names[-1].start, names[0].end))
    below = rows[anchor + 1] if anchor + 1 < len(rows) else None
    return page.span(below.words.start, below.words.end) if below and below.kind == "body" else None


def _without_stamp(page: Page, name: Span) -> Span:
    """Return a 署名 without （盖章） behind it."""
    words = squeeze(page, name.start, name.end)
    stamp = _STAMP_BEHIND.search(words.text)
    return words.span(0, stamp.start()) if stamp and stamp.start() else name


def _date_of(row: _Row) -> Span:
    """Return the date in a dated row."""
    match = re.search(DATE, row.words.text)
    return row.words.span(*match.span()) if match else row.words.span(0, len(row.words.text))


def _without_date(page: Page, rows: list[_Row], last_prose: int, body_start: int) -> Ending:
    """Return the end of a letter without a row of its own for the date: signed inside its last paragraph, or not at all."""
    if last_prose < 0:
        stop = rows[-1].words.end if rows else body_start
        return Ending(stop, stop)
    signed = _inline_ending(page, rows[: last_prose + 1], body_start)
    if signed:
        return signed
    last = last_prose
    for index in range(last_prose + 1, len(rows)):
        if rows[index].kind in _ABOVE | {"partial"}:
            last = index
    first = last_prose + 1
    stop = rows[last].words.end
    names = [row.words for row in rows[first : last + 1] if row.kind == "body"]
    closing = _find_closing(page, rows[:first], body_start)
    end_block = (rows[first].words.start, stop) if first <= last else None
    start = closing.start if closing else end_block[0] if end_block else stop
    return Ending(start, stop, closing, end_block, page.span(names[0].start, names[-1].end) if names else None)


def _inline_ending(page: Page, rows: list[_Row], body_start: int) -> Ending | None:
    """Return the end of a letter whose 署名 and date stand in its last paragraph behind the last full stop."""
    last = rows[-1].words
    tail = squeeze(page, max(last.start, last.end - _INLINE_TAIL), last.end)
    match = _INLINE_SIGNATURE.search(tail.text)
    if match is None:
        return None
    issuer, date = tail.span(*match.span("who")), tail.span(*match.span("date"))
    cut = _Row("text", squeeze(page, max(last.start, issuer.start - _LONGEST_CLOSING), issuer.start))
    closing = _find_closing(page, [*rows[:-1], cut], body_start)
    start = closing.start if closing else issuer.start
    return Ending(start, last.end, closing, (issuer.start, last.end), issuer, date)


def _find_closing(page: Page, rows: list[_Row], body_start: int) -> Span | None:
    """Return the sentences before the end block that thank, invite and take leave."""
    start, end = None, None
    for row in reversed(rows):
        if row.kind == "loose":
            continue
        words = row.words if row.words.text else _last_characters(page, row.words)
        sentences = [match for match in _SENTENCE.finditer(words.text) if match.group()]
        closing = len(sentences)
        while closing > 0 and _closes(sentences[closing - 1].group()):
            closing -= 1
        if closing < len(sentences):
            start = words.place(sentences[closing].start())
            end = end if end is not None else words.end
        if closing > 0 or words.start != row.words.start:
            break
    return page.span(start, end) if start is not None and end is not None and start >= body_start else None


def _last_characters(page: Page, words: Squeezed) -> Squeezed:
    """Return the end of a long paragraph, squeezed."""
    return squeeze(page, max(words.start, words.end - _LONGEST_CLOSING), words.end)


def _closes(sentence: str) -> bool:
    """Return whether a sentence thanks, invites further advice, or takes leave."""
    if _FORMULA_ROW.match(sentence):
        return True
    return len(sentence) <= _LONGEST_CLOSING and bool(_CLOSING.match(sentence) and _CLOSING_WORD.search(sentence))


_STOPS = "。！？；：，、."
_MOST_STRAY_ROWS = 2
_KINDS = (
    ("date", _DATE_ROW),
    (
        "signed",
        re.compile(
            rf"(?:[^。！？；：，]{{2,90}}{BODY_END}|提案人：.{{2,12}}|[^。！？；：，]{{2,12}}(?:代表|委员))(?:（[印章公盖签]{{1,4}}）)?{DATE}\Z"
        ),
    ),
    ("date_first", _DATE_FIRST_ROW),
    ("partial", _PARTIAL_DATE_ROW),
    ("contact", _CONTACT_ROW),
    ("copy", _COPY_ROW),
    ("note", _NOTE_ROW),
    ("stamp", _STAMP_ROW),
    ("phone", _PHONE_ROW),
    ("attachment", _ATTACHMENT_ROW),
    ("body", _BODY_ROW),
)
