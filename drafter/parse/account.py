"""Where a reply tells how the matter was handled and with whom: its opening and the first sentences of its body."""

import re
from collections.abc import Iterator, Sequence

from drafter.documents import Span
from drafter.parse.co_handlers import find_co_handlers
from drafter.parse.head import Head
from drafter.parse.page import Frame, Page
from drafter.parse.squeeze import squeeze

_ACCOUNT = 400  # characters of the body in which the account may stand
_MOST_SENTENCES = 3
_TOOK_PART = re.compile(
    r"(?:我[局委厅部办院会大支]|我们|接到|收到|建议|提案).{0,80}?(?:会同|会商|经商|征求|联合|协调|[经并]与).{2,120}?"
    r"(?:研究|办理|调研|会商|协商|座谈|意见|沟通)|"
    r"(?:提案|建议|[该此本]件|我局).{0,60}?(?:主办|牵头|承办).{0,100}?(?:会办|协办|配合|办理|参与|协助)"
)
_OF_HANDLING = re.compile("接到|收到|办理|提案|建议|答复|主办|会办|协办")


def read_co_handlers(page: Page, frame: Frame, head: Head, addressees: Sequence[Span]) -> tuple[Span, ...]:
    """Return the units that helped to handle the matter, named above the body or where the handling is told."""
    others = [span.text for span in (frame.issuer, *addressees) if span]
    return find_co_handlers(page, (frame.opening, *_accounts(page, frame)), head.fields, apart=others)


def _accounts(page: Page, frame: Frame) -> Iterator[Span]:
    """Yield the first sentences of the body that tell of the handling; the work itself has helpers of its own."""
    first = squeeze(page, frame.body[0], min(frame.body[1], frame.body[0] + _ACCOUNT))
    start = 0
    for sentence in first.text.split("。")[:_MOST_SENTENCES]:
        account = _TOOK_PART.search(sentence)
        if account and (start == 0 or _OF_HANDLING.search(sentence)):
            yield first.span(start + account.start(), start + len(sentence))
        start += len(sentence) + 1
