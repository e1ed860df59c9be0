"""Kings, emperors and popes with their numbers: 亨利八世 is Henry VIII, 路易十六 Louis XVI."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.names.vocabulary import DOTS, table
from summarizer.quantities.date_parts import whole

_LONGEST: Final = 12
_NUMBERED: Final = regex.compile(
    rf"(?P<name>[\p{{Han}}{DOTS}-]{{1,{_LONGEST}}}?)(?:(?P<number>[一二三四五六七八九十]{{1,3}})世(?![纪界代袭家])"
    r"|(?<=路易)(?P<bare>十[一二三四五六七八]?)(?![\p{Han}--[世的在被和与及、时死]]))",
    flags=regex.V1,
)
_ROMAN: Final = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def monarchs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the span and the English of each monarch of a text, with the dots of the name.

    >>> list(monarchs("英国女王伊丽莎白二世和路易十六"))
    [(4, 10, 'Elizabeth II'), (11, 15, 'Louis XVI')]
    >>> list(monarchs("约翰·保罗二世在20世纪，今生今世"))
    [(0, 7, 'John Paul II')]
    """
    for match in _NUMBERED.finditer(text):
        name, number = match["name"], whole(match["number"] or match["bare"])
        size, english = _listed(name)
        if number and english:
            start = match.end("name") - size
            yield start, match.end(), f"{english} {_roman(number)}"


def _listed(name: str) -> tuple[int, str]:
    """Return how long the longest end of a string is that names a monarch, and its English."""
    for start in range(len(name)):
        zh = regex.sub(f"[{DOTS}]", "·", name[start:])
        row = table("monarchs").get(zh) or table("foreign").get(zh)
        if row and len(zh) > 1:
            return len(zh), row["en"].split("|")[0]
    return 0, ""


def _roman(number: int) -> str:
    """Return a small number in Roman numerals.

    >>> _roman(8), _roman(16), _roman(24)
    ('VIII', 'XVI', 'XXIV')
    """
    text = ""
    for sign, value in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
