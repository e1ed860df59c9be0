"""Names and titles that come twice where once was meant: "Hong Kong Hong Kong dollar"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import Final

import regex

from summarizer.quantities import MONTHS

_NAME: Final = regex.compile(
    r"\b(?P<name>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)+)(?:['’]s)? (?=(?P=name)\b)"
    r"|\b(?P<owner>\p{Lu}[\p{L}-]+)['’]s (?=(?P=owner) \p{L})"
)
_BOUND: Final = regex.compile(
    r"\b(?P<bound>at least|at most|more than|less than|about|over|nearly)"
    r" (?:(?:was|were|is|are|of) )?(?P=bound)\b"
)
"""What an amount put into a sentence leaves: "of at least was at least RMB 5 million"."""
_RANK: Final = r"(?:(?:Executive |First )?(?:Vice|Deputy|Assistant) )"
_NAMED: Final = rf"(?:(?!{_RANK})\p{{Lu}}[\p{{L}}'’-]*|of|and|the|for)"
_SAID_TWICE: Final = regex.compile(
    rf"\b(?P<rank>{_RANK}?)"
    r"(?P<post>Minister|Chairman|Chairwoman|Director|Governor|Mayor|Secretary|Ambassador)"
    rf"(?P<of> (?:of|for|to) {_NAMED}(?: {_NAMED})*?)(?<! and) "
    rf"(?P<again>{_RANK}?)(?P=post) (?=\p{{Lu}}\p{{Ll}})"
)
"""Vice Minister of Commerce Vice Minister Li Fei."""
_CHINESE: Final = regex.compile(r"\bChinese(?:-\p{Lu}\p{Ll}+)? (?=China[ -]\p{Lu})")
_RATE: Final = regex.compile(r"(?P<rate> (?:per|a) \p{Ll}+)(?P=rate)\b")
_UNIT: Final = regex.compile(
    r"\b(?P<unit>points|percent|people|tonnes|(?:kilo)?met(?:er|re)s|years|months|days|hours|times"
    r"|(?:m|b|tr)illion|percentage points) (?P=unit)\b"
)
_PAIR: Final = regex.compile(r"\b(?P<first>\p{Lu}\p{Ll}{4,}) (?=(?P<second>\p{Lu}\p{Ll}{4,})\b)")
_ALIKE: Final = 0.8
_OFFICE: Final = (
    "President|Premier|Prime Minister|Vice Minister|Minister|Chairman|Chairwoman|Governor|Secretary"
    "|Director|Ambassador|Spokesperson|Professor"
)
_APPOSED: Final = regex.compile(
    rf"\b(?P<said>(?P<office>{_OFFICE}) \p{{Lu}}[\p{{L}}'-]+(?: \p{{Lu}}[\p{{L}}'-]+)*), (?:the )?"
    r"(?P=office) of (?:China|the People's Republic of China|the State Council)\b,?"
)
"""Premier Li Qiang, Premier of the People's Republic of China, met him."""
_TITLED: Final = regex.compile(
    rf"(?P<said>\b(?P<office>{_OFFICE})\b(?: of [^,.;]{{3,80}})?, )?\b(?:Mr|Ms|Mrs|Madam)\b\.? "
    rf"(?P<title>(?:{_OFFICE}) )(?=\p{{Lu}}\p{{L}})"
)


def once(english: str) -> str:
    """Return the English without a name that stands twice in a row, and with one title a person.

    >>> once("Overall, Hong Kong Hong Kong dollar markets worked.")
    'Overall, Hong Kong dollar markets worked.'
    >>> once("The bank's President, Mr. President Jin Liqun, met Mr. Secretary Wang.")
    "The bank's President, Jin Liqun, met Secretary Wang."
    >>> once("Premier Li Qiang, Premier of the People's Republic of China, held a meeting.")
    'Premier Li Qiang held a meeting.'
    >>> once("Projects with an investment of at least was at least RMB 5 million get it.")
    'Projects with an investment of at least RMB 5 million get it.'
    >>> once("It opened 300 points points lower.")
    'It opened 300 points lower.'
    >>> once("It rose by 2.9 kilograms per mu per mu.")
    'It rose by 2.9 kilograms per mu.'
    >>> once("It is of the Chinese China Academy, on the Chinese-Pakistan China-Pakistan Corridor.")
    'It is of the China Academy, on the China-Pakistan Corridor.'
    >>> once("Vice Minister of Industry and Trade Vice Minister Xin Guobin spoke.")
    'Vice Minister of Industry and Trade Xin Guobin spoke.'
    >>> once("Minister of Trade Vice Minister Xin Guobin spoke.")
    'Vice Minister of Trade Xin Guobin spoke.'
    >>> once("It was signed by Vice Minister Lu Ping, Minister Wang Tao and others.")
    'It was signed by Vice Minister Lu Ping, Minister Wang Tao and others.'
    """

    def titled(match: regex.Match[str]) -> str:
        again = match["said"] and match["title"].strip() == match["office"]
        return (match["said"] or "") + ("" if again else match["title"])

    english = _APPOSED.sub(r"\g<said>", english)
    english = _SAID_TWICE.sub(_said_once, english)
    bounded = _BOUND.sub(r"\g<bound>", english)
    bounded = _CHINESE.sub("", bounded)
    bounded = _RATE.sub(r"\g<rate>", bounded)
    return _TITLED.sub(titled, _UNIT.sub(r"\g<unit>", _NAME.sub("", bounded)))


def _said_once(match: regex.Match[str]) -> str:
    return f"{match['again'] or match['rank']}{match['post']}{match['of']} "


_GOES_ON: Final = r"(?=[,.;]|$| (?:has|have|had|is|are|was|were|will|and|to|on|by|for|with|from)\b)"
"""What shows that a place ends there: "in China media" goes on."""


def placed_once(english: str, places: Iterable[tuple[Collection[str], int]]) -> str:
    """Return the English without the "in a place" that says once more where something is.

    places: the names of each place (no adjectives: "in Chinese media" is something else), and how
    often the Chinese has it.

    >>> said = "Ghana's outbreak in Ghana has killed 12. In Ghana, it spread."
    >>> placed_once(said, [({"Ghana"}, 1)])
    "Ghana's outbreak has killed 12. In Ghana, it spread."
    >>> placed_once("China's plan was printed in China media.", [({"China"}, 1)])
    "China's plan was printed in China media."
    """
    for forms, times in places:
        names = "|".join(sorted(map(regex.escape, forms), key=len, reverse=True))
        again = regex.compile(rf"(?<=\b(?:{names})\b[^.]*) in (?:the )?(?:{names})\b{_GOES_ON}")
        found = list(again.finditer(english))
        if times == 1 and found:
            english = english[: found[0].start()] + english[found[0].end() :]
    return english


def spelled_once(english: str, places: Iterable[str]) -> str:
    """Return the English without a misspelled name before the right one.

    places: the English of the places that the sentence names.

    >>> spelled_once("The Uzbukistan Uzbekistan's plant, Galileo Galilei", ["Uzbekistan"])
    "The Uzbekistan's plant, Galileo Galilei"
    """
    named = {place.partition(" ")[0] for place in places}

    def put(pair: regex.Match[str]) -> str:
        first, second = pair["first"], pair["second"]
        alike = SequenceMatcher(None, first, second).ratio() >= _ALIKE
        return "" if second in named and first not in named and alike else pair[0]

    return _PAIR.sub(put, english)


_MONTH: Final = f"(?P<month>{'|'.join(MONTHS)})"
_MONTH_AGAIN: Final = regex.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}}) (?P=month)\b(?P<year> \d{{4}}\b)?|\b{_MONTH} (?P=month)\b"
)


def month_once(english: str) -> str:
    """Return the English without a month that a model said twice.

    >>> month_once("from June 2 June 2025 (Monday) to 5 June June 2025"), month_once("June 2 June")
    ('from June 2, 2025 (Monday) to 5 June 2025', 'June 2')
    """

    def put(match: regex.Match[str]) -> str:
        day = f" {match['day']}" if match["day"] else ""
        return match["month"] + day + (f",{match['year']}" if match["year"] else "")

    return _MONTH_AGAIN.sub(put, english)
