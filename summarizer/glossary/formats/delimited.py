"""TSV and CSV: tab, comma or semicolon, any column order, `#` comments, BOM or not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from summarizer.errors import GlossaryError
from summarizer.glossary.table import MAX_ENTRIES, Row, fields_of, join_cell, row_of
from summarizer.records import Term

COLUMNS: Final = (
    "zh", "en", "aliases", "short", "kind", "variants",
    "forbidden", "article", "plural", "note", "source",
)  # fmt: skip


def decode(data: bytes) -> str:
    """Decode a table: UTF-8, UTF-16 with a mark, else GB18030, as Chinese Excel saves CSV."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.count("\n") > 2 * MAX_ENTRIES:
            raise GlossaryError(f"It has more than {2 * MAX_ENTRIES} lines.")
        if "\0" not in text:
            return text
    raise GlossaryError("It is no text in UTF-8, UTF-16 or GB18030.")


def rows(data: bytes) -> Iterator[Row]:
    """Yield the rows of a TSV or CSV file.

    >>> [row.cells["en"] for row in rows("英文;中文\\nSilk Road Fund;丝路基金".encode())]
    [['Silk Road Fund']]
    """
    lines = decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    delimiter = max("\t,;", key=header.count) if "\t" not in header else "\t"
    table = _tabbed(lines) if delimiter == "\t" else _quoted(lines, delimiter)
    fields: list[str] = []
    for line, cells in table:
        if not any(map(str.strip, cells)):
            continue
        if not fields:
            fields = fields_of(cells)
            _require(fields)
        elif any(map(str.strip, cells[len(fields) :])):
            raise GlossaryError(f"Line {line} has more cells than the header.")
        else:
            yield row_of(fields, cells, line)
    _require(fields)


def _require(fields: list[str]) -> None:
    for name, words in (("zh", "zh, source, 中文, 原文"), ("en", "en, target, 英文, 译文")):
        if fields.count(name) != 1:
            raise GlossaryError(f"The first row must name one column {name} ({words}).")


def _tabbed(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, start=1):
        if not line.startswith("#"):
            cells = line.split("\t")
            yield number, list(map(_bare, cells)) if '"' in line else cells


def _bare(cell: str) -> str:
    """Take off the quotes that a spreadsheet puts round a cell, and no others.

    >>> _bare('"“走出去”"'), _bare('"Made in China" plan')
    ('“走出去”', '"Made in China" plan')
    """
    cell = cell.strip()
    inner = cell[1:-1].replace('""', "")
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner:
        return cell[1:-1].replace('""', '"')
    return cell


def _quoted(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    kept = ("" if line.startswith("#") else line + "\n" for line in lines)
    reader = csv.reader(kept, delimiter=delimiter, strict=True, skipinitialspace=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"Line {line} is broken: {error}.") from error


def write(terms: tuple[Term, ...]) -> str:
    """Return a TSV file that reads back to the same entries."""
    table = [COLUMNS, *map(_cells, terms)]
    return "".join("\t".join(map(_escape, cells)) + "\n" for cells in table)


def _cells(term: Term) -> tuple[str, ...]:
    return (
        term.zh,
        term.en,
        join_cell(term.aliases),
        term.short,
        "" if term.kind == "other" else term.kind,
        join_cell(term.variants),
        join_cell(term.forbidden),
        "the" if term.article else "",
        term.plural,
        term.note,
        term.source,
    )


def _escape(cell: str) -> str:
    if cell.startswith("#") or _bare(cell) != cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
