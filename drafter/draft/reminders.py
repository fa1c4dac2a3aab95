"""What the clerk should know before sending; nothing of it enters the letter."""

from collections.abc import Iterator

from drafter.draft.deadline import deadline_line, find_deadline
from drafter.draft.disposition import Disposition
from drafter.draft.facts import Facts
from drafter.draft.offer import Offers
from drafter.draft.opinions import is_same_unit, units_with_opinion
from drafter.draft.order import DraftOrder


def gather_reminders(
    order: DraftOrder, facts: Facts, offers: Offers, disposition: Disposition, consulted: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the reminders, the deadline first."""
    found = (
        *_deadline(order),
        *_contact(order),
        *facts.remarks,
        *_opinions(order, facts, consulted),
        *offers.remarks,
        *((disposition.refusal,) if disposition.refusal else ()),
        *_undecided(order, facts),
    )
    return tuple(dict.fromkeys(found))


def _deadline(order: DraftOrder) -> Iterator[str]:
    deadline = find_deadline(order.case, order.today)
    if deadline is not None:
        yield deadline_line(deadline)


def _contact(order: DraftOrder) -> Iterator[str]:
    """Yield a reminder when nothing says that the proposer was contacted (代表法 2025, 第五十一条)."""
    case = order.case
    if order.kind == "reply" and (case is None or not (case.contacted_on or case.contact_mode or case.opinion)):
        yield "没有与提出者沟通的记录：答复前应联系沟通、听取意见，并记入交办文件（contacted_on、contact_mode）"


def _opinions(order: DraftOrder, facts: Facts, consulted: tuple[str, ...]) -> Iterator[str]:
    if order.kind != "reply":
        return
    for unit in facts.co_handlers:
        at_hand = (*consulted, *units_with_opinion(one for found in order.passages.values() for one in found))
        if not any(is_same_unit(unit, known) for known in at_hand):
            yield f"会办单位{unit}的意见不在材料中，未写入复文"


def _undecided(order: DraftOrder, facts: Facts) -> Iterator[str]:
    if facts.disclosure is None and order.kind == "reply":
        yield "公开属性未定：请在交办文件或单位文件中写明 disclosure"
    if order.agency is not None and not order.agency.doc_prefix:
        yield "单位文件没有机关代字（doc_prefix），未排发文字号"
    if not order.digest.asks:
        yield "来件中没有识别出具体建议，请人工核对"
