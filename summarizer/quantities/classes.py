"""Sizes by powers of ten of yuan: 千亿级企业, 万亿级产业集群."""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities.numerals import scan
from summarizer.quantities.records import Quantity, make

_CLASS: Final = re.compile(
    r"(?:[十百千]?亿|[十百]?万亿)元?级"
    r"(?!\w{0,4}(?:参数|像素|次|人|用户|吨|千瓦|数据|晶体管|计算|运算|词元|访问|流量|粉丝))"
)


def class_at(text: str, pos: int) -> Quantity | None:
    """Return the sum that a class is named by; None where it counts something else.

    >>> str(class_at("千亿级企业", 0).low), class_at("千亿级参数", 0)
    ('100000000000', None)
    """
    match = _CLASS.match(text, pos)
    number = scan(text, pos) if match else None
    if match is None or number is None:
        return None
    return make(text, pos, match.end(), "money", low=number.low, high=number.low, unit="CNY")
