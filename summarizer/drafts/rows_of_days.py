"""Days of one month: 2014年9月22日和23日 are September 22 and 23, 2014.

The second day is a mark of its own, and half of the row in Chinese comes out as two dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import regex

from summarizer.records import Mark

_FIRST: Final = regex.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]")
_OTHER: Final = regex.compile(r"\d{1,2}[日号]")
_BETWEEN: Final = regex.compile(r"\s?(?:[、，,和及与或]|以及)\s?")
_GAP: Final = 2


def in_rows_of_days(marks: Sequence[Mark]) -> set[int]:
    """Return where the first days of such rows begin, as far as marks alone can tell."""
    return {
        first.start
        for first, second in pairwise(marks)
        if _FIRST.fullmatch(first.zh)
        and _OTHER.fullmatch(second.zh)
        and 0 < second.start - first.end <= _GAP
    }


def days_joined(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with each row of days as one. text: the sentence.

    >>> from summarizer.quantities import UNITED_NATIONS, find, render
    >>> zh = "2014年9月22日和23日，5月3日、4日和6日"
    >>> def said(style):
    ...     return [Mark(start=q.start, end=q.end, zh=q.text, kind="date", en=render(q, style),
    ...                  source="figure", quantity=q) for q in find(zh)]
    >>> [mark.en for mark in days_joined(zh, said(None))]
    ['September 22 and 23, 2014', 'May 3, 4 and 6']
    >>> [mark.en for mark in days_joined(zh, said(UNITED_NATIONS))]
    ['22 and 23 September 2014', '3, 4 and 6 May']
    """
    joined: list[Mark] = []
    rest = list(marks)
    while rest:
        row = rest[: _length(text, rest)]
        joined.append(_one(text, row) if len(row) > 1 else row[0])
        del rest[: len(row)]
    return joined


def _length(text: str, marks: Sequence[Mark]) -> int:
    """Return how many of the marks, from the first, are one row."""
    if not _FIRST.fullmatch(marks[0].zh):
        return 1
    size = 1
    for before, mark in pairwise(marks):
        between = _BETWEEN.fullmatch(text, before.end, mark.start)
        if not between or not _OTHER.fullmatch(mark.zh):
            break
        size += 1
    return size


def _one(text: str, row: Sequence[Mark]) -> Mark:
    first, last = row[0], row[-1]
    days = [regex.findall(r"\d+", mark.zh)[-1] for mark in row]
    word = "or" if text[row[-2].end : last.start].strip() == "或" else "and"
    said = f"{', '.join(days[:-1])} {word} {days[-1]}"
    english = regex.sub(rf"\b{days[0]}\b", said, first.en, count=1)  # 22 September 2014
    return replace(first, end=last.end, zh=text[first.start : last.end], en=english)
