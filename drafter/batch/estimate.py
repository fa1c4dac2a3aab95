"""What a run would cost: letters, prompt tokens, calls. Reads and parses, asks nothing."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from drafter.batch.discover import find_letters
from drafter.documents import Letter
from drafter.errors import InputError
from drafter.pipeline.opening import open_letter

Planner = Callable[[Letter], list[int]]  # prompt tokens of each call
_CHUNK = 200  # letters on their way to the workers at once
_PER_TASK = 5


@dataclass(frozen=True, slots=True)
class Estimate:
    """The expected cost of a run."""

    letters: int = 0
    unreadable: int = 0
    prompt_tokens: int = 0
    calls: int = 0


def estimate_batch(
    paths: Sequence[str], without: Sequence[Path], planner: Callable[[], Planner], workers: int
) -> Estimate:
    """Return the expected cost of summarizing the letters of PATHs. Raises InputError for a PATH that names nothing.

    `planner` makes, in each worker process, what says how a letter will be asked; it must be picklable.
    """
    letters = unreadable = tokens = calls = 0
    found = find_letters(paths, without=without)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_prepare, initargs=(planner,)) as pool:
        for chunk in _chunks(letter.path for letter in found):
            for plan in pool.map(_plan, chunk, chunksize=_PER_TASK):
                letters += 1
                unreadable += plan is None
                tokens += sum(plan or ())
                calls += len(plan or ())
    return Estimate(letters, unreadable, tokens, calls)


def _chunks(paths: Iterator[str]) -> Iterator[list[str]]:
    while chunk := list(islice(paths, _CHUNK)):
        yield chunk


_planners: list[Planner] = []  # of this worker process


def _prepare(planner: Callable[[], Planner]) -> None:
    _planners.append(planner())


def _plan(path: str) -> list[int] | None:
    try:
        return _planners[-1](open_letter(path))
    except InputError:
        return None
