"""Cuts inside a sentence that is longer than an engine takes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from summarizer.segment.enclosures import CLOSING

# A cut costs this much; a piece of the wrong length at most 1. So any clause mark of the better
# kind wins as long as it lies in the window.
_COST: Final = {
    "；": 0.0,
    ";": 0.0,
    "。": 0.0,
    "！": 0.0,
    "？": 0.0,
    "：": 0.3,
    "，": 0.4,
    ",": 0.5,
}
_COST_LIST: Final = 1.5
_COST_SPACE: Final = 2.0
_COST_HAN: Final = 3.0
_COST_WORD: Final = 4.0
_CLOSING: Final = CLOSING | {'"'}
_WORD: Final = re.compile(r"[A-Za-z0-9.,%]")


def clauses(
    text: str, *, limit_chars: int, keep: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Return half-open spans that tile the text, each of at most `limit_chars` characters.

    The best marks near equal parts are taken: ；before ，before 、before no mark at all. A span of
    `keep` is never cut; where one is longer than the limit, so is its clause.

    Raises ValueError for a limit below 1.

    >>> [text[a:b] for text in ["双方推动项目落地，其中一批已竣工；同时，设立了基金。"]
    ...  for a, b in clauses(text, limit_chars=20)]
    ['双方推动项目落地，其中一批已竣工；', '同时，设立了基金。']
    """
    if limit_chars < 1:
        raise ValueError("limit_chars must be at least 1")
    held = _merged(keep)
    spans: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > limit_chars:
        end = _best_cut(text, start, limit_chars, held)
        spans.append((start, end))
        start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _merged(keep: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(keep):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _best_cut(text: str, start: int, limit: int, held: list[tuple[int, int]]) -> int:
    left = len(text) - start
    target = left / -(-left // limit)
    best: tuple[float, int] | None = None
    for position in range(start + 1, start + limit + 1):
        if _inside(position, held):
            continue
        distance = abs(position - start - target) / limit
        cost = _cut_cost(text, position) + distance
        if best is None or cost <= best[0]:
            best = cost, position
    if best is not None:
        return best[1]
    # One kept span reaches over the whole window: the clause ends where it does.
    return min(len(text), held[bisect_right(held, (start + limit, 0)) - 1][1])


def _inside(position: int, held: list[tuple[int, int]]) -> bool:
    index = bisect_right(held, (position, 0)) - 1
    return index >= 0 and held[index][0] < position < held[index][1]


def _cut_cost(text: str, position: int) -> float:
    """Return how bad a cut before this position is."""
    before, after = text[position - 1], text[position]
    if after in _CLOSING or after in "，。；：、！？,;:…%":
        return _COST_WORD + 1
    mark = before
    if mark in _CLOSING and position > 1:
        mark = text[position - 2]
    if mark in _COST and not (mark in ",:;" and after.isdigit()):
        return _COST[mark]
    if mark == "、":
        return _COST_LIST
    if before.isspace():
        return _COST_SPACE
    return _COST_WORD if _WORD.match(before) and _WORD.match(after) else _COST_HAN
