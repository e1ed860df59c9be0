"""Periods of years: 2013至2016年, 1995-96赛季, 20世纪70年代, 19世纪末, 十三五时期."""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities.date_parts import PARTS, TO, YEAR, N, whole, year_digits
from summarizer.quantities.numerals import DIGITS
from summarizer.quantities.records import Quantity, make

_SEASONS: Final = "赛季|财年|学年|年度|财政年度"
_YEARS: Final = re.compile(
    rf"(?P<first>{YEAR})(?:\ ?年)?{TO}"
    rf"(?P<second>{YEAR}|\d{{2}}(?=年|{_SEASONS}))(?P<said>\ ?年)?(?P<part>[初底末](?!端))?"
)
_BARE_YEARS: Final = re.compile(
    rf"(?P<first>[12]\d{{3}}){TO}(?P<second>[12]\d{{3}})(?![\d.%％]|,\d)"
)
_BRACKET_BEFORE: Final = re.compile(r"[(（][^()（）]{0,8}$")
_BRACKET_AFTER: Final = re.compile(r"\ ?[)）,，;；、]")
_NOT_YEARS: Final = re.compile(r"\ ?(?:之间|区间|左右|不等|以[上下内]|[点分号次期])")
_LATEST: Final = 2100
_MODERN: Final = range(1950, 2051)
_LONG: Final = 20  # a longer span of bare numbers outside brackets may be one of amounts
_SLASHED: Final = re.compile(rf"(\d{{4}})/(\d\d)(?=\ ?(?:{_SEASONS}))")
_SEASON: Final = re.compile(_SEASONS)
_MONTH_NEXT: Final = re.compile(rf"\ ?{N}\ ?月")
_SPARE: Final = re.compile(rf"{YEAR}(?=\ ?(?:{_SEASONS}))")
_CENTURY_WORD: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}|上个?|本"
_STAGE: Final = r"(?:\ ?(?P<part>[早晚后前]期|初期?|中(?![后晚])[期叶]?|末[期叶]?))?"
_STAGES: Final = PARTS | {"早": "start", "前": "start", "晚": "end", "后": "end"}
_DECADE: Final = re.compile(
    rf"(?:(?P<century>{_CENTURY_WORD})\ ?世纪\ ?)?"
    rf"(?P<decade>[1-9]0|[一二三四五六七八九]十)\ ?年代{_STAGE}"
)
_FULL_DECADE: Final = re.compile(
    rf"(?P<year>[12]\d\d0|[一二][〇零○一二三四五六七八九]{{2}}[〇零○])\ ?年代{_STAGE}"
)
_CENTURY: Final = re.compile(
    rf"(?P<bc>公元前)?(?:第)?(?P<century>{_CENTURY_WORD})\ ?世纪{_STAGE}(?!公园|大道|广场|杯)"
)
_CENTURIES: Final = re.compile(
    rf"(?P<bc>公元前)?第?(?P<first>{_CENTURY_WORD})(?:\ ?世纪)?"
    rf"(?:{TO}|\ ?[、和与及]\ ?)(?:公元前|第)?"
    r"(?P<second>\d{1,2}|[一二三四五六七八九十]{1,3})\ ?世纪"
    r"(?!\ ?[1-9一二三四五六七八九][0十]|[初末中]|公园|大道|广场|杯)"
)
_PLAN: Final = re.compile(r"[“\"]?十(?P<n>[一二三四五六])五[”\"]?(?:规划)?(?:时期|期间)")
_NUMBERED_PLAN: Final = re.compile(rf"第(?P<n>{N})个五年(?:规划|计划)(?:时期|期间)?")
_PLAN_YEARS: Final = 5
_BEFORE_PLANS: Final = 1951  # counted back: the sixth began in 1981, the 14th in 2021
_EARLY_PLANS: Final = {1: 1953, 2: 1958}  # 1963 to 1965 had none


def period_at(text: str, pos: int) -> Quantity | None:
    """Return the longest period of years that begins at pos."""
    readers = (
        _years,
        _bare_years,
        _slashed,
        _full_decade,
        _decade,
        _centuries,
        _century,
        _plan,
        _spare,
    )
    found = [quantity for reader in readers if (quantity := reader(text, pos)) is not None]
    return max(found, key=lambda quantity: quantity.end, default=None)


def _slashed(text: str, pos: int) -> Quantity | None:
    """2016/17财年."""
    match = _SLASHED.match(text, pos)
    if match is None:
        return None
    iso = f"{match[1]}/{match[1][:2]}{match[2]}"
    return make(text, pos, match.end(), "period", iso=iso)


def _years(text: str, pos: int) -> Quantity | None:
    match = _YEARS.match(text, pos)
    if match is None:
        return None
    if "年" not in match.group() and not _SEASON.match(text, match.end()):
        return None
    if match["said"] and _MONTH_NEXT.match(text, match.end()):
        return None
    first, second = year_digits(match["first"]), year_digits(match["second"])
    second = first[: 4 - len(second)] + second
    if first == second and not match["part"]:  # 2002―2002年 of a career
        return make(text, pos, match.end(), "date", iso=first)
    if not first < second:
        return None
    part = f"-{PARTS[match['part']]}" if match["part"] else ""
    return make(text, pos, match.end(), "period", iso=f"{first}/{second}{part}")


def _bare_years(text: str, pos: int) -> Quantity | None:
    """Two years without 年: a reign in brackets （1418 - 1450）, 2018-2019 of a vaccine."""
    match = _BARE_YEARS.match(text, pos)
    if match is None or not match["first"] < match["second"] <= str(_LATEST):
        return None
    first, second = int(match["first"]), int(match["second"])
    bracketed = (
        _BRACKET_BEFORE.search(text, max(0, pos - 10), pos) is not None
        and _BRACKET_AFTER.match(text, match.end()) is not None
    )
    near = first in _MODERN and second in _MODERN and second - first <= _LONG
    if not bracketed and (not near or _NOT_YEARS.match(text, match.end())):
        return None
    return make(text, pos, match.end(), "period", iso=f"{first}/{second}")


def _spare(text: str, pos: int) -> Quantity | None:
    """A year without 年: 2009 赛季, 2005 财年."""
    match = _SPARE.match(text, pos)
    if match is None:
        return None
    return make(text, pos, match.end(), "date", iso=year_digits(match.group()))


def _plan(text: str, pos: int) -> Quantity | None:
    match = _PLAN.match(text, pos)
    if match is not None:
        return _numbered(text, match, 10 + DIGITS[match["n"]])
    match = _NUMBERED_PLAN.match(text, pos)
    number = whole(match["n"]) if match is not None else None
    return None if match is None or not number else _numbered(text, match, number)


def _numbered(text: str, match: re.Match[str], number: int) -> Quantity:
    """A Five-Year Plan, or its years where the text says 时期; the dates are the State's own."""
    first = _EARLY_PLANS.get(number, _BEFORE_PLANS + _PLAN_YEARS * number)
    iso = f"{first}/{first + _PLAN_YEARS - 1}"
    return make(text, match.start(), match.end(), "period", iso=iso, unit=f"plan {number}")


def _century_number(word: str) -> int | None:
    if word.startswith("上"):
        return 20
    return 21 if word == "本" else whole(word)


def _stage(part: str | None) -> str:
    return f"-{_STAGES[part[0]]}" if part else ""


def _full_decade(text: str, pos: int) -> Quantity | None:
    """2000年代中期, the mid-2000s."""
    match = _FULL_DECADE.match(text, pos)
    if match is None:
        return None
    iso = f"{year_digits(match['year'])[:3]}X{_stage(match['part'])}"
    return make(text, pos, match.end(), "period", iso=iso)


def _decade(text: str, pos: int) -> Quantity | None:
    match = _DECADE.match(text, pos)
    if match is None:
        return None
    decade = whole(match["decade"])
    century = _century_number(match["century"]) if match["century"] else 20
    if decade is None or century is None or not 1 <= century <= 21:
        return None
    iso = f"{century - 1:02d}{decade // 10}X{_stage(match['part'])}"
    return make(text, pos, match.end(), "period", iso=iso)


def _centuries(text: str, pos: int) -> Quantity | None:
    """公元前4-5世纪, and 十七、十八世纪."""
    match = _CENTURIES.match(text, pos)
    if match is None:
        return None
    numbers = _century_number(match["first"]), whole(match["second"])
    first, second = numbers
    if first is None or second is None or first == second:
        return None
    if not (1 <= first <= 21 and 1 <= second <= 21):
        return None
    sign = "-" if match["bc"] else ""
    iso = f"{sign}{first - 1:02d}XX/{sign}{second - 1:02d}XX"
    return make(text, pos, match.end(), "period", iso=iso)


def _century(text: str, pos: int) -> Quantity | None:
    match = _CENTURY.match(text, pos)
    if match is None:
        return None
    number = _century_number(match["century"])
    if number is None or not 1 <= number <= 21 or match["century"] == "一":
        return None
    iso = f"{'-' if match['bc'] else ''}{number - 1:02d}XX{_stage(match['part'])}"
    return make(text, pos, match.end(), "period", iso=iso)
