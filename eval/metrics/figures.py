"""Figures that survive translation, by two checkers that share no code."""

from __future__ import annotations

from collections.abc import Iterator

from eval import independent
from eval.package import figure_check
from eval.records import Miss, Output, Segment, Tally
from eval.views import by_line


def pairs(segment: Segment, output: Output) -> Iterator[tuple[str, str]]:
    """Yield (Chinese, English) by line where both have as many, else the whole."""
    for piece, part in by_line(segment, output):
        yield piece.zh, part.text


def survival(segment: Segment, output: Output) -> Tally:
    """Tally each line that has figures: 1 when the English states every one of them.

    >>> survival(Segment(id="1", zh="270亿美元"), Output(text="$270 billion")).units
    (0.0,)
    """
    units: list[float] = []
    misses: list[Miss] = []
    for zh, en in pairs(segment, output):
        result = independent.compare(zh, en)
        if result.asked:
            units.append(0.0 if result.missing else 1.0)
        misses.extend(Miss(kind="figure", zh=number.text) for number in result.missing)
        misses.extend(Miss(kind="figure-extra", note=number.text) for number in result.extra)
    return Tally(units=tuple(units), misses=tuple(misses))


def recall(segment: Segment, output: Output) -> Tally:
    """Tally each figure of the source, 1 when the English of its line states it."""
    found = [independent.compare(*pair) for pair in pairs(segment, output)]
    missing = sum(len(result.missing) for result in found)
    return shares(sum(len(result.asked) for result in found), missing)


def precision(segment: Segment, output: Output) -> Tally:
    """Tally each figure of the English, 1 when the Chinese of its line has it."""
    found = [independent.compare(*pair) for pair in pairs(segment, output)]
    return shares(sum(len(result.stated) for result in found), sum(len(r.extra) for r in found))


def shares(total: int, wrong: int) -> Tally:
    """Return as many units as there are figures, 0 for the wrong ones."""
    return Tally(units=(1.0,) * (total - wrong) + (0.0,) * wrong)


def checked(segment: Segment, output: Output) -> Tally:
    """Tally each line, 1 when the package's own comparison finds no difference.

    Lines without a digit or numeral that either side reads count too: an invented figure is a
    difference. () where the package has no comparison.
    """
    check = figure_check()
    if check is None:
        return Tally()
    units: list[float] = []
    misses: list[Miss] = []
    for zh, en in pairs(segment, output):
        problems = check(zh, en)
        units.append(0.0 if problems else 1.0)
        misses.extend(Miss(kind="figure-checked", note=problem) for problem in problems)
    return Tally(units=tuple(units), misses=tuple(misses))
