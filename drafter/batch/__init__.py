"""Many letters: one result or one named failure a letter, nothing lost, nothing asked twice.

    run_batch(BatchOrder, tell) → Tally

The run process reads no letter and asks nothing: it claims letters in `run.sqlite`, hands them to worker processes,
and commits what they send. Each worker reads, parses, asks and packs on its own, within its share of the limits.
"""

from drafter.batch.order import BatchOrder, Finished, Tally
from drafter.batch.run import run_batch

__all__ = ["BatchOrder", "Finished", "Tally", "run_batch"]
