"""A reply for each letter of a run, as `drafter draft` would write it, in the folder `replies`."""

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.batch.cases import CaseRow
from drafter.batch.facts import ledger_facts
from drafter.batch.lines import write_whole
from drafter.batch.order import DraftingOrder
from drafter.documents import Digest, Letter
from drafter.pipeline.drafting import DraftRequest, draft_digest, set_desk
from drafter.render import DocxLook, render_docx
from drafter.styles import Case

if TYPE_CHECKING:
    from drafter.engines.base import Engine

REPLIES = "replies"
_ROLES = {"主办": "lead", "会办": "joint", "分办": "separate"}
_LONGEST_STEM = 60  # characters of a file name


class ReplyWriter:
    """Drafts replies at one desk."""

    def __init__(self, order: DraftingOrder) -> None:
        """Open materials, agency and style once. Raises InputError, SettingsError."""
        self._order = order
        self._desk = set_desk(self._request("", None))

    async def write(self, number: int, letter: Letter, digest: Digest, engine: "Engine") -> str:
        """Return the file name of the reply that was written. Raises what drafting raises."""
        row = self._order.cases.match(ledger_facts(digest)) if self._order.cases is not None else None
        request = self._request(str(letter.source["path"]), row)
        drafted = await draft_digest(request, self._desk, (digest, letter), _case(row), engine)
        look = DocxLook(masthead=self._desk.agency.masthead if self._desk.agency else None, created=drafted.draft_date)
        stem = Path(str(letter.source["path"])).stem[:_LONGEST_STEM]
        name = f"{number:05}-{stem}.docx"
        write_whole(self._order.folder / REPLIES, name, render_docx(drafted.draft, look, root=self._order.prompts))
        return f"{REPLIES}/{name}"

    def _request(self, path: str, row: CaseRow | None) -> DraftRequest:
        return DraftRequest(
            letter=path,
            materials=self._order.materials,
            agency=self._order.agency,
            kind="joint-opinion" if row is not None and row.role == "会办" else "reply",
            date=self._order.date,
            prompts=self._order.prompts,
        )


def _case(row: CaseRow | None) -> Case | None:
    """Return what the list says of a letter as a case."""
    if row is None:
        return None
    said = {
        "proposal_number": row.number or None,
        "session": row.session or None,
        "assigned_on": row.assigned_on,
        "extended": row.extended,
        "role": _ROLES.get(row.role, "lead"),
        "lead_unit": row.lead_unit or None,
        "co_handlers": tuple(unit for unit in row.co_handlers.replace("，", "、").split("、") if unit),
    }
    return Case.model_validate(said)
