"""Days without a month: 12日 in a report of May 14 is May 12.

A day takes the month of a date before it in its sentence (9月29日和30日), else that which lies
nearest to the day on which the text was published. A model, asked, made December 12 of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import regex

from summarizer.quantities.find import find
from summarizer.quantities.records import Quantity

MOST_DAYS: Final = 12
"""A day farther than this from the publication may as well be in another month."""
_DAY: Final = regex.compile(r"---(?P<day>\d\d)")
_DATE: Final = regex.compile(r"(?:[\dY+-]+|-)-(?P<month>\d\d)-(?P<day>\d\d)$")
_DATELINE: Final = regex.compile(
    r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:电|電|讯|訊|报道|報道)"
)
_HEAD_CHARS: Final = 600
_LEAP_YEAR: Final = 2000


def dateline(text: str) -> date | None:
    """Return the day of a news agency's dateline, in a leap year: its own year is not said.

    >>> dateline("新华社北京5月12日电 国务院总理李强12日会见记者。")
    datetime.date(2000, 5, 12)
    """
    for match in _DATELINE.finditer(text[:_HEAD_CHARS]):
        try:
            return date(_LEAP_YEAR, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
    return None


def in_months(zh: str, published: date | None) -> list[Quantity]:
    """Return the figures of a sentence, days with their months where these are sure.

    >>> [q.iso for q in in_months("9月29日和30日，12日", None)]
    ['--09-29', '--09-30', '--09-12']
    >>> [q.iso for q in in_months("12日表示，将于15日至18日举行", date(2024, 5, 14))]
    ['--05-12', '--05-15/--05-18']
    >>> [q.iso for q in in_months("30日表示，每月2日公布", date(2024, 5, 2))]
    ['--04-30', '---02']
    """
    done: list[Quantity] = []
    month = 0
    for quantity in find(zh):
        dated = quantity.kind in ("date", "period") and not zh.endswith("每月", 0, quantity.start)
        sides = quantity.iso.split("/") if dated else []
        days = [int(match["day"]) for side in sides if (match := _DAY.fullmatch(side))]
        if days and len(days) == len(sides):
            months = [month or _month(day, published) for day in days]
            if all(months):
                iso = "/".join(f"--{m:02}-{d:02}" for m, d in zip(months, days, strict=True))
                quantity = replace(quantity, iso=iso)  # noqa: PLW2901
        elif sides and (stated := _DATE.search(sides[-1])):
            month = int(stated["month"])
        done.append(quantity)
    return done


def _month(day: int, published: date | None) -> int:
    """Return the month in which a day lies nearest to the publication, 0 where none is near."""
    if published is None:
        return 0
    around = (published + timedelta(days=step) for step in range(-MOST_DAYS, MOST_DAYS + 1))
    near = [found for found in around if found.day == day]
    return min(near, key=lambda found: abs(found - published)).month if near else 0
