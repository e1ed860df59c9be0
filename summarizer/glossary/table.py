"""From the cells of any format to entries: column names, lists, kinds, and what is wrong.

A cell that holds several values separates them by `|`; `\\|` and `\\\\` stand for the
characters themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

import regex

from summarizer.chars import han_runs
from summarizer.glossary.records import Problem
from summarizer.records import Term, TermKind
from summarizer.tables import rows

LISTS: Final = frozenset({"aliases", "variants", "forbidden"})
_ENGLISH: Final = ("short", "variants", "plural")
MAX_CELL_CHARS: Final = 4_000
MAX_LIST_CHARS: Final = 20_000
MAX_ENTRIES: Final = 500_000
_YES: Final = frozenset({"the", "yes", "y", "true", "t", "1", "x", "是", "有", "√", "✓"})
_NO: Final = frozenset({"", "no", "n", "false", "f", "0", "-", "none", "a", "an", "否", "无"})
_PIECE: Final = regex.compile(r"\\([\\|])|(\|)|([^\\|]+|\\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as a format holds it.

    line:  1-based.
    cells: by field of Term (or "untranslated"); every cell is a list of values.
    """

    line: int
    cells: Mapping[str, Sequence[str]]


@cache
def vocabulary(name: str) -> Mapping[str, str]:
    """Return what each known word stands for, from a table beside this module."""
    read = (tuple(row.values()) for row in rows("summarizer.glossary", name))
    return {word: meaning for meaning, words in read for word in words.split("|")}


def field_of(header: str) -> str:
    """Return the field that a column name means, "" when it is unknown.

    >>> field_of("原文"), field_of("Target Term"), field_of("zh-CN"), field_of("price")
    ('zh', 'en', 'zh', '')
    """
    word = regex.sub(r"[\s_\-()（）]", "", header.strip().casefold())
    return vocabulary("headers.tsv").get(word, "")


def fields_of(headers: Sequence[str]) -> list[str]:
    """Return the field of each column; `source` means the Chinese only where no other does.

    >>> fields_of(["source", "target"]), fields_of(["zh", "en", "source"])
    (['zh', 'en'], ['zh', 'en', 'source'])
    """
    fields = [field_of(header) for header in headers]
    if fields.count("zh") > 1:
        plain = [header.strip().casefold() for header in headers]
        for place, name in enumerate(plain):
            if name == "source" or (name == "term" and "zh" not in fields[:place]):
                fields[place] = "source" if name == "source" else ""
    return fields


def split_cell(cell: str) -> list[str]:
    r"""Split a cell of several values.

    >>> split_cell(r"发改委|国家发展改革委| |A\|B")
    ['发改委', '国家发展改革委', 'A|B']
    """
    parts = [""]
    for escaped, bar, plain in _PIECE.findall(cell):
        if bar:
            parts.append("")
        else:
            parts[-1] += escaped or plain
    return [part.strip() for part in parts if part.strip()]


def join_cell(values: Iterable[str]) -> str:
    r"""Write several values into one cell.

    >>> join_cell(["发改委", "A|B"])
    '发改委|A\\|B'
    """
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def row_of(fields: Sequence[str], cells: Sequence[str], line: int) -> Row:
    """Make a row of a table's cells; cells of unknown columns are left out."""
    named = {
        name: split_cell(cell) if name in LISTS and len(cell) < MAX_LIST_CHARS else [cell.strip()]
        for name, cell in zip(fields, cells, strict=False)
        if name and cell.strip()
    }
    return Row(line, named)


def _clean(row: Row) -> dict[str, tuple[str, ...]]:
    """Return the cells without stray white space, empty values and repeats."""
    cells = {}
    for name, values in row.cells.items():
        cleaned = tuple(" ".join(value.split()) for value in values)
        cells[name] = cleaned if len(cleaned) == 1 and cleaned[0] else _distinct(cleaned)
    return cells


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _first(cells: Mapping[str, tuple[str, ...]], name: str) -> str:
    values = cells.get(name)
    return values[0] if values else ""


def _is_plain_pair(cells: Mapping[str, tuple[str, ...]], zh: str, en: str) -> bool:
    """Say whether nothing can be wrong; most rows are so, and a third of loading is saved."""
    return len(cells) == 2 and bool(zh and en) and en.isascii() and len(zh + en) < MAX_CELL_CHARS


def _faults(cells: Mapping[str, tuple[str, ...]], zh: str, en: str) -> Iterable[tuple[str, str]]:
    """Yield (code, message) of whatever keeps a row from being an entry."""
    if not zh:
        yield "empty-source", "the Chinese is empty"
    if not en:
        yield "empty-target", f"{zh or 'an entry'} has no English"
    if any(len(value) > MAX_CELL_CHARS for values in cells.values() for value in values):
        yield "cell-too-long", f"a cell has more than {MAX_CELL_CHARS} characters"
        return
    english = [en, *(value for name in _ENGLISH for value in cells.get(name, ()))]
    if han_runs("\n".join(english)):
        for form in english:
            if han_runs(form) and not (zh == en == form and "untranslated" in cells):
                yield "chinese-target", f"{zh}: the English has Chinese in it: {form}"
    kind, article = _first(cells, "kind"), _first(cells, "article")
    if kind and kind.casefold() not in vocabulary("kinds.tsv"):
        yield "bad-kind", f"{zh}: no such kind: {kind}"
    if article.casefold() not in _YES | _NO:
        yield "bad-article", f"{zh}: article is yes or no, not {article}"


def entry(row: Row, file: str) -> Term | list[Problem]:
    """Return the entry that a row holds, or what is wrong with it (severity error)."""
    cells = _clean(row)
    zh, en = _first(cells, "zh"), _first(cells, "en")
    if not en and _first(cells, "untranslated").casefold() in _YES:
        en = zh
    if not _is_plain_pair(cells, zh, en) and (faults := list(_faults(cells, zh, en))):
        return [
            Problem(file=file, line=row.line, severity="error", code=code, message=message)
            for code, message in faults
        ]
    kind = vocabulary("kinds.tsv").get(_first(cells, "kind").casefold(), "other")
    return Term(
        zh=zh,
        en=en,
        aliases=cells.get("aliases", ()),
        short=_first(cells, "short"),
        kind=cast(TermKind, kind),
        variants=cells.get("variants", ()),
        forbidden=cells.get("forbidden", ()),
        article=_first(cells, "article").casefold() in _YES,
        plural=_first(cells, "plural"),
        note=_first(cells, "note"),
        source=_first(cells, "source"),
        origin=f"{file}:{row.line}",
    )
