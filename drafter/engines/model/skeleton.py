"""What the code gives the model to fill in: numbered sentences, headings, asks and promises marked among them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.documents import Heading, Letter, Sentence
from drafter.engines.model.mask import Mask

KINDS = {"reply": "答复复文", "proposal": "建议提案来件", "joint_opinion": "会办意见", "other": "来文"}


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A letter, or a part of one: its lines, and which ids stand in it."""

    kind: str
    lines: str
    heading_lines: str  # 标题1管句3至9；…
    sentences: frozenset[int]
    asks: int  # how many stand in it
    commitments: int  # how many stand in it
    mark: str  # delimiter that no letter can contain by foresight

    @property
    def fields(self) -> dict[str, object]:
        """Return the fields of the prompt."""
        return {
            "kind": self.kind,
            "sentences": self.lines,
            "headings": self.heading_lines,
            "asks": self.asks,
            "commitments": self.commitments,
            "mark": self.mark,
        }


def main_headings(letter: Letter) -> tuple[Heading, ...]:
    """Return the level-1 headings: each gets a point."""
    return tuple(heading for heading in letter.outline if heading.level == 1)


def heading_ranges(letter: Letter) -> dict[int, range]:
    """Return the sentence ids of each level-1 heading and of what stands under it."""
    starts = [sentence.start for sentence in letter.sentences]
    return {
        number: range(_at(starts, heading.start), _at(starts, heading.body_end - 1) + 1)
        for number, heading in enumerate(main_headings(letter), start=1)
    }


def build_skeleton(letter: Letter, mask: Mask, sentences: Sequence[Sentence] | None = None) -> Skeleton:
    """Return the skeleton of a letter, or of some of its sentences."""
    chosen = letter.sentences if sentences is None else sentences
    wanted = {sentence.id for sentence in chosen}
    starts = [sentence.start for sentence in letter.sentences]
    ranges = heading_ranges(letter)
    reached = {number: ids for number, ids in ranges.items() if not wanted.isdisjoint(ids)}
    labels: dict[int, list[str]] = {}
    for number, ids in ranges.items():
        labels.setdefault(ids[0], []).append(f"标题{number}")
    asked = _label("建议", [ask.start for ask in letter.asks], starts, labels)
    promised = _label("承诺", [span.start for span in letter.commitments], starts, labels)
    lines = []
    for sentence in chosen:
        words = " ".join(mask.hide(letter.text[sentence.start : sentence.end]).split())
        lines.append(f"[{sentence.id}]{_tags(labels.get(sentence.id))}{words}")
    return Skeleton(
        kind=KINDS[letter.genre],
        lines="\n".join(lines),
        heading_lines="；".join(
            f"标题{number}管句{max(ids[0], chosen[0].id)}至{min(ids[-1], chosen[-1].id)}"
            for number, ids in reached.items()
        ),
        sentences=frozenset(wanted),
        asks=sum(sentence in wanted for sentence in asked),
        commitments=sum(sentence in wanted for sentence in promised),
        mark=f"=====来文{letter.source['sha256'][:8]}=====",
    )


def _label(name: str, positions: list[int], starts: list[int], labels: dict[int, list[str]]) -> list[int]:
    """Add labels to the sentences at the positions; return the ids of these sentences."""
    sentences = [_at(starts, position) for position in positions]
    for number, sentence in enumerate(sentences, start=1):
        labels.setdefault(sentence, []).append(f"{name}{number}")
    return sentences


def _at(starts: list[int], position: int) -> int:
    """Return the id of the sentence that holds a position."""
    return max(1, bisect_right(starts, position))


def _tags(labels: list[str] | None) -> str:
    return f"（{'、'.join(labels)}）" if labels else ""
