"""The worker processes of a run: started, fed, heard, and replaced when a letter hangs or crashes one."""

import contextlib
import dataclasses
import multiprocessing
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from drafter.batch.order import Claimed, Finished, Returned, ToKeep
from drafter.batch.worker import Word, WorkerOrder, worker_main
from drafter.errors import DrafterError, EndpointTimeoutError, InputError

_SPAWN = multiprocessing.get_context("spawn")  # the same on every system; nothing of this process is inherited
_LEAST_SPARE, _MOST_SPARE = 4, 96  # letters that wait for a place or to be digested
_SLOTS = 4  # two stages: letter and time of each
_MOST_DEATHS = 5  # of workers that were busy with no letter


@dataclass(slots=True)
class _Member:
    places: int
    process: SpawnProcess
    connection: Connection
    busy: Any
    letters: dict[int, Claimed] = field(default_factory=dict)

    @property
    def room(self) -> int:
        """Letters it may be given now: one for each place, as many read ahead or still to be digested."""
        return self.places + min(max(self.places, _LEAST_SPARE), _MOST_SPARE) - len(self.letters)

    def guilty(self, longest_s: float) -> list[int]:
        """Return the letters that a thread has been busy with for too long."""
        now = time.monotonic()
        held = [(int(self.busy[slot]), self.busy[slot + 1]) for slot in range(0, _SLOTS, 2)]
        return [letter for letter, since in held if letter in self.letters and now - since > longest_s]


@dataclass(slots=True)
class Heard:
    """What came from the workers: answers to keep, letters that finished, letters given back."""

    answers: list[ToKeep] = field(default_factory=list)
    finished: list[Finished] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)


class Crew:
    """Worker processes with the letters each of them has."""

    def __init__(self, order: WorkerOrder, places: Iterable[int]) -> None:
        """Start a worker for each share of the places. Raises what opening the engine raises."""
        self._order = order
        self._counter = _SPAWN.Value("q", 0)
        self._deaths = 0
        self._owner: dict[int, _Member] = {}
        self._members = [self._start(share) for share in places]
        for member in self._members:
            self._await_ready(member)

    @property
    def in_flight(self) -> int:
        """Letters given and not yet finished."""
        return len(self._owner)

    @property
    def room(self) -> int:
        """Letters that may be given now."""
        return sum(max(0, member.room) for member in self._members)

    def give(self, letters: Iterable[Claimed]) -> None:
        """Hand out letters, to the worker with most room first."""
        for letter in letters:
            member = max(self._members, key=lambda one: one.room)
            member.letters[letter.id] = letter
            self._owner[letter.id] = member
            self._send(member, letter)

    def confirm(self, answers: Iterable[ToKeep]) -> None:
        """Tell the workers that their answers are committed."""
        for answer in answers:
            if (member := self._owner.get(answer.letter)) in self._members:
                self._send(member, answer.number)

    def take(self, letter: int) -> Claimed:
        """Take a letter off its worker; return what it was."""
        return self._owner.pop(letter).letters.pop(letter)

    def halt(self) -> None:
        """Let the workers finish what they have asked, and give back what they have not."""
        for member in self._members:
            self._send(member, Word.HALT)

    def hear(self, timeout_s: float) -> Heard:
        """Wait for results; take everything that is there."""
        heard = Heard()
        ready = wait([member.connection for member in self._members], timeout_s)
        for member in [one for one in self._members if one.connection in ready]:
            self._receive(member, heard)
        for member in self._members[:]:
            if guilty := member.guilty(self._order.deadline_s):
                self._replace(member, heard, guilty)
        return heard

    def dismiss(self) -> None:
        """Let the workers end: they have nothing left to do."""
        for member in self._members:
            self._send(member, Word.END)
        for member in self._members:
            member.process.join(5)
        self.kill()

    def kill(self) -> None:
        """End the workers now."""
        for member in self._members:
            member.process.kill()
            member.process.join()
            member.connection.close()
        self._members = []

    def _start(self, places: int) -> _Member:
        ours, theirs = _SPAWN.Pipe()
        busy = _SPAWN.Array("d", _SLOTS, lock=False)
        order = dataclasses.replace(self._order, places=places)
        process = _SPAWN.Process(target=worker_main, args=(order, theirs, busy, self._counter), daemon=True)
        process.start()
        theirs.close()
        return _Member(places, process, ours, busy)

    def _await_ready(self, member: _Member) -> None:
        try:
            said = member.connection.recv()
        except EOFError:
            raise DrafterError("工作进程无法启动", remedy="请用 --debug 再试，或检查可用内存") from None
        if isinstance(said, DrafterError):
            raise said

    def _receive(self, member: _Member, heard: Heard) -> None:
        try:
            while member.connection.poll():
                said = member.connection.recv()
                if isinstance(said, DrafterError):
                    raise said
                if isinstance(said, Returned):
                    heard.returned.append(self.take(said.letter).id)
                elif isinstance(said, ToKeep):
                    heard.answers.append(said)
                else:
                    heard.finished.append(said)
        except (EOFError, OSError):
            self._replace(member, heard, [])

    def _replace(self, member: _Member, heard: Heard, hung: list[int]) -> None:
        """Put a new worker in the place of one that died, or that hung with a letter."""
        self._members.remove(member)
        member.process.kill()
        member.process.join()
        busy = {int(member.busy[slot]) for slot in range(0, _SLOTS, 2)} & set(member.letters)
        finished = {one.letter for one in heard.finished}
        for letter in [one for one in member.letters.values() if one.id not in finished]:
            if letter.id in hung:
                heard.finished.append(_hung(letter, self._order.deadline_s))
            elif not hung and letter.id in busy and letter.attempts > 1:
                heard.finished.append(_crashed(letter))
            else:
                heard.returned.append(self.take(letter.id).id)
        self._deaths += not busy
        if self._deaths > _MOST_DEATHS:
            raise DrafterError("工作进程反复退出", remedy="请检查可用内存，或调低 --concurrency")
        new = self._start(member.places)
        self._await_ready(new)
        self._members.append(new)

    def _send(self, member: _Member, said: object) -> None:
        with contextlib.suppress(OSError):  # it died; `hear` finds out and gives its letters back
            member.connection.send(said)


def _hung(letter: Claimed, deadline_s: float) -> Finished:
    error = EndpointTimeoutError(
        f"读取、解析超过{deadline_s:g}秒，已放弃这一件", where=letter.path, remedy="请检查文件，或调大 deadline_s"
    )
    return Finished(letter=letter.id, error=error.name, message=str(error))


def _crashed(letter: Claimed) -> Finished:
    error = InputError("读取时程序异常退出", where=letter.path, remedy="文件可能损坏或过大，请另存为 .docx 后再试")
    return Finished(letter=letter.id, error=error.name, message=str(error))
