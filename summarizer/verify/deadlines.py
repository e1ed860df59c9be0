"""Time limits: 通过后一年内 is within one year after it, not one year after.

A limit of the Chinese (一年内, 10日以内) is compared with the length of the same time in English.
Only one that stands right before "after", "of" or "from" and has no word of a limit is reported:
a point in time in place of all the time till then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex

from summarizer import quantities
from summarizer.quantities import Quantity
from summarizer.records import Finding
from summarizer.verify.case import Case

_INSIDE: Final = regex.compile(r"\s?(?:之|以)?内(?![部容地外陆政阁战需河销存蒙涵衣])")
_AFTER: Final = regex.compile(r"\s(?:after|later)\b")
_LIMIT: Final = regex.compile(
    r"\b(?:within|inside|in|under|less than|fewer than|no (?:later|more) than|at most|up to|by"
    r"|before|during|over|for|throughout|the (?:first|next|past|last|coming|following)|every|each"
    r"|per)\s$",
    regex.I,
)
_TIMES: Final = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_ONE: Final = {"一年": "a", "一个月": "mo", "一周": "wk", "一天": "d", "一小时": "h"}
_A_YEAR: Final = regex.compile(rf"(?<![十百第同])(?:{'|'.join(_ONE)})")
"""No figure elsewhere: 一年 is a year as well as one year."""


@dataclass(frozen=True, slots=True)
class _Limit:
    start: int
    end: int
    text: str
    low: Decimal | None
    unit: str


def limits(case: Case) -> Iterator[Finding]:
    """Report a time limit that the English makes a point in time.

    >>> from summarizer.read import read
    >>> from summarizer.segment import segment
    >>> (sentence,) = segment(read("请在通过后一年内提供资料。".encode()))
    >>> said = "Provide information one year after the adoption."
    >>> [f.message for f in limits(Case(sentence=sentence, marks=(), en=said))]
    ['一年内 is a limit: “within one year”.']
    >>> said = "Provide information within one year after the adoption."
    >>> list(limits(Case(sentence=sentence, marks=(), en=said)))
    []
    """
    for zh, en in _lost(case):
        message = f"{zh.text}内 is a limit: “within {en.text}”."
        span = (zh.start, zh.end)
        at = (en.start, en.end)
        yield case.finding("limit-lost", message, case.severity, zh=span, en=at)


def with_limits(case: Case) -> Iterator[str]:
    """Yield the English with "within" before each time that is a limit.

    >>> from summarizer.read import read
    >>> from summarizer.segment import segment
    >>> (sentence,) = segment(read("请在通过后一年内提供资料。".encode()))
    >>> said = "Provide information one year after the adoption."
    >>> list(with_limits(Case(sentence=sentence, marks=(), en=said)))
    ['Provide information within one year after the adoption.']
    """
    for _, en in _lost(case):
        yield f"{case.en[: en.start]}within {case.en[en.start :]}"


def _lost(case: Case) -> Iterator[tuple[_Limit, Quantity]]:
    """Yield each limit of the Chinese with the English length that says it without its limit."""
    text = case.sentence.text
    times = [
        _Limit(q.start, q.end, q.text, q.low, q.unit) for q in quantities.find(text) if _is_time(q)
    ]
    times += [
        _Limit(*match.span(), match[0], Decimal(1), _ONE[match[0]])
        for match in _A_YEAR.finditer(text)
    ]
    held = {(t.low, t.unit): t for t in times if _INSIDE.match(text, t.end)}
    for time in times:
        if not _INSIDE.match(text, time.end):
            held.pop((time.low, time.unit), None)  # said twice, once without a limit
    for en in quantities.read(case.en) if held else ():
        bare = en.bound == "exact" and not _LIMIT.search(case.en, 0, en.start)
        if (en.low, en.unit) in held and bare and _AFTER.match(case.en, en.end):
            yield held[en.low, en.unit], en


def _is_time(quantity: Quantity) -> bool:
    return quantity.kind == "measure" and quantity.unit in _TIMES and quantity.low is not None
