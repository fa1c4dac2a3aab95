"""What is stamped on a letter: 发文字号, 办理结果, 公开属性, 成文日期, 抄送."""

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.documents import DateSpan, Span
from drafter.grammar.dates import find_dates
from drafter.parse.damaged_date import read_damaged_date
from drafter.parse.fields import Field
from drafter.parse.page import Page
from drafter.parse.squeeze import Squeezed, squeeze
from drafter.parse.wording import DAMAGED_NUMBER, DATE, DOC_NUMBER_TAIL

_LONGEST_NUMBER_ROW = 70
_LONGEST_MARK_ROW = 18
_LONGEST_DISCLOSURE_ROW = 60

_DOC_NUMBER = re.compile(rf"(?P<words>[\u4e00-\u9fffA-Za-z]{{0,18}}：?){DOC_NUMBER_TAIL}")
_DAMAGED_NUMBER = re.compile(DAMAGED_NUMBER)
_NUMBER_BEHIND = re.compile(rf"（(?P<number>[\u4e00-\u9fffA-Za-z]{{1,18}}{DOC_NUMBER_TAIL})")
_BEFORE_NUMBER = re.compile(
    r"(?:[A-F甲乙丙丁]类?)?(?:发文字号|文号|编号|字号|文件编号)：?|[：、，]|(?:类别|办理结果)：?[A-F]类?"
)
_CITES = re.compile(r"[《》]|根据|按照|印发|通知")

_LETTER = r"(?P<mark>[A-F]\d?|[甲乙丙丁])"
_RESULT_LABEL = "(?:结果|类别|分类|标记|标识|等级|类型|程度)"
# The mark as the value of a field, in a row of its own, at the right end of a row, beside a document number.
_MARK_VALUE = re.compile(rf"[（【“]?{_LETTER}类?件?[）】”]?(?:[（：，—-].{{2,40}})?\Z")
_MARK_ROW = re.compile(
    rf"[（【“]?(?:[\u4e00-\u9fff]{{0,8}}{_RESULT_LABEL}：?)?[（“]?{_LETTER}[）”]?(?:类件?)?[）】”]?\Z"
)
_MARK_AT_END = re.compile(rf"（?{_LETTER}类?）?\Z")
_MARK_BESIDE = re.compile(rf"号(?:（{_LETTER}类?）?|(?P<behind>[A-F]\d?)类)|{_RESULT_LABEL}：?(?P<before>[A-F]\d?)类?")
_RESULT = re.compile(r"(?:已|正在|基本|计划|列入|拟|部分|采纳|解决|留作|参考|落实|办结|暂)[\u4e00-\u9fff、]{0,20}\Z")

_DISCLOSURE = re.compile(
    r"(?:公开(?:属性|方式|类型|形式|选项|范围)|是否(?:同意)?公开|[此本该]件|\A[（【\[]?)：?可?以?"
    r"(?P<value>(?:部分|全文)?(?:主动公开|依申请公开|不予公开|不公开|同意公开|公开发布|免予公开|摘要公开|全文公开))"
)
_COPIES = re.compile(r"(?:抄送|抄报|抄致|印送|分送)(?:单位|机关)?：(?P<list>[^\n|]*)")
_UNIT = re.compile(r"(?:[^，、；。（]|（[^（）]*）?)+")
_FULL_DATE = len("2024-06-05")


def find_doc_number(rows: Iterable[Squeezed], fields: Iterable[Field]) -> Span | None:
    """Return the 发文字号 printed in the first of the given rows that has one, else in a field of the page."""
    for row in rows:
        if len(row.text) > _LONGEST_NUMBER_ROW or _CITES.search(row.text):
            continue
        match = _DOC_NUMBER.search(row.text)
        if match:
            return row.span(_number_start(row, match), match.end())
    values = (field.value for field in fields if field.kind == "doc_number" and field.value)
    return next((value for value in values if any(sign.isdigit() for sign in value.text)), None)


def find_damaged_number(rows: Iterable[Squeezed]) -> Span | None:
    """Return a 发文字号 that lost brackets or its 号, at the start of a row."""
    found = ((row, _DAMAGED_NUMBER.match(row.text)) for row in rows if len(row.text) <= _LONGEST_NUMBER_ROW)
    return next((row.span(*match.span()) for row, match in found if match), None)


def _number_start(row: Squeezed, match: re.Match[str]) -> int:
    """Return where the words of a document number begin: after the last gap, and after a label or mark."""
    start, end = match.span("words")
    gaps = [index for index in range(start + 1, end - 1) if row.has_gap_before(index)]
    start = gaps[-1] if gaps else start
    label = _BEFORE_NUMBER.match(row.text, start, end)
    return label.end() if label and label.end() < end else start


def number_behind(page: Page, title: Span | None) -> Span | None:
    """Return a document number in brackets right behind the title."""
    if title is None:
        return None
    row = squeeze(page, title.end, min(len(page.text), title.end + _LONGEST_NUMBER_ROW))
    match = _NUMBER_BEHIND.match(row.text)
    return row.span(*match.span("number")) if match else None


def find_disposition(page: Page, rows: Iterable[Squeezed], fields: Iterable[Field]) -> Span | None:
    """Return the mark of the result (A, B1, 甲, 解决采纳) in the fields or rows around the title."""
    for field in fields:
        if field.kind != "disposition" or field.value is None:
            continue
        value = squeeze(page, field.value.start, field.value.end)
        match = _MARK_VALUE.match(value.text)
        if match:
            return value.span(*match.span("mark"))
        if field.label.startswith(("办理", "答复", "结果")) and _RESULT.match(value.text):
            return field.value
    return next((mark for row in rows if (mark := _mark_in(row))), None)


def _mark_in(row: Squeezed) -> Span | None:
    """Return the mark in a row above the text or in the end block."""
    if len(row.text) > _LONGEST_NUMBER_ROW:
        return None
    match = _MARK_ROW.match(row.text) if len(row.text) <= _LONGEST_MARK_ROW else None
    at_end = _MARK_AT_END.search(row.text)
    if match is None and at_end and row.has_gap_before(at_end.start()):
        match = at_end
    if match:
        return row.span(*match.span("mark"))
    beside = _MARK_BESIDE.search(row.text)
    return row.span(*beside.span(beside.lastgroup or 0)) if beside else None


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
    if match is None:
        return _damaged(row)
    printed = match.group().replace("元月", "一月").replace("廿", "二十").replace("卅", "三十")
    whole = printed if printed[-1] in "日号" else f"{printed}日"
    days = [date.iso for text in (printed, whole) for date in find_dates(text) if date.iso]
    iso = next((day for day in days if len(day) == _FULL_DATE), None)
    found = row.span(*match.span())
    return DateSpan(found.text, found.start, found.end, iso) if iso else None


def _damaged(row: Squeezed) -> DateSpan | None:
    """Return the date in a row that lost 年, 月 or 日."""
    found = read_damaged_date(row)
    span = row.span(*found[:2]) if found else None
    return DateSpan(span.text, span.start, span.end, found[2]) if span and found else None


def find_copies(rows: Sequence[Squeezed]) -> tuple[Span, ...]:
    """Return the units of the 抄送 rows, one span each, without the full stop."""
    return tuple(_copies(rows))


def _copies(rows: Sequence[Squeezed]) -> Iterator[Span]:
    """Yield the units of each 抄送 row."""
    for row in rows:
        match = _COPIES.search(row.text)
        for unit in _UNIT.finditer(row.text, *match.span("list")) if match else ():
            yield row.span(*unit.span())
