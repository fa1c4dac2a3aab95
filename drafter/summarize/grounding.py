"""Which claims of a digest its own sentences contain."""

from collections.abc import Iterator, Sequence

from drafter.documents import Commitment, DigestAsk, Grounding, Letter, Point, Unsupported
from drafter.ground import ground_text

_WHY = "所依据的句子中没有"


def ground_digest(
    letter: Letter, summary: str, points: Sequence[Point], asks: Sequence[DigestAsk], commitments: Sequence[Commitment]
) -> Grounding:
    """Return how many figures, dates, titles and names there are, and those that no cited sentence contains."""
    claims = 0
    unsupported: list[Unsupported] = []
    for where, text, sources in _sayings(letter, summary, points, asks, commitments):
        for grounded in ground_text(text, sources):
            claims += 1
            if grounded.state == "not_found":
                unsupported.append(Unsupported(where, grounded.claim.quote, _WHY))
    return Grounding(claims, claims - len(unsupported), tuple(unsupported))


def _sayings(
    letter: Letter, summary: str, points: Sequence[Point], asks: Sequence[DigestAsk], commitments: Sequence[Commitment]
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield where something is said, what, and the sentences it must rest on; the summary rests on the whole letter."""
    words = {sentence.id: letter.text[sentence.start : sentence.end] for sentence in letter.sentences}
    yield "summary", summary, [letter.text]
    for number, point in enumerate(points):
        yield f"points[{number}]", point.summary, [words[one] for one in point.sentences]
    for ask in asks:
        yield f"asks[{ask.id}]", ask.text, [words[one] for one in ask.sentences]
    for number, promise in enumerate(commitments):
        said = "；".join(part for part in (promise.owner, promise.due) if part)
        yield f"commitments[{number}]", said, [words[one] for one in promise.sentences]
