"""The asks with all their words, for finding evidence: a heading alone (加大宣传引导力度) finds too little."""

from dataclasses import replace

from drafter.documents import Digest, DigestAsk


def asks_in_full(digest: Digest) -> tuple[DigestAsk, ...]:
    """Return the asks of a digest with the sentences they stand in behind their own words, ids unchanged."""
    words = {sentence.id: sentence.text.strip() for sentence in digest.sentences}
    return tuple(
        replace(ask, text="\n".join([ask.text, *(words[number] for number in ask.sentences if number in words)]))
        for ask in digest.asks
    )
