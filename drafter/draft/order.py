"""What a draft is ordered with."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.documents import Conflict, Digest, DraftKind, Passage
from drafter.styles import Agency, Case, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOrder:
    """The letter's digest, what the materials offer for each ask, and who answers how.

    `disposition` and `date` are what a flag says; a flag wins over the case, the case over the agency, the agency over
    the letter. `today` only counts the days that are left; no clock is read here.
    """

    digest: Digest
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)  # ask id → passages, best first
    conflicts: tuple[Conflict, ...] = ()
    style: Style = field(default_factory=Style)
    agency: Agency | None = None
    case: Case | None = None
    kind: DraftKind = "reply"
    disposition: str | None = None
    date: dt.date | None = None  # 成文日期
    today: dt.date | None = None
