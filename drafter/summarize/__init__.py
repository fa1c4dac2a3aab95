"""Letter → Digest: an engine says what the letter says and asks; the code knows the rest and checks the engine."""

import dataclasses

from drafter.documents import Digest, DigestFigure, DigestSentence, Header, Letter
from drafter.engines.base import Engine, Summarized
from drafter.summarize.commitments import digest_commitments
from drafter.summarize.complete import check_asks, check_points, check_summary
from drafter.summarize.grounding import ground_digest
from drafter.summarize.measures import find_measures
from drafter.summarize.periods import find_periods

__all__ = ["digest_reply", "summarize_letter"]


async def summarize_letter(letter: Letter, engine: Engine) -> Digest:
    """Return the digest of a letter. Raises what the engine raises."""
    return digest_reply(letter, await engine.summarize(letter))


def digest_reply(letter: Letter, summarized: Summarized) -> Digest:
    """Return the digest of a letter that an engine has summarized; the engine is not asked."""
    reply = summarized.reply
    summary = check_summary(reply.summary)
    points = check_points(reply, letter)
    asks = check_asks(reply, letter)
    commitments = digest_commitments(reply, letter)
    return Digest(
        **{field.name: getattr(letter, field.name) for field in dataclasses.fields(Header)},
        summary=summary,
        points=points,
        asks=asks,
        figures=_digest_figures(letter),
        commitments=commitments,
        policies=letter.policies,
        sentences=_digest_sentences(letter),
        grounding=ground_digest(letter, summary, points, asks, commitments),
        provenance=summarized.provenance,
    )


def _digest_figures(letter: Letter) -> tuple[DigestFigure, ...]:
    measures, periods = find_measures(letter), find_periods(letter)
    return tuple(
        DigestFigure(
            measure=measures[figure.start],
            text="".join(figure.text.split()),
            value=figure.value,
            unit=figure.unit,
            period=periods[figure.start],
            sentence=figure.sentence,
        )
        for figure in letter.figures
    )


def _digest_sentences(letter: Letter) -> tuple[DigestSentence, ...]:
    return tuple(
        DigestSentence(one.id, one.start, one.end, letter.text[one.start : one.end]) for one in letter.sentences
    )
