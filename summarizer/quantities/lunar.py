"""Days of the lunar calendar, as 正月十五, 腊月二十三 and 农历八月初三, and their English.

`iso` is "lunar-01-15"; "lunar-08" for a month alone.
"""

from __future__ import annotations

import re
from typing import Final

import regex

from summarizer.quantities.date_parts import whole
from summarizer.quantities.english_numbers import ORDINALS
from summarizer.quantities.records import Quantity, make
from summarizer.quantities.spelling import nth, nth_day

PREFIX: Final = "lunar"
STARTS: Final = "农阴旧正冬腊二三四五六七八九十闰"
_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_ONE: Final = "[一二三四五六七八九]"
DAY: Final = rf"初(?:{_ONE}|十)|[二廿]十?{_ONE}|二十|廿|三十|十{_ONE}?"
_LUNAR: Final = re.compile(
    r"(?P<calendar>[农阴旧]历(?:的)?)?(?P<month>[正冬腊]|十[一二]?|[二三四五六七八九])月"
    rf"(?P<day>{DAY})?(?![日号万千百多几余个0-9])"
)
_ORDINAL: Final = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}"
_ENGLISH: Final = regex.compile(
    rf"(?:the )?(?:(?P<day>{_ORDINAL}) day of the )?(?P<month>{_ORDINAL}) "
    r"(?:lunar month|month (?:of|in|on) the (?:Chinese )?lunar (?:calendar|year))",
    regex.I,
)


def lunar_at(text: str, pos: int) -> Quantity | None:
    """Return the lunar day or month that begins at pos of a Chinese text.

    Without 农历 only what no other calendar has: 正月, 腊月, 初三.

    >>> [lunar_at(text, 0).iso for text in ("正月十五", "农历八月", "八月初三", "腊月廿三")]
    ['lunar-01-15', 'lunar-08', 'lunar-08-03', 'lunar-12-23']
    >>> lunar_at("八月十五日", 0), lunar_at("三月二十多人", 0)
    (None, None)
    """
    match = _LUNAR.match(text, pos)
    if match is None:
        return None
    month = month_of_moon(match["month"])
    sure = match["calendar"] or match["month"] in _MONTHS or (match["day"] or "").startswith("初")
    if not month or not sure:
        return None
    if not match["day"]:
        return make(text, pos, match.end(), "date", iso=f"{PREFIX}-{month:02d}")
    day = day_of_moon(match["day"])
    if not day or day > 30:
        return None
    return make(text, pos, match.end(), "date", iso=f"{PREFIX}-{month:02d}-{day:02d}")


def month_of_moon(word: str) -> int:
    """Return the number of a month of the moon, 0 for none: 正, 腊, 八."""
    return _MONTHS.get(word) or whole(word) or 0


def day_of_moon(word: str) -> int:
    """Return the number of a day of the moon, 0 for none: 初三, 廿三, 19."""
    return whole(word.removeprefix("初").replace("廿", "二十").replace("二十十", "二十")) or 0


def lunar_english(iso: str) -> str:
    """Return the English of a lunar day or month.

    >>> lunar_english("lunar-01-15"), lunar_english("lunar-12")
    ('the 15th day of the first lunar month', 'the 12th lunar month')
    """
    _, month, *day = iso.split("-")
    name = f"the {nth(int(month))} lunar month"
    return f"the {nth_day(int(day[0]))} day of {name}" if day else name


def english_lunar_at(text: str, pos: int) -> Quantity | None:
    """Return the lunar day or month that begins at pos of an English text.

    >>> english_lunar_at("15th day of the first lunar month", 0).iso
    'lunar-01-15'
    """
    match = _ENGLISH.match(text, pos)
    if match is None or (pos and text[pos - 1].isalnum()):
        return None
    iso = f"{PREFIX}-{_number(match['month']):02d}"
    if match["day"]:
        iso += f"-{_number(match['day']):02d}"
    return make(text, pos, match.end(), "date", iso=iso)


def _number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else int(ORDINALS[word.lower()])
