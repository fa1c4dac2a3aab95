"""The promises of a letter, with owner and due date as an engine read them, where the letter prints them."""

from bisect import bisect_right

from drafter.documents import Commitment, Letter
from drafter.grammar.fold import fold
from drafter.schemas import CommitmentSaid, SummaryReply

_NOTE = 80  # characters after a promise in which a note may name owner and due date


def digest_commitments(reply: SummaryReply, letter: Letter) -> tuple[Commitment, ...]:
    """Return each promise once; an owner or due date that its lines do not print is left out."""
    said: dict[int, CommitmentSaid] = {}
    for one in reply.commitments:
        said.setdefault(one.commitment, one)
    starts = [sentence.start for sentence in letter.sentences]
    folded = fold(letter.text)
    promises = []
    for number, span in enumerate(letter.commitments, start=1):
        first = max(bisect_right(starts, span.start), 1)
        last = max(bisect_right(starts, max(span.end - 1, span.start)), first)
        lines = "".join(folded[starts[first - 1] : span.end + _NOTE].split())
        heard = said.get(number)
        promises.append(
            Commitment(
                what=" ".join(span.text.split()),
                owner=_printed(heard.owner, lines) if heard else None,
                due=_printed(heard.due, lines) if heard else None,
                sentences=tuple(letter.sentences[at - 1].id for at in range(first, last + 1)),
            )
        )
    return tuple(promises)


def _printed(words: str | None, lines: str) -> str | None:
    """Return the words if the lines print them."""
    bare = "".join(fold(words or "").split())
    return words.strip() if words and bare and bare in lines else None
