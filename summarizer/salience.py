"""Choose the sentences that carry the document.

LexRank (Erkan and Radev 2004) over character bigrams, weighted with position and the density of
marks; then a greedy choice that penalises what has been said (maximal marginal relevance, Carbonell
and Goldstein 1998) and spreads over the document's blocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from typing import Final

import numpy as np
import regex
from numpy.typing import NDArray

from summarizer.chars import han_count
from summarizer.records import Mark, Sentence

DAMPING: Final = 0.85
ITERATIONS: Final = 50
MIN_HAN: Final = 10
MAX_SENTENCES: Final = 2000
"""LexRank compares all pairs; beyond this, position and marks alone decide."""
ENUMERATED: Final = regex.compile(
    r"^(?:[一二三四五六七八九十]+[是、]|第[一二三四五六七八九十]+[，、,]|[(（][一二三四五六七八九十]+[)）]|其[一二三四五])"
)

ANNOUNCEMENT: Final = regex.compile(
    r"(?:举行|举办|召开|舉行|舉辦|召開)[^，。；]{0,40}(?:发布会|吹风会|通气会|座谈会|记者会|發布會|吹風會|記者會)[。.]?$"
)


def select(
    sentences: Sequence[Sentence], marks: Sequence[tuple[Mark, ...]], *, count: int
) -> tuple[int, ...]:
    """Return the indices of up to `count` sentences, in the order of the document.

    Never a duplicate, a near duplicate, a heading, or a sentence too short to say anything.
    """
    pool = [s.index for s in sentences if is_eligible(s)]
    if not pool:
        pool = [s.index for s in sentences if s.duplicate_of is None][:count]
    bags = {i: _bigrams(sentences[i].text) for i in pool}
    scores = _scores(pool, sentences, marks, bags)
    chosen = _enumerated(pool, sentences, scores)[:count]
    per_block = Counter(sentences[i].block for i in chosen)
    pool = [i for i in pool if i not in chosen]
    while pool and len(chosen) < count:
        best = max(
            pool,
            key=lambda i: (
                scores[i]
                - 0.6 * max((_cosine(bags[i], bags[j]) for j in chosen), default=0.0)
                - 0.15 * per_block[sentences[i].block],
                -i,
            ),
        )
        chosen.append(best)
        per_block[sentences[best].block] += 1
        pool.remove(best)
    return tuple(sorted(chosen))


def _enumerated(
    pool: Sequence[int], sentences: Sequence[Sentence], scores: dict[int, float]
) -> list[int]:
    """Return the best sentence of each enumerated block (一是 二是 三是): none may be lost.

    A brief that gives three of four results is wrong, not short. The sentence that opens such a
    block is mostly a slogan; the figures stand in those after it.
    """
    firsts: dict[int, int] = {}
    for sentence in sentences:
        firsts.setdefault(sentence.block, sentence.index)
    blocks = [b for b, first in firsts.items() if ENUMERATED.match(sentences[first].text)]
    rows = [[i for i in pool if sentences[i].block == block] for block in blocks]
    best = [max(row, key=lambda i: (scores[i], -i)) for row in rows if row]
    return best if len(best) > 1 else []


def is_eligible(sentence: Sentence) -> bool:
    """Whether a sentence may be a point: no heading, no repeat, long enough to say something.

    That a press conference was held stands in the dateline.
    """
    return (
        sentence.duplicate_of is None
        and sentence.near_duplicate_of is None
        and sentence.kind not in ("title", "heading")
        and han_count(sentence.text) >= MIN_HAN
        and not ANNOUNCEMENT.search(sentence.text)
    )


def _scores(
    pool: Sequence[int],
    sentences: Sequence[Sentence],
    marks: Sequence[tuple[Mark, ...]],
    bags: dict[int, Counter[str]],
) -> dict[int, float]:
    """Return a score for each sentence of the pool, about 0 to 2."""
    ranks = (
        lexrank([sentences[i].text for i in pool])
        if len(pool) <= MAX_SENTENCES
        else [0.0] * len(pool)
    )
    firsts: dict[int, int] = {}
    for sentence in sentences:
        firsts.setdefault(sentence.block, sentence.index)
    announced = any(ANNOUNCEMENT.search(s.text) for s in sentences[: pool[0]])
    lead = None if announced else pool[0]
    scores: dict[int, float] = {}
    for rank, i in zip(ranks, pool, strict=True):
        figures = sum(mark.quantity is not None and mark.kind != "date" for mark in marks[i])
        names = len({mark.zh for mark in marks[i] if mark.quantity is None})
        score = 0.5 * rank + 0.18 * min(figures, 4) + 0.06 * min(names, 5)
        score += 0.5 if i == lead else 0.0
        score += 0.2 if firsts[sentences[i].block] == i else 0.0
        score += 0.15 if ENUMERATED.match(sentences[i].text) else 0.0
        scores[i] = score
    return scores


def lexrank(texts: Sequence[str]) -> list[float]:
    """Return the stationary weights of the texts' similarity graph, the largest being 1."""
    bags = [_bigrams(text) for text in texts]
    if not bags:
        return []
    similarity = _similarities(bags)
    sums = similarity.sum(axis=1, keepdims=True)
    steps = similarity / np.where(sums == 0, 1, sums)
    weights = np.full(len(bags), 1 / len(bags))
    for _ in range(ITERATIONS):
        weights = (1 - DAMPING) / len(bags) + DAMPING * (steps.T @ weights)
    top = float(weights.max())
    return [float(weight) / top for weight in weights]


def _similarities(bags: Sequence[Counter[str]]) -> NDArray[np.float64]:
    """Return the matrix of cosines of bigram counts weighted by inverse document frequency."""
    columns = {gram: n for n, gram in enumerate(dict.fromkeys(g for bag in bags for g in bag))}
    frequency = Counter(gram for bag in bags for gram in bag)
    matrix = np.zeros((len(bags), max(1, len(columns))))
    for row, bag in enumerate(bags):
        for gram, count in bag.items():
            matrix[row, columns[gram]] = count * log(1 + len(bags) / frequency[gram])
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix = matrix / np.where(norms == 0, 1, norms)
    result: NDArray[np.float64] = matrix @ matrix.T
    return result


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    dot = sum(count * other[gram] for gram, count in one.items())
    norms = sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
    return dot / norms if norms else 0.0


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))
