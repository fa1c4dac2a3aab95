"""Where results and remarks go: results to stdout or a file written whole, remarks to stderr."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from drafter.documents import as_json
from drafter.errors import StoreError, system_reason

_WIDEST = 100  # columns


def to_json(carried: Any) -> str:  # noqa: ANN401 - any carried value
    """Return the JSON text of a carried object, Chinese unescaped, with a final newline."""
    return json.dumps(as_json(carried), ensure_ascii=False, indent=2) + "\n"


def deliver(result: str | bytes, destination: Path | None) -> None:
    """Write a result to stdout, or whole to a file (temporary name, then replace). Raises StoreError."""
    if destination is None or str(destination) == "-":
        if isinstance(result, bytes):
            sys.stdout.buffer.write(result)
        else:
            sys.stdout.write(result)
        sys.stdout.flush()
        return
    content = result.encode() if isinstance(result, str) else result
    partial: Path | None = None
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=destination.parent, prefix=".drafter-", delete=False) as stream:
            partial = Path(stream.name)
            stream.write(content)
        partial.chmod(0o666 & ~_umask())
        partial.replace(destination)
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        remedy = "请检查目录是否存在、是否有写入权限、磁盘是否已满"
        raise StoreError(f"无法写入（{system_reason(error)}）", where=str(destination), remedy=remedy) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def wants_colour(destination: Path | None) -> bool:
    """Return whether the result goes to a person's terminal (and NO_COLOR is not set)."""
    return destination is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def page_width(destination: Path | None) -> int:
    """Return the columns for a text: the terminal's (or COLUMNS), at most 100; 100 for a file or a pipe."""
    return _WIDEST if destination else min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)


def remark(line: str) -> None:
    """Print a remark for the person at the desk."""
    print(line, file=sys.stderr)  # noqa: T201 - the command line's own voice
