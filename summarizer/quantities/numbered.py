"""What is called by its number: 第七十四届会议 is the 74th session, 第七舰队 the Seventh Fleet."""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from summarizer.quantities.vocabulary import rows

SESSION: Final = "session"
FORMATION: Final = "formation"
_NO_FORMATION: Final = r"(?![事官区校衔种备工火范傅资生父徒兄游行客程途居社])(?<!军(?=[人民队医]))"
"""What makes another word of 军, 师 and 旅: 军事, 师范, 旅游."""


@cache
def units(kind: str) -> frozenset[str]:
    """Return what things of a kind are called in English (data/numbered.tsv).

    >>> "Fleet" in units(FORMATION), "Fleet" in units(SESSION)
    (True, False)
    """
    return frozenset(row["unit"] for row in rows("numbered") if row["kind"] == kind)


@cache
def _by_name() -> dict[str, str]:
    return {row["zh"]: row["unit"] for row in rows("numbered")}


@cache
def _pattern() -> regex.Pattern[str]:
    def names(kind: str) -> str:
        found = [row["zh"] for row in rows("numbered") if row["kind"] == kind]
        return "|".join(sorted(found, key=lambda zh: (-len(zh), zh)))

    return regex.compile(f"(?:{names(SESSION)})|(?:{names(FORMATION)}){_NO_FORMATION}")


def named_at(text: str, pos: int) -> tuple[str, int] | None:
    """Return what the number before pos counts and where its name ends.

    >>> named_at("第七舰队", 2), named_at("第一军事法庭", 2)
    (('Fleet', 4), None)
    """
    match = _pattern().match(text, pos)
    return (_by_name()[match[0]], match.end()) if match else None
