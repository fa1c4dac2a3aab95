"""From PATHs on the command line to letters: files, folders with all that is in them, globs."""

import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import InputError

STORE_NAME = "run.sqlite"
_MACHINE_FILES = frozenset(
    {".json", ".jsonl", ".toml", ".db", ".sqlite", ".log", ".py", ".ini", ".lnk", ".tmp", ".bak"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a letter."""

    path: str  # as the person reaches it
    key: str  # absolute: the same file under another name is no other letter


def find_letters(paths: Sequence[str], *, without: Sequence[Path] = ()) -> Iterator[Found]:
    """Yield the files of PATHs, once each, in order; hidden files, lock files, run folders and `without` left out.

    In a folder, files that no office program writes (.json, .log …) are left out too; named outright they are read.
    Raises InputError for a PATH that names nothing.
    """
    left_out = {str(path.resolve()) for path in without}
    seen: set[bytes] = set()
    for given in paths:
        for path in _expand(given):
            for file in _files(path, left_out):
                key = str(file.resolve())
                mark = hashlib.blake2b(os.fsencode(key), digest_size=12).digest()
                if key not in left_out and mark not in seen:
                    seen.add(mark)
                    yield Found(os.path.normpath(file), key)


def _expand(given: str) -> list[Path]:
    """Return the path itself, or what a glob matches (Windows shells do not expand them)."""
    if Path(given).exists():
        return [Path(given)]
    matched = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matched:
        raise InputError("找不到来文", where=given, remedy="请检查路径；通配符须加引号")
    return [Path(path) for path in matched]


def _files(path: Path, left_out: set[str]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for root, inside, files in os.walk(path):
        folder = Path(root)
        inside[:] = sorted(name for name in inside if not _is_apart(folder / name, left_out))
        for name in sorted(files):
            if not _is_no_letter(name) and (folder / name).is_file():
                yield folder / name


def _is_no_letter(name: str) -> bool:
    return name.startswith((".", "~$")) or Path(name).suffix.lower() in _MACHINE_FILES


def _is_apart(folder: Path, left_out: set[str]) -> bool:
    """Return whether a folder holds no letters: hidden, left out, or the results of a run."""
    return folder.name.startswith(".") or str(folder.resolve()) in left_out or (folder / STORE_NAME).is_file()


def file_sha256(path: str) -> str:
    """Return the sha256 of a file's bytes, "" when it cannot be read (reading it will say why)."""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
