"""What every test may use."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from drafter.cli import main


@pytest.fixture
def anyio_backend() -> str:
    """Return the one event loop the product runs on."""
    return "asyncio"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one call of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def drafter(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return a function that runs `drafter WORDS…` in this process, with no endpoint in the environment."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "DRAFTER_MODEL"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["drafter", *map(str, words)])
        monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), out, err)

    return run
