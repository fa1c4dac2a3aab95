"""How much of what is wrong `drafter check` finds, what it wrongly accuses, and whether its time grows with the text.

usage: python benchmarks/check.py [--verbose]

fixtures/check/<case>/: letter.txt and truth.json with planted `faults` and correct look-alikes (`sound`), each a rule
and a quote (`start` where the quote stands more than once); beside them incoming.txt, materials/, case.toml and
agency.toml where a rule needs them. A fault is found when a finding of its rule lies on it or names it as related. A
look-alike is accused when a warning or an error lies on it that belongs to no fault. The fixture letters add the
relations (`arithmetic`) that hold and those that do not.
"""

import argparse
import json
import re
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drafter.check import Needs, check_reply
from drafter.documents import Finding, Letter, SourceText
from drafter.parse import parse_letter
from drafter.read import read_source
from drafter.styles import Agency, Case

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CASES = FIXTURES / "check"
LETTERS = FIXTURES / "letters"
_ARITHMETIC = frozenset({"R27", "R28", "R29", "R30", "R31", "R32", "R41"})
_SIZES = (1, 4, 16)


@dataclass
class Score:
    """Counts by rule: planted, found, look-alikes, accused; `notes` say which."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alike: Counter[str] = field(default_factory=Counter)
    accused: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def case_folders() -> list[Path]:
    """Return the folders of the planted letters."""
    return sorted(path.parent for path in CASES.glob("*/truth.json"))


def load_case(folder: Path) -> tuple[Letter, Needs, dict[str, Any]]:
    """Return the letter of a case, what stands beside it, and what is planted in it."""
    materials = [parse_letter(read_source(path)) for path in sorted((folder / "materials").glob("*"))]
    incoming, case, agency = folder / "incoming.txt", folder / "case.toml", folder / "agency.toml"
    needs = Needs(
        letter=parse_letter(read_source(incoming)) if incoming.exists() else None,
        materials=tuple(materials) if materials else None,
        case=Case(**tomllib.loads(case.read_text(encoding="utf-8"))) if case.exists() else None,
        agency=Agency(**tomllib.loads(agency.read_text(encoding="utf-8"))) if agency.exists() else None,
    )
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return parse_letter(read_source(folder / "letter.txt")), needs, truth


def place(letter: Letter, item: dict[str, Any]) -> tuple[int, int]:
    """Return where the quote of a planted fault or look-alike stands."""
    start = item.get("start", letter.text.find(item["quote"]))
    if letter.text[start : start + len(item["quote"])] != item["quote"]:
        raise ValueError(item["quote"])
    return start, start + len(item["quote"])


def score_case(folder: Path, score: Score) -> None:
    """Add what was found and accused in one planted letter."""
    letter, needs, truth = load_case(folder)
    findings = check_reply(letter, needs).findings
    explained: set[int] = set()
    for item in truth["faults"]:
        span = place(letter, item)
        hits = [finding for finding in findings if finding.rule == item["rule"] and _touches(finding, span)]
        explained |= {id(finding) for finding in (*hits, *(one for one in findings if _lies_on(one, span)))}
        score.planted[item["rule"]] += 1
        score.found[item["rule"]] += bool(hits)
        if not hits:
            score.notes.append(f"missed   {folder.name} {item['rule']} {item['quote']}")
    for item in truth["sound"]:
        span = place(letter, item)
        wrong = [one for one in findings if one.level != "info" and _lies_on(one, span) and id(one) not in explained]
        score.alike[item["rule"]] += 1
        score.accused[item["rule"]] += bool(wrong)
        score.notes += [f"accused  {folder.name} {one.rule} {one.quote}: {one.message}" for one in wrong]


def _lies_on(finding: Finding, span: tuple[int, int]) -> bool:
    return finding.start < span[1] and span[0] < finding.end


def _touches(finding: Finding, span: tuple[int, int]) -> bool:
    places = ((finding.start, finding.end), *((one.start, one.end) for one in finding.related))
    return any(start < span[1] and span[0] < end for start, end in places)


def score_planted() -> Score:
    """Return the score over all planted letters."""
    score = Score()
    for folder in case_folders():
        score_case(folder, score)
    return score


# ---------------------------------------------------------------- the fixture letters


def relations_of(folder: Path) -> Iterator[tuple[bool, list[Finding]]]:
    """Yield for each annotated relation of a fixture letter whether it holds, and the arithmetic findings on it."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    letter = parse_letter(read_source(next(folder.glob("letter.*"))))
    findings = [one for one in check_reply(letter).findings if one.rule in _ARITHMETIC and one.level != "info"]
    broken = [_spans(letter.text, item["quote"]) for item in expected.get("arithmetic") or () if not item["holds"]]
    for item in expected.get("arithmetic") or ():
        spans = _spans(letter.text, item["quote"])
        hits = [one for one in findings if any(_lies_on(one, span) for span in spans)]
        if item["holds"]:  # a finding may lie on a part of it that does not hold
            hits = [one for one in hits if not any(_lies_on(one, span) for other in broken for span in other)]
        yield item["holds"], hits


def _spans(text: str, quote: str) -> list[tuple[int, int]]:
    pattern = r"\s*".join(re.escape(sign) for sign in quote if not sign.isspace())
    return [match.span() for match in re.finditer(pattern, text)]


def score_letters() -> dict[str, int]:
    """Return how many relations hold and do not, and how many of each were found or accused."""
    counts = dict.fromkeys(("sound", "accused", "warned", "broken", "reported"), 0)
    for folder in sorted(path.parent for path in LETTERS.glob("*/expected.json")):
        for holds, hits in relations_of(folder):
            if holds:
                counts["sound"] += 1
                counts["accused"] += any(one.level == "error" and one.rule != "R32" for one in hits)
                counts["warned"] += any(one.level == "warn" for one in hits)
            else:
                counts["broken"] += 1
                counts["reported"] += bool(hits)
    return counts


# ---------------------------------------------------------------- speed


def time_of(size: int) -> tuple[int, float]:
    """Return the length of a letter whose body stands `size` times, and the least CPU seconds of five checks."""
    text = (CASES / "grain-quality" / "letter.txt").read_text(encoding="utf-8")
    begin, end = text.index("我省是粮食大省"), text.index("感谢您")
    long = text[:begin] + text[begin:end] * (4 * size) + text[end:]
    letter = parse_letter(SourceText("long.txt", "0" * 64, "text/plain", "utf-8", long))
    seconds = []
    for _ in range(5):
        begun = time.process_time()
        check_reply(letter)
        seconds.append(time.process_time() - begun)
    return len(long), min(seconds)


def main() -> None:
    """Print detection and false alarms by rule, the fixture letters' relations, and time against length."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--verbose", action="store_true", help="name every miss and every false accusation")
    options = parser.parse_args()
    score = score_planted()
    print("rule  planted  found  look-alikes  accused")
    for rule in sorted(score.planted | score.alike):
        print(
            f"{rule}   {score.planted[rule]:5}  {score.found[rule]:5}  {score.alike[rule]:9}  {score.accused[rule]:7}"
        )
    print(
        f"all   {score.planted.total():5}  {score.found.total():5}  {score.alike.total():9}  {score.accused.total():7}"
    )
    if options.verbose:
        print("\n".join(score.notes))
    print("fixture letters:", " ".join(f"{name} {count}" for name, count in score_letters().items()))
    measured = [time_of(size) for size in _SIZES]
    for length, seconds in measured:
        print(f"{length:7} characters  {seconds * 1000:7.1f} ms  {seconds / length * 1e6:5.1f} µs a character")
    print(f"time per character, longest ÷ shortest: {_per_sign(measured[-1]) / _per_sign(measured[0]):.2f}")


def _per_sign(measured: tuple[int, float]) -> float:
    return measured[1] / measured[0]


if __name__ == "__main__":
    main()
