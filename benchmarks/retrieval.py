"""Recall of the evidence for an ask, and asks that nothing supports, on fixtures/retrieval; beside BM25 on bigrams.

    python benchmarks/retrieval.py [CASE …] [--show]

A relevant quote is recalled when one of the first eight passages holds it. An unsupported ask is recognised when no
passage is offered. Plain BM25 has no bound, so it never recognises one.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.documents import DigestAsk, Evidence, Letter
from drafter.materials import Library, open_library
from drafter.parse import parse_letter
from drafter.read import read_source
from drafter.styles import Agency

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "retrieval"
LIMIT = 8
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one case."""

    recalled: int = 0
    relevant: int = 0
    baseline: int = 0
    unsupported: int = 0
    recognised: int = 0
    conflicts: int = 0
    conflicts_found: int = 0
    elsewhere: int = 0  # passages of other places that were offered
    offered: int = 0

    def plus(self, other: "Score") -> "Score":
        """Return both together."""
        mine, theirs = ([getattr(score, name) for name in Score.__slots__] for score in (self, other))
        return Score(*(one + two for one, two in zip(mine, theirs, strict=True)))


def load_case(folder: Path) -> tuple[Agency, list[dict[str, Any]], list[dict[str, Any]], dict[str, Letter]]:
    """Return agency, asks, conflicts and parsed papers of a case."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    papers = {path.name: parse_letter(read_source(path)) for path in sorted((folder / "papers").iterdir())}
    return Agency(**case["agency"]), case["asks"], case["conflicts"], papers


def score_case(folder: Path, *, show: bool = False) -> Score:
    """Return the figures of one case."""
    agency, asks, conflicts, papers = load_case(folder)
    total = Score()
    with open_library() as library:
        for file, paper in papers.items():
            library.add(paper, file=file)
        for ask in asks:
            total = total.plus(_score_ask(library, agency, ask, papers, show=show))
        return total.plus(_score_conflicts(library, agency, asks, conflicts, show=show))


def _score_ask(
    library: Library, agency: Agency, ask: dict[str, Any], papers: dict[str, Letter], *, show: bool
) -> Score:
    passages = library.passages(DigestAsk(ask["id"], ask["text"], ()), agency=agency, limit=LIMIT)
    offered = [passage.evidence for passage in passages]
    recalled = [quote for quote in ask["relevant"] if any(_holds(evidence, quote) for evidence in offered)]
    if show:
        _show(ask, offered, [passage.score for passage in passages])
    if not ask["relevant"]:
        return Score(unsupported=1, recognised=not offered, offered=len(offered))
    plain = plain_bm25(ask["text"], papers)
    found = [
        quote
        for quote in ask["relevant"]
        if any(file == quote["file"] and quote["quote"] in text for file, text in plain)
    ]
    return Score(len(recalled), len(ask["relevant"]), len(found), offered=len(offered))


def _score_conflicts(
    library: Library, agency: Agency, asks: list[dict[str, Any]], wanted: list[dict[str, Any]], *, show: bool
) -> Score:
    found = library.conflicts([DigestAsk(ask["id"], ask["text"], ()) for ask in asks], agency=agency)
    if show:
        for conflict in found:
            print("  conflict", conflict.what, "→", conflict.chosen.file if conflict.chosen else None)
    hits = 0
    for want in wanted:
        for conflict in found:
            chosen = want["chosen"] is None if conflict.chosen is None else want["chosen"] is not None
            sides = (*conflict.others, *((conflict.chosen,) if conflict.chosen else ()))
            quotes = (*want["others"], *((want["chosen"],) if want["chosen"] else ()))
            if chosen and all(any(_holds(side, quote) for side in sides) for quote in quotes):
                hits += 1
                break
    return Score(conflicts=len(wanted), conflicts_found=hits)


def _holds(evidence: Evidence, quote: dict[str, str]) -> bool:
    if evidence.file != quote["file"]:
        return False
    return quote["quote"] in evidence.quote or evidence.quote.rstrip("。；") in quote["quote"]


def _show(ask: dict[str, Any], offered: Sequence[Evidence], scores: Sequence[float]) -> None:
    print(f"\n{ask['id']} {ask['text']}")
    for evidence, score in zip(offered, scores, strict=True):
        mark = "+" if any(_holds(evidence, quote) for quote in ask["relevant"]) else " "
        print(f"  {mark} {score:.2f} {evidence.file[:14]:14} {evidence.quote[:70]}")
    for quote in ask["relevant"]:
        if not any(_holds(evidence, quote) for evidence in offered):
            print(f"  - missed {quote['file'][:14]} {quote['quote'][:70]}")


def plain_bm25(ask: str, papers: dict[str, Letter]) -> list[tuple[str, str]]:
    """Return the first eight (file, sentence or row) by BM25 on bigrams, nothing else considered."""
    pieces = [
        (file, paper.text[place["start"] : place["end"]] if rows else paper.text[place.start : place.end])
        for file, paper in papers.items()
        for rows in [paper.source["rows"]]
        for place in (rows or paper.sentences)
    ]
    counted = [Counter(_bigrams(text)) for _file, text in pieces]
    having = Counter(term for terms in counted for term in terms)
    mean = sum(map(sum, (terms.values() for terms in counted))) / max(1, len(counted))

    def rank(terms: Counter[str]) -> float:
        length = sum(terms.values())
        return sum(
            math.log(1 + (len(counted) - having[term] + 0.5) / (having[term] + 0.5))
            * terms[term]
            * (_K1 + 1)
            / (terms[term] + _K1 * (1 - _B + _B * length / mean))
            for term in set(_bigrams(ask))
            if term in terms
        )

    order = sorted(range(len(pieces)), key=lambda place: -rank(counted[place]))
    return [pieces[place] for place in order[:LIMIT]]


def _bigrams(text: str) -> list[str]:
    return [run.group()[at : at + 2] for run in _HAN.finditer(text) for at in range(len(run.group()) - 1)]


def main() -> None:
    """Print a line a case and the sum."""
    parser = argparse.ArgumentParser(description="依据检索：召回率与无依据识别")
    parser.add_argument("cases", nargs="*", metavar="CASE")
    parser.add_argument("--show", action="store_true", help="print what was offered")
    chosen = parser.parse_args()
    total = Score()
    print(f"{'case':32} recall@8  BM25@8  unsupported  conflicts  offered/ask")
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        if chosen.cases and folder.name not in chosen.cases:
            continue
        score = score_case(folder, show=chosen.show)
        total = total.plus(score)
        _print_line(folder.name, score)
    _print_line("all", total)


def _print_line(name: str, score: Score) -> None:
    recall, baseline = score.recalled / max(1, score.relevant), score.baseline / max(1, score.relevant)
    print(
        f"{name:32} {recall:8.3f}  {baseline:6.3f}  {score.recognised:>5}/{score.unsupported:<5}"
        f"  {score.conflicts_found:>4}/{score.conflicts:<4}  {score.offered:>5}"
    )


if __name__ == "__main__":
    main()
