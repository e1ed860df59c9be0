"""Sentences of a text and of its translation brought together, where the counts differ too.

Dynamic programming over lengths after Gale and Church (1993, "A program for aligning sentences in
bilingual corpora"), with what both sides must share as anchors (figures by value, names by
glossary). Only a band around the line through the surest anchors is computed: time and memory grow
with the length of the text times the width of the band. The band widens as long as the best way
runs along its edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from summarizer.auditing.chains import Shared, chain

# Steps (source sentences, target sentences) and their cost: minus the logarithm of how often human
# translators of news do so, after Gale and Church, with the larger ones added.
STEPS: Final = (
    *((1, 1, 0.1), (1, 2, 2.6), (2, 1, 2.6), (2, 2, 8.0), (1, 3, 4.8), (3, 1, 4.8)),
    *((1, 4, 6.0), (4, 1, 6.0)),
)
ALONE: Final = 4.0
"""Cost of a sentence without counterpart, more if it is long: see `_alone`.

This, the costs of steps, SPREAD and SHARE were chosen on 400 lines each of FLORES dev and
newstest2019 in paragraphs of six, whole and with every eleventh English line left out: no sentence
of the whole texts is then called omitted, and fewer than half of those left out are found. The
others go together with a neighbour, whose pair then lacks figures, names or length."""
ALONE_PER_CHAR: Final = 0.01
NEW_BLOCK: Final = 3.0
"""Cost of a step over the end of a paragraph on one side only."""
SPREAD: Final = 2.3
"""Standard deviation of the English length, in square roots of it."""
SHARE: Final = 2.0
"""What a shared anchor is worth."""
RATIO: Final = (2.8, 6.5)
"""English characters for a Chinese one, at least and at most; see verify.length."""
SURE_PAIRS: Final = 5
PRIOR_CHARS, PRIOR_RATIO = 300, 4.2
"""A short text tells little of its own ratio, least where a part is missing."""
BAND: Final = 60
MAX_BAND: Final = 2000


@dataclass(frozen=True, slots=True)
class Unit:
    """What alignment sees of a sentence: how long it is and which paragraph it is in."""

    chars: int
    block: int


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together: half-open ranges of indices, one of them may be empty."""

    source: range
    target: range


def align(source: Sequence[Unit], target: Sequence[Unit], shared: Shared) -> tuple[Bead, ...]:
    """Return the beads in order; each sentence of both sides is in exactly one.

    >>> zh = [Unit(20, 0), Unit(40, 0), Unit(10, 1)]
    >>> en = [Unit(80, 0), Unit(70, 0), Unit(90, 0), Unit(40, 1)]
    >>> [(len(bead.source), len(bead.target)) for bead in align(zh, en, {})]
    [(1, 1), (1, 2), (1, 1)]
    """
    points = chain(shared, len(source), len(target))
    half = BAND
    while True:
        grid = _Grid(source, target, shared, points, half)
        beads = tuple(grid.beads())
        if not grid.touched or half >= min(MAX_BAND, max(len(source), len(target))):
            return beads
        half *= 4


class _Grid:
    """The costs of the best ways to each point of the band, and the last step of each."""

    def __init__(
        self,
        source: Sequence[Unit],
        target: Sequence[Unit],
        shared: Shared,
        points: Sequence[tuple[int, int]],
        half: int,
    ) -> None:
        self.rows, self.columns, self.half = len(source), len(target), half
        self.width = 2 * half + 1
        self.touched = False
        self.low = np.maximum(_line(points, self.rows) - half, 0)
        self.source = np.cumsum([0, *(unit.chars for unit in source)]).astype(float)
        self.target = np.cumsum([0, *(unit.chars for unit in target)]).astype(float)
        self.ratio = _ratio(source, target, points)
        self.source_block = _changes(source)
        self.target_block = _changes(target)
        self.shared: dict[int, list[tuple[int, float]]] = {}
        for (i, j), weight in shared.items():
            self.shared.setdefault(i, []).append((j, weight))
        self.cost = np.full((self.rows + 1, self.width), np.inf)
        self.step = np.zeros((self.rows + 1, self.width), dtype=np.int8)
        for i in range(self.rows + 1):
            self._fill(i)

    def _fill(self, i: int) -> None:
        columns = np.arange(self.low[i], self.low[i] + self.width)
        inside = columns <= self.columns
        row = np.where(inside & (i == 0) & (columns == 0), 0.0, np.inf)
        step = np.zeros(self.width, dtype=np.int8)
        for number, (a, b, prior) in enumerate(STEPS, 3):
            if a <= i:
                self._take(row, step, number, self._step(i, columns, a, b) + prior)
        if i:
            self._take(row, step, 1, self._before(i - 1, columns) + self._alone_source(i))
        row, step = self._alone_target(row, step, columns)
        self.cost[i] = np.where(inside, row, np.inf)
        self.step[i] = step

    @staticmethod
    def _take(
        row: NDArray[np.float64], step: NDArray[np.int8], number: int, cost: NDArray[np.float64]
    ) -> None:
        better = cost < row
        row[better] = cost[better]
        step[better] = number

    def _before(self, i: int, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the costs at (i, columns), infinite outside the band."""
        places = columns - self.low[i]
        fine = (places >= 0) & (places < self.width) & (columns >= 0)
        return np.where(fine, self.cost[i][np.where(fine, places, 0)], np.inf)

    def _step(self, i: int, columns: NDArray[np.int64], a: int, b: int) -> NDArray[np.float64]:
        starts = columns - b
        fine = (starts >= 0) & (columns <= self.columns)
        left, right = np.where(fine, starts, 0), np.where(fine, columns, 0)
        before = self._before(i - a, starts)
        expected = self.ratio * (self.source[i] - self.source[i - a])
        chars = self.target[right] - self.target[left]
        cost = _length_cost(expected, chars) - SHARE * self._shared(i - a, i, columns, b)
        cost += NEW_BLOCK * self._blocks(i, a, left, right)
        return np.where(fine, before + cost, np.inf)

    def _shared(
        self, first: int, last: int, columns: NDArray[np.int64], b: int
    ) -> NDArray[np.float64]:
        """Return what the sentences of a step share, by the column where it ends."""
        found = np.zeros(self.width)
        for i in range(first, last):
            for j, weight in self.shared.get(i, ()):
                left = max(j + 1 - int(columns[0]), 0)
                found[left : max(left, j + 1 + b - int(columns[0]))] += weight
        return found

    def _blocks(
        self, i: int, a: int, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Count paragraph ends inside the step, and one that only one side has before it."""
        inner = self.source_block[i] - self.source_block[i - a + 1]
        other = self.target_block[right] - self.target_block[np.minimum(left + 1, right)]
        starts_source = self.source_block[i - a + 1] - self.source_block[i - a]
        starts_target = self.target_block[np.minimum(left + 1, right)] - self.target_block[left]
        crossed: NDArray[np.float64] = np.abs(inner - other) + 0.5 * np.abs(
            starts_source - starts_target
        )
        return crossed

    def _alone_source(self, i: int) -> float:
        return _alone(self.ratio * (self.source[i] - self.source[i - 1]))

    def _alone_target(
        self, row: NDArray[np.float64], step: NDArray[np.int8], columns: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
        """Let target sentences stand alone: a running minimum, as their costs add up."""
        known = np.minimum(columns, self.columns)
        total = ALONE * known + ALONE_PER_CHAR * self.target[known]
        best = np.minimum.accumulate(row - total) + total
        alone = best < row - 1e-9
        return np.where(alone, best, row), np.where(alone, np.int8(2), step)

    def beads(self) -> Iterator[Bead]:
        """Yield the beads of the best way, in order."""
        found: list[Bead] = []
        i, j = self.rows, self.columns
        while i or j:
            place = j - int(self.low[i])
            number = int(self.step[i][place])
            at_edge = place in (0, self.width - 1) and 0 < j < self.columns
            self.touched = self.touched or at_edge or number == 0
            a, b = _SIZES[number] if number else (min(i, 1), min(j, 1) if not i else 0)
            found.append(Bead(range(i - a, i), range(j - b, j)))
            i, j = i - a, j - b
        return iter(found[::-1])


_SIZES: Final = {1: (1, 0), 2: (0, 1)} | {n: (a, b) for n, (a, b, _) in enumerate(STEPS, 3)}


def _ratio(
    source: Sequence[Unit], target: Sequence[Unit], points: Sequence[tuple[int, int]]
) -> float:
    """Return target characters for a source one: of the sentences that anchors join, if enough.

    The whole texts tell it only where neither has been cut.
    """
    pairs = points[1:-1]
    if len(pairs) >= SURE_PAIRS:
        ratio = float(np.median([target[j].chars / source[i].chars for i, j in pairs]))
    else:
        known = sum(unit.chars for unit in source) + PRIOR_CHARS
        ratio = (sum(unit.chars for unit in target) + PRIOR_CHARS * PRIOR_RATIO) / known
    return min(max(ratio, RATIO[0]), RATIO[1])


def _line(points: Sequence[tuple[int, int]], rows: int) -> NDArray[np.int64]:
    """Return the middle of the band for each row."""
    at = [row for row, _ in points]
    columns = [column for _, column in points]
    return np.interp(np.arange(rows + 1), at, columns).astype(np.int64)


def _changes(units: Sequence[Unit]) -> NDArray[np.int64]:
    """Return, for each prefix, how many paragraphs its sentences have begun."""
    begun = [0]
    for index, unit in enumerate(units):
        begun.append(begun[-1] + (index == 0 or unit.block != units[index - 1].block))
    return np.array(begun, dtype=np.int64)


def _length_cost(expected: float, chars: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return minus the logarithm of how likely a normal deviation as large as this is.

    The tail is taken by its bound exp(-d²/2), which is right within a factor of 3 and never
    underflows.
    """
    deviation = (chars - expected) / (SPREAD * np.sqrt(np.maximum(expected, chars) + 1.0))
    cost: NDArray[np.float64] = np.minimum(deviation**2 / 2, 30.0)
    return cost


def _alone(chars: float) -> float:
    return float(ALONE + ALONE_PER_CHAR * chars)
