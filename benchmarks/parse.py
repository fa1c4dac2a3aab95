"""MB/s (of processor time) of `parse_letter` for 0.1, 1 and 5 MB of letters, and how the time grows.

The texts are bodies of the fixture letters in one frame (title, salutation, opening … signature), so that every
question has work to do. Linear growth prints a ratio near 1; the bound is 1 MB/s a core.

The last lines tell what ordinary letters cost, imports and reading aside: the fixture letters as they are, and one of
5,000 characters.
"""

import time
from pathlib import Path

from drafter.documents import SourceText
from drafter.parse import parse_letter
from drafter.parse.frame import find_frame
from drafter.parse.page import open_page
from drafter.read import read_source

LETTERS = Path(__file__).resolve().parent.parent / "fixtures" / "letters"
HEAD = (
    "关于市政协十四届二次会议第35号提案的答复\n\n张某某委员：\n\n您提出的《关于养老服务的提案》收悉，现答复如下：\n\n"
)
TAIL = "\n\n感谢您的关心和支持！\n\n云州市民政局\n2024年6月5日\n（联系人：张某，联系电话：0000-1234567）\n"
SIZES_MB = (0.1, 1.0, 5.0)
ORDINARY_CHARACTERS = 5000
ROUNDS = 5  # the quickest counts
SLOWEST_MB_S = 1.0
STEEPEST = 1.5


def bodies() -> str:
    """Return the bodies of the fixture letters, one after another."""
    pages = (open_page(read_source(path).text) for path in sorted(LETTERS.glob("*/letter.*")))
    return "\n".join(page.text[slice(*find_frame(page).body)] for page in pages)


def letter_of(size_mb: float, body: str) -> str:
    """Return a letter of about `size_mb` million UTF-8 bytes."""
    times = max(1, round(size_mb * 1e6 / len(body.encode())))
    return HEAD + "\n".join([body] * times)[: int(len(body) * size_mb * 1e6 / len(body.encode()))] + TAIL


def seconds_for(sources: list[SourceText]) -> float:
    """Return the processor time of parsing the letters one after another."""
    started = time.process_time()
    for source in sources:
        parse_letter(source)
    return time.process_time() - started


def print_ordinary(name: str, sources: list[SourceText]) -> None:
    """Print what one of the letters costs."""
    seconds = min(seconds_for(sources) for _ in range(ROUNDS))
    characters = sum(source.characters for source in sources)
    size = sum(len(source.text.encode()) for source in sources) / 1e6
    print(
        f"{name}: {1000 * seconds / len(sources):.2f} ms a letter of {characters / len(sources):.0f} characters, "
        f"{size / seconds:.2f} MB/s"
    )


def plain(text: str) -> SourceText:
    """Return a text as if it had been read from a file."""
    return SourceText("", "", "text/plain", "utf-8", text)


def main() -> None:
    """Print one row a size, the growth from the smallest to the largest, and the cost of ordinary letters."""
    body = bodies()
    rates = []
    for size_mb in SIZES_MB:
        text = letter_of(size_mb, body)
        started = time.process_time()
        letter = parse_letter(plain(text))
        seconds = time.process_time() - started
        rates.append(len(text.encode()) / 1e6 / seconds)
        size = len(text.encode()) / 1e6
        print(f"{size:5.1f} MB  {seconds:7.2f} s  {rates[-1]:5.2f} MB/s  {len(letter.sentences)} sentences")
    growth = rates[0] / rates[-1]
    print(
        f"growth {growth:.2f} (linear: 1, at most {STEEPEST}); slowest {min(rates):.2f} MB/s (at least {SLOWEST_MB_S})"
    )
    letters = [read_source(path) for path in sorted(LETTERS.glob("*/letter.*"))]
    print_ordinary(f"{len(letters)} fixture letters", letters)
    ordinary = letter_of(ORDINARY_CHARACTERS / len(body) * len(body.encode()) / 1e6, body)
    print_ordinary("an ordinary letter", [plain(ordinary)] * 10)


if __name__ == "__main__":
    main()
