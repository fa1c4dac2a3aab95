"""How far the token estimate is from a real tokenizer, over the fixture letters.

usage: python benchmarks/tokens.py http://127.0.0.1:8080     (a llama.cpp server: it has /tokenize)
"""

import json
import sys
import urllib.request
from pathlib import Path

from drafter.endpoint.tokens import estimate_tokens
from drafter.read import read_source

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"


def count_really(server: str, text: str) -> int:
    """Return the tokens the server's own tokenizer finds."""
    body = json.dumps({"content": text}, ensure_ascii=False).encode()
    request = urllib.request.Request(f"{server}/tokenize", body, {"Content-Type": "application/json"})  # noqa: S310 - the address the person gave
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        return len(json.load(answer)["tokens"])


def main() -> None:
    """Print the error of each letter and the mean."""
    errors = []
    for folder in sorted(LETTERS.iterdir()):
        for path in folder.glob("letter.*"):
            text = read_source(path).text
            real = count_really(sys.argv[1], text)
            error = estimate_tokens(text) / real - 1
            errors.append(error)
            print(f"{folder.name:40} {len(text):6} characters {real:6} tokens  error {error:+.1%}")
    mean = sum(map(abs, errors)) / len(errors)
    bias = sum(errors) / len(errors)
    print(f"letters {len(errors)}  mean error {mean:.1%}  worst {max(map(abs, errors)):.1%}  bias {bias:+.1%}")


if __name__ == "__main__":
    main()
