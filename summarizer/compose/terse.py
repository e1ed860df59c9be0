"""The short forms of a headline: "trade up 5.2 percent to RMB 23.74 trillion" for a whole sentence.

Words are left out or moved; every figure must be found again, or the words stay as they were.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import regex

from summarizer.quantities.read import read

_BOUND: Final = r"(?:(?:about|nearly|almost|over|more than|less than|at least|at most) )?"
_SUM: Final = (
    rf"{_BOUND}(?:US\$|HK\$|A\$|C\$|RMB |€|£|¥)?\d[\d,.]*(?: (?:million|billion|trillion))?"
    r"(?: [a-z]+){0,2}"
)
_RATE: Final = rf"{_BOUND}\d[\d.]*(?:%| (?:percent|per cent|percentage points?))"
_UP: Final = r"up|an? (?:increase|rise|gain) of"
_DOWN: Final = r"down|an? (?:decrease|decline|fall|drop) of"
_STATED: Final = regex.compile(
    r"^(?P<what>[^,;]{3,90}?)"
    r" (?:was|were|reached|totall?ed|stood at|came to|amounted to)"
    rf" (?P<sum>{_SUM})(?P<when> (?:in|by|at|as of) [^,;]{{3,40}})?"
    rf", (?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?P<rate>{_RATE})(?P<rest>(?: [^,;]+)?)$"
)
_EARNED: Final = regex.compile(
    r"^(?P<who>\p{Lu}.{3,70}?) (?:had|reported|posted|achieved|recorded|realized) (?:an? )?"
    r"(?P<what>(?:\p{Ll}+ ){0,2}(?:revenue|sales|income|profit|turnover|output))"
    rf" of (?P<sum>{_SUM}), (?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?P<rate>{_RATE})"
    r"(?P<rest>(?: [^,;]+)?)$"
)
_HAS: Final = r"(?:(?:has|have|had) )?"
_ROSE: Final = (
    rf"{_HAS}(?:rose|risen|grew|grown|increased|climbed|expanded|went up|(?:was|were) up)(?: by)?"
)
_FELL: Final = (
    rf"{_HAS}(?:fell|fallen|dropped|declined|decreased|shrank|contracted|went down"
    r"|(?:was|were) down)(?: by)?"
)
_MAIN: Final = (
    r"^(?P<what>(?:(?!\b(?:which|that|who|whose|where|to|if|when|not|never|ha[sd]|have|having"
    r"|is|are|was|were|been|will|would|could|may|might|should|sa(?:id|ys))\b)[^,;])+?) "
)
"""A subject without another verb, whose rise is the news."""
_MOVED: Final = regex.compile(rf"{_MAIN}(?:(?P<up>{_ROSE})|(?P<down>{_FELL})) (?={_RATE})")
_BASE: Final = regex.compile(
    r",? (?:from a year earlier|year[ -]on[ -]year"
    r"|(?:compared (?:to|with)|over|from) the same period (?:last|of last|of the previous) year)"
)


def terse(text: str) -> str:
    """Return a sentence as a headline says it.

    >>> terse("Foreign trade was RMB 23.74 trillion in June, up 5.2 percent from a year earlier")
    'Foreign trade up 5.2 percent to RMB 23.74 trillion in June'
    >>> terse("Consumer prices rose by 0.4 percent in September")
    'Consumer prices up 0.4 percent in September'
    >>> terse("Sales, which rose 3 percent, were the best news")
    'Sales, which rose 3 percent, were the best news'
    """
    bare = short = _BASE.sub("", text)
    if match := _STATED.match(short):
        short = f"{match['what']} {_to(match)}{match['when'] or ''}{match['rest']}"
    elif match := _EARNED.match(short):
        short = f"{match['who']} {match['what']} {_to(match)}{match['rest']}"
    else:
        short = _MOVED.sub(lambda m: f"{m['what']} {'up' if m['up'] else 'down'} ", short)
    return short if _figures(short) == _figures(bare) else bare


def _to(match: regex.Match[str]) -> str:
    return f"{'up' if match['up'] else 'down'} {match['rate']} to {match['sum']}"


def _figures(text: str) -> Counter[tuple[object, ...]]:
    """Return how often each value stands in a text, with its unit and bound."""
    return Counter((q.kind, str(q.value), q.unit, q.bound) for q in read(text) if q.kind != "date")
