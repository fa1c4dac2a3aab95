"""A letter (or a corrected digest) to a draft: evidence for each ask, the engine's answers, the checker's findings."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.check import Needs, check_reply
from drafter.documents import Digest, Draft, DraftKind, Letter, Report
from drafter.draft import DraftOrder, asks_in_full, draft_reply
from drafter.engines.base import Engine
from drafter.materials import Library, open_library
from drafter.pipeline import clock
from drafter.pipeline.digesting import open_digest
from drafter.pipeline.opening import open_letter, open_papers, parse_text
from drafter.render import render_text
from drafter.styles import Agency, Case, Style, learn_style, load_agency, load_case, load_style
from drafter.summarize.grounding import ORDERED


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """What a draft is asked for with; paths as given on the command line."""

    letter: str
    materials: tuple[Path, ...] = ()
    agency: Path | None = None
    case: Path | None = None
    kind: DraftKind = "reply"
    style: str | None = None
    style_from: tuple[Path, ...] = ()
    disposition: str | None = None
    date: dt.date | None = None
    today: dt.date | None = None  # None: the clock's
    prompts: Path | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, what the checker says of it, and the remarks for the person at the desk."""

    draft: Draft
    digest: Digest
    report: Report
    remarks: tuple[str, ...]
    agency: Agency | None
    case: Case | None
    draft_date: dt.date  # of this draft, for the file's metadata


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies ready for one draft or many: style, agency, materials, and the remarks on them."""

    style: Style
    agency: Agency | None
    library: Library
    papers: tuple[Letter, ...]
    remarks: tuple[str, ...]


def set_desk(request: DraftRequest) -> Desk:
    """Return the desk for a request. Raises InputError, SettingsError."""
    agency = load_agency(request.agency) if request.agency else None
    style, remarks = choose_style(request, agency)
    library, papers, faults = open_materials(request.materials)
    return Desk(style, agency, library, papers, (*faults, *remarks))


async def draft_file(request: DraftRequest, engine: Engine) -> Drafted:
    """Return the draft for a letter or a digest. Raises InputError, SettingsError, and what the engine raises."""
    case = load_case(request.case) if request.case else None
    desk = set_desk(request)
    with desk.library:
        digest, letter = await open_digest(request.letter, engine)
        return await draft_digest(request, desk, (digest, letter), case, engine)


async def draft_digest(
    request: DraftRequest, desk: Desk, asked: tuple[Digest, Letter | None], case: Case | None, engine: Engine
) -> Drafted:
    """Return the draft for a digest; `asked`: the digest, and the letter where there is one."""
    digest, letter = asked
    digest, distrusted = without_ordered_asks(digest)
    library, agency = desk.library, desk.agency
    today = request.today or clock.today()
    asks = asks_in_full(digest)
    order = DraftOrder(
        digest=digest,
        passages={ask.id: library.passages(ask, agency=agency) for ask in asks},
        conflicts=library.conflicts(asks, agency=agency),
        style=desk.style,
        agency=agency,
        case=case,
        kind=request.kind,
        disposition=request.disposition,
        date=request.date,
        today=today,
    )
    draft = await draft_reply(order, engine)
    needs = Needs(letter=letter or digest, materials=desk.papers, agency=agency, case=case, date=request.date)
    report = check_reply(parse_text(render_text(draft), path="draft"), needs)
    return Drafted(draft, digest, report, (*distrusted, *desk.remarks), agency, case, today)


def without_ordered_asks(digest: Digest) -> tuple[Digest, tuple[str, ...]]:
    """Return the digest without asks that are orders to a program, and a line for each one left out."""
    ordered = {one.where for one in digest.grounding.unsupported if one.why == ORDERED}
    kept = tuple(ask for ask in digest.asks if f"asks[{ask.id}]" not in ordered)
    left_out = tuple(ask for ask in digest.asks if ask not in kept)
    lines = tuple(f"来文中“{ask.text[:40]}”（{ask.id}）疑似对程序下指令，未作为建议事项答复" for ask in left_out)
    return dataclasses.replace(digest, asks=kept), lines


def choose_style(request: DraftRequest, agency: Agency | None) -> tuple[Style, tuple[str, ...]]:
    """Return the style: learnt from past replies, or named by flag, agency, or `default`; and what was not learnt."""
    if request.style_from:
        return learn_style([open_letter(path) for path in reply_files(request.style_from)])
    name = request.style or (agency.style if agency else "default")
    return load_style(name, request.prompts), ()


def reply_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files among paths, folders opened, in order."""
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        files.extend(one for one in inside if not one.name.startswith((".", "~$")) and not one.is_dir())
    return files


def open_materials(paths: Sequence[Path]) -> tuple[Library, tuple[Letter, ...], tuple[str, ...]]:
    """Return a library of the materials, its papers, and a line for each file that could not be read.

    A `.db` path is a library that `drafter materials build` made; files and folders are read anew.
    """
    built = [path for path in paths if path.suffix == ".db" and path.is_file()]
    library = open_library(built[0] if built else None)
    opened = open_papers([path for path in paths if path not in built])
    for file, paper in opened.papers:
        library.add(paper, file=file)
    return library, tuple(paper for _, paper in opened.papers), opened.faults
