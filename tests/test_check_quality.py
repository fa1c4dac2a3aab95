"""The floor under the checker: planted faults found, look-alikes and sound relations not accused."""

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

_BENCHMARK = Path(__file__).resolve().parent.parent / "benchmarks" / "check.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """Return benchmarks/check.py as a module."""
    spec = importlib.util.spec_from_file_location("check_benchmark", _BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def digest_of(folder: Path) -> str:
    """Return the sha256 over names and bytes of all planted letters and their truth."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "baseline.json"):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def test_detection_and_false_alarms_stay_on_the_right_side_of_their_floors(benchmark: ModuleType) -> None:
    """Rule by rule, no fewer planted faults are found than the baseline says, and no more look-alikes accused."""
    baseline = json.loads((benchmark.CASES / "baseline.json").read_text(encoding="utf-8"))
    assert digest_of(benchmark.CASES) == baseline["corpus"], "the planted set changed: measure again, note the floors"
    score = benchmark.score_planted()
    assert score.planted == baseline["planted"]
    assert all(score.found[rule] >= least for rule, least in baseline["found"].items()), score.notes
    assert score.accused.total() <= baseline["accused"], score.notes


def test_the_planted_set_is_large_enough_to_mean_something(benchmark: ModuleType) -> None:
    """Twenty letters, sixty faults of two dozen rules, and as many correct look-alikes."""
    score = benchmark.score_planted()
    assert len(benchmark.case_folders()) >= 20
    assert score.planted.total() >= 60
    assert len(score.planted) >= 24
    assert score.alike.total() >= score.planted.total()


def test_no_sound_relation_of_the_fixture_letters_is_called_an_error(benchmark: ModuleType) -> None:
    """Of relations that hold none is an error and at most 15 % are asked about; those that do not hold are reported."""
    counts = benchmark.score_letters()
    assert counts["accused"] == 0
    assert counts["warned"] <= 0.15 * counts["sound"]
    assert counts["reported"] >= 0.6 * counts["broken"]
