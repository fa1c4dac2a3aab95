"""How much of the job a reply does, and how much of its evidence stands in the letter; for benchmarks/peers_tokens.py.

A part is a point, an ask or a promise. It counts when at least one sentence it rests on stands in the letter, and no
kind counts further than the letter's annotation has parts of it: a heading or three points without one, the asks, the
promises. Whether the part says the right thing is not looked at, for any tool.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from peers_same_job import find_cited

from drafter.pipeline.opening import parse_text

KINDS = ("points", "asks", "commitments")
_CLASSES = {"要点": "points", "建议事项": "asks", "承诺": "commitments"}
_POINTS_WITHOUT_HEADINGS = 3


def judge_ids(replies: Sequence[Any], text: str) -> dict[str, int]:
    """Return whether drafter's last reply is usable, how many sentence ids it cites and how many exist."""
    known = range(1, len(parse_text(text, path="letter.txt").sentences) + 1)
    told = list(find_cited(replies[-1], "sentences"))
    standing = sum(number in known for number in told)
    valid = replies[-1] is not None and standing == len(told)
    return {"valid": valid, "told": len(told), "standing": standing, "shown": standing}


def judge_quotes(tool: str, result: dict[str, Any], replies: Sequence[Any], text: str) -> dict[str, int]:
    """Return whether a peer's result is whole, how many quotes the model told, how many stand, how many it shows so.

    Each chunk of langextract's must have been answered whole: it leaves a broken one out and goes on.
    """
    told, shown = result["told"], result["shown"]
    whole = replies if tool.startswith("langextract") else replies[-1:]
    return {
        "valid": result["failed"] is None and None not in whole,
        "told": len(told),
        "standing": sum(quote in text for quote in told),
        "shown": sum((Counter(told) & Counter(one for one in shown if one and one in text)).values()),
    }


def count_parts(tool: str, replies: Sequence[Any], text: str, expected: dict[str, Any]) -> tuple[int, int]:
    """Return how many parts the replies give with evidence in the letter, and how many the letter has."""
    headings = sum(heading["level"] == 1 for heading in expected.get("outline") or [])
    wanted = {
        "points": headings or _POINTS_WITHOUT_HEADINGS,
        "asks": len(expected.get("asks") or []),
        "commitments": len(expected.get("commitments") or []),
    }
    usable = [reply for reply in replies if reply is not None]
    given: Counter[str] = Counter()
    if tool.startswith("langextract"):
        given.update(_classed(usable, text))
    else:
        given.update(_borne_ids(usable[-1:], text) if tool == "drafter" else _borne_quotes(usable[-1:], text))
    return sum(min(given[kind], wanted[kind]) for kind in KINDS), sum(wanted.values())


def _classed(replies: Sequence[Any], text: str) -> Iterator[str]:
    for reply in replies:
        for item in reply["extractions"]:
            yield from (kind for name, kind in _CLASSES.items() if item.get(name) and item[name] in text)


def _borne_quotes(replies: Sequence[Any], text: str) -> Iterator[str]:
    for reply in replies:
        for kind in KINDS:
            for item in reply[kind]:
                if any(quote and quote in text for quote in item["substring_quotes"]):
                    yield kind


def _borne_ids(replies: Sequence[Any], text: str) -> Iterator[str]:
    """Yield drafter's parts; a promise is one that parse found, named by its number."""
    letter = parse_text(text, path="letter.txt")
    for reply in replies:
        for kind in ("points", "asks"):
            yield from (
                kind for item in reply[kind] if any(0 < at <= len(letter.sentences) for at in item["sentences"])
            )
        numbers = {item["commitment"] for item in reply["commitments"]}
        yield from ("commitments" for number in numbers if 0 < number <= len(letter.commitments))
