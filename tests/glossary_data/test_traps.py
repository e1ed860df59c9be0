"""Keys that other words contain: with contexts.tsv they are left alone, and only then.

The matcher of the package has its own tests; here a plain leftmost-longest search over the
built-in keys shows that the data is safe by itself, without a word segmenter.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

HERE: Final = Path(__file__).resolve().parent
BUILTIN: Final = HERE.parents[1] / "summarizer" / "glossary" / "builtin"
QUOTES: Final = str.maketrans("", "", "“”《》")


class Trap(NamedTuple):
    """A sentence, the key that must not match in it, and the keys that do, in order."""

    text: str
    trap: str
    expected: list[str]


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


TRAPS: Final = [
    Trap(text, trap, expected.split("|") if expected else [])
    for text, trap, expected in rows(HERE / "traps.tsv")
]


@cache
def keys() -> frozenset[str]:
    tables = [path for path in BUILTIN.glob("*.tsv") if path.stem != "pairs"]
    cells = [cell for path in tables for row in rows(path) for cell in (row[0], *row[2].split("|"))]
    return frozenset(cell.translate(QUOTES) for cell in cells if cell)


@cache
def contexts() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for pattern, _ in rows(HERE / "contexts.tsv"):
        left, rest = pattern.split("[")
        key, right = rest.split("]")
        table.setdefault(key, []).append((left, right))
    return table


def is_part_of_other_words(text: str, start: int, end: int) -> bool:
    return any(
        text.endswith(left, 0, start) and text.startswith(right, end)
        for left, right in contexts().get(text[start:end], [])
    )


def find(text: str) -> list[str]:
    """Return the built-in keys in the text, leftmost and longest."""
    longest = max(map(len, keys()))
    found, start = [], 0
    while start < len(text):
        for end in range(min(len(text), start + longest), start, -1):
            if text[start:end] in keys() and not is_part_of_other_words(text, start, end):
                found.append(text[start:end])
                start = end - 1
                break
        start += 1
    return found


@pytest.mark.parametrize("trap", TRAPS, ids=[f"{trap.trap}:{trap.text}" for trap in TRAPS])
def test_no_key_matches_across_other_words(trap: Trap) -> None:
    assert find(trap.text) == trap.expected
    assert trap.trap not in trap.expected


def test_contexts_are_about_listed_keys() -> None:
    assert sorted(set(contexts()) - keys()) == []


def test_no_context_is_empty_or_listed_twice() -> None:
    patterns = [pattern for pattern, _ in rows(HERE / "contexts.tsv")]
    assert len(set(patterns)) == len(patterns)
    assert all(left or right for sides in contexts().values() for left, right in sides)
