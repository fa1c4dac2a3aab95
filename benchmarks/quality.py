"""What the recorded model is worth on our letters: validity, ids, asks, figures, supported sentences, tokens.

usage: python benchmarks/quality.py          (offline, from fixtures/recordings; from the root of the checkout)
"""

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import recordings
from tests.recordings_measure import Cost


def show(cost: Cost, unit: str) -> None:
    """Print what one kind of question cost, by «letter» or «ask»."""
    prompt, completion = cost.prompt_tokens / cost.units, cost.completion_tokens / cost.units
    print(f"{cost.units} {unit}s  {cost.calls} calls  each {unit}: {prompt:.0f} prompt + {completion:.0f} reply tokens")


def main() -> None:
    """Print the measures, a case a line first."""
    outcomes = asyncio.run(recordings.replay_all())
    for one in outcomes:
        made = one.draft.provenance if one.draft else one.digest.provenance
        doubts = len(one.draft.unverified) if one.draft else len(one.digest.grounding.unsupported)
        fallback = made.fallback or one.digest.provenance.fallback or "-"
        print(f"{one.case.name:45} {len(one.requests):3} calls  unsupported {doubts:2}  fallback {fallback}")
    measured = recordings.measured(outcomes)
    server = recordings.read_server()
    print(f"\n{server['model']} — {server['note']}")
    show(measured.summaries, "letter")
    show(measured.answers, "ask")
    for name, counted in measured.counts.items():
        print(f"{name:26} {counted.hits:5} of {counted.of:5}  {counted.share:.3f}")


if __name__ == "__main__":
    main()
