"""联系人 and telephone, as printed in the end block."""

import re

from drafter.documents import Contact
from drafter.parse.page import Page

_S = r"\s{0,6}"
_LABEL_OF_BOTH = rf"(?:联{_S}系{_S}人|经{_S}办{_S}人|承{_S}办{_S}人)(?:姓名)?{_S}(?:及|和|与|、|/)?{_S}(?:联系)?(?:电{_S}话|方{_S}式)"
_LABEL_OF_NAME = rf"(?:(?:联{_S}系|联{_S}络|经{_S}办|承{_S}办|具体经办|具体承办|具体联系|业务联系|答复联系|填报|办理|负责联系)(?:{_S}(?:单位)?{_S}(?:人员|人|员|同志))(?:姓名)?|联系：)"
_LABEL_OF_PHONE = rf"(?:(?:联{_S}系|联{_S}络|办公|咨询|单位|经办|承办|单位联系|联系单位|固定|移动)?{_S}(?:电{_S}话|手{_S}机)(?:号码)?|联系方式|联系方法|T[Ee][Ll]|座机)"
_PHONE = r"(?:(?:（0\d{2,3}）|0\d{2,3})[-—–－ ]{0,3}\d{3,4}[- ]?\d{4}(?:[-—转]\d{1,5})?|1\d{2}[- ]?\d{4}[- ]?\d{4}|\d{3,4}[-—–－]\d{7,8}|\d{3}-\d{4}-\d{4}|\d{6,12}|\d{3,4}[- ]\d{4})(?!\d)"
_BOTH = re.compile(rf"{_LABEL_OF_BOTH}{_S}[：]?{_S}")
_NAME = re.compile(rf"{_LABEL_OF_NAME}{_S}[：，]?{_S}")
_PHONE_LABEL = re.compile(rf"{_LABEL_OF_PHONE}[^：\d\n]{{0,20}}?{_S}[：]?{_S}")
_PHONES = re.compile(rf"{_PHONE}(?:{_S}(?:[、，/；]|或){_S}{_PHONE})*")
_VALUE = re.compile(r"[^，；：。、（）\d\n|]*")
_NEXT_LABEL = re.compile(rf"\s*(?:{_LABEL_OF_PHONE}|{_LABEL_OF_NAME}|职务|单位|科室|部门|传真|邮编|地址|手机)")
_FARTHEST_PHONE = 60  # characters between a label and its number
_SHORTEST_LOCAL = 5
_BODY_BEFORE_NAME = re.compile(
    r"(?P<body>\S*(?:局|科|处|办|股|室|中心|委|部|组|站|大队|院|所))\s+(?P<name>[\u4e00-\u9fff]{1,4}(?:\s[\u4e00-\u9fff])?)\Z"
)


def find_contact(page: Page, start: int, end: int) -> Contact | None:
    """Return the first name and telephone in start:end; None when neither stands there."""
    text = page.folded[start:end]
    both = _BOTH.search(text)
    label = both or _NAME.search(text)
    name = _name_after(text, label.end()) if label else None
    phone = _phone_after(text, label.end()) if both else None
    if phone is None:
        phone = _labelled_phone(text) or (_phone_after(text, name[1]) if name else None)
    spans = [page.span(start + place[0], start + place[1]) if place else None for place in (name, phone)]
    return Contact(*spans) if any(spans) else None


def _name_after(text: str, place: int) -> tuple[int, int] | None:
    """Return the name behind a label: up to a mark, a number or the next label."""
    match = _VALUE.match(text, place)
    end = match.end() if match else place
    label = _NEXT_LABEL.search(text, place, end + 12)
    if label and label.start() < end:
        end = label.start()
    value = text[place:end].rstrip(" -—")
    body = _BODY_BEFORE_NAME.match(value)
    if body:
        place += body.start("name")
        value = body["name"]
    lead = len(value) - len(value.lstrip())
    return (place + lead, place + len(value)) if value.strip() else None


def _labelled_phone(text: str) -> tuple[int, int] | None:
    """Return the first number behind a telephone label."""
    for label in _PHONE_LABEL.finditer(text):
        phone = _phone_after(text, label.end())
        if phone:
            return phone
    return None


def _phone_after(text: str, place: int) -> tuple[int, int] | None:
    """Return the first telephone number (or several joined by marks) soon after a place."""
    match = _PHONES.search(text, place, place + _FARTHEST_PHONE)
    return match.span() if match and match.end() - match.start() >= _SHORTEST_LOCAL else None
