"""Rows of parts of a law: 第2条、第4条和第16条 are Articles 2, 4 and 16.

Each number is a mark of its own; put to a model one by one they come out as "twelfth" or twice with
their noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import regex

from summarizer.quantities.laws import PARTS
from summarizer.records import Mark

_UNITS: Final = frozenset(PARTS.values())
_SEVERAL: Final = frozenset(f"{unit}s" for unit in _UNITS)
_LETTER: Final = r"(?:\ ?[(（](?P<letter>[a-z])[)）])?"
_BETWEEN: Final = regex.compile(rf"{_LETTER}\ ?(?P<word>[、，,]|和|及|以及|与|或)\ ?")
_NUMBER: Final = regex.compile(r"(?:第\ ?)?[\d一二三四五六七八九十百]{1,5}")
_END: Final = regex.compile(rf"{_LETTER}\ ?(?P<part>[{''.join(PARTS)}])(?!目)")
"""What ends 第12、15和22段: the marks are of the numbers alone."""


def rows_joined(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with each row of parts as one. text: the sentence.

    >>> from summarizer.quantities import find, render
    >>> zh = "(第2条、第4条和第16条)落实第12、17(b)和23段，《公约》第三条第四款"
    >>> marks = [Mark(start=q.start, end=q.end, zh=q.text, kind="count", en=render(q),
    ...               source="figure", quantity=q) for q in find(zh)]
    >>> [mark.en for mark in rows_joined(zh, marks)]
    ['Articles 2, 4 and 16', 'paragraphs 12, 17 (b) and 23', 'Article 3', 'paragraph 4']
    """
    joined: list[Mark] = []
    rest = list(marks)
    while rest:
        size, end = _row(text, rest)
        row = rest[:size]
        joined.append(_one(text, row, end) if size > 1 else row[0])
        del rest[:size]
    return joined


def opens_row(mark: Mark) -> bool:
    """Tell whether a mark is the first of 第12、15和22段, whose other numbers are bare."""
    return _unit(mark) in _SEVERAL


def _row(text: str, marks: Sequence[Mark]) -> tuple[int, int]:
    """Return how many of the marks, from the first, are one row, and where it ends; 1 for none."""
    first = marks[0]
    unit = _unit(first)
    best = (1, first.end)
    if first.kind != "count" or not (unit in _UNITS | _SEVERAL or _NUMBER.fullmatch(first.zh)):
        return best
    for size, (before, mark) in enumerate(pairwise(marks), start=2):
        if not _BETWEEN.fullmatch(text, before.end, mark.start) or mark.kind != "count":
            break
        if unit in _SEVERAL:
            end = _END.match(text, mark.end)
            if end and PARTS[end["part"]] == unit.removesuffix("s"):
                return size, end.end()
        elif _unit(mark) in _UNITS and _unit(mark) == (unit or _unit(mark)):
            best = (size, mark.end)
            unit = _unit(mark)
        if not (_unit(mark) == unit or _NUMBER.fullmatch(mark.zh)):
            break
    return best


def _one(text: str, row: Sequence[Mark], end: int) -> Mark:
    """Return one mark for a row, which ends with the last's noun."""
    noun = next(mark.en for mark in reversed(row) if _unit(mark) in _UNITS | _SEVERAL)
    noun = noun.split()[0].removesuffix("s") + "s"
    said = ""
    for mark, after in zip(row, [*row[1:], None], strict=True):
        stop = after.start if after else end
        between = regex.match(rf"{_LETTER}(?:\ ?(?P<word>[、，,或]))?", text[mark.end : stop])
        letter = f" ({between['letter']})" if between and between["letter"] else ""
        said += _number(mark) + letter
        if after is not None:
            last = " or " if "或" in text[mark.end : stop] else " and "
            said += last if after is row[-1] else ", "
    first = row[0]
    return replace(first, end=end, zh=text[first.start : end], en=f"{noun} {said}")


def _number(mark: Mark) -> str:
    """Return the number of a part as it is written: 2, 11 (b), VII; of a number alone its value."""
    if _unit(mark) in _UNITS | _SEVERAL:
        return mark.en.split(" ", 1)[1]
    low = mark.quantity.low if mark.quantity else None
    return mark.en if low is None else str(int(low))


def _unit(mark: Mark) -> str:
    return mark.quantity.unit if mark.quantity else ""
