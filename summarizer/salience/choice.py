"""The choice: every enumerated finding, then the best sentences that say something else.

Greedy by maximal marginal relevance (Carbonell and Goldstein 1998), spread over the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from summarizer.records import Mark, Sentence
from summarizer.salience.centrality import Array, vectors
from summarizer.salience.features import LINEAR, WEIGHTS, Weights, is_eligible, matrix
from summarizer.salience.findings import findings

MIN_POINTS: Final = 4
MAX_POINTS: Final = 8
CHARS_PER_POINT: Final = 150
"""An editor gave 6.7 points to a document of the corpus on average; this gives 6.3."""
ENOUGH_POINTS: Final = 6
PAGE_CHARS: Final = 560
"""About 340 English words: no editor of the corpus wrote more."""
SAME: Final = 0.8
"""Sentences as alike as this say the same; the second is never taken."""


def point_count(sentences: Sequence[Sentence], marks: Sequence[tuple[Mark, ...]]) -> int:
    """Return how many points a document carries: 4 to 8, one for about 150 characters.

    Never fewer than it has enumerated findings, as far as 8 reach. Of long sentences 6 are enough,
    or as many as fill a page.
    """
    chars = sum(len(s.text) for s in sentences if s.duplicate_of is None)
    listed = len(findings(sentences))
    listed = listed if listed <= MAX_POINTS else 0
    count = max(MIN_POINTS, min(MAX_POINTS, max(chars // CHARS_PER_POINT, listed)))
    while count > max(ENOUGH_POINTS, listed) and _length(sentences, marks, count) > PAGE_CHARS:
        count -= 1
    return count


def _length(sentences: Sequence[Sentence], marks: Sequence[tuple[Mark, ...]], count: int) -> int:
    return sum(len(sentences[i].text) for i in select(sentences, marks, count=count))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The sentences that may be chosen, in order; `members` and all else by place in `indices`.

    features: one row each, columns as features.LINEAR; rows: as centrality.vectors.
    members:  of enumerations, for each the places it may be represented by.
    """

    indices: tuple[int, ...]
    blocks: tuple[int, ...]
    sections: tuple[int, ...]
    features: Array
    rows: Array
    members: tuple[tuple[int, ...], ...]


def select(
    sentences: Sequence[Sentence], marks: Sequence[tuple[Mark, ...]], *, count: int
) -> tuple[int, ...]:
    """Return the indices of up to `count` sentences, in the order of the document.

    Never a duplicate, a near duplicate, a heading, or a sentence too short to say anything.
    """
    if not any(is_eligible(sentence) for sentence in sentences):
        return tuple(s.index for s in sentences if s.duplicate_of is None)[:count]
    return choose(candidates(sentences, marks), count, WEIGHTS)


def candidates(sentences: Sequence[Sentence], marks: Sequence[tuple[Mark, ...]]) -> Candidates:
    """Return the sentences that may be chosen; at least one must be eligible."""
    pool = [s.index for s in sentences if is_eligible(s)]
    places = {index: place for place, index in enumerate(pool)}
    rows = vectors([sentences[i].text for i in pool])
    parts = _sections(sentences)
    members = ([places[i] for i in row if i in places] for row in findings(sentences))
    return Candidates(
        indices=tuple(pool),
        blocks=tuple(sentences[i].block for i in pool),
        sections=tuple(parts[i] for i in pool),
        features=matrix(pool, sentences, marks, rows),
        rows=rows,
        members=tuple(tuple(row) for row in members if row),
    )


def choose(given: Candidates, count: int, weights: Weights) -> tuple[int, ...]:
    """Return up to `count` indices: one for each enumerated finding if they fit, then the best."""
    chosen = _Chosen(given, weights)
    if len(given.members) <= count:
        for row in given.members:
            chosen.take(row)
    while len(chosen.places) < count and chosen.take(range(len(given.indices))):
        pass
    return tuple(sorted(given.indices[place] for place in chosen.places))


class _Chosen:
    """What is chosen so far, as places among the candidates, and what each other is worth."""

    def __init__(self, given: Candidates, weights: Weights) -> None:
        self.given, self.weights = given, weights
        self.scores = given.features @ np.array([getattr(weights, name) for name in LINEAR])
        self.places: list[int] = []
        self.likeness = np.zeros(len(given.indices))
        self.in_block: Counter[int] = Counter()
        self.in_section: Counter[int] = Counter()

    def take(self, places: Sequence[int]) -> bool:
        """Take the best of these; False where each says what is said already."""
        free = [p for p in places if p not in self.places and self.likeness[p] < SAME]
        if not free:
            return False
        best = max(free, key=lambda place: (self._worth(place), -place))
        self.places.append(best)
        self.likeness = np.maximum(self.likeness, self.given.rows @ self.given.rows[best])
        self.in_block[self.given.blocks[best]] += 1
        self.in_section[self.given.sections[best]] += 1
        return True

    def _worth(self, place: int) -> float:
        block, section = self.given.blocks[place], self.given.sections[place]
        crowd = self.in_block[block] + self.in_section[section] / 2
        penalty = self.weights.redundancy * self.likeness[place] + self.weights.spread * crowd
        return float(self.scores[place] - penalty)


def _sections(sentences: Sequence[Sentence]) -> list[int]:
    """Return the number of each sentence's section; without headings a section is a paragraph."""
    numbers, number = [], 0
    headed = any(s.kind == "heading" for s in sentences)
    for sentence in sentences:
        number += sentence.kind == "heading"
        numbers.append(number if headed else sentence.block)
    return numbers
