"""Take out of a draft what a model put in and the Chinese does not have: a year, a weekday."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import regex

from summarizer.quantities import MONTHS
from summarizer.quantities.spelling import nth_day

_MONTH: Final = "|".join(MONTHS)
_DAY_OF_MONTH: Final = regex.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH}))\b(?!, \d{{4}})"
)
_ON_WEEKDAY: Final = regex.compile(
    r"(?:^On (?P<day>\p{Lu}\p{Ll}+day),? | on (?P<day>\p{Lu}\p{Ll}+day)\b)"
)
_ON: Final = regex.compile(r"\bon (?=\p{Lu}\p{Ll}+$)", regex.I)
_NUMBER: Final = regex.compile(r"^\d+")
_COMMA: Final = regex.compile(r"^,(?= (?:19|20)\d\d)")
_BEFORE_TITLE: Final = regex.compile(
    r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?=(?:President|Premier|Vice|Minister|General Secretary)\b)"
)
_BRACKETS: Final = regex.compile(r" \(\p{Lu}{2,}(?:-\d+)?s?\)")
_PLACE: Final = regex.compile(
    r" (?:in|to|from|into) (?:the )?(?P<name>\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*)*)\b"
)

_BEHIND: Final = regex.compile(r"(?<=\p{Lu}\p{L}+), \p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*)*")
"""Donetsk, Ukraine,: a model knows where it lies."""


def without_place(text: str, start: int) -> Iterator[str]:
    """Yield the English without the "in a country" whose country begins at start.

    >>> said = "Its investment in the United States was US$58 billion."
    >>> list(without_place(said, said.index("United")))
    ['Its investment was US$58 billion.']
    >>> said = "It crashed in Donetsk, Ukraine, and burned."
    >>> list(without_place(said, said.index("Ukraine")))
    ['It crashed in Donetsk, and burned.']
    """
    if behind := _BEHIND.match(text, max(0, start - 2)):
        yield text[: behind.start()] + text[behind.end() :]
    for match in _PLACE.finditer(text):
        if match.start("name") == start:
            yield text[: match.start()] + text[match.end() :]


def without_brackets(text: str, start: int) -> Iterator[str]:
    """Yield the English without the abbreviation in brackets that begins at start.

    >>> said = "The college entrance examination (GK) began."
    >>> list(without_brackets(said, said.index("GK")))
    ['The college entrance examination began.']
    """
    if bracket := _BRACKETS.match(text, max(0, start - 2)):
        yield text[: bracket.start()] + text[bracket.end() :]


def without_province(text: str, start: int) -> Iterator[str]:
    """Yield the English without a province that a model put before a title, or "in" one.

    >>> list(without_province("Xinjiang President Xi Jinping left.", 0))
    ['President Xi Jinping left.']
    >>> said = "The fund was set up in Hubei Province last year."
    >>> list(without_province(said, said.index("Hubei")))
    ['The fund was set up last year.']
    """
    if title := _BEFORE_TITLE.match(text, start):
        yield text[:start] + text[title.end() :]
    yield from without_place(text, start)


def without_year(text: str, start: int) -> Iterator[str]:
    """Yield the English without the year that begins at start.

    >>> list(without_year("On April 11, 2019, a fire broke out.", 13))
    ['On April 11, a fire broke out.']
    >>> list(without_year("In May 2019, exports rose.", 7))
    ['In May, exports rose.']
    """
    yield text[:start].rstrip(" ,/") + text[start + 4 :]


def without_day(text: str, start: int) -> Iterator[str]:
    """Yield the English without the day of a month that begins at start.

    >>> list(without_day("Born on February 2, 1968, in Chongqing.", 17))
    ['Born in February 1968, in Chongqing.']
    """
    month = _ON.sub("in ", text[:start].rstrip())
    yield month + _COMMA.sub("", _NUMBER.sub("", text[start:]))


def without_month(text: str, start: int) -> Iterator[str]:
    """Yield the English without the month of a day that begins at start.

    >>> list(without_month("He spoke on December 12, in Paris.", 12))
    ['He spoke on the 12th, in Paris.']
    >>> list(without_month("He spoke on 12 December in Paris.", 15))
    ['He spoke on the 12th in Paris.']
    """
    for match in _DAY_OF_MONTH.finditer(text):
        if match.start("month") == start:
            day = nth_day(int(match["day"]))
            yield f"{text[: match.start()]}the {day}{text[match.end() :]}"


def without_weekday(text: str, start: int) -> Iterator[str]:
    """Yield the English without the "on Wednesday" whose day begins at start.

    >>> list(without_weekday("He said on Wednesday that he came.", 11))
    ['He said that he came.']
    >>> list(without_weekday("On Wednesday, he came.", 3))
    ['He came.']
    """
    for match in _ON_WEEKDAY.finditer(text):
        if match.start("day") == start:
            rest = text[match.end() :]
            opens = not match.start()
            yield rest[:1].upper() + rest[1:] if opens else text[: match.start()] + rest


REMOVALS: Final[Mapping[str, Callable[[str, int], Iterator[str]]]] = MappingProxyType(
    {
        "abbreviation-added": without_brackets,
        "country-added": without_place,
        "province-added": without_province,
        "year-added": without_year,
        "month-added": without_month,
        "day-added": without_day,
        "weekday-added": without_weekday,
    }
)
"""By the kind of a finding: the English, and where in it the thing begins that must go."""
