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
_SLASHED: Final = re.compile(rf"(\d{{4}})/(\d\d)(?=\ ?(?:{_SEASONS}))")
_SEASON: Final = re.compile(_SEASONS)
_MONTH_NEXT: Final = re.compile(rf"\ ?{N}\ ?月")
_SPARE: Final = re.compile(rf"{YEAR}(?=\ ?(?:{_SEASONS}))")
_CENTURY_WORD: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}|上个?|本"
_STAGE: Final = r"(?P<part>初期?|中[期叶]?|末[期叶]?)?"
_DECADE: Final = re.compile(
    rf"(?:(?P<century>{_CENTURY_WORD})\ ?世纪\ ?)?"
    rf"(?P<decade>[1-9]0|[一二三四五六七八九]十)\ ?年代{_STAGE}"
)
_CENTURY: Final = re.compile(
    rf"(?P<bc>公元前)?(?:第)?(?P<century>{_CENTURY_WORD})\ ?世纪{_STAGE}(?!公园|大道|广场|杯)"
)
_PLAN: Final = re.compile(r"[“\"]?十(?P<n>[一二三四五六])五[”\"]?(?:规划)?(?:时期|期间)")
_NUMBERED_PLAN: Final = re.compile(rf"第(?P<n>{N})个五年(?:规划|计划)(?:时期|期间)?")
_PLAN_YEARS: Final = 5
_BEFORE_PLANS: Final = 1951  # counted back: the sixth began in 1981, the 14th in 2021
_EARLY_PLANS: Final = {1: 1953, 2: 1958}  # 1963 to 1965 had none


def period_at(text: str, pos: int) -> Quantity | None:
    """Return the longest period of years that begins at pos."""
    readers = (_years, _decade, _century, _plan, _spare)
    found = [quantity for reader in readers if (quantity := reader(text, pos)) is not None]
    return max(found, key=lambda quantity: quantity.end, default=None)


def _years(text: str, pos: int) -> Quantity | None:
    slashed = _SLASHED.match(text, pos)
    if slashed is not None:
        iso = f"{slashed[1]}/{slashed[1][:2]}{slashed[2]}"
        return make(text, pos, slashed.end(), "period", iso=iso)
    match = _YEARS.match(text, pos)
    if match is None:
        return None
    if "年" not in match.group() and not _SEASON.match(text, match.end()):
        return None
    if match["said"] and _MONTH_NEXT.match(text, match.end()):
        return None
    first, second = year_digits(match["first"]), year_digits(match["second"])
    second = first[: 4 - len(second)] + second
    if not first < second:
        return None
    part = f"-{PARTS[match['part']]}" if match["part"] else ""
    return make(text, pos, match.end(), "period", iso=f"{first}/{second}{part}")


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
    return f"-{PARTS[part[0]]}" if part else ""


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


def _century(text: str, pos: int) -> Quantity | None:
    match = _CENTURY.match(text, pos)
    if match is None:
        return None
    number = _century_number(match["century"])
    if number is None or not 1 <= number <= 21 or match["century"] == "一":
        return None
    iso = f"{'-' if match['bc'] else ''}{number - 1:02d}XX{_stage(match['part'])}"
    return make(text, pos, match.end(), "period", iso=iso)
