"""Years counted by reigns and eras: 光绪二十六年 is 1900, 民国二十六年 is 1937, 令和7年 is 2025.

data/eras.tsv has the eras. The months of a reign are the moon's: 宣统三年八月十九日 was in October.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.date_parts import AFTER_YEAR, inside, is_period, whole
from summarizer.quantities.lunar import DAY, PREFIX, day_of_moon, lunar_english, month_of_moon
from summarizer.quantities.records import Quantity, QuantityKind, make
from summarizer.quantities.spelling import nth

REIGN: Final = "reign"
"""The unit of a year of a reign whose English tells the common year in brackets."""
REIGN_ALONE: Final = "reign alone"
"""The same where the text itself has the common year before it: 1900年（光绪二十六年）."""
REIGNS: Final = frozenset({REIGN, REIGN_ALONE})
_DYNASTIES: Final = {
    "西汉": "Western Han", "西漢": "Western Han", "东汉": "Eastern Han", "東漢": "Eastern Han",
    "汉": "Han", "漢": "Han", "曹魏": "Wei", "西晋": "Western Jin", "西晉": "Western Jin",
    "东晋": "Eastern Jin", "東晉": "Eastern Jin", "隋": "Sui", "唐": "Tang",
    "北宋": "Northern Song", "南宋": "Southern Song", "宋": "Song", "元": "Yuan", "明": "Ming",
    "清": "Qing",
}  # fmt: skip
_COUNT: Final = r"(?:元|[一二三四五六七八九十廿卅]{1,4}|\d{1,3})"
_LONG_COUNT: Final = rf"(?:{_COUNT}|一百[一二三四五六七八九十零〇]{{0,4}})"
_NO_YEAR: Final = "(?![来內内前后後间間多级級期以])"
_SAID: Final = r"\ ?[（(](?:即|公元)?\ ?(?P<said>\d{3,4})\ ?年?[）)]"
_TOLD: Final = re.compile(r"\d{3,4}\ ?年?\ ?[（(](?:即|为|清|明)?$")
_LOOK_BACK: Final = 12
_MONTHS, _DAYS = 12, 30
"""Of a year and of a month of the moon, at most."""


@dataclass(frozen=True, slots=True)
class _Era:
    """An era of eras.tsv: its English, its first and last common year, whether it needs proof."""

    english: str
    first: int
    last: int
    place: bool


@dataclass(frozen=True, slots=True)
class _Reign:
    """A year of a reign as the text has it: its number, the dynasty and the day of the moon."""

    era: _Era
    count: int
    year: int
    dynasty: str
    moon: str


@cache
def _eras(calendar: str) -> Mapping[str, _Era]:
    return {
        name: _Era(row["english"], int(row["first"]), int(row["last"]), bool(row["place"]))
        for row in vocabulary.rows("eras")
        if row["calendar"] == calendar
        for name in row["names"].split("|")
    }


@cache
def _pattern() -> re.Pattern[str]:
    dynasty = rf"(?:大?(?P<dynasty>{vocabulary.alternation(frozenset(_DYNASTIES))})[朝代]?)?"
    month = (
        r"(?P<month>[正冬腊臘]|十[一二]?|[一二三四五六七八九]|\d{1,2})月"
        rf"(?P<day>{DAY}日?|\d{{1,2}}日)?"
    )
    return re.compile(
        rf"{dynasty}(?P<era>{vocabulary.alternation(frozenset(_eras('lunar')))})"
        rf"\ ?(?P<count>{_COUNT})\ ?年{_NO_YEAR}(?:{_SAID}|{month})?"
    )


@cache
def _common() -> re.Pattern[str]:
    names = vocabulary.alternation(frozenset(_eras("common")))
    return re.compile(
        rf"(?P<era>{names})\ ?(?P<count>{_LONG_COUNT})\ ?年{_NO_YEAR}(?:度)?{AFTER_YEAR}"
    )


def eras(text: str) -> list[Quantity]:
    """Return each year of a reign or an era in a Chinese text, with its day, in order.

    >>> [q.iso for q in eras("光绪二十六年，民国二十六年七月七日，令和7年度，永乐元年")]
    ['1900', '1937-07-07', '2025', '1403']
    >>> eras("绍兴三年来，绍兴二年"), [q.iso for q in eras("南宋绍兴二年")]
    ([], ['1132'])
    """
    found = [*_common_years(text), *_reigns(text)]
    return sorted(found, key=lambda quantity: quantity.start)


def _common_years(text: str) -> Iterator[Quantity]:
    for match in _common().finditer(text):
        year = _year(_eras("common")[match["era"]], match["count"])
        iso = inside(match, str(year)) if year else None
        if iso:
            kind: QuantityKind = "period" if is_period(iso) else "date"
            yield make(text, match.start(), match.end(), kind, iso=iso)


def _reigns(text: str) -> Iterator[Quantity]:
    for match in _pattern().finditer(text):
        reign = _reign(match)
        if reign is not None:
            pos = match.start()
            told = _TOLD.search(text, max(0, pos - _LOOK_BACK), pos) is not None
            year = f"-{-reign.year:04d}" if reign.year < 0 else f"{reign.year:04d}"
            unit = REIGN_ALONE if told else REIGN
            yield make(text, pos, match.end(), "date", iso=year, unit=unit)


def era_english(quantity: Quantity) -> str:
    """Return the English of a year of a reign that `eras` found.

    >>> era_english(*eras("清光绪二十六年"))
    'the 26th year of the Guangxu reign of the Qing Dynasty (1900)'
    >>> era_english(*eras("宣统三年八月十九日"))
    'the 19th day of the eighth lunar month in the third year of the Xuantong reign (1911)'
    """
    match = _pattern().fullmatch(quantity.text)
    reign = None if match is None else _reign(match)
    if reign is None:
        return quantity.iso
    said = f"the {nth(reign.count)} year of the {reign.era.english} reign"
    if reign.dynasty:
        said += f" of the {reign.dynasty} Dynasty"
    if reign.moon:
        said = f"{lunar_english(reign.moon)} in {said}"
    if quantity.unit == REIGN_ALONE:
        return said
    return f"{said} ({-reign.year} BC)" if reign.year < 0 else f"{said} ({reign.year})"


def _year(era: _Era, count: str) -> int | None:
    """Return the common year of a year of an era; None where the era was over by then."""
    number = 1 if count == "元" else whole(_plain(count))
    if not number:
        return None
    year = era.first + number - 1
    return year if year <= era.last else None


def _reign(match: re.Match[str]) -> _Reign | None:
    era = _eras("lunar")[match["era"]]
    said = int(match["said"] or 0)
    year = _year(era, match["count"])
    if year is None or (era.place and not (match["dynasty"] or said or match["count"] == "元")):
        return None
    if said and abs(said - year) > 1:  # another year, which the text may tell better
        return None
    moon = ""
    if match["month"]:
        month = month_of_moon(match["month"])
        day = day_of_moon((match["day"] or "").removesuffix("日"))
        if not (0 < month <= _MONTHS and day <= _DAYS):
            return None
        moon = f"{PREFIX}-{month:02d}" + (f"-{day:02d}" if day else "")
    count = 1 if match["count"] == "元" else whole(_plain(match["count"])) or 0
    dynasty = _DYNASTIES[match["dynasty"]] if match["dynasty"] else ""
    return _Reign(era, count, said or year, dynasty, moon)


def _plain(count: str) -> str:
    """廿一 is 二十一."""
    return count.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
