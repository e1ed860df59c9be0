"""A time that opens a clause takes "in": not "The first five months, output rose"."""

from __future__ import annotations

from typing import Final

import regex

_NUMBER: Final = "two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]"
_TIME: Final = regex.compile(
    r"(?P<before>^|[.;] |\bthat )(?P<only>(?:only|just) )?(?:the )?"
    rf"(?P<time>(?:first|last|past) (?:{_NUMBER}) (?:months|quarters|years)"
    r"|(?:first|second|third|fourth) (?:quarter|half(?: of the year)?))"
    r"(?P<of> of (?:this year|last year|the year|\d{4}))?, ",
    regex.I,
)


def with_preposition(english: str) -> str:
    """Return the English with "in" before a time that opens a sentence or what was said.

    >>> with_preposition("The first five months, output rose.")
    'In the first five months, output rose.'
    >>> with_preposition("He said that only the first quarter of this year, output rose.")
    'He said that in the first quarter of this year alone, output rose.'
    """

    def put(match: regex.Match[str]) -> str:
        word = "in" if match["before"] == "that " else "In"
        alone = " alone" if match["only"] else ""
        return f"{match['before']}{word} the {match['time'].lower()}{match['of'] or ''}{alone}, "

    return _TIME.sub(put, english)
