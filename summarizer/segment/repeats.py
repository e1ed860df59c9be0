"""Sentences that say again what an earlier one said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

# Share of a sentence's character bigrams that stand in the earlier one; measured on the cases in
# tests/segment/repeats.tsv.
NEAR_SHARE: Final = 0.75
# Shorter sentences share too much by chance: 一是合作机制广泛建立 and 二是合作机制逐步建立.
NEAR_CHARS: Final = 12

_SIGNS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿两]+")
_NEGATION: Final = re.compile("[不未没无]|非(?!常)")
# Characters that alone say nothing new: particles, auxiliaries, who said it.
_EMPTY: Final = frozenset(
    "的了着过地得在也已并将会就都很非常还又再更要与和及其这那是他她它我们说称表示指出认为据此了呢吗"
)
# Every run of this many characters is looked up: what passes NEAR_SHARE has one in common.
_GRAM: Final = 5
_PARTS: Final = 8
_CHUNK: Final = 4096
_SHARED_BY_AT_MOST: Final = 24
_TRIED: Final = 8
# One exchanged character breaks two bigrams and five runs: 75% of the bigrams leave over a third
# of the runs, fewer in short texts.
_LEAST_RUNS: Final = 0.3


def find_repeats(texts: Sequence[str]) -> tuple[list[int | None], list[int | None]]:
    """Return for each text the index of the earlier one it equals, and of the one it retells.

    Equal: after normalisation, white space apart. Near: at least NEAR_SHARE of its bigrams stand
    in the earlier one, and so do all its numbers; a text that equals one is not near any. The
    time is linear: a text is compared with at most 8 others.

    >>> find_repeats(["工信部表示，中国组织行业协会、企业到沙特交流对接，指导建厂。", "好。",
    ...               "工信部组织行业协会、企业到沙特交流对接。", "好。"])
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
        share, other = max((_share(text, texts[fresh[other]]), -other) for other in candidates)
        if share >= NEAR_SHARE:
            near[fresh[later]] = fresh[-other]
    return equal, near


def _share(later: str, earlier: str) -> float:
    """Return the share of the later text's bigrams in the earlier one; 0 where it has news.

    News are a number or negation more than the earlier one has, or a character that does not
    stand in it at all: 进口 for 出口, 江苏 for 广东. Words of speech and grammar are none.
    """
    for facts in (_NUMBER, _NEGATION):
        if Counter(facts.findall(later)) - Counter(facts.findall(earlier)):
            return 0.0
    if not set(_SIGNS.sub("", later)) - set(earlier) <= _EMPTY:
        return 0.0
    mine, other = _bigrams(later), _bigrams(earlier)
    return len(mine & other) / len(mine) if len(mine) >= NEAR_CHARS - 2 else 0.0


def _bigrams(text: str) -> set[str]:
    plain = _SIGNS.sub("", text)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _candidates(texts: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield each text that may retell, with the earlier ones that share most runs with it."""
    if len(texts) < 2:
        return
    count = len(texts)
    lengths = np.zeros(count, np.int64)
    keys, shared = np.empty(0, np.int64), np.empty(0, np.int64)
    for part in range(_PARTS):
        grams, owners = _grams(texts, part)
        lengths += np.bincount(owners, minlength=count)
        found, times = np.unique(_pairs(grams, owners, count), return_counts=True)
        keys, places = np.unique(np.r_[keys, found], return_inverse=True)
        shared = np.bincount(places, weights=np.r_[shared, times]).astype(np.int64)
    later, earlier = np.divmod(keys, count)
    enough = shared >= _LEAST_RUNS * lengths[later]
    later, earlier, shared = later[enough], earlier[enough], shared[enough]
    order = np.lexsort((earlier, -shared, later))
    for index, group in groupby(order.tolist(), key=lambda place: int(later[place])):
        yield index, [int(earlier[place]) for place in islice(group, _TRIED)]


def _grams(texts: Sequence[str], part: int) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Return hashes of runs of five characters inside a text, signs left out, and their texts.

    One part of them, so that a long document takes little memory at a time.
    """
    grams, owners = [], []
    for start in range(0, len(texts), _CHUNK):
        joined = "\0".join(texts[start : start + _CHUNK])
        codes = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
        kept = _is_kept()[codes]
        places = np.cumsum(codes == 0, dtype=np.int32)[kept] + np.int32(start)
        hashed = _hashed(codes[kept])
        chosen = (places[: len(hashed)] == places[_GRAM - 1 :]) & (hashed % _PARTS == part)
        grams.append(hashed[chosen])
        owners.append(places[: len(hashed)][chosen])
    return np.concatenate(grams), np.concatenate(owners)


def _hashed(codes: NDArray[np.uint16]) -> NDArray[np.uint32]:
    size = max(0, len(codes) - _GRAM + 1)
    hashed = np.zeros(size, dtype=np.uint32)
    for step in range(_GRAM):
        hashed *= np.uint32(0x9E3779B1)
        hashed ^= codes[step : step + size]
    hashed ^= hashed >> np.uint32(15)
    return hashed


@cache
def _is_kept() -> NDArray[np.bool_]:
    """Return for each UTF-16 code whether it is a letter, a digit or half of one."""
    return np.array([0xD800 <= code < 0xE000 or chr(code).isalnum() for code in range(0x10000)])


def _pairs(grams: NDArray[np.uint32], owners: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """Return later * count + earlier for runs that two texts have.

    Each text meets the first that has the run and the 8 before it; what more than 24 have is
    a set phrase and tells nothing.
    """
    if len(grams) < 2:
        return np.empty(0, np.int64)
    order = np.argsort(grams, kind="stable")
    grams, owners = grams[order], owners[order]
    again = grams[1:] == grams[:-1]
    common = np.r_[False, again] | np.r_[again, False]
    grams, owners = grams[common], owners[common]
    if not len(grams):
        return np.empty(0, np.int64)
    fresh = np.r_[True, (grams[1:] != grams[:-1]) | (owners[1:] != owners[:-1])][: len(grams)]
    grams, owners = grams[fresh], owners[fresh].astype(np.int64)
    edges = np.flatnonzero(np.r_[True, grams[1:] != grams[:-1]])
    sizes = np.diff(np.r_[edges, len(grams)])
    shared = np.repeat((sizes > 1) & (sizes <= _SHARED_BY_AT_MOST), sizes)
    firsts = np.repeat(owners[edges], sizes)[shared]
    grams, owners = grams[shared], owners[shared]
    keys = [(owners * count + firsts)[owners > firsts]]
    for lag in range(1, _TRIED + 1):
        same = (grams[lag:] == grams[:-lag]) & (owners[:-lag] != firsts[lag:])
        keys.append((owners[lag:] * count + owners[:-lag])[same])
    return np.concatenate(keys)
