"""2,000 letters, five kill -9, a server with six kinds of faults: what was lost, doubled, asked in vain.

usage: python benchmarks/batch_kill.py [LETTERS KILLS CALLS_AT_ONCE]      (from the root of the checkout)
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.test_batch_kill import run_with_kills


def main() -> None:
    """Print what a run came to."""
    letters, kills, wide = (int(word) for word in (sys.argv[1:] or ("2000", "5", "64")))
    with tempfile.TemporaryDirectory() as folder:
        survived = run_with_kills(Path(folder), letters=letters, kills=kills, concurrency=wide)
    results = survived.results
    print(
        f"{letters} letters, {kills} kills, {wide} wide: {len(set(results))} results, "
        f"lost {letters - len(set(results)) - survived.failures}, doubled {len(results) - len(set(results))}, "
        f"failures {survived.failures}, answers made void {survived.answered_in_vain} (at most {kills * wide}), "
        f"asked by one more run {survived.asked_after_the_end}, exit {survived.code}"
    )


if __name__ == "__main__":
    main()
