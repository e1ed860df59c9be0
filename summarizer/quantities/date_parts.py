"""What dates are built of: the pattern of what follows a year, and the iso form of a match.

What Quantity.iso holds (extended from ISO 8601; a part that the text does not state is left out):

    2017-05-12  2017-05  2017  --05-12  --05  ---29    dates; -0356 is 356 BC
    2016-Q1  --Q1  2016-H1  2016-Q1/2016-Q3            quarters, half years, first three quarters
    2016-start  2016-mid  2016-end  --05-early         the end of 2016; early May
    --12-middle/--12-late  --Q4-end                    mid-to-late December; the end of Q4
    18XX  197X                                         the 19th century, the 1970s
    2013/2016  --10-01/--10-07                         ranges
    Y-1  Y0-Q1  M0-05  Y-1-07                          relative to the day of writing
    T09:30  T21:30                                     times; unit "a.m." or "p.m." when stated
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities.numerals import DIGITS, value_of

N: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEAR: Final = r"(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})"
TO: Final = r"\ ?(?:-{1,2}|[—–―−]{1,2}|[～~]|至|到)\ ?"
PARTS: Final = {
    "底": "end", "末": "end", "初": "start", "中": "mid",
    "上旬": "early", "中旬": "middle", "下旬": "late",
    "上中旬": "early/middle", "中上旬": "early/middle", "中下旬": "middle/late",
}  # fmt: skip
_MONTH: Final = (
    r"(?:(?P<pair>[一二三四五六七八])(?=[二三四五六七八九]\ ?月)"
    rf"|(?P<month0>{N}){TO})?(?P<month>{N})"
    rf"(?:\ ?月(?:份)?|(?=(?:\ ?[、及和与]\ ?{N}){{1,11}}\ ?月))"
)
_IN_MONTH: Final = (
    rf"\ ?(?P<day>{N})\ ?(?:[日号]|(?=(?:{TO}|\ ?[、及和与]\ ?){N}\ ?[日号]))"
    rf"(?:{TO}(?:(?P<month2>{N})\ ?月\ ?)?(?P<day2>{N})\ ?[日号])?"
    rf"|(?P<monthpart>(?:[上中下]|上中|中上|中下)旬|[初底末])"
    rf"|{TO}(?P<month3>{N})\ ?月(?:份)?"
)
IN_YEAR: Final = (
    rf"(?:{_MONTH}(?:{_IN_MONTH})?"
    r"|(?:第)?(?P<quarter>[一二三四1-4首])\ ?季(?:度(?P<quarterpart>[初末](?!端))?)?"
    r"|[前首头](?P<quarters>[两二三23])\ ?个?季(?:度|(?!节|度))"
    rf"|(?P<half>[上下首])半年(?P<halfpart>[初末](?!端))?"
    rf"|(?:[前头]|首(?={N}\ ?个|两\ ?个))(?P<months>{N}|两)\ ?个?月)"
)

AFTER_YEAR: Final = (
    rf"(?:\ ?(?:的)?(?:{IN_YEAR}|(?P<part>[初底末](?!端)|年[中初底末]|中(?=[，。、；：]|$))))?"
)
"""What may follow 年 and belongs to the date."""


def whole(text: str | None) -> int | None:
    """Return the value of a short numeral, None when it is none."""
    value = None if text is None else value_of(text)
    return None if value is None or value != int(value) else int(value)


def year_digits(text: str) -> str:
    """Return a year in Arabic digits.

    >>> year_digits("二〇一六")
    '2016'
    """
    return "".join(str(DIGITS.get(char, char)) for char in text)


def is_period(iso: str) -> bool:
    """Tell a period from a date."""
    return any(mark in iso for mark in "/QHX")


def inside(match: re.Match[str], year: str) -> str | None:
    """Return the iso form of a year ("" when none) and what follows it; None when it is no date."""
    groups = match.groupdict()
    base = year or "-"
    if groups.get("part"):
        return f"{base}-{PARTS[groups['part'].lstrip('年')]}"
    if groups.get("month"):
        return _month(groups, base)
    if groups.get("quarter"):
        number = 1 if groups["quarter"] == "首" else whole(groups["quarter"])
        part = groups["quarterpart"]
        return f"{base}-Q{number}" + (f"-{PARTS[part]}" if part else "")
    if groups.get("day3"):
        day = whole(groups["day3"])
        return None if day is None or day > 31 else f"{base}-{day:02d}"
    if groups.get("months"):
        months = whole(groups["months"])
        return f"{base}-01/{base}-{months:02d}" if months and months <= 12 else None
    return _several(groups, base) or year


def _several(groups: dict[str, str | None], base: str) -> str | None:
    """前三季度 and 上半年; in Hong Kong 首三季 and 首半年."""
    if groups.get("quarters"):
        return f"{base}-Q1/{base}-Q{whole(groups['quarters'])}"
    if groups.get("half"):
        part = groups["halfpart"]
        half = 2 if groups["half"] == "下" else 1
        return f"{base}-H{half}" + (f"-{PARTS[part]}" if part else "")
    return None


def _month(groups: dict[str, str | None], base: str) -> str | None:
    month, day = whole(groups["month"]), whole(groups["day"])
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    first = f"{base}-{month:02d}"
    if groups["month0"] or groups["pair"]:
        return _months(groups, base, month)
    if groups["monthpart"]:
        return "/".join(f"{first}-{part}" for part in PARTS[groups["monthpart"]].split("/"))
    if groups["month3"]:
        last = whole(groups["month3"])
        return f"{first}/{base}-{last:02d}" if last and last <= 12 else None
    return first if day is None else _days(groups, base, month, day)


def _months(groups: dict[str, str | None], base: str, month: int) -> str | None:
    """7-9月 and 七八月份."""
    start = whole(groups["month0"] or groups["pair"])
    if start is None or groups["day"] or not 1 <= start < month:
        return None
    if groups["pair"] and month != start + 1:
        return None
    return f"{base}-{start:02d}/{base}-{month:02d}"


def _days(groups: dict[str, str | None], base: str, month: int, day: int) -> str | None:
    """Return a day or days; None for what is no date: 5月28日至13月2日."""
    first = f"{base}-{month:02d}-{day:02d}"
    last = whole(groups["day2"])
    if not last:
        return first
    last_month = whole(groups["month2"]) or month
    if last > 31 or last_month > 12:
        return None
    return f"{first}/{base}-{last_month:02d}-{last:02d}"
