"""The tables beside this module, read once each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from summarizer.tables import rows as table_rows

DOTS: Final = "·・•‧∙⋅"
"""What stands between the parts of a foreign name in one text or another."""

Row = Mapping[str, str]


@cache
def table(name: str) -> Mapping[str, Row]:
    """Return a table's rows by their `zh`; a missing trailing cell is ""."""
    read = table_rows("summarizer.names", f"{name}.tsv")
    return MappingProxyType({row["zh"]: MappingProxyType(row) for row in read})


@cache
def transliteration(*uses: str) -> frozenset[str]:
    """Return the characters that spell foreign names; all of them, or those of the given uses."""
    rows = table("transliteration")
    return frozenset(zh for zh, row in rows.items() if not uses or row["use"] in uses)


@cache
def short_places(*regions: str) -> frozenset[str]:
    """Return the characters that stand for places; all of them, or those of the given regions."""
    rows = table("short_places")
    return frozenset(zh for zh, row in rows.items() if not regions or row["region"] in regions)


@cache
def by_length(name: str) -> tuple[str, ...]:
    """Return a table's Chinese words, the longest first, as a regular expression needs them."""
    return tuple(sorted(table(name), key=lambda zh: (-len(zh), zh)))


def ending(name: str, zh: str) -> Row | None:
    """Return the row of the longest word of a table with which `zh` ends, and not all of it.

    >>> ending("generics", "青山镇")["en"]
    'Town'
    """
    rows = table(name)
    for size in range(min(len(by_length(name)[0]), len(zh) - 1), 0, -1):
        if row := rows.get(zh[-size:]):
            return row
    return None
