"""Keys that other words contain: with contexts.tsv they are left alone, and only then.

The matcher of the package has its own tests; here a plain leftmost-longest search over the
built-in keys shows that the data is safe by itself, without a word segmenter.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

HERE: Final = Path(__file__).resolve().parent
BUILTIN: Final = HERE.parents[1] / "summarizer" / "glossary" / "builtin"
QUOTES: Final = str.maketrans("", "", "“”《》")
BRACES: Final = str.maketrans("{}", "[]")


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
def contexts() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """Return (key or *ending, what stands before it, what stands after it) for each pattern."""
    table = []
    for pattern, _ in rows(HERE / "contexts.tsv"):
        left, key, right = re.split(r"[\[\]]", pattern)
        before = re.compile(left.translate(BRACES) + r"\Z")
        table.append((key, before, re.compile(right.translate(BRACES))))
    return table


def concerns(pattern: str, key: str) -> bool:
    """Say whether a context is about this key: [部长] names it, [*部] its ending."""
    return key.endswith(pattern[1:]) if pattern.startswith("*") else key == pattern


def is_part_of_other_words(text: str, start: int, end: int) -> bool:
    return any(
        concerns(key, text[start:end]) and before.search(text[:start]) and after.match(text, end)
        for key, before, after in contexts()
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
    idle = [key for key, _, _ in contexts() if not any(concerns(key, listed) for listed in keys())]
    assert idle == []


def test_no_context_is_empty_or_listed_twice() -> None:
    patterns = [pattern for pattern, _ in rows(HERE / "contexts.tsv")]
    assert len(set(patterns)) == len(patterns)
    assert not any(pattern.startswith("[") and pattern.endswith("]") for pattern in patterns)
