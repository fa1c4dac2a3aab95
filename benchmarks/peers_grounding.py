"""A peer's own grounding of quotes in letters; run by benchmarks/peers.py in the peers' venv.

usage: python benchmarks/peers_grounding.py instructor|langextract|langextract-unicode < QUOTES.json

QUOTES.json: [{"text": letter, "quotes": [words, …]}, …]; prints the same shape with, for each quote, the words that the
peer shows as its place in the letter, or null where it gives none.
"""

import json
import sys
import time


def ground_instructor(text: str, quotes: list[str]) -> list[str | None]:
    """Return what CitationMixin keeps of each quote."""
    from instructor import CitationMixin  # noqa: PLC0415 - only in the peers' venv

    class Said(CitationMixin):
        pass

    kept = (Said.model_validate({"substring_quotes": [quote]}, context={"context": text}) for quote in quotes)
    return [one.substring_quotes[0] if one.substring_quotes else None for one in kept]


def ground_langextract(text: str, quotes: list[str], *, unicode: bool) -> list[str | None]:
    """Return the slice at the interval that the resolver gives each quote."""
    from langextract import data, resolver  # noqa: PLC0415 - only in the peers' venv
    from langextract.core import tokenizer  # noqa: PLC0415

    chosen = tokenizer.UnicodeTokenizer() if unicode else None
    shown: list[str | None] = []
    for quote in quotes:
        said = [data.Extraction(extraction_class="q", extraction_text=quote)]
        (found,) = resolver.Resolver().align(said, text, token_offset=0, char_offset=0, tokenizer_inst=chosen)
        place = found.char_interval
        shown.append(text[place.start_pos : place.end_pos] if place and place.start_pos is not None else None)
    return shown


def main() -> None:
    """Ground everything on standard input."""
    name = sys.argv[1]
    letters = json.load(sys.stdin)
    begun = time.process_time()
    shown = [
        ground_instructor(one["text"], one["quotes"])
        if name == "instructor"
        else ground_langextract(one["text"], one["quotes"], unicode=name.endswith("unicode"))
        for one in letters
    ]
    json.dump({"shown": shown, "cpu_s": time.process_time() - begun}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
