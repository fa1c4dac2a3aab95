"""What is known of a paper as a whole: kind, title, issuer, place, year."""

from pathlib import PurePosixPath

from drafter.documents import Letter
from drafter.grammar.titles import find_titles
from drafter.materials.entry import Card
from drafter.materials.kinds import find_kind
from drafter.materials.places import ABROAD, is_about_abroad, place_of_title, read_place
from drafter.materials.years import paper_year


def describe_paper(paper: Letter, *, file: str) -> Card:
    """Return the card of a paper."""
    printed = paper.title.text if paper.title and not paper.source.get("rows") else ""
    title = " ".join(printed.split()) or PurePosixPath(file).stem
    issuer = paper.issuer.text if paper.issuer else None
    return Card(
        file=file,
        sha256=str(paper.source["sha256"]),
        kind=find_kind(paper, title=title, file=file),
        title=_inner_title(title),
        issuer=issuer,
        place=_place(title, issuer, file),
        year=paper_year(paper, title=title, file=file),
    )


def _inner_title(title: str) -> str:
    """Return the title of what a notice issues: 关于印发《…办法》的通知 → …办法."""
    if "印发" not in title:
        return title
    inner = next(find_titles(title), None)
    return title[inner.start + 1 : inner.end - 1] if inner else title


def _place(title: str, issuer: str | None, file: str) -> str | None:
    """Return the place a paper speaks of: what a report on others is about, else its issuer's, else its title's."""
    words = f"{title} {PurePosixPath(file).stem}"
    named = place_of_title(title) or place_of_title(PurePosixPath(file).stem)
    own = read_place(issuer)
    if named is not None and (own is None or is_about_abroad(words, named=True)):
        return named.name
    if own is not None and not is_about_abroad(words, named=False):
        return own.name
    return ABROAD if is_about_abroad(words, named=False) else None
