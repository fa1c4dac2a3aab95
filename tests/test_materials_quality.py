"""The floor under retrieval: recall of relevant passages, and asks that nothing supports, on fixtures/retrieval."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_BENCHMARK = Path(__file__).resolve().parent.parent / "benchmarks" / "retrieval.py"
_RECALL = 0.90
_CONFLICTS = 0.75


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """Return benchmarks/retrieval.py as a module."""
    spec = importlib.util.spec_from_file_location("retrieval_benchmark", _BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_recall_and_recognition_stay_above_their_floors(benchmark: ModuleType) -> None:
    """Recall@8 ≥ 0.9 and well above plain BM25; every unsupported ask recognised; conflicts found."""
    total = benchmark.Score()
    for folder in sorted(benchmark.CASES.iterdir()):
        score = benchmark.score_case(folder)
        assert score.recognised == score.unsupported, folder.name
        total = total.plus(score)
    assert total.recalled / total.relevant >= _RECALL
    assert total.recalled - total.baseline >= 0.1 * total.relevant
    assert total.conflicts_found / total.conflicts >= _CONFLICTS


def test_every_case_has_what_the_measure_needs(benchmark: ModuleType) -> None:
    """Eight cases or more, 4-6 asks over 5-8 papers, one ask of each without support; every quote is in its paper."""
    folders = sorted(benchmark.CASES.iterdir())
    assert len(folders) >= 8
    for folder in folders:
        _agency, asks, _conflicts, papers = benchmark.load_case(folder)
        assert 4 <= len(asks) <= 6, folder.name
        assert 5 <= len(papers) <= 8, folder.name
        assert sum(not ask["relevant"] for ask in asks) == 1, folder.name
        for ask in asks:
            assert all(quote["quote"] in papers[quote["file"]].text for quote in ask["relevant"]), folder.name
