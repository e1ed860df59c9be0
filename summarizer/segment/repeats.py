"""Sentences that say again what an earlier one said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

# Share of a sentence's character bigrams that stand in the earlier one; measured on the cases in
# tests/segment/repeats.tsv.
NEAR_SHARE: Final = 0.8
# Shorter sentences share too much by chance: 一是合作机制广泛建立 and 二是合作机制逐步建立.
NEAR_CHARS: Final = 12

_SIGNS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿两]+")
_NEGATION: Final = re.compile(r"[不未没无非]")
# Every run of this many characters is looked up: what passes NEAR_SHARE has one in common.
_GRAM: Final = 5
_PARTS: Final = 8
_SHARED_BY_AT_MOST: Final = 24
_TRIED: Final = 8


def find_repeats(texts: Sequence[str]) -> tuple[list[int | None], list[int | None]]:
    """Return for each text the index of the earlier one it equals, and of the one it retells.

    Equal: after normalisation, white space apart. Near: at least NEAR_SHARE of its bigrams stand
    in the earlier one, and so do all its numbers; a text that equals one is not near any. The
    time is linear: a text is compared with at most 8 others.

    >>> find_repeats(["中国组织相关行业协会、企业到沙特交流对接，指导建厂。", "好。",
    ...               "工信部组织相关行业协会、企业到沙特交流对接。", "好。"])
    ([None, None, None, 1], [None, None, 0, None])
    """
    equal: list[int | None] = []
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        earlier = first.setdefault(text, index)
        equal.append(earlier if earlier < index else None)
    near: list[int | None] = [None] * len(texts)
    fresh = [index for index in first.values() if len(texts[index]) >= NEAR_CHARS]
    for later, candidates in _candidates([texts[index] for index in fresh]):
        text = texts[fresh[later]]
        shares = [(_share(text, texts[fresh[other]]), -other) for other in candidates]
        share, other = max(shares)
        if share >= NEAR_SHARE:
            near[fresh[later]] = fresh[-other]
    return equal, near


def _share(later: str, earlier: str) -> float:
    """Return the share of the later text's bigrams in the earlier one; 0 where facts differ."""
    if Counter(_NUMBER.findall(later)) - Counter(_NUMBER.findall(earlier)):
        return 0.0
    if Counter(_NEGATION.findall(later)) - Counter(_NEGATION.findall(earlier)):
        return 0.0
    mine, other = _bigrams(later), _bigrams(earlier)
    return len(mine & other) / len(mine) if len(mine) >= NEAR_CHARS - 2 else 0.0


def _bigrams(text: str) -> set[str]:
    plain = _SIGNS.sub("", text)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _candidates(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield each text with the earlier ones that share most runs of five characters with it."""
    pairs: Counter[int] = Counter()
    count = len(texts)
    plain = [_SIGNS.sub("", text) for text in texts]
    lengths = np.array([len(text) for text in plain], dtype=np.int64)
    codes = np.frombuffer("".join(plain).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    grams = _grams(codes)
    owners = np.repeat(np.arange(count, dtype=np.int32), lengths)[: len(grams)]
    # A run that goes over into the next text is none.
    inside = owners == np.repeat(np.arange(count, dtype=np.int32), lengths)[_GRAM - 1 :]
    for part in range(_PARTS):
        chosen = inside & (grams % _PARTS == part)
        for later, earlier in _pairs(grams[chosen], owners[chosen]):
            pairs[later * count + earlier] += 1
    found: dict[int, list[tuple[int, int]]] = {}
    for key, shared in pairs.items():
        later, earlier = divmod(key, count)
        found.setdefault(later, []).append((-shared, earlier))
    for later, others in sorted(found.items()):
        yield later, [other for _, other in sorted(others)[:_TRIED]]


def _grams(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return a hash of each run of five characters."""
    size = max(0, len(codes) - _GRAM + 1)
    hashed = np.zeros(size, dtype=np.uint32)
    for step in range(_GRAM):
        hashed *= np.uint32(0x9E3779B1)
        hashed ^= codes[step : step + size]
        hashed ^= hashed >> np.uint32(15)
    return hashed


def _pairs(grams: NDArray[np.uint32], owners: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Yield (later, earlier) for each run that both have."""
    order = np.argsort(grams, kind="stable")
    grams, owners = grams[order], owners[order]
    edges = np.flatnonzero(grams[1:] != grams[:-1]) + 1
    starts, ends = np.r_[0, edges], np.r_[edges, len(grams)]
    for start, end in zip(starts, ends, strict=True):
        if end - start > 1:
            holders = np.unique(owners[start:end])[:_SHARED_BY_AT_MOST].tolist()
            for place, later in enumerate(holders):
                yield from ((later, earlier) for earlier in holders[:place])
