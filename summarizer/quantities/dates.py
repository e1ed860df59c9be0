"""Dates: 5月12日, 二〇二五年十月一日, 2016年底, 今年一季度, 去年, 29日. See date_parts for iso."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from summarizer.quantities import lunar, vocabulary
from summarizer.quantities.date_parts import (
    AFTER_YEAR,
    IN_YEAR,
    TO,
    YEAR,
    N,
    inside,
    is_period,
    year_digits,
)
from summarizer.quantities.days import day_at
from summarizer.quantities.periods import period_at
from summarizer.quantities.records import Quantity, make
from summarizer.quantities.times import time_at

_FULL: Final = re.compile(
    r"(?:(?P<bc>公元前)|公元)?\ ?(?:(?P<year>"
    rf"{YEAR}|(?:(?<=公元前)|(?<=公元前\ ))\d{{1,5}}|0\d(?=年)"
    rf"|\d{{2}}(?=\ ?年\ ?{N}\ ?月))\ ?年(?!代)(?:度)?"
    rf"){AFTER_YEAR}"
)
_PARTIAL: Final = re.compile(IN_YEAR)
_MOON: Final = re.compile("[上下]月(?:[亮光宫饼台食]|球(?![队员迷赛市星场衣]))")  # 登上月球
_RELATIVE_WORDS: Final = vocabulary.alternation(frozenset(vocabulary.relatives()))
_RELATIVE: Final = re.compile(
    rf"(?P<word>{_RELATIVE_WORDS})(?:度)?(?:\ ?(?:的)?(?:{IN_YEAR}"
    r"|(?P<part>年?[初底末中](?=[^国心期小学层产央部年间等外东西欧亚美非方秋]|$))"
    rf"|(?P<day3>{N})\ ?日))?"
)
_NUMERIC: Final = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?(?![\d.%])"
)
_NUMERIC_SPAN: Final = re.compile(
    rf"(?P<year>\d{{4}})\.(?P<month>\d\d){TO}(?P<year2>\d{{4}})\.(?P<month2>\d\d)(?![\d.%])"
)
_SEASON: Final = re.compile(
    r"(?P<year>\d{4})/(?P<next>\d\d)(?=\ ?(?:[^，。；]{0,4}(?:年度|季度?)|财年|学年))"
)
_DOTTED: Final = re.compile(r"[—–―-]|至|[^\d]{0,3}[月年学中]")
_OLD: Final = re.compile(
    r"(?:(?<=[在于到至自从])|(?<=[在于到至自从]\ )|(?<=公元)|(?<=公元\ ))"
    r"(?P<year>\d{3})\ ?年(?![后间来前内以多的历之])"
)
_DURATION: Final = re.compile(r"\ ?(?:后|前(?!后)|来|多|的?历史|以上|左右|的租约|之[后前久]|间的)")
_NO_LIST: Final = "第约近超过每隔"
"""What stands before a number that is no month: 每1、2月."""
_NOT_MONTH: Final = re.compile("[饼球亮光经薪租嫂子票色台]")
_ONE_MONTH: Final = re.compile("^[前近这每]|一月(?:内|之内|后|间|以来|有余|多)")
# 97年 may be 97 years; these around it make it 1997.
_SHORT_YEAR: Final = re.compile(
    r"(?:(?<=[自从于在])|(?<=截[至止]))(?P<a>[5-9]\d)\ ?年(?![后间来前内多的历之期]|以(?!来))"
    r"|(?P<b>[5-9]\d)\ ?年(?=回归|成立|出生|毕业|入学|入伍|参军|参加|创办|创立|建成|建厂|开业|上市"
    r"|大学|的?(?:春|夏|秋|冬)[天季]|版|款|[初末底])"
)
_RUNNING: Final = frozenset({"连续", "过去", "最近", "未来"})
_SURE_YEARS: Final = range(1800, 2101)
_YEARS: Final = range(1000, 2200)


def date_at(text: str, pos: int) -> Quantity | None:
    """Return the longest date, time or period that begins at pos."""
    found = [
        quantity
        for first, reader in _READERS
        if text[pos] in first and (quantity := reader(text, pos)) is not None
    ]
    return max(found, key=lambda quantity: quantity.end, default=None)


@cache
def starts() -> frozenset[str]:
    """Characters with which a date may begin besides a numeral."""
    first = "".join(word[0] for word in vocabulary.relatives())
    return frozenset(first + lunar.STARTS + '公第首前上下本凌清早中午傍晚当今夜深零“"十')


def _quantity(text: str, match: re.Match[str], iso: str | None) -> Quantity | None:
    if iso is None:
        return None
    kind = "period" if is_period(iso) else "date"
    return make(text, match.start(), match.end(), "date" if kind == "date" else "period", iso=iso)


def _full(text: str, pos: int) -> Quantity | None:
    match = _FULL.match(text, pos)
    if match is None:
        return _rare_year(text, pos)
    year = year_digits(match["year"])
    if match["bc"]:
        return _quantity(text, match, inside(match, "-" + year.zfill(4)))
    if len(year) == 2:
        year = ("19" if int(year) > 30 else "20") + year
    if int(year) not in _YEARS:
        return None
    bare = match.group().endswith("年") and int(year) not in _SURE_YEARS
    if bare and _DURATION.match(text, match.end()):
        return None
    return _quantity(text, match, inside(match, year))


def _rare_year(text: str, pos: int) -> Quantity | None:
    """97年回归 and 在991年."""
    short = _SHORT_YEAR.match(text, pos)
    if short is not None and not text[pos - 1 : pos].isdigit():
        return _quantity(text, short, "19" + (short["a"] or short["b"]))
    old = _OLD.match(text, pos)
    return None if old is None else _quantity(text, old, old["year"].zfill(4))


def _partial(text: str, pos: int) -> Quantity | None:
    """A part of a year that is not named: 5月12日, 一季度, 上半年, 前5个月."""
    match = _PARTIAL.match(text, pos)
    if match is None or _is_other(text, match):
        return None
    return _quantity(text, match, inside(match, ""))


def _is_other(text: str, match: re.Match[str]) -> bool:
    """提前四个月, 三季, 三月票 and 一月内 are no dates, nor the 1 of a line that begins 1、2月."""
    word, pos = match.group(), match.start()
    before = text[pos - 1 : pos]
    if match["months"]:
        return match["months"] == "一" or (before != "" and before in "提之以目日年")
    if match["quarter"]:
        if text[max(0, pos - 2) : pos] in _RUNNING:  # 连续四季度, 连续第三季
            return True
        return "度" not in word and word[0] not in "第首"
    if match["half"]:
        return match["half"] == "下" and before == "以"
    return _is_no_month(text, match)


def _is_no_month(text: str, match: re.Match[str]) -> bool:
    word, pos = match.group(), match.start()
    if match["month"] and "月" not in word:  # 在1、2月
        return pos == 0 or text[pos - 1] in _NO_LIST  # 1、2月份 at the start: perhaps an item
    if word.endswith("月") and _NOT_MONTH.match(text, match.end()):
        return True
    return word == "一月" and _ONE_MONTH.search(text, max(0, pos - 1), pos + 4) is not None


def _relative(text: str, pos: int) -> Quantity | None:
    match = _RELATIVE.match(text, pos)
    if match is None or _MOON.match(text, pos):
        return None
    return _quantity(text, match, inside(match, vocabulary.relatives()[match["word"]][0]))


def _numeric(text: str, pos: int) -> Quantity | None:
    """2018-06-01, 2018/6/1, 2005.09 and 1999.05―2000.12."""
    match = _NUMERIC.match(text, pos)
    before = text[pos - 1 : pos]
    if match is None or (before.isalnum() and before.isascii()):
        return None
    span = _numeric_span(text, pos)
    if span is not None:
        return span
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 1)
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if match["day"]:
        return _quantity(text, match, f"{year}-{month:02d}-{day:02d}")
    dotted = match["sep"] == "." and len(match["month"]) == 2
    if not dotted or not _DOTTED.match(text, match.end()):
        return None
    return _quantity(text, match, f"{year}-{month:02d}")


def _season(text: str, pos: int) -> Quantity | None:
    """2023/24榨季, of two years."""
    match = _SEASON.match(text, pos)
    if match is None or int(match["next"]) != (int(match["year"]) + 1) % 100:
        return None
    return _quantity(text, match, f"{match['year']}/{int(match['year']) + 1}")


def _numeric_span(text: str, pos: int) -> Quantity | None:
    """1999.05―2000.12, of a career."""
    match = _NUMERIC_SPAN.match(text, pos)
    if match is None:
        return None
    months = int(match["month"]), int(match["month2"])
    first, last = (match[f"year{i}"] + "-" + match[f"month{i}"] for i in ("", "2"))
    if not (all(1 <= month <= 12 for month in months) and "1900" < first < last < "2101"):
        return None
    return _quantity(text, match, f"{first}/{last}")


_NUMERALS: Final = "0123456789零一二三四五六七八九十"
# The first characters of each form, and its reader: most characters need no pattern at all.
_READERS: Final = (
    (_NUMERALS + "公", _full),
    (_NUMERALS + '公第上本“"', period_at),
    ("".join({word[0] for word in vocabulary.relatives()}), _relative),
    ("12", _numeric),
    ("12", _season),
    (_NUMERALS + "第首前上下", _partial),
    (lunar.STARTS, lunar.lunar_at),
    (_NUMERALS + "两凌清早中上下傍晚当今夜深午", time_at),
    (_NUMERALS, day_at),
)
