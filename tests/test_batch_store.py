"""The run store: one row a letter, new work when something changed, one process at a time."""

from pathlib import Path

import pytest

from drafter.batch.discover import Found, find_letters
from drafter.batch.order import Finished
from drafter.batch.store import RunStore
from drafter.errors import InputError, StoreError


def entered(store: RunStore, *letters: tuple[Path, str], fingerprint: str = "rules") -> None:
    """Enter files with made-up hashes."""
    store.enter([(Found(path.name, str(path)), sha256) for path, sha256 in letters], fingerprint)


def finish_all(store: RunStore) -> list[str]:
    """Claim and finish every new letter; return their paths."""
    with store.transaction():
        claimed = store.claim(100)
        for letter in claimed:
            store.finish(Finished(letter.id, result=b"r", row=b"f"), "rules")
    return [letter.path for letter in claimed]


def break_in_the_middle(store: RunStore) -> None:
    """Claim a letter and fail before the end of the transaction."""
    with store.transaction():
        store.claim(1)
        raise ZeroDivisionError


def finish_one(store: RunStore, result: bytes) -> None:
    """Claim and finish one letter."""
    with store.transaction():
        (letter,) = store.claim(1)
        store.finish(Finished(letter.id, result=result, row=b""), "rules")


@pytest.fixture
def letters(tmp_path: Path) -> list[Path]:
    """Return two files."""
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
    return files


def test_what_was_done_is_not_claimed_again(tmp_path: Path, letters: list[Path]) -> None:
    """The same letters by the same engine: no work."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"), (letters[1], "2"))
    assert finish_all(store) == ["a.txt", "b.txt"]
    entered(store, (letters[0], "1"), (letters[1], "2"))
    assert finish_all(store) == []
    store.close()


def test_a_changed_file_is_new_work_for_that_letter_only(tmp_path: Path, letters: list[Path]) -> None:
    """Another sha256: that letter again, the other not."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"), (letters[1], "2"))
    finish_all(store)
    entered(store, (letters[0], "1"), (letters[1], "changed"))
    assert finish_all(store) == ["b.txt"]
    store.close()


def test_another_model_is_new_work_for_all(tmp_path: Path, letters: list[Path]) -> None:
    """Another fingerprint: every letter again."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"), (letters[1], "2"))
    finish_all(store)
    entered(store, (letters[0], "1"), (letters[1], "2"), fingerprint="other model")
    assert finish_all(store) == ["a.txt", "b.txt"]
    store.close()


def test_a_claim_that_was_killed_is_claimed_again(tmp_path: Path, letters: list[Path]) -> None:
    """A store that is opened anew knows of no claims; the letter that was tried comes last."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"), (letters[1], "2"))
    with store.transaction():
        assert [letter.path for letter in store.claim(1)] == ["a.txt"]
    store.close()
    again = RunStore(tmp_path / "run")
    with again.transaction():
        assert [(letter.path, letter.attempts) for letter in again.claim(9)] == [("b.txt", 1), ("a.txt", 2)]
    again.close()


def test_a_transaction_that_breaks_leaves_nothing(tmp_path: Path, letters: list[Path]) -> None:
    """All or nothing."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"))
    with pytest.raises(ZeroDivisionError):
        break_in_the_middle(store)
    assert store.counts() == {"new": 1}
    store.close()


def test_a_letter_whose_file_is_gone_is_left_out(tmp_path: Path, letters: list[Path]) -> None:
    """Its row stays, no output names it."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"), (letters[1], "2"))
    finish_all(store)
    letters[0].unlink()
    entered(store, (letters[1], "2"))
    assert [path for (path,) in store.select("path", "done")] == ["b.txt"]
    assert store.counts() == {"done": 1}
    store.close()


def test_failures_are_forgotten_only_when_asked(tmp_path: Path, letters: list[Path]) -> None:
    """`--retry-failed` makes work of failures and of what the rules engine stepped in for."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"), (letters[1], "2"))
    with store.transaction():
        first, second = store.claim(2)
        store.finish(Finished(first.id, error="input", message="m"), "rules")
        store.finish(Finished(second.id, result=b"r", row=b"f", fallback="refusal"), "rules")
    assert finish_all(store) == []
    store.forget_failures()
    assert finish_all(store) == ["a.txt", "b.txt"]
    store.close()


def test_replies_are_wanted_without_asking_for_summaries_again(tmp_path: Path, letters: list[Path]) -> None:
    """A letter that is summarized and lacks a reply is claimed with its result."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"))
    finish_all(store)
    store.want_replies()
    with store.transaction():
        assert [letter.result for letter in store.claim(9)] == [b"r"]
    store.close()


def test_a_file_that_changed_while_it_waited_is_known_by_what_was_read(tmp_path: Path, letters: list[Path]) -> None:
    """The sha256 that the worker read is the one that counts next time."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"))
    with store.transaction():
        (letter,) = store.claim(1)
        store.finish(Finished(letter.id, sha256="2", result=b"r", row=b"f"), "rules")
    entered(store, (letters[0], "2"))
    assert store.counts() == {"done": 1}
    store.close()


def test_a_second_process_is_told_that_the_folder_is_in_use(tmp_path: Path) -> None:
    """The lock is held until the first store is closed."""
    store = RunStore(tmp_path / "run")
    with pytest.raises(StoreError, match="另一个 drafter batch 正在使用该目录"):
        RunStore(tmp_path / "run")
    store.close()
    RunStore(tmp_path / "run").close()


def test_a_full_disk_is_one_clear_error(tmp_path: Path, letters: list[Path]) -> None:
    """SQLite's own page limit stands for the full disk."""
    store = RunStore(tmp_path / "run")
    entered(store, (letters[0], "1"))
    store._database.execute("PRAGMA max_page_count = 1")  # noqa: SLF001 - no disk can be filled in a test
    with pytest.raises(StoreError, match="磁盘已满"):
        finish_one(store, b"x" * 1_000_000)
    store.close()


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    """Somebody else's run.sqlite is not overwritten."""
    (tmp_path / "run.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    with pytest.raises(StoreError, match="已损坏或不是运行记录"):
        RunStore(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "run").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="运行目录无法使用"):
        RunStore(tmp_path / "run")


def test_folders_globs_and_files_name_a_letter_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hidden files, lock files, machine files, run folders and what is left out are no letters."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a.txt", "in/deep/c.docx", "in/.x", "in/~$a.docx", "in/log.json", "in/cases.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    RunStore(tmp_path / "in" / "old-run").close()
    found = find_letters(["in", "in/*.txt", "./in/a.txt"], without=[Path("in/cases.csv")])
    assert [letter.path for letter in found] == ["in/a.txt", "in/b.txt", "in/deep/c.docx"]


def test_a_path_that_names_nothing_is_an_error() -> None:
    """A typing mistake is no empty run."""
    with pytest.raises(InputError, match="找不到来文"):
        list(find_letters(["nowhere/*.txt"]))
