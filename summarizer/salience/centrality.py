"""LexRank (Erkan and Radev 2004) over character bigrams, and the similarity under it.

Bigrams need no word segmentation, and LexRank over them is as good as over words for Chinese. The
graph is never written out: a step of the walk is two products with the matrix of the sentences'
bigrams, so the time grows with the length of the text and not with the square of the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
DAMPING: Final = 0.85
ITERATIONS: Final = 50
ENOUGH: Final = 1e-6
MAX_CELLS: Final = 8_000_000
"""64 MiB: a book of 5,000 sentences is compared by its 1,600 commonest bigrams."""


def bigrams(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters.

    >>> sorted(bigrams("上海上"))
    ['上海', '海上']
    """
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def vectors(texts: Sequence[str]) -> Array:
    """Return one row of length 1 for each text: bigrams weighted by rarity (tf-idf).

    A bigram of one text alone adds to its length and to no similarity; it has no column.
    """
    bags = [bigrams(text) for text in texts]
    spread = Counter(gram for bag in bags for gram in bag)
    shared = [g for g, n in spread.most_common(MAX_CELLS // max(1, len(bags))) if n > 1]
    columns = {gram: n for n, gram in enumerate(shared)}
    matrix = np.zeros((len(bags), len(columns)))
    alone = np.zeros(len(bags))
    for row, bag in enumerate(bags):
        for gram, count in bag.items():
            weight = count * log(1 + len(bags) / spread[gram])
            if gram in columns:
                matrix[row, columns[gram]] = weight
            else:
                alone[row] += weight * weight
    norms = np.sqrt((matrix * matrix).sum(axis=1) + alone)[:, None]
    result: Array = matrix / np.where(norms == 0, 1, norms)
    return result


def lexrank(texts: Sequence[str]) -> list[float]:
    """Return the stationary weights of the texts' similarity graph, the largest being 1."""
    return centrality(vectors(texts)).tolist() if texts else []


def centrality(rows: Array) -> Array:
    """Return LexRank of texts given as `vectors`; a text is as similar to itself as can be, 1."""
    size = len(rows)
    own = 1.0 - (rows * rows).sum(axis=1)
    sums = rows @ rows.sum(axis=0) + own
    weights = np.full(size, 1 / size)
    for _ in range(ITERATIONS):
        given = weights / np.where(sums == 0, 1, sums)
        after = (1 - DAMPING) / size + DAMPING * (rows @ (rows.T @ given) + own * given)
        moved = float(np.abs(after - weights).sum())
        weights = after
        if moved < ENOUGH:
            break
    result: Array = weights / weights.max()
    return result
