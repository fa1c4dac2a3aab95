"""What is stamped on a letter: 发文字号, 办理结果, 公开属性, 成文日期, 抄送."""

import re
from collections.abc import Iterable, Iterator

from drafter.documents import DateSpan, Span
from drafter.grammar.markers import chinese_value
from drafter.parse.fields import Field
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import DATE, DOC_NUMBER_TAIL

_DOC_NUMBER = re.compile(rf"(?P<words>[\u4e00-\u9fffA-Za-z]{{0,18}}：?){DOC_NUMBER_TAIL}")
_BRACKETED_NUMBER = re.compile(rf"（(?P<number>[\u4e00-\u9fffA-Za-z]{{1,18}}{DOC_NUMBER_TAIL})")
_LABELS_BEFORE = re.compile(
    r"\A(?:[A-F甲乙丙丁]类?)?(?:发文字号|文号|编号|字号|文件编号)[：]?|\A[：、，]|\A(?:类别|办理结果)：?[A-F]类?"
)
_LONGEST_NUMBERED_ROW = 70
_CITES = re.compile(r"[《》]|根据|按照|印发|通知")

_MARK = re.compile(r"[（(【“]?(?P<mark>[A-F]\d?|[甲乙丙丁])类?(?:件)?[）)】”]?(?:[（：，—-].{2,40})?\Z")
_MARK_ROW = re.compile(
    r"[（(【“]?(?:[\u4e00-\u9fff]{0,8}(?:结果|类别|分类|标记|标识|等级|类型|程度)[：]?)?[（(“]?(?P<mark>[A-F]\d?|[甲乙丙丁])[）)”]?(?:类(?:件)?)?[）)】”]?\Z"
)
_MARK_BEHIND_NUMBER = re.compile(r"号[（(](?P<mark>[A-F]\d?|[甲乙丙丁])类?[）)]?")
_MARK_BEFORE_NUMBER = re.compile(r"(?:类别|结果|分类|标记|标识)[：]?(?P<mark>[A-F]\d?)类?")
_MARK_AT_END = re.compile(r"[（(]?(?P<mark>[A-F]\d?)类?[）)]?\Z")
_RESULT = re.compile(
    r"(?:已|正在|基本|计划|列入|拟|部分|采纳|解决|留作|参考|落实|办结|暂)[\u4e00-\u9fff、或]{0,20}\Z|(?:解决|留作|计划|采纳|正在)[\u4e00-\u9fff]{2,10}\Z"
)
_DISCLOSURE = re.compile(
    r"(?:公开(?:属性|方式|类型|形式|选项|范围)|是否(?:同意)?公开|此件|本件|该件|\A[（【\[]?)[：]?(?:可以|可)?"
    r"(?P<value>(?:部分|全文)?(?:主动公开|依申请公开|不予公开|不公开|同意公开|公开发布|免予公开|摘要公开|全文公开))"
)
_LONGEST_DISCLOSURE_ROW = 60
_YEAR_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○◯零Oo0", "0")
_COPIES = re.compile(r"(?:抄送|抄报|抄致|印送|分送)(?:单位|机关)?：(?P<list>[^\n|]*)")


def find_doc_number(rows: Iterable[Squeezed], fields: Iterable[Field]) -> Span | None:
    """Return the 发文字号 printed in the given rows, the last one above the letter first, else the field of the page."""
    for row in rows:
        text = row.text
        if len(text) > _LONGEST_NUMBERED_ROW or _CITES.search(text):
            continue
        match = _DOC_NUMBER.search(text)
        if match:
            return row.span(_number_start(row, match), match.end())
    for field in fields:
        if field.kind == "doc_number" and field.value and any(character.isdigit() for character in field.value.text):
            return field.value
    return None


def number_behind(page: Page, title: Span | None) -> Span | None:
    """Return a document number in brackets right behind the title."""
    if title is None:
        return None
    row = squeeze(page, title.end, min(len(page.text), title.end + _LONGEST_NUMBERED_ROW))
    match = _BRACKETED_NUMBER.match(row.text)
    return row.span(*match.span("number")) if match else None


def _number_start(row: Squeezed, match: re.Match[str]) -> int:
    """Return where the words of a document number begin: after the last gap, and after a label or mark."""
    start, words_end = match.start(), match.end("words")
    for index in range(words_end - 1, match.start(), -1):
        if row.has_gap_before(index) and words_end - index > 1:
            start = index
            break
    label = _LABELS_BEFORE.match(row.text[start:words_end])
    return start + label.end() if label and label.end() < words_end - start else start


def find_disposition(rows: Iterable[Squeezed], fields: Iterable[Field]) -> Span | None:
    """Return the mark of the result (A, B1, 甲, 解决采纳) in the rows or fields around the title."""
    for field in fields:
        if field.kind != "disposition" or field.value is None:
            continue
        value = _squeezed(rows, field.value)
        match = _MARK.match(value.text)
        if match:
            return value.span(*match.span("mark"))
        if field.label.startswith(("办理", "答复", "结果")) and _RESULT.match(value.text):
            return field.value
    for row in rows:
        pattern = _MARK_ROW if len(row.text) <= _LONGEST_MARK_ROW else None
        match = pattern.match(row.text) if pattern else None
        match = (
            match or _mark_apart(row) or _MARK_BEHIND_NUMBER.search(row.text) or _MARK_BEFORE_NUMBER.search(row.text)
        )
        if match and len(row.text) <= _LONGEST_NUMBERED_ROW:
            return row.span(*match.span("mark"))
    return None


_LONGEST_MARK_ROW = 18


def _mark_apart(row: Squeezed) -> re.Match[str] | None:
    """Return a mark that stands alone at the right end of a row, behind a gap."""
    match = _MARK_AT_END.search(row.text)
    return match if match and row.has_gap_before(match.start()) else None


def _squeezed(rows: Iterable[Squeezed], span: Span) -> Squeezed:
    """Return the squeezed form of a span on the page the rows come from."""
    page = next(iter(rows)).page
    return squeeze(page, span.start, span.end)


def find_disclosure(rows: Iterable[Squeezed], fields: Iterable[Field]) -> Span | None:
    """Return the 公开属性 of the letter itself, else that of the page."""
    for row in rows:
        match = _DISCLOSURE.search(row.text) if len(row.text) <= _LONGEST_DISCLOSURE_ROW else None
        if match:
            return row.span(*match.span("value"))
    return next((field.value for field in fields if field.kind == "disclosure" and field.value), None)


def read_date(page: Page, span: Span | None) -> DateSpan | None:
    """Return the date a span prints with its ISO form; None when there is no such day."""
    if span is None:
        return None
    row = squeeze(page, span.start, span.end)
    match = re.search(DATE, row.text)
    iso = _iso(match.group()) if match else None
    if match is None or iso is None:
        return None
    found = row.span(*match.span())
    return DateSpan(found.text, found.start, found.end, iso)


def _iso(printed: str) -> str | None:
    """Return 2024-06-05 for 2024年6月5日, 2024.6.5 or 二〇二四年六月五日; None for a day that does not exist."""
    parts = [part for part in re.split(r"[年月日./-]", printed) if part]
    if len(parts) != len(_FIELDS):
        return None
    year = "".join(_YEAR_DIGITS.get(sign, sign) for sign in parts[0])
    month, day = (_small_number(part) for part in parts[1:])
    if not year.isdecimal() or not 1 <= month <= len(_DAYS) or not 1 <= day <= _DAYS[month - 1]:
        return None
    is_leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    return f"{year}-{month:02}-{day:02}" if (month, day) != _LEAP_DAY or is_leap else None


_FIELDS = ("year", "month", "day")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_DAY = (2, 29)
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "元": "一", "○": "〇"})


def _small_number(printed: str) -> int:
    """Return the number of a month or day in Arabic or Chinese numerals, 0 for none."""
    if printed.isdecimal():
        return int(printed)
    numeral = printed.translate(_TENS)
    return chinese_value(numeral.replace("十〇", "十").replace("〇", ""))


def find_copies(page: Page, end_block: tuple[int, int] | None) -> tuple[Span, ...]:
    """Return the units of the 抄送 rows, one span each, without the full stop."""
    return tuple(_copies(page, *end_block)) if end_block else ()


def _copies(page: Page, start: int, end: int) -> Iterator[Span]:
    """Yield the units of each 抄送 row."""
    for block in page.blocks:
        if block.start < start or block.end > end:
            continue
        row = squeeze(page, block.start, block.end)
        match = _COPIES.search(row.text)
        if match is None:
            continue
        for unit in re.finditer(r"(?:[^，、；。（]|（[^（）]*）?)+", match["list"]):
            yield row.span(match.start("list") + unit.start(), match.start("list") + unit.end())
