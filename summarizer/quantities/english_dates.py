"""English dates: May 12, 2017; 12 May; Sept. 2016; 356 BC; 2018-06-01."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities.english_periods import MONEY_SIGNS, period_at
from summarizer.quantities.english_times import time_at
from summarizer.quantities.lunar import english_lunar_at
from summarizer.quantities.records import Quantity, make

_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_SURE: Final = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Apr(?:il)?|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_NAMES: Final = rf"{_SURE}|Mar(?:ch)?|May"
_DOT: Final = r"(?:(?<=\b\p{L}{3,4})(?<!June|July|May)\.)?"
"""Of an abbreviation: Jan. 7, Sept. 7; "July. 7," is two things."""
_MON: Final = rf"(?P<mon>{_NAMES})\b{_DOT}"
# Beside a day or year: 12 APR in a heading and october 5 too, but no "may 12 people come".
_ANY_CASE: Final = rf"(?P<mon>{_NAMES}|{_NAMES.upper()}|{_SURE.lower()})\b{_DOT}"
_YEAR: Final = r"(?P<year>1\d{3}|2[01]\d\d)(?![\d,]\d|\.\d|s\b|%)"
_BC: Final = r"B\.?C\.?(?:E\.?)?"
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,.%]\d|\d)"
_TO: Final = (
    r"(?:\ ?(?:-|–|—|to|and|through|until)\ ?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?![\d:.%]|\ ?(?:percent|million|billion|[a-z]+s\b)))?"
)
_OF_YEAR: Final = rf"(?:,?\ (?:of\ )?{_YEAR})?"
_OLD: Final = rf"(?:,?\ ?(?P<old>\d{{1,4}})\ ?{_BC})?"
_WITH_DAY: Final = (
    regex.compile(rf"{_ANY_CASE}\ {_DAY}{_TO}{_OF_YEAR}{_OLD}"),
    regex.compile(rf"(?:the\ )?{_DAY}{_TO}(?:\ of)?[\ -]{_ANY_CASE}{_OF_YEAR}{_OLD}"),
)
_WITH_YEAR: Final = regex.compile(rf"{_ANY_CASE},?\ (?:of\ )?{_YEAR}")
_ALONE: Final = regex.compile(_MON)
# May and March are words of other kinds too: these before or after show that a month is meant.
_BEFORE_MONTH: Final = regex.compile(
    r"(?:\b(?:in|of|and|till|since|last|by|early|late|mid-?|to|until|from|through|this|next|every"
    r"|each|between)\ |[-–(])$",
    regex.IGNORECASE,
)
_AFTER_MAY: Final = regex.compile(r"(?:,\ |\ (?:and|to)\ )(?:June|July|Aug|Sept|Oct|Nov|Dec)")
_AFTER_MARCH: Final = regex.compile(r"\ (?:this|last|of)\b|,|\.")
_UNSURE: Final = frozenset({"Mar", "Jan", "March"})
_BARE_YEAR: Final = regex.compile(rf"{_YEAR}(?P<bc>\ ?{_BC})?")
_NOT_YEAR: Final = regex.compile(
    r"[ -]?(?:million|billion|trillion|thousand|(?:m|st|nd|rd|th)\b|bn|km|kg|°|℃)|-[a-z]+"
)
_ERA: Final = regex.compile(
    rf"(?P<year>\d{{1,5}}|\d{{1,2}},\d{{3}})\ (?P<bc>{_BC})(?![A-Za-z])"
    r"|(?:A\.?D\.?|AD)\ (?P<ad>\d{{1,4}})"
)
_NUMERIC: Final = regex.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"
)

_SPAN: Final = regex.compile(
    r"(?P<a>[12]\d{3})\.(?P<m>[01]\d)(?:\ ?[-–—]\ ?|\ to\ )"
    r"(?P<b>[12]\d{3})\.(?P<n>[01]\d)(?![\d.%])"
)


def date_at(text: str, pos: int) -> Quantity | None:
    """Return the longest date, time or period that begins at pos."""
    readers = (_numeric, period_at, _month, _era, _year, time_at, english_lunar_at)
    found = [quantity for reader in readers if (quantity := reader(text, pos)) is not None]
    return max(found, key=lambda quantity: quantity.end, default=None)


def _month(text: str, pos: int) -> Quantity | None:
    if text[pos].isalpha() and pos and text[pos - 1].isalnum():
        return None
    for pattern in _WITH_DAY:
        match = pattern.match(text, pos)
        if match is not None and 1 <= int(match["day"]) <= 31:
            return _dated(text, match)
    match = _WITH_YEAR.match(text, pos)
    if match is not None:
        iso = f"{match['year']}-{_number(match):02d}"
        return make(text, pos, match.end(), "date", iso=iso)
    match = _ALONE.match(text, pos)
    if match is None or not _is_month(text, match):
        return None
    return make(text, pos, match.end(), "date", iso=f"--{_number(match):02d}")


def _number(match: regex.Match[str]) -> int:
    return _MONTHS.index(match["mon"][:3].lower()) + 1


def _dated(text: str, match: regex.Match[str]) -> Quantity:
    year = match["year"] or (f"-{match['old'].zfill(4)}" if match["old"] else "-")
    month, last = _number(match), int(match["day2"] or 0)
    iso = f"{year}-{month:02d}-{int(match['day']):02d}"
    if 1 <= last <= 31:
        iso += f"/{year}-{month:02d}-{last:02d}"
    kind = "period" if "/" in iso else "date"
    start, end = match.span()
    return make(text, start, end, "date" if kind == "date" else "period", iso=iso)


def _is_month(text: str, match: regex.Match[str]) -> bool:
    """In Theresa May, You may, March on and Jan nothing is said of months."""
    word, pos = match["mon"], match.start()
    if _BEFORE_MONTH.search(text, max(0, pos - 10), pos):
        return True
    if word == "May":
        return _AFTER_MAY.match(text, match.end()) is not None
    if pos and word not in _UNSURE:
        return True
    if word != "March" and match.group().endswith("."):
        return True
    return word not in _UNSURE or _AFTER_MARCH.match(text, match.end()) is not None


def _year(text: str, pos: int) -> Quantity | None:
    match = _BARE_YEAR.match(text, pos)
    if match is None or text[pos - 1 : pos] in MONEY_SIGNS:
        return None
    if _NOT_YEAR.match(text, match.end()):
        return None
    iso = f"{'-' if match['bc'] else ''}{match['year']}"
    return make(text, pos, match.end(), "date", iso=iso)


def _era(text: str, pos: int) -> Quantity | None:
    match = _ERA.match(text, pos)
    if match is None:
        return None
    year = (match["year"] or match["ad"]).replace(",", "").zfill(4)
    return make(text, pos, match.end(), "date", iso=f"{'-' if match['bc'] else ''}{year}")


def _numeric(text: str, pos: int) -> Quantity | None:
    span = _SPAN.match(text, pos)
    if span is not None:  # 1999.05 - 2000.12, of a career
        iso = f"{span['a']}-{span['m']}/{span['b']}-{span['n']}"
        return make(text, pos, span.end(), "period", iso=iso)
    match = _NUMERIC.match(text, pos)
    if match is None:
        return None
    iso = match.group()
    if match["y"]:
        iso = f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
    return make(text, pos, match.end(), "date", iso=iso)
