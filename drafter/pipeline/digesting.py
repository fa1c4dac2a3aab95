"""From a letter, or a digest that a person edited, to a digest."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from drafter.documents import Digest, Letter
from drafter.engines.base import Engine
from drafter.errors import InputError, system_reason
from drafter.pipeline.opening import open_letter
from drafter.summarize import summarize_letter


async def open_digest(path: str | Path, engine: Engine) -> tuple[Digest, Letter | None]:
    """Return the digest of a letter, or a digest that a person edited (.json; then there is no letter).

    Raises InputError, and what the engine raises.
    """
    if Path(path).suffix.lower() == ".json":
        return load_digest(Path(path)), None
    letter = open_letter(path)
    return await summarize_letter(letter, engine), letter


def load_digest(path: Path) -> Digest:
    """Return the digest of a JSON file that `drafter summarize` wrote and a person may have edited."""
    try:
        written = path.read_bytes()
    except OSError as error:
        raise InputError(f"无法读取（{system_reason(error)}）", where=str(path), remedy="请检查路径和权限") from None
    return read_digest(written, where=str(path))


def read_digest(written: bytes, *, where: str) -> Digest:
    """Return the digest that a JSON text says. Raises InputError."""
    try:
        return TypeAdapter(Digest).validate_json(written)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "整体"
        remedy = "请对照 drafter summarize --format json 的输出修改"
        raise InputError(f"不是有效的摘要 JSON（{place}）", where=where, remedy=remedy) from None
