"""Plans of past years: what a 2023 paper planned is no next step of a 2026 reply, and may never have been done."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.documents import Passage
from drafter.grammar.stance import read_stance

_SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?")
_AS_THEY_STAND = frozenset({"policy", "joint_opinion"})
_LOOK_AHEAD = frozenset({"report", "outlook"})  # what they plan is for the year after
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|[—－-])")


def without_stale_plans(passages: Sequence[Passage], year: int | None) -> tuple[list[Passage], list[Passage]]:
    """Return the passages without outdated plan sentences, and those passages that consist of nothing else.

    A plan is outdated when its paper is older than the reply and it names no year that is still to come. The next
    steps of an annual summary are the following year's; opinions and policies are read as they stand.
    """
    current, stale = [], []
    for passage in passages:
        sentences = [found.group() for found in _SENTENCE.finditer(passage.evidence.quote)]
        kept = [sentence for sentence in sentences if not _is_outdated(sentence, passage, year)]
        if not kept:
            stale.append(passage)
        elif len(kept) == len(sentences):
            current.append(passage)
        else:
            current.append(replace(passage, evidence=replace(passage.evidence, quote="".join(kept))))
    return current, stale


def _is_outdated(sentence: str, passage: Passage, year: int | None) -> bool:
    if year is None or passage.year is None or passage.kind in _AS_THEY_STAND:
        return False
    if passage.year + (passage.kind in _LOOK_AHEAD) >= year:
        return False
    if read_stance(sentence, passage.kind, year=passage.year) != "planned":
        return False
    return not any(int(printed) >= year for printed in _YEAR.findall(sentence))
