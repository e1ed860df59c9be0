"""Lengths of old books, of two units each: 二丈八尺 is 28 chi, 五里三分 is 5.3 li."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities.numerals import scan
from summarizer.quantities.records import Quantity, make

_ONE: Final = "[一二两三四五六七八九]"
_NUMBER: Final = r"(?:\d{1,3}|[百十一二两三四五六七八九]{1,5})"
_LENGTH: Final = regex.compile(
    rf"(?P<zhang>{_NUMBER})丈(?P<chi>{_ONE})尺(?:(?P<cun>{_ONE})寸)?"
    rf"|(?P<chi>{_NUMBER})尺(?P<cun>{_ONE})寸|(?P<li>{_NUMBER})里(?P<tenth>{_ONE})分"
)
_CHI: Final = {"zhang": Decimal(10), "chi": Decimal(1), "cun": Decimal("0.1")}
_LI: Final = {"li": Decimal(1), "tenth": Decimal("0.1")}


def old_length_at(text: str, pos: int) -> Quantity | None:
    """Return the length of two units that begins at pos of a Chinese text.

    >>> [str(old_length_at(text, 0).low) for text in ("二丈八尺", "三尺五寸", "五里三分")]
    ['28', '3.5', '5.3']
    >>> old_length_at("三尺之内", 0)
    """
    match = _LENGTH.match(text, pos)
    if match is None:
        return None
    parts, unit = (_LI, "li") if match["li"] else (_CHI, "chi")
    total = Decimal(0)
    for name, factor in parts.items():
        number = scan(match[name], 0) if match[name] else None
        total += number.low * factor if number else 0
    total = total.normalize() + 0
    return make(text, pos, match.end(), "measure", low=total, high=total, unit=unit)
