"""Dates, times of day and periods: 5月12日, 2016年底, 今年一季度, 2013至2016年, 上世纪九十年代.

What Quantity.iso holds (extended from ISO 8601; a part that the text does not state is left out):

    2017-05-12  2017-05  2017  --05-12  --05  ---29      dates; -0356 is 356 BC
    2016-Q1  --Q1  2016-H1  2016-Q1/2016-Q3              quarters, half years, the first three quarters
    2016-start  2016-mid  2016-end  --05-early           the end of 2016; early May
    18XX  197X                                           19th century, the 1970s
    2013/2016  --10-01/--10-07                           ranges
    Y-1  Y0-Q1  M0-05  Y-1-07                            relative to the day of writing
    T09:30  T21:30                                       times; unit is "a.m." or "p.m." when stated
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.numerals import DIGITS, value_of
from summarizer.quantities.records import Quantity, make

_N: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR: Final = r"(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})"
_SEP: Final = r"\ ?(?:-{1,2}|[—–―−]{1,2}|[～~]|至|到|、|和)\ ?"
_TO: Final = r"\ ?(?:-{1,2}|[—–―−]{1,2}|[～~]|至|到)\ ?"
_PART: Final = {
    "年底": "end", "年末": "end", "底": "end", "末": "end", "年终": "end", "岁末": "end",
    "年初": "start", "初": "start", "年中": "mid", "上旬": "early", "中旬": "middle", "下旬": "late",
    "初期": "start", "中期": "mid", "末期": "end", "中叶": "mid", "年代初": "start",
}  # fmt: skip
_MONTH: Final = rf"(?P<month>{_N})\ ?月(?:份)?"
_DAY: Final = rf"(?P<day>{_N})\ ?[日号]"
_IN_YEAR: Final = (
    rf"(?:(?:(?P<pair>[一二三四五六七八])(?=[二三四五六七八九]\ ?月)|(?P<month0>{_N})\ ?(?:-|—|–|至|到|~)\ ?)?{_MONTH}(?:\ ?{_DAY}(?:{_TO}(?:(?P<month2>{_N})\ ?月\ ?)?(?P<day2>{_N})\ ?[日号])?"
    rf"|(?P<monthpart>[上中下]旬|[初底末])|{_TO}(?P<month3>{_N})\ ?月(?:份)?)?"
    rf"|(?:第)?(?P<quarter>[一二三四1-4首])\ ?季(?:度)?|前(?P<quarters>[两二三23])\ ?个?季(?:度|(?!节|度))"
    rf"|(?P<half>[上下])半年|前(?P<months>{_N}|两)\ ?个?月)"
)
_RELATIVE: Final = vocabulary.alternation(frozenset(vocabulary.relatives()))
FULL: Final = regex.compile(
    rf"(?:(?P<bc>公元前)|公元)?\ ?(?:(?P<year>{_YEAR}|(?<=公元前\ ?)\d{{1,4}}|0\d(?=年)|\d{{2}}(?=\ ?年\ ?{_N}\ ?月))\ ?年(?:度)?|民国\ ?(?P<roc>\d{{1,3}})\ ?年)"
    rf"(?:\ ?(?:的)?(?:{_IN_YEAR}|(?P<part>[初底末](?!端)|年[中初底末]|中(?=[，。、；：]|$))))?"
)
_NUMERIC: Final = regex.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?(?![\d.%])"
)
PARTIAL: Final = regex.compile(rf"{_IN_YEAR}")
_DAY_ONLY: Final = regex.compile(
    rf"(?P<day>{_N})\ ?日(?!本|元|圆|语|内|后|游|均|产|以内|之内|的|常|益|报|[线程])(?:{_TO}(?P<day2>{_N})\ ?日)?"
)
_RELATIVE_AT: Final = regex.compile(
    rf"(?P<word>{_RELATIVE})(?:度)?(?:\ ?(?:的)?(?:{_IN_YEAR}|(?P<part>年?[初底末中](?=[^国心期小学层产央部年间等外东西欧亚美非方]|$))|(?P<day3>{_N})\ ?日))?"
)
_YEARS: Final = regex.compile(
    rf"(?P<first>{_YEAR})(?:\ ?年)?{_TO}(?P<second>{_YEAR}|\d{{2}}(?=年|赛季|财年|学年))(?:\ ?年)?(?P<part>[初底末](?!端))?"
)
_DECADE: Final = regex.compile(
    r"(?:(?P<century>\d{1,2}|[一二十]{1,3}|上个?|本)\ ?世纪\ ?)?(?P<decade>[1-9]0|[一二三四五六七八九]十)\ ?年代(?P<part>初期?|中期?|末期?)?"
)
_CENTURY: Final = regex.compile(
    r"(?P<bc>公元前)?(?:第)?(?P<century>\d{1,2}|[一二三四五六七八九十]{1,3}|上个?|本)\ ?世纪(?P<part>初期?|中[期叶]|末[期叶]?)?(?!公园|大道|广场|杯)"
)
_PLAN: Final = regex.compile(r"[“\"]?十(?P<n>[一二三四五六])五[”\"]?(?:规划)?(?:时期|期间)")
_SLASHED: Final = regex.compile(r"(\d{4})/(\d\d)(?=\ ?(?:财年|赛季|年度|学年))")
_SPARE: Final = regex.compile(
    r"(?P<year>\d{4}|[一二][〇零○一二三四五六七八九]{3})(?=赛季|财年|学年|财政年度)"
)
_OLD: Final = regex.compile(
    r"(?<=在|于|公元|到|至|自|从)\ ?(?P<year>\d{3})\ ?年(?!后|间|来|前|内|以|多|的|历|之)"
)
_AFTER_YEARS: Final = regex.compile(
    r"\ ?(?:后|前(?!后)|来|多|的?历史|以上|左右|的租约|之后|之前|之久|间的)"
)
_DAYPART: Final = r"(?P<part>凌晨|清晨|早上|早晨|清早|早间|早|上午|中午|午间|下午|午后|傍晚|晚上|晚间|当晚|今晚|晚|夜间|夜里|深夜|午夜)"
_CLOCK: Final = regex.compile(
    rf"(?:{_DAYPART}(?:约|近|大约)?\ ?)?(?P<hour>\d{{1,2}}|[一二三四五六七八九十两]{{1,3}})\ ?"
    rf"(?:[:：](?P<minute>[0-5]\d)(?![:：\d])(?:分)?|(?P<point>[点时])(?!间|期|代|候|速|节|差|评|名|子|火|燃|赞|击|滴|心|缀)"
    rf"(?:钟|整)?(?:\ ?(?P<minute2>\d{{1,2}}|[一二三四五六七八九十零]{{1,4}})\ ?分(?!之)?(?!别|布|析|钟)|(?P<half>半)|(?P<kwarter>[一三]刻))?)"
    r"(?!\ ?[%％倍])"
)
_CLOCK_AFTER: Final = regex.compile(
    r"\ ?(?:刚过|左右|许|开始|前|后|钟|整|起|至|到|[-—]|，|。|$|（|\()"
)
_SEASON: Final = regex.compile(r"赛季|财年|学年|年")
_MONTH_NEXT: Final = regex.compile(rf"\ ?{_N}\ ?月")
_NOT_MONTH: Final = regex.compile("[饼球亮光经薪租嫂子票色台]")
_DOTTED: Final = regex.compile(r"[—–―-]|至|[^\d]{0,3}[月年学中]")
_SPACED_SEASON: Final = regex.compile(r"\d{4}(?=\ (?:赛季|财年|学年))")
_NOT_HALF: Final = regex.compile("个|年|天")
_PM: Final = frozenset(
    {"下午", "午后", "傍晚", "晚上", "晚间", "当晚", "今晚", "晚", "夜间", "夜里", "深夜"}
)


def _int(text: str | None) -> int | None:
    if text is None:
        return None
    value = value_of(text)
    return None if value is None or value != int(value) else int(value)


def _year(text: str) -> str:
    return "".join(str(DIGITS.get(c, c)) for c in text)


def date_at(text: str, pos: int) -> Quantity | None:
    """Return the longest date, time or period that begins at pos."""
    best: Quantity | None = None
    for reader in (
        _years,
        _full,
        _relative,
        _numeric,
        _plan,
        _decade,
        _century,
        _spare,
        _partial,
        _time,
        _day,
    ):
        found = reader(text, pos)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _years(text: str, pos: int) -> Quantity | None:
    slashed = _SLASHED.match(text, pos)
    if slashed is not None:
        return make(
            text, pos, slashed.end(), "period", iso=f"{slashed[1]}/{slashed[1][:2]}{slashed[2]}"
        )
    match = _YEARS.match(text, pos)
    if match is None:
        return None
    if "年" not in match.group() and not _SEASON.match(text, match.end()):
        return None
    first, second = _year(match["first"]), _year(match["second"])
    if len(second) == 2:
        second = first[:2] + second
    if not first < second:
        return None
    if _MONTH_NEXT.match(text, match.end()) and match.group().endswith("年"):
        return None
    end = "-" + _PART[match["part"]] if match["part"] else ""
    return make(text, pos, match.end(), "period", iso=f"{first}/{second}{end}")


def _full(text: str, pos: int) -> Quantity | None:
    match = FULL.match(text, pos)
    if match is None:
        return _old(text, pos)
    if match["roc"]:
        year = str(int(match["roc"]) + 1911)
    else:
        year = _year(match["year"])
        if len(year) == 2:
            year = ("19" if int(year) > 30 else "20") + year
    if match["bc"]:
        year = "-" + year.zfill(4)
    elif int(year) > 2199 or (int(year) < 1000 and not match["roc"]) or (
        match.group().endswith("年")
        and not 1800 <= int(year) <= 2100
        and _AFTER_YEARS.match(text, match.end())
    ):
        return None
    inner = _inside(match, year)
    if inner is None:
        return None
    return make(text, pos, match.end(), "period" if _is_period(inner) else "date", iso=inner)


def _old(text: str, pos: int) -> Quantity | None:
    match = _OLD.match(text, pos)
    if match is None:
        return None
    return make(text, pos, match.end(), "date", iso=match["year"].zfill(4))


def _is_period(iso: str) -> bool:
    return "/" in iso or "Q" in iso or "H" in iso or "X" in iso


def _inside(match: regex.Match[str], year: str) -> str | None:
    """Join a year ("-" when none) and what follows it; None when that is no date."""
    groups = match.groupdict()
    base = year if year else "-"
    if groups.get("part"):
        part = groups["part"]
        return f"{base}-{_PART.get(part) or _PART[part.lstrip('年')] if part != '中' else 'mid'}"
    if groups.get("month"):
        return _month(groups, base)
    if groups.get("quarter"):
        number = 1 if groups["quarter"] == "首" else _int(groups["quarter"])
        return f"{base}-Q{number}"
    if groups.get("quarters"):
        return f"{base}-Q1/{base}-Q{_int(groups['quarters'])}"
    if groups.get("half"):
        return f"{base}-H{1 if groups['half'] == '上' else 2}"
    if groups.get("months"):
        number = _int(groups["months"])
        return None if number is None or number > 12 else f"{base}-01/{base}-{number:02d}"
    if groups.get("day3"):
        day = _int(groups["day3"])
        return None if day is None or day > 31 else f"{base}-{day:02d}"
    return year


def _month(groups: dict[str, str | None], base: str) -> str | None:
    month, day = _int(groups["month"]), _int(groups["day"])
    if groups["month0"] or groups["pair"]:
        first_month = _int(groups["month0"] or groups["pair"])
        if groups["pair"] and first_month is not None and month != first_month + 1:
            return None
        if (
            first_month is None
            or month is None
            or not 1 <= first_month < month <= 12
            or day is not None
        ):
            return None
        return f"{base}-{first_month:02d}/{base}-{month:02d}"
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if groups["monthpart"]:
        return f"{base}-{month:02d}-{_PART[groups['monthpart']]}"
    if groups["month3"]:
        last = _int(groups["month3"])
        return f"{base}-{month:02d}/{base}-{last:02d}" if last and last <= 12 else None
    if day is None:
        return f"{base}-{month:02d}"
    first = f"{base}-{month:02d}-{day:02d}"
    if groups["day2"]:
        last_month, last = _int(groups["month2"]) or month, _int(groups["day2"])
        return f"{first}/{base}-{last_month:02d}-{last:02d}" if last and last <= 31 else first
    return first


def _partial(text: str, pos: int) -> Quantity | None:
    match = PARTIAL.match(text, pos)
    if match is None:
        return None
    if match["months"] and (
        match["months"] == "一" or text[pos - 1 : pos] in tuple("提之以目日年")
    ):
        return None
    if (
        match["quarter"]
        and not match.group().endswith("度")
        and not match.group().startswith(("第", "首"))
    ):
        return None
    if match.group().endswith("月") and _NOT_MONTH.match(text, match.end()):
        return None
    if match["half"] and match["half"] == "下" and text[pos - 1 : pos] == "以":
        return None
    iso = _inside(match, "")
    if iso is None:
        return None
    return make(text, pos, match.end(), "period" if _is_period(iso) else "date", iso=iso)


def _relative(text: str, pos: int) -> Quantity | None:
    match = _RELATIVE_AT.match(text, pos)
    if match is None:
        return None
    iso = _inside(match, vocabulary.relatives()[match["word"]][0])
    if iso is None:
        return None
    return make(text, pos, match.end(), "period" if _is_period(iso) else "date", iso=iso)


def _numeric(text: str, pos: int) -> Quantity | None:
    """2018-06-01, 2018/6/1 and 2005.09."""
    match = _NUMERIC.match(text, pos)
    if match is None or (text[pos - 1 : pos].isalnum() and text[pos - 1 : pos].isascii()):
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 1)
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if not match["day"] and (
        match["sep"] != "." or len(match["month"]) != 2 or not _DOTTED.match(text, match.end())
    ):
        return None
    iso = f"{year}-{month:02d}" + (f"-{day:02d}" if match["day"] else "")
    return make(text, pos, match.end(), "date", iso=iso)


def _day(text: str, pos: int) -> Quantity | None:
    match = _DAY_ONLY.match(text, pos)
    if match is None:
        return None
    day = _int(match["day"])
    if day is None or not 1 <= day <= 31 or match["day"] == "一":
        return None
    iso = f"---{day:02d}"
    if match["day2"]:
        iso += f"/---{_int(match['day2']):02d}"
    return make(text, pos, match.end(), "period" if "/" in iso else "date", iso=iso)


def _plan(text: str, pos: int) -> Quantity | None:
    match = _PLAN.match(text, pos)
    if match is None:
        return None
    number = DIGITS[match["n"]]
    first = 2001 + 5 * (number - 0)
    return make(
        text, pos, match.end(), "period", iso=f"{first}/{first + 4}", unit=f"plan {10 + number}"
    )


def _century_number(word: str | None) -> int | None:
    if word in ("上", "上个"):
        return 20
    return 21 if word == "本" else _int(word)


def _decade(text: str, pos: int) -> Quantity | None:
    match = _DECADE.match(text, pos)
    if match is None:
        return None
    decade = _int(match["decade"])
    century = _century_number(match["century"]) if match["century"] else 20
    if decade is None or century is None:
        return None
    iso = f"{century - 1:02d}{decade // 10}X" + _suffix(match["part"])
    return make(text, pos, match.end(), "period", iso=iso)


def _suffix(part: str | None) -> str:
    return {"": "", "初": "-start", "中": "-mid", "末": "-end"}[(part or "")[:1]]


def _century(text: str, pos: int) -> Quantity | None:
    match = _CENTURY.match(text, pos)
    if match is None:
        return None
    number = _century_number(match["century"])
    if number is None or not 1 <= number <= 21 or match["century"] == "一":
        return None
    iso = ("-" if match["bc"] else "") + f"{number - 1:02d}XX" + _suffix(match["part"])
    return make(text, pos, match.end(), "period", iso=iso)


def _spare(text: str, pos: int) -> Quantity | None:
    """A year without 年: 2009 赛季, 2005 财年."""
    match = _SPARE.match(text, pos) or _SPACED_SEASON.match(text, pos)
    if match is None:
        return None
    return make(text, pos, pos + 4, "date", iso=_year(text[pos : pos + 4]))


def _time(text: str, pos: int) -> Quantity | None:
    match = _CLOCK.match(text, pos)
    if match is None:
        return None
    hour = _int(match["hour"])
    minute = _int(match["minute"]) if match["minute"] else _int(match["minute2"]) or 0
    if match["half"]:
        minute = 30
    if match["kwarter"]:
        minute = 15 if match["kwarter"] == "一刻" else 45
    if hour is None or hour > 24 or minute is None or minute > 59:
        return None
    part = match["part"] or ""
    stated = part or match["minute"] or match["minute2"] or match["half"] or match["kwarter"]
    if not stated and match["point"] == "点" and not _CLOCK_AFTER.match(text, match.end()):
        return None
    if not stated and (
        match["hour"] in ("一", "十") or (match["point"] == "时" and not match["hour"].isdigit())
    ):
        return None
    if match["half"] and _NOT_HALF.match(text, match.end()):
        return None
    unit = ""
    if part in _PM or (part in ("中午", "午间") and hour < 3):
        unit, hour = "p.m.", hour + 12 if hour < 12 else hour
    elif part and part not in ("中午", "午间", "午夜"):
        unit = "a.m."
    return make(text, pos, match.end(), "date", iso=f"T{hour:02d}:{minute:02d}", unit=unit)


@cache
def starts() -> frozenset[str]:
    """Characters with which a date may begin besides a numeral."""
    return frozenset(
        "".join(w[0] for w in vocabulary.relatives()) + '公民第首前上下本凌清早中午傍晚当今夜深“"十'
    )
