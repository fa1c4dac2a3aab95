"""联系人 and telephone, as printed in the end block."""

import re

from drafter.documents import Contact, Span
from drafter.parse.page import Page

_S = r"\s{0,6}"  # 联 系 人
_ROLE = rf"(?:具体|业务|答复|负责|办理)?(?:联{_S}系|联{_S}络|经{_S}办|承{_S}办|填报|办理)"
_NAME_LABEL = rf"(?:{_ROLE}{_S}(?:人{_S}员|人|员|同志)(?:姓名)?|联系：)"
_PHONE_LABEL = (
    rf"(?:(?:(?:单位)?联{_S}系|联{_S}络|办公|咨询|单位|经办|承办|联系单位|固定|移动)?{_S}(?:电{_S}话|手{_S}机)(?:号码)?"
    r"|联系(?:方式|方法)|联系(?:科室|处室)(?=：)|T[Ee][Ll]|座机)"
)
_JOIN = rf"{_S}(?:及|和|与|、|/|（){_S}(?:联系)?(?:电{_S}话|方{_S}式)）?|{_S}(?:联系)?电{_S}话"
_BOTH = re.compile(rf"(?:{_ROLE}{_S}人)(?:姓名)?(?:{_JOIN}){_S}：?{_S}")
_NAME = re.compile(rf"{_NAME_LABEL}{_S}[：，]?{_S}")
_PHONE = re.compile(rf"{_PHONE_LABEL}[^：\d\n]{{0,20}}{_S}：?{_S}")
_NEXT_LABEL = re.compile(
    rf"\s*(?:{_PHONE_LABEL}|{_NAME_LABEL}|职务|单位|科室|部门|传真|邮编|地址|手机|(?:电子)?邮箱|微信)"
)
_VALUE = re.compile(r"[^，；：。（）\d\n|/]*")

_NUMBER = (
    r"(?:(?:（0\d{2,3}）|0\d{2,3})[-—–－ ]{0,3}\d{3,4}[- ]?\d{4}(?:[-—转]\d{1,5})?"
    r"|1\d{2}[- ]?[\d*]{4}[- ]?\d{4}|1\d{2,8}\*{3,8}\d{0,4}|0\d{2,3}[-—]?\d{0,6}\*{2,8}\d{0,4}"
    r"|\d{3,4}[-—–－]\d{7,8}|\d{3}-\d{4}-\d{4}|\d{6,12}|\d{3,4}[- ]\d{4})(?!\d)"
)
_NUMBERS = re.compile(rf"{_NUMBER}(?:{_S}(?:[、，/；]|或){_S}{_NUMBER})*")
_ONE_NUMBER = re.compile(_NUMBER)
_SEVERAL = re.compile(r"(?P<first>[\u4e00-\u9fff]{2,4})\s{0,2}[、和及]\s{0,2}[\u4e00-\u9fff]{2,4}\Z")
_FARTHEST_NUMBER = 60  # characters between a label and its number

# 市科技局农村科 王某, 市科技局农村科王某某: the office is no part of the name.
_OFFICE_THEN_NAME = re.compile(
    r"\S*(?:[局科处办股室委部组站院所]|中心|大队)(?:\s+(?P<apart>[\u4e00-\u9fff]{1,4}(?:\s[\u4e00-\u9fff])?)|(?P<joined>[\u4e00-\u9fff]{2,3}))\Z"
)
_OFFICE_END = re.compile(r"[局科处办股室委部组站院所心队]\Z")
_NAME_BEHIND_NUMBER = re.compile(r"\s{0,4}[（，]?\s{0,4}(?P<name>[\u4e00-\u9fff]{2,4})\s{0,4}(?=[）\n，；。]|\Z)")


def find_contact(page: Page, start: int, end: int) -> Contact | None:
    """Return the first name and telephone in start:end; None when neither stands there."""
    text = page.folded[start:end]
    both = _BOTH.search(text)
    label = both or _NAME.search(text)
    name = _name_after(text, label.end()) if label else None
    number = _number_after(text, label.end()) if both and label else None
    number = number or (_labelled_number(text, name[1]) if name else None) or _labelled_number(text, 0)
    number = number or (_number_after(text, name[1]) if name else None)
    name = name or (_name_behind(text, number[1]) if number else None)
    several = _SEVERAL.match(text, *name) if name else None
    if name and several:  # 联系人：张某、李某；电话：…、…: the first of each
        name = several.span("first")
        number = _first_number(text, *number) if number else None
    spans = [page.span(start + place[0], start + place[1]) if place else None for place in (name, number)]
    return Contact(*spans) if any(spans) else None


def _first_number(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the first of the numbers in start:end."""
    match = _ONE_NUMBER.match(text, start, end)
    return match.span() if match else (start, end)


def find_phone(page: Page, value: Span) -> Span | None:
    """Return the telephone number in the value of a field."""
    match = _NUMBERS.search(page.folded, value.start, value.end)
    return page.span(*match.span()) if match else None


def _name_after(text: str, place: int) -> tuple[int, int] | None:
    """Return the name behind a label: up to a mark, a number or the next label."""
    value = _VALUE.match(text, place)
    end = value.end() if value else place
    label = _NEXT_LABEL.search(text, place, end + 12)
    if label and label.start() < end:
        end = label.start()
    words = text[place:end].rstrip(" -—、")
    office = _OFFICE_THEN_NAME.match(words)
    if office:
        group = "apart" if office["apart"] else "joined"
        if not _OFFICE_END.search(office[group]):
            return place + office.start(group), place + office.end(group)
    start = place + len(words) - len(words.lstrip())
    return (start, place + len(words)) if words.strip() else None


def _name_behind(text: str, place: int) -> tuple[int, int] | None:
    """Return the name printed behind a number: 电话：0000-1234567（张某）."""
    match = _NAME_BEHIND_NUMBER.match(text, place)
    return match.span("name") if match else None


def _labelled_number(text: str, place: int) -> tuple[int, int] | None:
    """Return the first number behind a telephone label at or after a place."""
    for label in _PHONE.finditer(text, place):
        number = _number_after(text, label.end())
        if number:
            return number
    return None


def _number_after(text: str, place: int) -> tuple[int, int] | None:
    """Return the first telephone number (or several joined by marks) soon after a place."""
    match = _NUMBERS.search(text, place, place + _FARTHEST_NUMBER)
    return match.span() if match else None
