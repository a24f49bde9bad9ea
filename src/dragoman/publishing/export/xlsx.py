"""Excel workbooks, written by openpyxl; see ``flat`` for the columns.

Excel holds 32,767 characters in a cell and 1,048,576 rows in a sheet. Nothing is cut: what is longer goes on in
the sheet ``continued`` (id, column, part, text), and further rows go on in a sheet ``events 2``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.publishing.export.flat import Cell, columns, flatten
from dragoman.publishing.export.formats import Format, JsonRecord, register

CELL_LIMIT = 32_000
"""Characters to a cell: below Excel's 32,767, which counts UTF-16 units and escapes."""

ROW_LIMIT = 1_048_576
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
HEADER_WIDTHS = {
    "quotes": 60,
    "outcome": 40,
    "undertaking": 60,
    "position": 60,
    "participants": 50,
    "title": 50,
}


def _pieces(text: str) -> Iterator[str]:
    """The text cut so that no piece has more than CELL_LIMIT UTF-16 units."""
    if len(text) * 2 <= CELL_LIMIT or len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
        yield text
        return
    piece, units = 0, 0
    for place, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if units + width > CELL_LIMIT:
            yield text[piece:place]
            piece, units = place, 0
        units += width
    yield text[piece:]


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that stays text, whatever it begins with: typed as a string and marked as quoted."""
    from openpyxl.cell import WriteOnlyCell

    if not text.startswith(("=", "+", "-", "@")):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write a header, frozen, and one row a record. Control characters that XML cannot hold become U+FFFD."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    shape = columns(kind)
    book = Workbook(write_only=True)
    continued: list[tuple[str, str, int, str]] = []

    def new_sheet() -> Any:
        number = len(book.worksheets) + 1
        sheet: Any = book.create_sheet(kind if number == 1 else f"{kind} {number}")
        sheet.freeze_panes = "B2"
        for place, column in enumerate(shape, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = HEADER_WIDTHS.get(column.name, 18)
        sheet.append([column.name for column in shape])
        return sheet

    def cell(sheet: Any, record: JsonRecord, name: str, value: Cell) -> Any:
        if not isinstance(value, str):
            return value
        first, *rest = _pieces(FORBIDDEN.sub("\ufffd", value))
        continued.extend((str(record["id"]), name, part, text) for part, text in enumerate(rest, start=2))
        return _text_cell(sheet, first)

    sheet, filled = new_sheet(), 1
    for record in records:
        if filled == ROW_LIMIT:
            sheet, filled = new_sheet(), 1
        cells = flatten(record)
        sheet.append([cell(sheet, record, column.name, cells.get(column.name)) for column in shape])
        filled += 1
    if continued:
        rest = book.create_sheet("continued")
        rest.append(["id", "column", "part", "text"])
        for id_, name, part, text in continued:
            rest.append([id_, name, part, _text_cell(rest, text)])
    book.save(out)


register(Format("xlsx", "Excel workbook", binary=True, write=write))
