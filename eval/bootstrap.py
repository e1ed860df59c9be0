"""Confidence intervals and paired tests by resampling (Koehn 2004)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

SEED: Final = 12345
MIN_CLUSTERS: Final = 10
EPSILON: Final = 1e-12
Array = NDArray[np.float64]


def clusters(units: Sequence[Sequence[float]]) -> tuple[Array, Array]:
    """Return sum and count of the units of each segment.

    With fewer than ten segments (a suite of a few documents) each unit is a cluster of its own.
    """
    filled = [list(part) for part in units]
    if len(filled) < MIN_CLUSTERS:
        filled = [[unit] for part in filled for unit in part]
    sums = np.array([sum(part) for part in filled], dtype=np.float64)
    counts = np.array([len(part) for part in filled], dtype=np.float64)
    return sums, counts


def weights(size: int, samples: int) -> Array:
    """Return how often each cluster is drawn, samples x size; the seed is fixed."""
    draws = np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / size), size=samples)
    return draws.astype(np.float64)


def totals(drawn: Array, sums: Array, counts: Array, total: str) -> Array:
    """Return the score of each resample: mean or sum of the units."""
    if total == "sum":
        return drawn @ sums
    return (drawn @ sums) / np.maximum(drawn @ counts, 1.0)


def interval(
    units: Sequence[Sequence[float]], total: str, samples: int
) -> tuple[float, float] | None:
    """Return the 2.5 and 97.5 percentiles; None with fewer than ten clusters or units."""
    sums, counts = clusters(units)
    if len(sums) < MIN_CLUSTERS or not samples or (total == "mean" and counts.sum() < MIN_CLUSTERS):
        return None
    drawn = weights(len(sums), samples)
    if total == "mean":
        drawn = drawn[drawn @ counts > 0]
    low, high = np.percentile(totals(drawn, sums, counts, total), [2.5, 97.5])
    return float(low), float(high)


def paired_p(
    left: Sequence[Sequence[float]], right: Sequence[Sequence[float]], total: str, samples: int
) -> float:
    """Return the two-sided p-value that the two systems score alike.

    As sacrebleu's paired bootstrap: the resampled differences, centred on zero, are compared with
    the observed one; (1 + n) / (1 + samples). Both sides must have the same segments; where a
    segment has other units on one side (precision), segments are the clusters.
    """
    same_shape = [len(a) for a in left] == [len(b) for b in right]
    if same_shape or len(left) < MIN_CLUSTERS:
        left_sums, left_counts = clusters(left)
        right_sums, right_counts = clusters(right)
    else:
        left_sums, left_counts = (np.array([f(a) for a in left], float) for f in (sum, len))
        right_sums, right_counts = (np.array([f(b) for b in right], float) for f in (sum, len))
    if len(left_sums) != len(right_sums) or not len(left_sums):
        return 1.0
    ones = np.ones((1, len(left_sums)))
    drawn = weights(len(left_sums), samples)
    observed, resampled = (
        totals(rows, left_sums, left_counts, total) - totals(rows, right_sums, right_counts, total)
        for rows in (ones, drawn)
    )
    centred = np.abs(resampled - resampled.mean())
    return float((1 + np.sum(centred >= np.abs(observed[0]) - EPSILON)) / (1 + samples))
