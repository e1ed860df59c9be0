"""Headline and points of a brief against an editor's, English against English.

Figures are read by `eval.independent`, which knows nothing of the package; a name is a capitalised
word that does not begin a sentence (`eval.metrics.names`), months and currencies aside, since they
belong to figures. Each figure and each name counts once, however often it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import regex

from eval.independent import same
from eval.independent.english import english_numbers
from eval.independent.records import Number, table
from eval.metrics.names import names, words
from eval.metrics.rouge import rouge_l
from eval.records import Output, Segment, Tally

DOLLARS: Final = regex.compile(r"\p{L}+(?=\$)")
"""US$ and HK$: the letters name no country."""


def headline_rouge(segment: Segment, output: Output) -> Tally:
    """Tally ROUGE-L of the headlines."""
    if not segment.brief or not output.headline:
        return Tally()
    return Tally(units=(rouge_l(output.headline, segment.brief.headline),))


def headline_figures(segment: Segment, output: Output) -> Tally:
    """Tally each figure of the editor's headline, 1 when ours states it."""
    if not segment.brief or not output.headline:
        return Tally()
    return shared_figures(segment.brief.headline, output.headline)


def points_rouge(segment: Segment, output: Output) -> Tally:
    """Tally ROUGE-L of all points together."""
    pair = texts(segment, output)
    return Tally(units=(rouge_l(pair[1], pair[0]),)) if pair else Tally()


def figure_recall(segment: Segment, output: Output) -> Tally:
    """Tally each figure of the editor's points, 1 when ours state it."""
    pair = texts(segment, output)
    return shared_figures(*pair) if pair else Tally()


def figure_precision(segment: Segment, output: Output) -> Tally:
    """Tally each figure of our points, 1 when the editor's state it."""
    pair = texts(segment, output)
    return shared_figures(*reversed(pair)) if pair else Tally()


def name_recall(segment: Segment, output: Output) -> Tally:
    """Tally each name of the editor's points, 1 when ours have it."""
    pair = texts(segment, output)
    return shared_names(*pair) if pair else Tally()


def name_precision(segment: Segment, output: Output) -> Tally:
    """Tally each name of our points, 1 when the editor's have it."""
    pair = texts(segment, output)
    return shared_names(*reversed(pair)) if pair else Tally()


def texts(segment: Segment, output: Output) -> tuple[str, str] | None:
    """Return the editor's points and ours, a line each; None where either has none."""
    if not segment.brief or not output.points:
        return None
    return "\n".join(segment.brief.points), "\n".join(output.points)


def shared_figures(wanted: str, given: str) -> Tally:
    """Tally each figure in digits of the one text, 1 when the other states it in any way.

    >>> shared_figures("12 of 30 ships, 12 in May", "twelve ships").units
    (1.0, 0.0)
    """
    there = english_numbers(given)
    asked = distinct(number for number in english_numbers(wanted) if number.firm)
    return Tally(units=tuple(float(any(same(one, other) for other in there)) for one in asked))


def distinct(numbers: Iterable[Number]) -> Sequence[Number]:
    """Return the numbers, those of one reading and measure once."""
    return list({(number.values, number.measures): number for number in numbers}.values())


def shared_names(wanted: str, given: str) -> Tally:
    """Tally each name of the one text, 1 when the other has the word.

    >>> shared_names("In May Lu of Xiling paid RMB 3 and US$4.", "Lu paid").units
    (1.0, 0.0)
    """
    there = words(given)
    asked = dict.fromkeys(
        name for name in names(DOLLARS.sub("", wanted)) if name not in figure_words()
    )
    return Tally(units=tuple(float(name in there) for name in asked))


@cache
def figure_words() -> frozenset[str]:
    """Return the words that belong to figures: months, currencies and units."""
    return frozenset(word.casefold() for kind in ("month", "measure") for word in table("en", kind))
