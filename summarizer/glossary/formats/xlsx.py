"""XLSX: the first sheet whose first row names the two columns.

A workbook is a zip of XML, so its parts are measured before any is unpacked, and none may declare
entities.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from summarizer.errors import GlossaryError
from summarizer.glossary.table import Row, fields_of, row_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_UNPACKED_BYTES: Final = 128 * 2**20
MAX_PARTS: Final = 2_000
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 64


def rows(data: bytes) -> Iterator[Row]:
    """Yield the rows of the first sheet that has both columns."""
    import openpyxl  # 0.1 s, which only a workbook is worth

    _inspect(data)
    # openpyxl lets whatever its parser meets through: KeyError, ValueError, XML errors ...
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        tables = [_sheet(sheet) for sheet in book.worksheets]
    except GlossaryError:
        raise
    except Exception as error:
        raise GlossaryError(f"It is no readable workbook: {type(error).__name__}.") from error
    for table in tables:
        if table:
            yield from table
            return
    raise GlossaryError("No sheet has a first row that names a Chinese and an English column.")


def _inspect(data: bytes) -> None:
    """Refuse a bomb: too many parts, too large when unpacked, or with entities declared."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNPACKED_BYTES:
                raise GlossaryError("The workbook unpacks to more than a glossary can be.")
            for part in parts:
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(4096).upper():
                        raise GlossaryError("The workbook declares a document type.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise GlossaryError("It is no XLSX workbook.") from error


def _sheet(sheet: Worksheet) -> list[Row]:
    """Return the entries of a sheet, [] when its first row does not name the columns."""
    fields: list[str] = []
    found: list[Row] = []
    table = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    for line, values in enumerate(table, start=1):
        cells = ["" if value is None else str(value) for value in values]
        if line > MAX_ROWS:
            raise GlossaryError(f"The sheet has more than {MAX_ROWS} rows.")
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        if fields:
            found.append(row_of(fields, cells, line))
            continue
        fields = fields_of(cells)
        if fields.count("zh") != 1 or fields.count("en") != 1:
            return []
    return found
