"""The quality floors: what is measured on the fixture letters, and that nothing lowers the bar unasked."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import quality
from tests.quality import Tally

LETTER = "青岭县教育局关于县十七届人大三次会议第46号建议的答复\n\n罗桂芳代表：\n您好。\n"
EXPECTED: dict[str, object] = {
    "file": "letter.txt",
    "genre": "reply",
    "matter": None,
    "title": None,
    "doc_number": None,
    "session": None,
    "proposal_number": None,
    "proposal_title": None,
    "addressees": [],
    "issuer": None,
    "issue_date": None,
    "co_handlers": [],
    "contact": None,
    "outline": [],
    "figures": [],
    "policies": [],
    "commitments": [],
    "asks": [],
    "arithmetic": [],
    "slips": [],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of one letter."""
    folder = tmp_path / "letters" / "one"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "expected.json").write_text(json.dumps(EXPECTED, ensure_ascii=False), encoding="utf-8")
    return folder.parent


def test_no_score_is_below_its_floor() -> None:
    """Every measure over fixtures/letters reaches its floor."""
    assert quality.falls(quality.load_baseline().floors, quality.measure()) == []


def test_floors_were_measured_on_this_corpus() -> None:
    """A changed letter or annotation needs `python -m tests.quality --write`: floors and corpus belong together."""
    assert quality.load_baseline().corpus == quality.corpus_digest()


def test_every_measure_has_a_floor() -> None:
    """The baseline names all measures of the scorer, and no other."""
    wanted = {"genre", "metadata", "outline", "levels", "figures", "values", *quality.LISTS, *quality.QUOTES}
    assert set(quality.load_baseline().floors) == wanted


def test_score_below_its_floor_is_named() -> None:
    """A drop of one measure gives one line; a measure that is gone counts as zero."""
    assert quality.falls({"figures": 0.97, "asks": 0.9}, {"figures": 0.9699, "asks": 0.9}) == [
        "figures: 0.9699 is below its floor 0.97"
    ]
    assert quality.falls({"figures": 0.97}, {}) == ["figures: 0.0 is below its floor 0.97"]


def test_floors_rise_by_themselves() -> None:
    """A better score becomes the floor, and a new measure gets one."""
    assert quality.next_floors({"asks": 0.8}, {"asks": 0.9, "outline": 0.95}, allow_lower=False) == {
        "asks": 0.9,
        "outline": 0.95,
    }


def test_floor_falls_only_when_asked() -> None:
    """Lowering is refused with the measure named, unless the caller allows it."""
    with pytest.raises(quality.LoweredFloorError, match="asks"):
        quality.next_floors({"asks": 0.9}, {"asks": 0.8}, allow_lower=False)
    assert quality.next_floors({"asks": 0.9}, {"asks": 0.8}, allow_lower=True) == {"asks": 0.8}


def test_changed_annotation_changes_the_digest(corpus: Path) -> None:
    """One changed byte, or a renamed folder, is another corpus."""
    before = quality.corpus_digest(corpus)
    (corpus / "one" / "letter.txt").write_text(LETTER + "。", encoding="utf-8")
    changed = quality.corpus_digest(corpus)
    (corpus / "one").rename(corpus / "two")
    assert len({before, changed, quality.corpus_digest(corpus)}) == 3


def test_writing_refuses_to_lower(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--write` keeps the old file and exits 1 when a score fell; `--allow-lower` writes it."""
    baseline = tmp_path / "baseline.json"
    stored = {"corpus": "old", "floors": {"metadata": 1.0}}
    baseline.write_text(json.dumps(stored), encoding="utf-8")
    assert quality.main([], root=corpus, baseline=baseline) == 1
    assert quality.main(["--write"], root=corpus, baseline=baseline) == 1
    assert json.loads(baseline.read_text(encoding="utf-8")) == stored
    assert "metadata" in capsys.readouterr().err
    assert quality.main(["--write", "--allow-lower"], root=corpus, baseline=baseline) == 0
    assert quality.load_baseline(baseline).corpus == quality.corpus_digest(corpus)
    assert quality.main([], root=corpus, baseline=baseline) == 0


def test_first_writing_needs_no_baseline(corpus: Path, tmp_path: Path) -> None:
    """Without a stored baseline the measured scores are the floors."""
    baseline = tmp_path / "baseline.json"
    assert quality.main(["--write"], root=corpus, baseline=baseline) == 0
    assert quality.load_baseline(baseline).floors == quality.measure(corpus)


def test_widths_spaces_and_end_marks_do_not_count() -> None:
    """（一） and (一), and a line break inside a heading, are the same words."""
    assert quality.bare("（一） 加大投入，\n改善条件。") == quality.bare("(一)加大投入,改善条件")


def test_list_entry_serves_once() -> None:
    """Two equal entries against one give one hit of two."""
    assert quality.tally_lists(["10家", "10家"], ["10家"]) == Tally(1, 2, 1)


def test_quote_is_found_in_a_little_more_but_not_in_a_page() -> None:
    """A passage up to twice as long as the quote counts; a longer one does not."""
    quote = "力争新增停车位一千个"
    assert quality.tally_quotes([quote], ["下一步，我局将" + quote]) == Tally(1, 1, 1)
    assert quality.tally_quotes([quote], [quote + "，" + "并做好其他各项工作" * 3]) == Tally(0, 1, 1)


def test_letter_is_scored_field_by_field() -> None:
    """Absent and wrong fields count against metadata; levels and values are stricter than outline and figures."""
    wanted = EXPECTED | {
        "session": "市六届人大五次会议",
        "issuer": "白鹭市水务局",
        "outline": [{"level": 1, "marker": "一、", "text": "工作情况"}],
        "figures": [{"text": "30万", "value": 30.0, "unit": "万元", "quote": "补助30万"}],
        "commitments": ["力争年底前完工"],
    }
    parsed = EXPECTED | {
        "session": {"text": "市六届人大五次会议", "start": 0, "end": 9},
        "outline": [{"level": 2, "marker": "一、", "text": "工作情况"}],
        "figures": [{"text": "30万", "value": 30.0, "unit": "万"}],
        "commitments": [{"text": "力争年底前完工", "start": 20, "end": 27}],
    }
    scores = quality.score_letter(wanted, parsed)
    assert scores["genre"] == Tally(1, 1, 1)
    assert scores["metadata"] == Tally(1, 2, 2)
    assert (scores["outline"], scores["levels"]) == (Tally(1, 1, 1), Tally(0, 1, 1))
    assert (scores["figures"], scores["values"]) == (Tally(1, 1, 1), Tally(0, 1, 1))
    assert scores["commitments"] == Tally(1, 1, 1)
    assert scores["asks"].score == 1.0


def test_other_paper_is_asked_for_its_genre_only() -> None:
    """A news item has no fields to score."""
    assert quality.score_letter({"genre": "other"}, {"genre": "reply"}) == {"genre": Tally(0, 1, 1)}


@given(st.lists(st.sampled_from("甲乙丙丁")), st.lists(st.sampled_from("甲乙丙丁")))
@settings(max_examples=50, deadline=None)
def test_score_is_between_none_and_all(wanted: list[str], given_: list[str]) -> None:
    """0 ≤ score ≤ 1, the order of entries does not matter, and a list agrees with itself."""
    assert 0.0 <= quality.tally_lists(wanted, given_).score <= 1.0
    assert quality.tally_lists(wanted, given_) == quality.tally_lists(sorted(wanted), sorted(given_))
    assert quality.tally_lists(wanted, wanted).score == 1.0
