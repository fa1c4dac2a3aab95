"""Every figure, date, 《title》, 文号 and name of the reply traced to the materials, with the nearest source."""

import re
from collections.abc import Iterator, Sequence

from drafter.check.rule import Hit, Paper
from drafter.documents import Letter, Level, Place
from drafter.grammar.fold import fold
from drafter.grammar.numbers import find_quantities
from drafter.grammar.sheetrow import row_sentence
from drafter.ground import Claim, ground_text

_KINDS = {
    "figure": "数字",
    "date": "日期",
    "title": "文件名",
    "doc_number": "文号",
    "organisation": "单位名",
    "person": "人名",
}
_SURE: frozenset[str] = frozenset({"figure", "doc_number"})
_NEAR = 12  # characters before a figure that say what it measures
_FEWEST_ALIKE = 3


def find_ungrounded(paper: Paper) -> Iterator[Hit]:
    """Yield the claims of the body that no material, nor the incoming letter, agency or case contains."""
    materials = paper.given.materials
    if materials is None:
        return
    start, end = paper.body
    sources = [words for paper_ in materials for words in (paper_.text, *_rows(paper_))] + _own_words(paper)
    for grounded in ground_text(paper.letter.text[start:end], sources):
        if grounded.state != "not_found":
            continue
        claim = grounded.claim
        nearest = _nearest(paper.folded, start, claim, materials)
        remedy = f"材料《{nearest.path}》中为“{nearest.quote}”" if nearest else "补充依据，或标明待核实"
        level: Level = "error" if claim.kind in _SURE else "warn"
        message = f"{_KINDS[claim.kind]}“{claim.quote}”在所给材料中没有依据"
        yield Hit(
            start + claim.start, start + claim.end, message, remedy, level=level, sources=(nearest,) if nearest else ()
        )


def _rows(material: Letter) -> list[str]:
    """Return the rows of a spreadsheet as sentences: 65 under 候车亭（个） is 65个."""
    rows = material.source.get("rows") or ()
    return [row_sentence(material.text[row["start"] : row["end"]], row["header"]) for row in rows if row["header"]]


def _own_words(paper: Paper) -> list[str]:
    """Return what the reply may say without a material: the letter answered, the agency, the case, its own head."""
    given, letter = paper.given, paper.letter
    own = [letter.text[: paper.body[0]]]
    if isinstance(given.letter, Letter):
        own.append(given.letter.text)
    elif given.letter is not None:
        own.append("\n".join(sentence.text for sentence in given.letter.sentences))
    own += ["\n".join(str(value) for _, value in part if value) for part in (given.agency, given.case) if part]
    return own


def _nearest(folded: str, offset: int, claim: Claim, materials: Sequence[Letter]) -> Place | None:
    """Return the figure of a material that has the same unit and measures most nearly the same thing."""
    if claim.kind != "figure":
        return None
    wanted = next(find_quantities(fold(claim.quote)), None)
    if wanted is None:
        return None
    head = set(_grams(folded[max(0, offset + claim.start - _NEAR) : offset + claim.start]))
    best: tuple[int, Place] | None = None
    for paper in materials:
        for figure in paper.figures:
            if figure.base.unit != wanted.base.unit:
                continue
            alike = len(head & set(_grams(fold(paper.text[max(0, figure.start - _NEAR) : figure.start]))))
            if alike >= _FEWEST_ALIKE and (best is None or alike > best[0]):
                best = (alike, Place(figure.start, figure.end, figure.text, paper.source.get("path")))
    return best[1] if best else None


def _grams(words: str) -> list[str]:
    plain = re.sub(r"[^\u4e00-\u9fff]", "", words)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]


FINDERS = {"R40": find_ungrounded}
