"""Marks for chat models: the English written into the Chinese sentence."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.records import Mark


def inline(text: str, marks: Sequence[Mark]) -> str:
    """Return the sentence with each mark replaced by its English.

    >>> fund = Mark(start=0, end=4, zh="丝路基金", kind="term", en="Silk Road Fund", source="")
    >>> inline("丝路基金发挥了作用", [fund])
    'Silk Road Fund发挥了作用'

    Two marks that touch are kept apart by a space:

    >>> year = Mark(start=4, end=9, zh="2016年", kind="date", en="2016", source="figure")
    >>> inline("丝路基金2016年成立", [fund, year])
    'Silk Road Fund 2016成立'
    """
    pieces: list[str] = []
    cursor = 0
    for mark in marks:
        between = text[cursor : mark.start]
        if not between and pieces:
            between = " "
        pieces += [between, mark.en]
        cursor = mark.end
    return "".join([*pieces, text[cursor:]])
