"""The materials library: built from a folder, updated by content, searched."""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from drafter.documents import Passage
from drafter.errors import InputError
from drafter.materials import open_library
from drafter.pipeline.opening import files_under, open_letter, orders_in


@dataclass(frozen=True, slots=True)
class Built:
    """What an update did, in papers, and a line for each file that could not be read or gives orders."""

    added: int
    kept: int
    removed: int
    faults: tuple[str, ...]


def update_library(folder: Path, target: Path) -> Built:
    """Return what was done to bring the library in line with the folder; an unchanged file is not read again."""
    added, kept, faults, seen = 0, 0, list[str](), set[str]()
    with contextlib.closing(open_library(target)) as library:
        known = {card.file: card.sha256 for card in library.papers()}
        for path, file in files_under(folder):
            if path.resolve() == target.resolve():
                continue
            seen.add(file)
            try:
                if known.get(file) == hashlib.sha256(path.read_bytes()).hexdigest():
                    kept += 1
                    continue
                paper = open_letter(path)
                library.add(paper, file=file)
                faults.extend(orders_in(file, paper))
                added += 1
            except (InputError, OSError) as error:
                faults.append(str(error))
        vanished = set(known) - seen
        for file in sorted(vanished):
            library.forget(file)
    return Built(added, kept, len(vanished), tuple(faults))


def find_in_library(library_path: Path, words: str, *, limit: int) -> list[str]:
    """Return the passages that have the words, a line each: place, year, quote. Raises InputError, StoreError."""
    if not library_path.is_file():
        remedy = "请先运行 drafter materials build 文件夹 -o 文件"
        raise InputError("找不到材料库", where=str(library_path), remedy=remedy)
    with contextlib.closing(open_library(library_path)) as library:
        return [_line(passage) for passage in library.find(words, limit=limit)]


def _line(passage: Passage) -> str:
    evidence = passage.evidence
    place = f"{evidence.sheet} 第{evidence.row}行" if evidence.row is not None else f"{evidence.start}—{evidence.end}"
    known = "，".join(word for word in (passage.issuer, passage.year and f"{passage.year}年") if word)
    source = f"{evidence.file}（{place}{f'；{known}' if known else ''}）"
    return f"{source} {' '.join(evidence.quote.split())}"
