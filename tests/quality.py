"""Scores of `parse` on the fixture letters, the floors they must not fall below, and the digest of the corpus.

python -m tests.quality                         shows every score beside its floor
python -m tests.quality --write                 writes fixtures/baseline.json: floors rise to what is measured
python -m tests.quality --write --allow-lower   the same, and floors may fall
"""

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.documents import as_json
from drafter.parse import parse_letter
from drafter.read import read_source

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
LETTERS = FIXTURES / "letters"
BASELINE = FIXTURES / "baseline.json"

METADATA = (
    "matter",
    "title",
    "doc_number",
    "session",
    "proposal_number",
    "proposal_title",
    "issuer",
    "issue_date",
    "contact_name",
    "contact_phone",
)
LISTS = ("addressees", "co_handlers", "policies")
QUOTES = ("asks", "commitments")

_SPACE = re.compile(r"\s+")
_END_MARKS = ".．,，;；:：、。!！?？"
# A half-width and a full-width mark count as the same sign.
_ONE_WIDTH = str.maketrans("，；：（）！？“”‘’．", ",;:()!?\"\"''.")
_PLACES = 4  # of a score in the baseline


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries were right, how many were wanted, how many were given."""

    hits: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both counts together."""
        return Tally(self.hits + other.hits, self.wanted + other.wanted, self.given + other.given)

    @property
    def score(self) -> float:
        """F1 of the counts; 1 when nothing was wanted and nothing given."""
        return 2 * self.hits / (self.wanted + self.given) if self.wanted + self.given else 1.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the suite holds against a change: the corpus it was measured on and the lowest scores allowed."""

    corpus: str  # sha256
    floors: Mapping[str, float]


class LoweredFloorError(ValueError):
    """A floor would fall, and nobody asked for that."""


# ---------------------------------------------------------------- scoring one letter


def bare(text: str | None) -> str:
    """Return the text without white space, width differences and end marks."""
    return _SPACE.sub("", text or "").translate(_ONE_WIDTH).strip(_END_MARKS)


def tally_lists(wanted: Iterable[object], given: Iterable[object]) -> Tally:
    """Return the tally of two lists, order aside, each entry serving once."""
    first, second = Counter(wanted), Counter(given)
    return Tally((first & second).total(), first.total(), second.total())


def tally_quotes(wanted: Sequence[str], given: Sequence[str]) -> Tally:
    """Return the tally of two lists of quotes; a quote is found in a passage that is it, or it and little more."""
    left = [passage for passage in map(bare, given) if passage]
    hits = 0
    for quote in map(bare, wanted):
        found = next((passage for passage in left if _same_passage(quote, passage)), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return Tally(hits, len(wanted), len(given))


def _same_passage(quote: str, passage: str) -> bool:
    shorter, longer = sorted((quote, passage), key=len)
    return shorter in longer and 2 * len(shorter) >= len(longer)


def score_letter(expected: Mapping[str, Any], parsed: Mapping[str, Any]) -> dict[str, Tally]:
    """Return one tally a measure, of a letter's annotation and the JSON form of its `Letter`.

    Of a paper that is `other` only the genre is asked.
    """
    genre = _tally_field(expected["genre"], parsed["genre"])
    if expected["genre"] == "other":
        return {"genre": genre}
    scores = {"genre": genre, "metadata": _tally_metadata(expected, parsed)}
    for name in LISTS:
        scores[name] = tally_lists(map(bare, expected[name]), (bare(item["text"]) for item in parsed[name]))
    scores["outline"] = tally_lists(_outline(expected["outline"]), _outline(parsed["outline"]))
    scores["levels"] = tally_lists(_levels(expected["outline"]), _levels(parsed["outline"]))
    scores["figures"] = tally_lists(_figures(expected["figures"]), _figures(parsed["figures"]))
    scores["values"] = tally_lists(_values(expected["figures"]), _values(parsed["figures"]))
    for name in QUOTES:
        wanted = [item if isinstance(item, str) else item["quote"] for item in expected[name]]
        scores[name] = tally_quotes(wanted, [item["text"] for item in parsed[name]])
    return scores


def _tally_field(wanted: str | None, given: str | None) -> Tally:
    """Return one right or one wrong; nothing when both are absent."""
    if not wanted and not given:
        return Tally()
    return Tally(int(bare(wanted) == bare(given)), 1, 1)


def _tally_metadata(expected: Mapping[str, Any], parsed: Mapping[str, Any]) -> Tally:
    wanted, given = _metadata(expected), _metadata(parsed)
    return sum((_tally_field(wanted[name], given[name]) for name in METADATA), Tally())


def _metadata(letter: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the words of each metadata field, of an annotation (plain words) or a parsed letter (spans)."""
    contact = letter["contact"] or {"name": None, "phone": None}
    date = letter["issue_date"]
    words = {name: _words(letter[name]) for name in METADATA if name in letter}
    return words | {
        "issue_date": date["date"] if isinstance(date, dict) else date,
        "contact_name": _words(contact["name"]),
        "contact_phone": _words(contact["phone"]),
    }


def _words(field: Any) -> str | None:  # noqa: ANN401 - a JSON value: a string, a span or null
    words: str | None = field["text"] if isinstance(field, dict) else field
    return words


def _outline(entries: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [(bare(entry["marker"]), bare(entry["text"])) for entry in entries]


def _levels(entries: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, int]]:
    return [(bare(entry["marker"]), bare(entry["text"]), entry["level"]) for entry in entries]


def _figures(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    return [bare(entry["text"]) for entry in entries]


def _values(entries: Sequence[Mapping[str, Any]]) -> list[tuple[str, float, str]]:
    return [(bare(entry["text"]), round(entry["value"], 4), bare(entry["unit"])) for entry in entries]


# ---------------------------------------------------------------- the corpus


def letter_folders(root: Path = LETTERS) -> list[Path]:
    """Return the folders of the corpus, one a letter, in order of name."""
    return sorted(path.parent for path in root.glob("*/expected.json"))


def read_expected(folder: Path) -> dict[str, Any]:
    """Return the annotation of the letter in a folder."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected


def corpus_digest(root: Path = LETTERS) -> str:
    """Return the sha256 over name and bytes of every file of the corpus."""
    digest = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        for part in (path.relative_to(root).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def measure(root: Path = LETTERS) -> dict[str, float]:
    """Return the score of every measure over the whole corpus, cut to four places."""
    totals: dict[str, Tally] = {}
    for folder in letter_folders(root):
        expected = read_expected(folder)
        parsed = as_json(parse_letter(read_source(folder / expected["file"])))
        for name, tally in score_letter(expected, parsed).items():
            totals[name] = totals.get(name, Tally()) + tally
    cut = 10**_PLACES
    return {name: math.floor(tally.score * cut) / cut for name, tally in totals.items()}


# ---------------------------------------------------------------- floors


def load_baseline(path: Path = BASELINE) -> Baseline:
    """Return the floors that hold now."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Baseline(stored["corpus"], stored["floors"])


def falls(floors: Mapping[str, float], scores: Mapping[str, float]) -> list[str]:
    """Return one line for every floor that its score does not reach; a measure that is gone counts as zero."""
    return [
        f"{name}: {scores.get(name, 0.0)} is below its floor {floor}"
        for name, floor in floors.items()
        if scores.get(name, 0.0) < floor
    ]


def next_floors(floors: Mapping[str, float], scores: Mapping[str, float], *, allow_lower: bool) -> dict[str, float]:
    """Return the measured scores as the new floors. Raises LoweredFloorError unless falling was asked for."""
    fallen = falls(floors, scores)
    if fallen and not allow_lower:
        raise LoweredFloorError("; ".join(fallen))
    return dict(scores)


def main(words: Sequence[str] | None = None, *, root: Path = LETTERS, baseline: Path = BASELINE) -> int:
    """Show or write the floors; return the exit code (1: a score is below its floor and stays there)."""
    options = argparse.ArgumentParser(prog="python -m tests.quality")
    options.add_argument("--write", action="store_true", help="write the measured scores as floors")
    options.add_argument("--allow-lower", action="store_true", help="floors may fall")
    asked = options.parse_args(words)
    return hold(measure(root), baseline, corpus_digest(root), write=asked.write, lower=asked.allow_lower)


def hold(scores: Mapping[str, float], baseline: Path, corpus: str, *, write: bool, lower: bool) -> int:
    """Show scores beside their floors, or write them; return the exit code."""
    floors = load_baseline(baseline).floors if baseline.exists() else {}
    for name, score in scores.items():
        sys.stdout.write(f"{name:12} {score:.4f}  floor {floors.get(name, 0.0):.4f}\n")
    if not write:
        return int(bool(falls(floors, scores)))
    try:
        risen = next_floors(floors, scores, allow_lower=lower)
    except LoweredFloorError as refused:
        sys.stderr.write(f"not written: {refused}\n")
        return 1
    stored = {"corpus": corpus, "floors": risen}
    baseline.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
