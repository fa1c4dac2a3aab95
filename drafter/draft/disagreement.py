"""Papers or units that disagree, with nothing to choose by: told side by side, marked, and left to a person."""

from collections.abc import Sequence
from dataclasses import replace

from drafter.documents import Conflict, Paragraph, Unverified
from drafter.draft.gap import doubtful
from drafter.draft.sections import Answer

_WHY = "材料或会办意见不一致，须协商一致后再答复"


def mark_disagreements(answer: Answer, conflicts: Sequence[Conflict]) -> tuple[Answer, tuple[Unverified, ...]]:
    """Return the answer with a mark behind the last paragraph of each open disagreement, and the list of them.

    Local handling rules: opinions that differ must be agreed first.
    """
    told = list(answer.told)
    doubts = []
    for conflict in conflicts:
        if conflict.chosen is not None:
            continue
        places = [place for place, one in enumerate(told) if set(one.evidence) & set(conflict.others)]
        files = {evidence.file for one in told for evidence in one.evidence if evidence in conflict.others}
        if len(files) > 1:
            told[places[-1]] = _marked(told[places[-1]], conflict)
            doubts.append(Unverified(conflict.what, answer.heading, _WHY))
    return replace(answer, told=tuple(told)), tuple(doubts)


def _marked(paragraph: Paragraph, conflict: Conflict) -> Paragraph:
    return replace(paragraph, text=paragraph.text + doubtful(conflict.what))
