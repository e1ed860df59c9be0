"""The line that the surest anchors draw through two texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

Shared = Mapping[tuple[int, int], float]
"""How much the source sentence i and the target sentence j share, for those that share anything."""


def chain(shared: Shared, rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the longest rising chain of pairs that share most with each other, and the ends."""
    best_row: dict[int, tuple[float, int]] = {}
    best_column: dict[int, tuple[float, int]] = {}
    for (i, j), weight in shared.items():
        best_row[i] = max(best_row.get(i, (0.0, -1)), (weight, j))
        best_column[j] = max(best_column.get(j, (0.0, -1)), (weight, i))
    mutual = sorted((i, j) for i, (w, j) in best_row.items() if w >= 1 and best_column[j][1] == i)
    return [(0, 0), *_rising(mutual), (rows, columns)]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest subsequence that rises in the second member too (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [column]
        ends[place : place + 1] = [index]
    found: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
