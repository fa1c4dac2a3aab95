"""Replies, and what they are checked against, to findings."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from drafter.check import Needs, check_reply, compare_replies
from drafter.documents import Digest, Finding, Letter, Report
from drafter.pipeline.digesting import load_digest
from drafter.pipeline.opening import open_letter, open_papers
from drafter.styles import load_agency, load_case


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What replies are checked against; paths as given on the command line."""

    letter: Path | None = None
    materials: tuple[Path, ...] | None = None
    agency: Path | None = None
    case: Path | None = None
    date: dt.date | None = None
    profile: str = "default"


def check_files(
    replies: tuple[str, ...], request: CheckRequest
) -> tuple[tuple[tuple[str, Letter, Report], ...], tuple[Finding, ...], tuple[str, ...]]:
    """Return (path, letter, report) a reply; the findings across several; a line a material that cannot be read."""
    papers = open_papers(request.materials) if request.materials is not None else None
    needs = Needs(
        letter=_asked(request.letter),
        materials=tuple(paper for _, paper in papers.papers) if papers is not None else None,
        agency=load_agency(request.agency) if request.agency else None,
        case=load_case(request.case) if request.case else None,
        date=request.date,
        profile=request.profile,
    )
    opened = [(path, open_letter(path)) for path in replies]
    checked = tuple((path, letter, check_reply(letter, needs)) for path, letter in opened)
    across = compare_replies(opened) if len(opened) > 1 else ()
    return checked, across, papers.faults if papers is not None else ()


def _asked(path: Path | None) -> Letter | Digest | None:
    if path is None:
        return None
    return load_digest(path) if path.suffix.lower() == ".json" else open_letter(path)
