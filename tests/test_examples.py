"""The examples run as they stand, offline, and stay short."""

import runpy
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.py"))
EXPECTED = {
    "check_a_reply.py": "R28 error",
    "draft_a_reply.py": "依据：",
    "summarize_a_letter.py": "A1 ",
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each example prints what it promises, in at most 40 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
    runpy.run_path(str(path), run_name="__main__")
    assert EXPECTED[path.name] in capsys.readouterr().out


def test_every_example_has_its_expectation() -> None:
    """A new example needs a line in the table above."""
    assert {path.name for path in EXAMPLES} == set(EXPECTED)
