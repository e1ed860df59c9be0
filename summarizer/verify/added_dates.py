"""Years, months and days that the English states and the Chinese does not.

A model adds them of its own (December 12 for 12日). Another translator may know them, so only our
own drafts are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import regex

from summarizer import quantities
from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.support import words

_MONTH: Final = f"(?:{'|'.join(quantities.MONTHS)})"
_DATED: Final = regex.compile(
    rf"\b(?:{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? |\d{{1,2}}/\d{{1,2}}/)"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_DAY: Final = regex.compile(rf"\b{_MONTH} (?P<day>[12]?\d|3[01])(?:,? (?:19|20)\d\d)?(?=[,.; ]|$)")
_DAYS: Final = regex.compile(r"[日号號旬初末底节節]|\d[./-]\d|[一二三四五六七八九十]{2}")
"""What may make a day of a Chinese text: without any of it, none is there."""
_MONTHLY: Final = regex.compile(r"月|元旦|国庆|五一|十一|圣诞|中秋|春节|\d[./-]\d|[A-Za-z]{3}")
"""What may make a month of a Chinese text."""
_MONTHS_LONG: Final = regex.compile("季|半年|年[初末底中]")
"""What may be said by the month in which it begins or ends, but by no day of it."""
_NTH: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH_NAMED: Final = regex.compile(
    rf"\b(?:(?P<month>{_MONTH}) {_NTH}|{_NTH} (?:of )?(?P<month>{_MONTH})"
    rf"|[Ii]n (?P<month>{_MONTH}))\b"
)
_WEEKLY: Final = regex.compile(r"[周週][一二三四五六日天末]|星期|礼拜|[A-Za-z]{3}")
_WEEKDAY: Final = regex.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEARS_OFF: Final = (
    ("前年", -2),
    ("去年", -1),
    ("上年", -1),
    ("同期", -1),
    ("明年", 1),
    ("来年", 1),
)


def years(case: Case) -> Iterator[Finding]:
    """Report a year that a model put to a date: "April 11, 2019" for 4月11日.

    It saw this sentence alone: a year that only the rest of the document states is a guess. What
    another translator wrote is left alone: he may know the year.
    """
    if case.free:
        return
    known = _stated_years(case.sentence.text, case.day)
    for match in _DATED.finditer(case.en):
        if int(match["year"]) not in known:
            message = f"The year {match['year']} is not in the Chinese."
            yield case.finding("year-added", message, "error", en=match.span("year"))


def days(case: Case) -> Iterator[Finding]:
    """Report a day that a model put to a month: "February 2, 1968" for 1968年2月."""
    if case.free or _DAYS.search(case.sentence.text):
        return
    for match in _DAY.finditer(case.en):
        message = f"The day {match['day']} is not in the Chinese."
        yield case.finding("day-added", message, "error", en=match.span("day"))


def _said_by_right(case: Case) -> set[str]:
    """Return the words of the marks, without case: Mayor is no May."""
    return words(" ".join(form for mark in case.marks for form in mark.forms()))


def months(case: Case) -> Iterator[Finding]:
    """Report a month that a model put to a day: "December 12" for 12日.

    A translator may know it, and the mark of a day has it where the document does.
    """
    zh = case.sentence.text
    if case.free or _MONTHLY.search(zh):
        return
    known = _said_by_right(case)
    for match in _MONTH_NAMED.finditer(case.en):
        within = match["day"] is None and _MONTHS_LONG.search(zh)
        if match["month"].casefold() not in known and not within:
            message = f"“{match['month']}” is not in the Chinese."
            yield case.finding("month-added", message, "error", en=match.span("month"))


def weekdays(case: Case) -> Iterator[Finding]:
    """Report a day of the week that a model made up: "on Wednesday" for 30日."""
    if case.free or _WEEKLY.search(case.sentence.text):
        return
    known = _said_by_right(case)
    for match in _WEEKDAY.finditer(case.en):
        if match[0].casefold() not in known:
            message = f"“{match[0]}” is not in the Chinese."
            yield case.finding("weekday-added", message, "error", en=match.span())


def _stated_years(text: str, day: date | None) -> frozenset[int]:
    """Return the years that a sentence states, with the document's day those that it means.

    >>> sorted(_stated_years("二〇一六年起，到2020年，比去年", date(2025, 6, 18)))
    [2016, 2020, 2024, 2025]
    """
    found = {int(year) for year in regex.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text)}
    for quantity in quantities.find(text):
        found |= {int(year) for year in regex.findall(r"(?<!\d)\d{4}(?!\d)", quantity.iso)}
    if day is not None:
        found |= {day.year + step for sign, step in _YEARS_OFF if sign in text} | {day.year}
    return frozenset(found)
