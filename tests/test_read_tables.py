"""Reading .xlsx and .csv: one row a line, cells as displayed, each line with its sheet, row and header."""

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from drafter.documents import SheetRow, SourceText
from drafter.errors import InputError
from drafter.read import read_source
from drafter.read.cell_format import format_code, show_number


def book(*rows: list[object], formats: dict[str, str] | None = None) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook with one sheet 统计表 of these rows; `formats` are number formats by cell."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "统计表"
    for row in rows:
        sheet.append(row)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    return workbook, sheet


def read(folder: Path, workbook: openpyxl.Workbook) -> SourceText:
    """Return the reading of a saved workbook."""
    path = folder / "table.xlsx"
    workbook.save(path)
    return read_source(path)


def place(source: SourceText, row: SheetRow) -> tuple[str, str, int, tuple[str, ...]]:
    """Return the line of a row, its sheet, number and header."""
    return source.text[row.start : row.end], row.sheet, row.row, row.header


def test_rows_with_displayed_values_and_headers(tmp_path: Path) -> None:
    """Title and header rows have no header; a data row names the column of each displayed cell."""
    rows: list[list[object]] = [
        ["云州市科技统计表"],
        ["指标", "单位", 2023, 2024],
        ["企业数", "家", 475, 587],
        ["研发占比", None, 0.0242, 0.0261],
        ["投入", "万元", 1234567, 1289.5],
    ]
    formats = {"C4": "0.00%", "D4": "0.00%", "C5": "#,##0", "D5": "#,##0.00"}
    source = read(tmp_path, book(*rows, formats=formats)[0])
    header = ("指标", "单位", "2023", "2024")
    assert [place(source, row) for row in source.rows] == [
        ("云州市科技统计表", "统计表", 1, ()),
        ("指标,单位,2023,2024", "统计表", 2, ()),
        ("企业数,家,475,587", "统计表", 3, header),
        ("研发占比,2.42%,2.61%", "统计表", 4, ("指标", "2023", "2024")),
        ("投入,万元,1,234,567,1,289.50", "统计表", 5, header),
    ]
    assert source.text == "\n".join(place(source, row)[0] for row in source.rows)
    assert (source.method, source.encoding) == ("电子表格", None)


def test_merged_header_rows_are_joined(tmp_path: Path) -> None:
    """A year over two columns belongs to both; a name over two rows is said once."""
    workbook, sheet = book(["县区", "2024年", None], [None, "企业数", "投入"], ["清河县", 12, 3.5])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    source = read(tmp_path, workbook)
    assert place(source, source.rows[2]) == ("清河县,12,3.5", "统计表", 3, ("县区", "2024年/企业数", "2024年/投入"))


def test_two_tables_on_one_sheet(tmp_path: Path) -> None:
    """After a blank row a new header holds."""
    source = read(tmp_path, book(["甲", "乙"], ["一", 1], [], ["丙", "丁"], ["二", 2])[0])
    assert [row.header for row in source.rows] == [(), ("甲", "乙"), (), ("丙", "丁")]


def test_a_sheet_without_header(tmp_path: Path) -> None:
    """Numbers in the first row: no header is guessed."""
    assert [row.header for row in read(tmp_path, book(["甲", 1], ["乙", 2])[0]).rows] == [(), ()]


def test_dates_booleans_formulas_and_line_ends(tmp_path: Path) -> None:
    """A date shows in its format, a line end inside a cell is a space, a formula without value shows nothing."""
    rows: list[list[object]] = [
        ["日期", "是否", "说明"],
        [dt.date(2024, 6, 5), True, "第一行\n第二行"],
        ["x", None, "=1+1"],
    ]
    source = read(tmp_path, book(*rows, formats={"A2": 'yyyy"年"m"月"d"日"'})[0])
    assert source.text.split("\n")[1:] == ["2024年6月5日,TRUE,第一行 第二行", "x"]


def test_hidden_sheets_rows_and_columns_are_apart(tmp_path: Path) -> None:
    """What the spreadsheet does not show is reported, not read."""
    workbook, sheet = book(["甲", "暗列", "乙"], ["一", "x", 1], ["暗行", "y", 2])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    workbook.create_sheet("暗表").append(["秘"])
    workbook["暗表"].sheet_state = "hidden"
    source = read(tmp_path, workbook)
    assert source.text == "甲,乙\n一,1"
    assert [(apart.why, apart.text) for apart in source.set_apart] == [
        ("工作表“统计表”中隐藏的行或列", "暗列\nx\n暗行,y,2"),
        ("隐藏的工作表“暗表”", "秘"),
    ]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.125, "0.0%", "12.5%"),
        (1.005, "0.00", "1.01"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"—"', "—"),
        (12345, '0!.0,"万"', "1.2万"),
        (12.5, '0.0"亿元"', "12.5亿元"),
        (12345678, '#,##0,,"M"', "12M"),
        (1234.5, "¥#,##0.00", "¥1,234.50"),
        (1500, '[>=1000]0.0,"千";0', "1.5千"),
        (15, '[>=1000]0.0,"千";[<5]0', "15"),
        (12, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "12.00"),
        (3, "#.##", "3"),
        (7, "00000", "00007"),
        (0.5, "# ?/?", "0.5"),
        (1234567, "0.00E+00", "1234567"),
        (7, "@", "7"),
        (0.1 + 0.2, "General", "0.3"),
        (0.0000123, "General", "0.0000123"),
        (2e20, "General", "200000000000000000000"),
        (45448, "yyyy-mm-dd;@", "2024-06-05"),
        (45448, "[$-804]yy/m/d aaaa", "24/6/5 星期三"),
        (45448, "d-mmm-yy", "5-Jun-24"),
        (45448.5, "yyyy/m/d h:mm", "2024/6/5 12:00"),
        (45448.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "mm:ss", "00:00"),
        (59, "m/d", "2/28"),
        (-1, "yyyy", "-1"),
    ],
)
def test_numbers_show_as_their_format_says(value: float, code: str, shown: str) -> None:
    """Percent, thousands, scaling, signs, conditions, literals, dates and times."""
    assert show_number(value, code) == shown


def test_the_other_epoch_and_built_in_formats() -> None:
    """Workbooks of old Macs count days from 1904; ids without code of their own have the zh-CN one."""
    assert show_number(0, "yyyy-m-d", epoch_1904=True) == "1904-1-1"
    assert (format_code(31, {}), format_code(170, {170: "0.0"}), format_code(171, {})) == (
        *('yyyy"年"m"月"d"日"', "0.0", "General"),
    )


def test_a_workbook_written_by_hand(tmp_path: Path) -> None:
    """Inline and rich strings, cells without reference, a damaged number: what can be shown is shown."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = (
        '<row><c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c><c t="n"><v>x</v></c>'
        '<c t="s"><v>9</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>文</v></c></row>'
    )
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    path = tmp_path / "table.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        sheets = f'<sheets xmlns:r="{relations}"><sheet name="表" r:id="a"/><sheet name="无" r:id="b"/></sheets>'
        archive.writestr("xl/workbook.xml", f"<workbook {space}>{sheets}</workbook>")
        target = f'<Relationship Id="a" Type="{relations}/worksheet" Target="/xl/s.xml"/>'
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{target}</Relationships>')
        archive.writestr("xl/s.xml", f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>")
    assert read_source(path).text == "甲乙,x,#REF!,文"


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_rows(tmp_path: Path, separator: str) -> None:
    """Quoted cells lose their quotes, line ends inside become spaces, empty cells and rows are left out."""
    path = tmp_path / "table.csv"
    rows = [["指标", "2023年", "2024年"], ["“双一流”", '"1,289"', ""], ["", "", ""], ['"两\n行"', "1%", "2%"]]
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode("gb18030"))
    source = read_source(path)
    assert source.text == "指标,2023年,2024年\n“双一流”,1,289\n两 行,1%,2%"
    assert [(row.row, row.header) for row in source.rows] == [
        *((1, ()), (2, ("指标", "2023年")), (4, ("指标", "2023年", "2024年"))),
    ]
    assert (source.media_type, source.encoding, source.rows[0].sheet) == ("text/csv", "gb18030", "CSV")


def test_a_csv_with_a_monstrous_cell_is_refused(tmp_path: Path) -> None:
    """An open quotation mark that swallows ten million characters is no table."""
    path = tmp_path / "table.csv"
    path.write_text('a,"' + "x" * 10_000_001)
    with pytest.raises(InputError, match="不是有效的 CSV 表格"):
        read_source(path)
