"""CSV and tab-separated text → one row a line."""

import csv
import io

from drafter.read.charset import decode
from drafter.read.reading import Raw, Reading
from drafter.read.table_rows import Table, TableRow, lay_out

_SEPARATORS = ",\t;|"
_SAMPLE_LINES = 20
_MAX_CELL_CHARACTERS = 10_000_000
SHEET_NAME = "CSV"


def read_csv(raw: Raw) -> Reading:
    """Return the rows of a .csv or .tsv file."""
    decoded = decode(raw)
    csv.field_size_limit(_MAX_CELL_CHARACTERS)
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=_separator(decoded.text))
    rows = []
    try:
        for number, cells in enumerate(reader, 1):
            shown = {column: " ".join(cell.split()) for column, cell in enumerate(cells)}
            rows.append(TableRow(number, {column: cell for column, cell in shown.items() if cell}))
    except csv.Error:
        raise raw.refuse("不是有效的 CSV 表格", "请用 WPS 表格或 Excel 打开后另存为 .xlsx") from None
    text, places = lay_out([Table(SHEET_NAME, tuple(row for row in rows if row.cells))])
    return Reading(
        text=text,
        media_type="text/csv",
        method="CSV 表格",
        encoding=decoded.encoding,
        warnings=decoded.warnings,
        rows=places,
    )


def _separator(text: str) -> str:
    """Return the separator that cuts the first lines into the most cells."""
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    return max(_SEPARATORS, key=lambda mark: sum(line.count(mark) for line in lines))
