"""Fit the weights of `summarizer.salience` to the own suite, and cross-validate them.

The best of some hundred drawn weights would fit the documents' chances; the mean of the best
twentieth is smoother, and does better on documents left out. Four metrics count alike: F1, points,
figures and names (eval.selection).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval.selection import Wanted, score
from summarizer.salience.choice import Candidates, candidates, choose
from summarizer.salience.features import Weights

Array = NDArray[np.float64]
RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "figures": (0, 1), "names": (0, 0.5), "lead": (0, 0.5), "length": (0, 1), "bonus": (0, 1),
    "stock": (-1, 0), "dependent": (-0.5, 0), "redundancy": (0, 1), "spread": (0, 0.5),
}  # fmt: skip
"""What is drawn, evenly; centrality stays 1."""
AIMS: Final = ("F1", "points", "figures", "names")
DRAWS: Final = 800
BEST: Final = 40
SEED: Final = 1


def _drawn() -> Array:
    low, high = (np.array(ends) for ends in zip(*RANGES.values(), strict=True))
    rows: Array = low + np.random.default_rng(SEED).uniform(size=(DRAWS, len(RANGES))) * (
        high - low
    )
    return rows


def _weights(row: Array) -> Weights:
    return Weights(**{name: round(float(v), 2) for name, v in zip(RANGES, row, strict=True)})


def _scored(document: Wanted, given: Candidates, weights: Weights) -> dict[str, float]:
    return score(document, choose(given, document.count, weights))


def _prepared(documents: Sequence[Wanted]) -> list[Candidates]:
    return [candidates(d.front.sentences, d.front.marks) for d in documents]


def _tried(documents: Sequence[Wanted], given: Sequence[Candidates], rows: Array) -> Array:
    """Return the mean of the aims for each draw and document."""
    return np.array(
        [
            [
                sum(_scored(d, c, _weights(row))[aim] for aim in AIMS) / len(AIMS)
                for d, c in zip(documents, given, strict=True)
            ]
            for row in rows
        ]
    )


def _best(rows: Array, values: Array) -> Weights:
    order = np.argsort(-values.mean(axis=1), kind="stable")[:BEST]
    return _weights(rows[order].mean(axis=0))


def fit(documents: Sequence[Wanted]) -> Weights:
    """Return the weights fitted to all these documents."""
    rows = _drawn()
    return _best(rows, _tried(documents, _prepared(documents), rows))


def cross_validated(documents: Sequence[Wanted]) -> list[dict[str, float]]:
    """Return the scores of each document with weights fitted to all the others."""
    rows, given = _drawn(), _prepared(documents)
    values = _tried(documents, given, rows)
    return [
        _scored(document, given[k], _best(rows, np.delete(values, k, axis=1)))
        for k, document in enumerate(documents)
    ]
