"""Text for a person at a terminal: widths counted for Chinese, colours only where asked for."""

import io
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

LEVEL_STYLES = {"error": "bold red", "warn": "yellow", "info": "cyan"}
HEADING = "bold"
SOFT = "dim"
_LEAST_WIDTH = 40


def printed(pieces: Iterable[RenderableType], *, colour: bool, width: int) -> str:
    """Return the pieces as text of at most `width` columns; without `colour` no control character is in it."""
    page = io.StringIO()
    console = Console(
        file=page,
        width=max(width, _LEAST_WIDTH),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for piece in pieces:
        console.print(piece)
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def grid(heads: Sequence[str], rows: Iterable[Sequence[str | Text]], *, flexible: int) -> Table:
    """Return a table; the column `flexible` takes the room the others leave, and wraps."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=HEADING, expand=True)
    for index, head in enumerate(heads):
        if index == flexible:
            table.add_column(head, ratio=1, overflow="fold")
        else:
            table.add_column(head, overflow="fold", max_width=24)
    for row in rows:
        table.add_row(*row)
    return table


def heading(words: str) -> Text:
    """Return a heading with a blank line above."""
    return Text(f"\n{words}", style=HEADING)
