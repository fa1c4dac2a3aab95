"""What travels inside the reading room: a paper's bytes on the way in, its text and report on the way out."""

from dataclasses import dataclass
from pathlib import PurePath

from drafter.documents import SetApart, SheetRow
from drafter.errors import InputError


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a paper and the name they came under (`-` for standard input)."""

    path: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The file name's suffix in lower case, with its dot; empty if there is none."""
        return PurePath(self.path).suffix.lower()

    def refuse(self, problem: str, remedy: str) -> InputError:
        """Return the error that names this paper; the caller raises it."""
        return InputError(problem, where=self.path, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader made of the bytes."""

    text: str
    media_type: str
    method: str
    encoding: str | None = None
    pages: int | None = None
    set_apart: tuple[SetApart, ...] = ()
    warnings: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()


def plain_newlines(text: str) -> str:
    r"""Return the text with every line end as \n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
