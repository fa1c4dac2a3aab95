"""What stands around the body: number, date, signature, contact, copies; what is missing and what is left blank."""

import datetime as dt
import re
from collections.abc import Sequence

from drafter.documents import DraftContact, Gap
from drafter.draft.facts import Facts
from drafter.draft.gap import missing
from drafter.draft.order import DraftOrder

_MISSING = re.compile(r"【待补：([^】]*)】")
_BLANK = "  "  # where the registrar writes the serial number


def doc_number(order: DraftOrder, year: int | None) -> str | None:
    """Return 云科提〔2026〕12号, with a blank for a serial number not given yet; None without prefix.

    GB/T 9704-2012 7.2.5: full year in 〔〕, number without 第 and without leading zero.
    """
    serial = (order.case.doc_serial if order.case else None) or ""
    if "〔" in serial:
        return serial
    if order.agency is None or not order.agency.doc_prefix:
        return None
    number = serial.strip().removeprefix("第").removesuffix("号").lstrip("0") or _BLANK
    return f"{order.agency.doc_prefix}〔{year or '    '}〕{number}号"


def date_printed(date: dt.date | None) -> str | None:
    """Return 2026年6月5日 (GB/T 9704-2012 7.3.5.4: no leading zero)."""
    return None if date is None else f"{date.year}年{date.month}月{date.day}日"


def left_blank(number: str | None, date: str | None) -> tuple[str, ...]:
    """Return the fields left open on purpose: they are filled in when the letter is signed and registered."""
    blanks = (("doc_number", number is not None and _BLANK in number), ("date", date is None))
    return tuple(name for name, is_blank in blanks if is_blank)


def contact_of(order: DraftOrder) -> DraftContact:
    """Return the contact; what the agency file lacks is a visible gap."""
    agency = order.agency
    name = (agency.contact_name if agency else None) or missing("联系人")
    phone = (agency.phone if agency else None) or missing("联系电话")
    return DraftContact(name, phone)


def copies_to(order: DraftOrder, facts: Facts) -> tuple[str, ...]:
    """Return who gets a copy: the agency's standing list, and of a reply the co-handlers (主办 copies to 会办)."""
    standing = order.agency.cc if order.agency else ()
    handlers = facts.co_handlers if order.kind == "reply" else ()
    return tuple(dict.fromkeys((*standing, *handlers)))


def frame_gaps(texts: Sequence[str | None]) -> tuple[Gap, ...]:
    """Return a gap for each thing marked as missing in the texts of the frame, each once."""
    found = (what for text in texts if text for what in _MISSING.findall(text))
    return tuple(Gap(None, what) for what in dict.fromkeys(found))
