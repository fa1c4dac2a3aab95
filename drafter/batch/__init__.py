"""Many letters: one result or one named failure a letter, nothing lost, nothing asked twice.

    batch.run.run_batch(BatchOrder, tell) → Tally

The run process reads no letter and asks nothing: it claims letters in `run.sqlite`, hands them to worker processes,
and commits what they send. Each worker reads, parses, asks and packs on its own, within its share of the limits.
Nothing is imported unasked: a worker process needs little of this package and starts the sooner.
"""
