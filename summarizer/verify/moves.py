"""From one figure to another: 由4.75%下调25个基点至4.5% goes to 4.5 percent, not to 4.75."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import regex

from summarizer import quantities
from summarizer.quantities import Quantity, Style
from summarizer.records import Finding
from summarizer.verify.case import Case

_FROM: Final = regex.compile(r"[由从](?:[^，。；：、\d]{0,12}的)?\s?$")
_TO: Final = regex.compile(r"[^，。；：]*?(?:至|到|为)(?:了|约)?\s?")
_SAID_TO: Final = regex.compile(r"\bto (?:about |around |nearly |over |more than )?$")
_KINDS: Final = frozenset({"percent", "money", "count", "measure"})


def moves(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield where each figure that moves starts and ends, in a Chinese text.

    >>> [(a.text, b.text) for a, b in moves("将利率由4.75%下调25个基点至4.5%，共3%")]
    [('4.75%', '4.5%')]
    """
    figures = [figure for figure in quantities.find(text) if figure.kind in _KINDS]
    for start, end in pairwise(figures):
        alike = start.kind == end.kind and start.unit == end.unit and start.low != end.low
        begins = _FROM.search(text, 0, start.start) is not None
        if alike and begins and _TO.fullmatch(text, start.end, end.start):
            yield start, end


def wrong_ends(case: Case) -> Iterator[Finding]:
    """Report a move that ends where it starts."""
    for start, end in moves(case.sentence.text):
        first, last = _in(case.en, start), _in(case.en, end)
        if first is None or last is None:
            continue
        to_first, to_last = (_SAID_TO.search(case.en, 0, q.start) for q in (first, last))
        if to_first and not to_last:
            message = f"{start.text} is where it starts, not where it ends: that is {end.text}."
            spans = (start.start, start.end), (first.start, first.end)
            yield case.finding("figure-value", message, case.severity, zh=spans[0], en=spans[1])


def with_start(case: Case, style: Style) -> Iterator[str]:
    """Yield the English with the figure that a move starts from, where it says only the end."""
    for start, end in moves(case.sentence.text):
        last = _in(case.en, end)
        if last is None or _in(case.en, start) is not None:
            continue
        to = _SAID_TO.search(case.en, 0, last.start)
        if to is not None:
            said = f"from {quantities.render(start, style)} "
            yield case.en[: to.start()] + said + case.en[to.start() :]


def _in(english: str, figure: Quantity) -> Quantity | None:
    """Return the one figure of the English with the same value; None where none or several are."""
    same = [
        found
        for found in quantities.read(english)
        if found.kind == figure.kind and (found.low, found.high) == (figure.low, figure.high)
    ]
    return same[0] if len(same) == 1 else None
