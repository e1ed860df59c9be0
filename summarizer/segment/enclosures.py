"""Quotes and brackets of a paragraph: which are closed, and which stay whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# A quotation or bracket up to these lengths is never cut; a longer one is cut at its own full
# stops. Titles are never cut: 《怎么办？》
QUOTE_WHOLE_CHARS: Final = 60
BRACKET_WHOLE_CHARS: Final = 120
# An opener without its closer within this distance is taken for a stray mark.
REACH_CHARS: Final = 2000
MAX_DEPTH: Final = 32

CLOSERS: Final = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "[": "]",
    "〔": "〕",
}
_OPENERS: Final = {closer: opener for opener, closer in CLOSERS.items()}
_QUOTES: Final = '“‘"'
_TITLES: Final = "《〈"
_MARKS: Final = re.compile('[“”‘’（）()《》〈〉【】\\[\\]〔〕"]')
CLOSING: Final = frozenset(_OPENERS)


@dataclass(frozen=True, slots=True)
class Enclosures:
    """opened: position of each closer -> that of its opener; whole: outermost spans kept whole."""

    opened: Mapping[int, int]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, position: int) -> bool:
        """Tell whether a cut before this position would cut a span that stays whole."""
        index = bisect_right(self.starts, position - 1) - 1
        return index >= 0 and position < self.ends[index]


NONE: Final = Enclosures({}, (), ())


def find_enclosures(text: str) -> Enclosures:
    """Match the quotes and brackets of one paragraph; stray ones are left out.

    >>> find_enclosures("他说：“走吧。”").opened
    {7: 3}
    """
    marks = [(match.start(), match[0]) for match in _MARKS.finditer(text)]
    if not marks:
        return NONE
    opened: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for position, mark in _directed(marks):
        if mark in CLOSERS:
            stack.append((position, mark))
            del stack[:-MAX_DEPTH]
            continue
        for depth in range(len(stack) - 1, -1, -1):
            start, opener = stack[depth]
            if position - start > REACH_CHARS:
                break
            if CLOSERS[opener] == mark:
                opened[position] = start
                del stack[depth:]
                break
    return _with_whole(text, opened)


def _directed(marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give straight quotes, and curly ones of one direction only, their directions in turn."""
    kinds = {mark for _, mark in marks}
    for alike in ('"', "“", "”"):
        count = sum(mark == alike for _, mark in marks)
        partner = {"“": "”", "”": "“"}.get(alike)
        if not count or (partner in kinds) or (partner and '"' in kinds):
            continue
        if count % 2:
            marks = [pair for pair in marks if pair[1] != alike]
            continue
        opening = True
        turned = []
        for position, mark in marks:
            if mark == alike:
                mark = "“" if opening else "”"  # noqa: PLW2901
                opening = not opening
            turned.append((position, mark))
        marks = turned
    return marks


def _with_whole(text: str, opened: dict[int, int]) -> Enclosures:
    starts: list[int] = []
    ends: list[int] = []
    for end, start in sorted(opened.items(), key=lambda pair: pair[1]):
        if text[start] in _TITLES:
            limit = REACH_CHARS
        else:
            limit = QUOTE_WHOLE_CHARS if text[start] in _QUOTES else BRACKET_WHOLE_CHARS
        if end - start <= limit and not (ends and end < ends[-1]):
            starts.append(start)
            ends.append(end + 1)
    return Enclosures(opened, tuple(starts), tuple(ends))
