"""Word comments: what a paragraph rests on, and why a word is doubted."""

from dataclasses import dataclass, field

from drafter.documents import Evidence
from drafter.render.places import place_of
from drafter.render.word.styles import COMMENT_TEXT
from drafter.render.word.xml import escape, part, word

_SOURCES, _DOUBTS = "起草依据", "核对提示"


@dataclass(slots=True)
class Comments:
    """The comments of one document, numbered as they are added. They bear no date: the bytes are reproducible."""

    _written: list[str] = field(default_factory=list)

    def add_sources(self, evidence: tuple[Evidence, ...]) -> int:
        """Add a comment that names each source, its place and its words; return the comment's number."""
        lines = [line for one in evidence for line in (place_of(one), f"“{one.quote}”")]
        return self._add(_SOURCES, lines)

    def add_doubt(self, *lines: str) -> int:
        """Add a comment for the clerk who checks; return its number."""
        return self._add(_DOUBTS, list(lines))

    def _add(self, author: str, lines: list[str]) -> int:
        number = len(self._written)
        properties = word("pPr", word("pStyle", val=COMMENT_TEXT))
        paragraphs = [
            word("p", properties, word("r", f'<w:t xml:space="preserve">{escape(line)}</w:t>')) for line in lines
        ]
        self._written.append(word("comment", *paragraphs, id=number, author=author, initials=author[0]))
        return number

    def __bool__(self) -> bool:
        return bool(self._written)

    def part(self) -> bytes:
        """Return comments.xml."""
        return part("comments", *self._written)


def marked(number: int, *runs: str) -> str:
    """Return the runs with a comment anchored to them."""
    return (
        word("commentRangeStart", id=number)
        + "".join(runs)
        + word("commentRangeEnd", id=number)
        + word("r", word("commentReference", id=number))
    )
