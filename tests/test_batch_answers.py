"""What the model answered is kept before anyone looks at it, and requests go before the work on answers."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.batch.answers import KeepingTransport, letter_at_work
from drafter.batch.discover import Found
from drafter.batch.idle import DIGESTING, READING, IdleSelector
from drafter.batch.order import Claimed, Finished, ToKeep
from drafter.batch.store import RunStore
from drafter.endpoint.question import body_sha256
from drafter.endpoint.transport import Answer
from tests.batch_letters import REPLY, WRONG_IDS, write_letters
from tests.conftest import Ran
from tests.fault_server import FaultServer, Play, said

BODY = {"model": "m", "messages": []}
KEPT = '{"content": "c", "refusal": null, "finish_reason": "stop", "prompt_tokens": 1, "completion_tokens": 2}'


class Counting:
    """A server in this process."""

    def __init__(self) -> None:
        """Begin with no requests."""
        self.sent: list[dict[str, Any]] = []

    async def send(self, body: dict[str, Any]) -> Answer:
        """Answer it."""
        self.sent.append(body)
        return Answer("new", None, "stop", 3, 4)

    async def close(self) -> None:
        """Have nothing open."""


class Notebook:
    """Keeps at once."""

    def __init__(self) -> None:
        """Begin empty."""
        self.kept: list[tuple[int, str, Answer]] = []

    async def keep(self, letter: int, request: str, answer: Answer) -> None:
        """Keep it."""
        self.kept.append((letter, request, answer))


async def asked_by(letter: Claimed) -> tuple[Answer, Counting, Notebook]:
    """Return the answer to BODY while this letter is at work."""
    server, notebook = Counting(), Notebook()
    letter_at_work.set(letter)
    return await KeepingTransport(server, notebook.keep).send(BODY), server, notebook


@pytest.mark.anyio
async def test_a_kept_answer_is_given_again_without_the_server() -> None:
    """The same request of the same letter: from the store, and not kept twice."""
    answer, server, notebook = await asked_by(Claimed(7, "a.txt", 2, answers=((body_sha256(BODY), KEPT),)))
    assert (answer, server.sent, notebook.kept) == (Answer("c", None, "stop", 1, 2), [], [])


@pytest.mark.anyio
async def test_a_new_answer_is_kept_for_the_letter_at_work() -> None:
    """Another request than those that are kept: sent, kept, given."""
    answer, server, notebook = await asked_by(Claimed(7, "a.txt", 2, answers=(("other", KEPT),)))
    assert server.sent == [BODY]
    assert notebook.kept == [(7, body_sha256(BODY), answer)]


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    """Return a store with one letter that was claimed and has one answer."""
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    store = RunStore(tmp_path / "run")
    store.enter([(Found("a.txt", str(tmp_path / "a.txt")), "1")], "model")
    with store.transaction():
        (letter,) = store.claim(1)
        store.keep([ToKeep(1, letter.id, "r", KEPT)])
    return store


def claimed_again(store: RunStore) -> list[tuple[tuple[str, str], ...]]:
    """Return the answers that come with what can be claimed after failures are forgotten."""
    store.give_back_claimed()
    store.forget_failures()
    with store.transaction():
        answers = [letter.answers for letter in store.claim(9)]
    store.close()
    return answers


def test_answers_come_with_a_letter_that_was_not_finished(store: RunStore) -> None:
    """The run that goes on has what the killed one was answered."""
    assert claimed_again(store) == [(("r", KEPT),)]


def test_a_letter_that_failed_by_its_answers_is_asked_anew(store: RunStore) -> None:
    """`--retry-failed` wants other answers than those that were no use."""
    with store.transaction():
        store.finish(Finished(1, error="invalid_reply", message="m"), "model")
    assert claimed_again(store) == [()]


def test_a_letter_that_failed_by_the_server_keeps_its_answers(store: RunStore) -> None:
    """A letter read in parts needs only the parts that are missing."""
    with store.transaction():
        store.finish(Finished(1, error="server", message="m", is_server_cause=True), "model")
    assert claimed_again(store) == [(("r", KEPT),)]


def test_a_kill_in_the_middle_of_a_repair_repeats_no_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drafter: Callable[..., Ran]
) -> None:
    """The first answer was wrong and the repair is asked when the run is killed: only the repair is asked again."""
    monkeypatch.chdir(tmp_path)
    write_letters(tmp_path / "in", 1)

    def wrong_then_slow(_body: dict[str, Any], number: int) -> Play:
        return said(WRONG_IDS) if number == 0 else Play(said(REPLY).body, delay_s=3.0 if number == 1 else 0.0)

    with FaultServer(wrong_then_slow) as server:
        words = ["batch", "in", "-o", "out", "--engine", "model", "--base-url", server.base_url, "--model", "m"]
        surroundings = {**os.environ, "OPENAI_API_KEY": ""}
        run = subprocess.Popen([sys.executable, "-m", "drafter", *words], env=surroundings)  # noqa: S603 - our own command
        while len(server.bodies) < 2:
            assert run.poll() is None  # else nobody would ask
            time.sleep(0.02)
        run.kill()
        run.wait()
        assert drafter(*words).code == 0
    first, repair, again = [len(body["messages"]) for body in server.requests]
    assert (first, repair, again) == (2, 4, 4)


def test_steps_wait_until_the_loop_has_nothing_to_do() -> None:
    """Callbacks that follow one another go first, then what reads, then what digests, one step at a time."""
    idle, done = IdleSelector(), list[str]()

    async def be_busy() -> None:
        for _ in range(5):
            await asyncio.sleep(0)
        done.append("due")

    async def all_at_once() -> None:
        digested = idle.do(DIGESTING, lambda: done.append("digested"))
        await asyncio.gather(digested, idle.do(READING, lambda: done.append("read")), be_busy())

    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(idle)) as runner:
        runner.run(all_at_once())
    assert done == ["due", "read", "digested"]


def test_a_step_that_was_given_up_is_passed_over() -> None:
    """The loop goes on to the next step where the task that waited for one was cancelled."""
    idle = IdleSelector()

    async def work() -> str:
        given_up = asyncio.create_task(idle.do(READING, lambda: "given up"))
        following = asyncio.create_task(idle.do(READING, lambda: "done"))
        await asyncio.sleep(0)
        given_up.cancel()
        return await following

    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(idle)) as runner:
        assert runner.run(work()) == "done"
