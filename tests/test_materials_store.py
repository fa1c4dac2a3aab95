"""The library file: kept by content, replaced by name, forgotten, refused when it is none."""

import sqlite3
from pathlib import Path

import pytest

from drafter.documents import DigestAsk, Letter, SourceText
from drafter.errors import StoreError
from drafter.materials import Card, open_library
from drafter.parse import parse_letter

REPORT = (
    "云州市交通运输局2024年工作总结\n\n全市新建公共充电桩640个，总数达到7,850个。\n\n云州市交通运输局\n2024年12月26日\n"
)
ASK = DigestAsk("A1", "加快公共充电桩建设", ())


def paper(text: str, sha256: str = "0" * 64) -> Letter:
    """Return a parsed paper."""
    return parse_letter(SourceText(path="x", sha256=sha256, media_type="text/plain", encoding="utf-8", text=text))


def test_a_library_survives_and_knows_what_it_has(tmp_path: Path) -> None:
    """Papers written once are there again, with what is known of them."""
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.add(paper(REPORT, "a" * 64), file="总结.txt")
    with open_library(path) as library:
        assert (library.has("a" * 64), library.has("b" * 64)) == (True, False)
        assert library.papers() == (
            Card(
                *("总结.txt", "a" * 64, "report", "云州市交通运输局2024年工作总结", "云州市交通运输局", "云州市", 2024),
                passages=1,
            ),
        )
        passage = library.passages(ASK, agency=None)[0]
        assert passage.evidence.quote == "全市新建公共充电桩640个，总数达到7,850个。"
        assert REPORT[passage.evidence.start : passage.evidence.end] == passage.evidence.quote


def test_a_changed_paper_takes_the_place_of_the_old_one() -> None:
    """The file name is the place; the content that was there is forgotten."""
    with open_library() as library:
        library.add(paper(REPORT, "a" * 64), file="总结.txt")
        library.add(paper(REPORT.replace("640", "700"), "b" * 64), file="总结.txt")
        assert (library.has("a" * 64), len(library.papers())) == (False, 1)
        assert [one.evidence.quote for one in library.passages(ASK, agency=None)] == [
            "全市新建公共充电桩700个，总数达到7,850个。"
        ]


def test_a_forgotten_paper_is_gone() -> None:
    """Its passages are found no more; forgetting twice does nothing."""
    with open_library() as library:
        library.add(paper(REPORT), file="总结.txt")
        library.forget("总结.txt")
        library.forget("总结.txt")
        assert (library.papers(), library.passages(ASK, agency=None), library.find("充电桩")) == ((), (), ())


def test_find_shows_what_a_person_looks_for() -> None:
    """Every paper that has the words, whoever's it is; other names of the thing are found as well."""
    with open_library() as library:
        library.add(paper(REPORT), file="总结.txt")
        library.add(paper("柏川市充电经验\n\n柏川市建成充电站120座，覆盖全部乡镇。\n"), file="经验.txt")
        found = library.find("充电设施")
        assert {(passage.evidence.file, passage.place) for passage in found} == {
            *(("总结.txt", "云州市"), ("经验.txt", "柏川市")),
        }
        assert [passage.evidence.file for passage in library.find("充电设施 乡镇")] == ["经验.txt"]
        assert (library.find("，。"), library.find("充电设施 医院")) == ((), ())


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough" * 40, b"SQLite format 3\0" + bytes(2000), b"x"]
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """What is no database is told in one line."""
    path = tmp_path / "library.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="材料库已损坏，或不是材料库文件"):
        open_library(path)


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    """The database of another program is not written into."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE note (words TEXT)")
    base.close()
    with pytest.raises(StoreError, match="不是材料库文件"):
        open_library(path)


def test_a_library_of_another_version_is_refused(tmp_path: Path) -> None:
    """It says to build it anew."""
    path = tmp_path / "library.db"
    open_library(path).close()
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(StoreError, match="材料库由其他版本的程序建立") as caught:
        open_library(path)
    assert caught.value.remedy == "请删除后用 drafter materials build 重新建立"


def test_a_path_that_cannot_be_opened(tmp_path: Path) -> None:
    """A folder that is not there is told with the system's reason."""
    with pytest.raises(StoreError, match="材料库无法使用"):
        open_library(tmp_path / "nowhere" / "library.db")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """A failed write is a StoreError and leaves the library as it was."""
    path = tmp_path / "library.db"
    with open_library(path) as library:
        library.add(paper(REPORT, "a" * 64), file="总结.txt")
        with sqlite3.connect(path) as other:
            other.execute("DROP TABLE paper")
        other.close()
        with pytest.raises(StoreError):
            library.add(paper(REPORT, "b" * 64), file="要点.txt")
        with pytest.raises(StoreError):
            library.forget("总结.txt")
        with pytest.raises(StoreError):
            library.papers()
