"""What the code gives the model to fill in: numbered sentences with headings and promises marked among them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.documents import Heading, Letter, Sentence
from drafter.engines.model.mask import Mask

KINDS = {"reply": "答复复文", "proposal": "建议提案来件", "joint_opinion": "会办意见", "other": "来文"}


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A letter, or a part of one: its lines, and which ids, headings and promises stand in it."""

    kind: str
    lines: str
    heading_lines: str  # 标题1管句3至9；…
    sentences: frozenset[int]
    headings: frozenset[int]  # 1 = the letter's first level-1 heading
    commitments: frozenset[int]
    mark: str  # delimiter that no letter can contain by foresight

    @property
    def fields(self) -> dict[str, object]:
        """Return the fields of the prompt."""
        return {
            "kind": self.kind,
            "sentences": self.lines,
            "headings": self.heading_lines,
            "commitments": len(self.commitments),
            "mark": self.mark,
        }


def main_headings(letter: Letter) -> tuple[Heading, ...]:
    """Return the level-1 headings: each gets a point."""
    return tuple(heading for heading in letter.outline if heading.level == 1)


def build_skeleton(letter: Letter, mask: Mask, sentences: Sequence[Sentence] | None = None) -> Skeleton:
    """Return the skeleton of a letter, or of some of its sentences."""
    chosen = letter.sentences if sentences is None else sentences
    wanted = {sentence.id for sentence in chosen}
    starts = [sentence.start for sentence in letter.sentences]
    labels: dict[int, list[str]] = {}
    headings = {number: _at(starts, heading.start) for number, heading in enumerate(main_headings(letter), start=1)}
    for number, sentence_id in headings.items():
        labels.setdefault(sentence_id, []).append(f"标题{number}")
    commitments = _label("承诺", [span.start for span in letter.commitments], starts, labels)
    lines = []
    for sentence in chosen:
        words = " ".join(mask.hide(letter.text[sentence.start : sentence.end]).split())
        lines.append(f"[{sentence.id}]{_tags(labels.get(sentence.id))}{words}")
    return Skeleton(
        kind=KINDS[letter.genre],
        lines="\n".join(lines),
        heading_lines="；".join(
            f"标题{number}管句{first}至{_at(starts, heading.body_end - 1)}"
            for (number, first), heading in zip(headings.items(), main_headings(letter), strict=True)
            if first in wanted
        ),
        sentences=frozenset(wanted),
        headings=frozenset(number for number, sentence in headings.items() if sentence in wanted),
        commitments=frozenset(number for number, sentence in commitments.items() if sentence in wanted),
        mark=f"=====来文{letter.source['sha256'][:8]}=====",
    )


def _label(name: str, positions: list[int], starts: list[int], labels: dict[int, list[str]]) -> dict[int, int]:
    """Add labels to the sentences at the positions; return number → sentence id."""
    placed = {}
    for number, position in enumerate(positions, start=1):
        sentence = _at(starts, position)
        labels.setdefault(sentence, []).append(f"{name}{number}")
        placed[number] = sentence
    return placed


def _at(starts: list[int], position: int) -> int:
    """Return the id of the sentence that holds a position."""
    return max(1, bisect_right(starts, position))


def _tags(labels: list[str] | None) -> str:
    return f"（{'、'.join(labels)}）" if labels else ""
