"""Words that bound a figure, before and after it: 超过600亿美元, 近千份, 60岁以上."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.records import Bound, Quantity

_STARTS_NEXT: Final = re.compile(
    r"\ ?[\d一二三四五六七八九十百千万两几数半]|(?![的就便])[\u4e00-\u9fff]"
)


def stronger(first: Bound, second: Bound) -> Bound:
    """近30多个 is nearly, 约30多个 more than; the word outside decides unless it is 约."""
    return first if second == "about" and first != "exact" else second


def with_bound(quantity: Quantity, bound: Bound) -> Quantity:
    """Return the quantity bounded: 超过600亿 has no high end, 近千 no low end."""
    low, high = quantity.low, quantity.high
    if quantity.bound == "about" and bound == "about":
        return quantity
    if low is not None and high is not None and low != high:
        return replace(quantity, bound=bound)  # 至少100至250米: both ends stay
    value_low = low if low is not None else high
    value_high = high if high is not None else low
    if bound in ("over", "at least"):
        return replace(quantity, low=value_low, high=None, bound=bound)
    if bound in ("nearly", "under", "at most"):
        return replace(quantity, low=None, high=value_high, bound=bound)
    return replace(quantity, bound=bound)


@cache
def _lengths(place: str) -> tuple[int, ...]:
    """How long the bound words are, the longest first."""
    return tuple(sorted({len(word) for word in vocabulary.bounds(place)}, reverse=True))


def bound_before(text: str, start: int, floor: int) -> tuple[Bound, int] | None:
    """Return the bound word that ends at start and where it begins, not before floor."""
    words = vocabulary.bounds("before")
    stop = start - 1 if start > floor and text[start - 1] == " " else start
    for length in _lengths("before"):
        begin = stop - length
        if begin < floor:
            continue
        word = text[begin:stop]
        if word in words:
            bound, not_after = words[word]
            if begin and text[begin - 1] in not_after:
                return None
            return bound, begin
    return None


def bound_after(text: str, end: int) -> tuple[Bound, int] | None:
    """Return the bound word that begins at end and where it ends."""
    words = vocabulary.bounds("after")
    begin = end + 1 if text[end : end + 1] == " " else end
    for length in _lengths("after"):
        word = text[begin : begin + length]
        if word in words and len(word) == length:
            if word == "不到" and _STARTS_NEXT.match(text, begin + 2):
                return None
            if word == "许" and text[begin + 1 : begin + 2] in ("可", "多", "诺", "愿"):
                return None
            if word == "以下" and text[begin + 2 : begin + 4] in ("简称", "称为", "统称"):
                return None
            return words[word][0], begin + length
    return None


def is_compared(text: str, quantity: Quantity, begin: int) -> bool:
    """高于两国现有水平 compares with what the two have; 超过30国 counts them."""
    few = text[quantity.start : quantity.end] in ("两国", "三国", "四国", "五国")
    return few and text.startswith(("高", "低", "多", "少", "大", "小", "超"), begin)


def is_past(text: str, quantity: Quantity, begin: int) -> bool:
    """近五年来 is the past five years; 耗时近五年 is nearly five years."""
    if quantity.unit not in ("a", "mo", "wk", "d") or not text.startswith(("近", "接近"), begin):
        return False
    alone = text[begin] == "近"
    opening = alone and (begin == 0 or text[begin - 1] in "，。；：、 （(“在的是为创")
    return (
        opening
        or text[quantity.end : quantity.end + 1] == "来"
        or text.startswith("以来", quantity.end)
    )
