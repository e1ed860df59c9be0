"""Figures of a list that share the unit of the last: 五十万、三十万和二十万元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from summarizer.quantities.numerals import STARTS, scan
from summarizer.quantities.records import Quantity

_JOINT: Final = re.compile(r"\ ?(?:、|和|与|及|以及|或)\ ?")
_PER_CENT: Final = ("百分之", "千分之", "万分之")
_END: Final = re.compile(r"\ ?(?:$|[,，。；、）)的和及与以])")
_SHARED: Final = frozenset({"money", "percent", "points", "measure"})
_BEFORE: Final = re.compile(r"[\u4e00-\u9fff、]\ ?$")  # "1、500万元" begins a list item
_NUMERAL: Final = re.compile(f"[{STARTS}]")
_OTHER_FACTOR: Final = re.compile(r"[角毛成折厘]|(?<!百)分")
_MAX_SHARING: Final = 10**4  # 50、30和20万元, but no 50000和20万元


def share_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give bare numbers of a list the unit of the figure that ends it.

    >>> from summarizer.quantities.find import find
    >>> [(str(q.low), q.unit) for q in find("出资50、30和20万元")]
    [('500000', 'CNY'), ('300000', 'CNY'), ('200000', 'CNY')]
    """
    shared = list(found)
    last = len(shared) - 1  # the figure that gives its unit to those before it
    for i in range(len(shared) - 2, -1, -1):
        if not (_is_bare(text, shared[i]) and _joined(text, shared[i], shared[i + 1])):
            last = i
        elif _gives(text, shared[last]):
            shared[i] = _like(text, shared[i], shared[last])
    for i in range(1, len(shared)):
        before, own = shared[i - 1], shared[i]
        if before.text.startswith(_PER_CENT) and _follows(text, before, own):
            shared[i] = replace(own, kind=before.kind, unit=before.unit)  # 百分之十二及二十三
    return shared


def _follows(text: str, before: Quantity, own: Quantity) -> bool:
    """Tell whether a bare number is the next of a list, and nothing is counted by it."""
    bare = own.kind == "count" and not own.unit and own.low == own.high
    joined = _JOINT.match(text, before.end)
    ends = _END.match(text, own.end) is not None
    return bare and ends and joined is not None and joined.end() == own.start


def _is_bare(text: str, quantity: Quantity) -> bool:
    """Tell whether this is a number alone that continues or begins a list within a sentence."""
    plain = quantity.kind == "count" and not quantity.unit and quantity.low == quantity.high
    return (
        plain
        and quantity.low is not None
        and text[quantity.end - 1] in STARTS
        and _BEFORE.search(text, max(0, quantity.start - 2), quantity.start) is not None
    )


def _joined(text: str, quantity: Quantity, following: Quantity) -> bool:
    joint = _JOINT.match(text, quantity.end)
    return joint is not None and joint.end() == following.start


def _gives(text: str, last: Quantity) -> bool:
    """Tell whether the figure has a unit that others may share."""
    return (
        last.kind in _SHARED
        and last.low == last.high
        and _OTHER_FACTOR.search(text, last.start, last.end) is None
    )


def _like(text: str, quantity: Quantity, last: Quantity) -> Quantity:
    value, start = quantity.low or Decimal(0), _NUMERAL.search(text, last.start)
    numeral = scan(text, start.start()) if start is not None else None
    own = scan(text, quantity.start)
    if numeral is not None and own is not None and own.scale == 1 and value < _MAX_SHARING:
        value *= numeral.tail
    return replace(quantity, kind=last.kind, unit=last.unit, low=value, high=value)
