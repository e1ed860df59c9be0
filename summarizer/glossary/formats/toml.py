"""TOML: `[[term]]` tables with the fields of an entry, or one `[terms]` table of pairs.

[[term]]                              [terms]
zh = "丝路基金"                        "丝路基金" = "Silk Road Fund"
en = "Silk Road Fund"                 "中企" = ["Chinese companies", "Chinese firms"]
aliases = ["絲路基金公司"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

import regex

from summarizer.errors import GlossaryError
from summarizer.glossary.table import Row, field_of


def rows(data: bytes) -> Iterator[Row]:
    """Yield the entries of a TOML file.

    >>> [row.cells["zh"] for row in rows('[terms]\\n"中企" = "Chinese firms"'.encode())]
    [['中企']]
    """
    try:
        text = data.decode("utf-8-sig")
        tree = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise GlossaryError(f"It is no TOML: {error}.") from error
    if unknown := sorted(tree.keys() - {"term", "terms"}):
        raise GlossaryError(f"Only [[term]] and [terms] may stand in it, not {unknown[0]}.")
    tables, pairs = tree.get("term", []), tree.get("terms", {})
    if isinstance(pairs, list):
        tables, pairs = [*tables, *pairs] if isinstance(tables, list) else tables, {}
    if not isinstance(tables, list) or not isinstance(pairs, dict):
        raise GlossaryError("[[term]] must be an array of tables, [terms] a table.")
    lines = [number + 1 for number, line in enumerate(text.split("\n")) if _opens(line)]
    for place, table in enumerate(tables):
        yield Row(lines[place] if place < len(lines) else 0, _cells(table))
    for zh, english in pairs.items():
        values = _values(zh, english)
        yield Row(_line_of(text, zh), {"zh": [zh], "en": values[:1], "variants": values[1:]})


def _opens(line: str) -> bool:
    return regex.match(r"\s*\[\[\s*terms?\s*\]\]", line) is not None


def _line_of(text: str, zh: str) -> int:
    found = regex.search(rf'^[ \t]*["\']?{regex.escape(zh)}["\']?[ \t]*=', text, regex.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _cells(table: object) -> Mapping[str, list[str]]:
    if not isinstance(table, dict):
        raise GlossaryError("[[term]] must be an array of tables.")
    cells: dict[str, list[str]] = {}
    for name, value in table.items():
        known = name if name in {"source", "origin"} and "zh" in table else field_of(name)
        if not known:
            raise GlossaryError(f"An entry has no field {name}.")
        cells[known] = _values(name, value)
    return cells


def _values(name: str, value: object) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [item for item in value if item]
    raise GlossaryError(f"{name} must be a string or a list of strings.")
