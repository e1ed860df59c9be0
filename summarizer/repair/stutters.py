"""Figures of which a model says a part once more: "6,500, 500 protesters"."""

from __future__ import annotations

from typing import Final

import regex

_NUMBER: Final = r"(?P<number>\d(?:[\d,.]*\d)?)"
_BEFORE: Final = regex.compile(rf"{_NUMBER},? $")
_AFTER: Final = regex.compile(rf",? (?P<bound>[\p{{L}} ]{{0,12}} )?{_NUMBER}")
_BOUND: Final = regex.compile(r"(?P<bound>[\p{L} ]{0,12} )?(?=\d)")


def unstuttered(en: str, start: int, end: int) -> str:
    """Return the English without a figure that only repeats a part of the one beside it, else "".

    >>> unstuttered("There are 6,500, 500 protesters.", 17, 20)
    'There are 6,500 protesters.'
    >>> unstuttered("It took 7, 7,420 steps.", 8, 9)
    'It took 7,420 steps.'
    >>> unstuttered("There are 6,500, 800 protesters.", 17, 20)
    ''
    >>> unstuttered("More than 2, more than 2,300 came.", 0, 11)
    'More than 2,300 came.'
    """
    bound = _BOUND.match(en, start, end)
    start = bound.end() if bound else start
    said = en[start:end]
    before = _BEFORE.search(en, 0, start)
    if before and before["number"].endswith(said):
        return en[: before.end("number")] + en[end:]
    after = _AFTER.match(en, end)
    if after and after["number"].startswith(said) and _bound(after) == _bound(bound):
        return en[:start] + en[after.start("number") :]
    return ""


def _bound(match: regex.Match[str] | None) -> str:
    return ((match and match["bound"]) or "").casefold()
