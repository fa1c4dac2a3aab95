"""From a digest to what the ledger shows of it, as plain JSON, and to the MinHash of a text."""

import array
import re
from typing import Any

from rensa import RMinHash

from drafter.documents import Digest, Letter, Span

PERMUTATIONS = 128
_SEED = 9704
_SHINGLE = 4  # characters
_MOST_FIGURES = 8
_NOT_WORDS = re.compile(
    r"[^\u3400-\u9fff]+"
)  # numbers and names of places differ in copies; Han text shows the kinship


def ledger_facts(digest: Digest) -> dict[str, Any]:
    """Return what the ledger shows of a letter."""
    return {
        "number": _words(digest.proposal_number),
        "session": _words(digest.session),
        "title": _words(digest.proposal_title) or _words(digest.title),
        "proposers": [span.text for span in digest.proposers],
        "genre": digest.genre,
        "matter": digest.matter,
        "issuer": _words(digest.issuer),
        "disposition": _words(digest.disposition),
        "co_handlers": [span.text for span in digest.co_handlers],
        "summary": digest.summary,
        "asks": [[ask.id, ask.text, list(ask.sentences)] for ask in digest.asks],
        "figures": [[one.period, one.measure, one.text] for one in digest.figures[:_MOST_FIGURES]],
        "commitments": [[one.owner, one.what, one.due, list(one.sentences)] for one in digest.commitments],
        "unsupported": len(digest.grounding.unsupported),
    }


def text_signature(letter: Letter) -> bytes:
    """Return the MinHash of the letter's words: 128 numbers of 4 bytes."""
    words = _NOT_WORDS.sub("", letter.text)
    shingles = {words[start : start + _SHINGLE] for start in range(max(1, len(words) - _SHINGLE + 1))}
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(sorted(shingles))
    return array.array("I", minhash.digest()).tobytes()


def _words(span: Span | None) -> str | None:
    return "".join(span.text.split()) if span is not None else None
