"""Times of day: 上午9:30, 11点20分, 晚10：08, 15时30分, 零时."""

from __future__ import annotations

import re
from typing import Final

from summarizer.quantities.date_parts import whole
from summarizer.quantities.records import Bound, Quantity, make
from summarizer.quantities.scores import is_score

_PM: Final = frozenset(
    {"下午", "午后", "傍晚", "晚上", "晚间", "当晚", "今晚", "晚", "夜间", "夜里", "深夜"}
)
_AFTERNOON: Final = frozenset({"下午", "午后"})
_NOON: Final = frozenset({"中午", "午间"})
_AM: Final = frozenset({"凌晨", "清晨", "早上", "早晨", "清早", "早间", "早", "上午"})
_PARTS: Final = "|".join(sorted(_PM | _NOON | _AM | {"午夜"}, key=lambda word: -len(word)))
_POINT: Final = (
    r"(?P<point>[点时])(?!间|期|代|候|段|速|节|差|评|名|子|火|燃|赞|击|滴|心|缀)(?:钟|整)?"
    r"(?:\ ?(?P<minute2>\d{1,2}|[一二三四五六七八九十零]{1,4})\ ?分(?![之别布析钟])"
    r"|(?P<half>半)|(?P<quarter>[一三]刻))?"
)
_CLOCK: Final = re.compile(
    rf"(?:(?P<part>{_PARTS})\ ?(?P<about>大约|约|近)?\ ?)?"
    r"(?P<hour>\d{1,2}|零(?=[点时](?!有|距))|[一二三四五六七八九十两]{1,3})\ ?"
    rf"(?:[:：](?P<minute>[0-5]\d)(?![:：\d])(?:分)?|{_POINT})(?!\ ?[%％倍])"
)
_AFTER: Final = re.compile(r"\ ?(?:刚过|左右|许|开始|前|后|钟|整|起|至|到|[-—]|，|。|$|（|\()")
_SOON_AFTER: Final = re.compile(r"\ ?(?:刚过|左右|许|开始|钟|整|起(?!来))")
_POINTS: Final = re.compile(
    r"(?:[有这那下列述上提谈讲说出分为是共]|以下|如下|归纳|强调|包括|体现在)[：:]?\ ?$"
)
"""有三点 and 讲3点： are points, not hours; 三点， alone may be either."""
_AT: Final = re.compile(r"(?:[在于从自到至日号天晚早午夜（(]|时间)\ ?$")
_BEFORE: Final = re.compile(r"[点时分]\ ?(?:到|至|-|—)\ ?$")
_PAST: Final = re.compile("多(?![云少个名次])")  # 早上5点多
_ABOUT: Final = re.compile(r"\ ?(?:许(?![多可])|左右)")
_LATE: Final = re.compile("[晚夜昏]|下午|傍晚|午后")
_EVENING: Final = 16
"""So many characters before an hour an evening may be named: 昨晚，事发约8时."""
_TO_LATE: Final = re.compile(r"\ ?(?:至|到|-|—|~)\ ?(?:1[3-9]|2[0-4])(?:[点时]|[:：]\d\d)")
_NOT_HALF: Final = re.compile("[个年天]")


def time_at(text: str, pos: int) -> Quantity | None:
    """Return the time of day that begins at pos."""
    match = _CLOCK.match(text, pos)
    if match is None or not _certain(text, match):
        return None
    hour, minute = whole(match["hour"]), _minute(match)
    if hour is None or hour > 24 or minute is None or minute > 59 or (hour == 24 and minute):
        return None
    if match["minute"] and not match["part"] and is_score(text, pos, match.end()):
        return None
    part = match["part"] or ""
    unit = ""
    if part in _PM - _AFTERNOON and hour == 12:
        unit, hour = ("a.m." if minute else ""), 0
    elif part in _PM or (part in _NOON and (hour < 3 or (hour == 12 and minute))):
        unit, hour = "p.m.", hour + 12 if hour < 12 else hour
    elif not part and hour == 12 and minute and _is_of_24(text, match):
        unit = "p.m."
    elif part in _AM or (not part and hour < 12 and _is_of_24(text, match)):
        unit = "a.m."
    iso = f"T{hour % 24:02d}:{minute:02d}"
    if match.group()[-1] in "点时" and _PAST.match(text, match.end()):
        return make(text, pos, match.end() + 1, "date", iso=iso, unit=unit, bound="over")
    about = _ABOUT.match(text, match.end())
    bound: Bound = "about" if match["about"] or about else "exact"
    end = about.end() if about else match.end()
    return make(text, pos, end, "date", iso=iso, unit=unit, bound=bound)


def _is_of_24(text: str, match: re.Match[str]) -> bool:
    """8时 counts to 24 where no evening is named before; so does 5点至20点."""
    start, end = match.span()
    if _LATE.search(text, max(0, start - _EVENING), start):
        return False
    hours = match["point"] == "时" and match["hour"].isdigit()
    return hours or _TO_LATE.match(text, end) is not None


def _certain(text: str, match: re.Match[str]) -> bool:
    """10点 alone may be ten points; 十时 alone, and 三点半个 too, are no times."""
    if match["half"] and _NOT_HALF.match(text, match.end()):
        return False
    if any(match[name] for name in ("part", "minute", "minute2", "half", "quarter")):
        return True
    if match["hour"] == "零":
        return True
    if match["hour"] in ("一", "十") or (match["point"] == "时" and not match["hour"].isdigit()):
        return False
    return match["point"] == "时" or _is_hour(text, match)


def _is_hour(text: str, match: re.Match[str]) -> bool:
    """三点开始 and 在三点 are hours, 有三点。 and 讲3点： are points; 三点， may be either."""
    start, end = match.span()
    if _BEFORE.search(text, max(0, start - 4), start):
        return True
    if _POINTS.search(text, max(0, start - 4), start):
        return _SOON_AFTER.match(text, end) is not None
    if match["hour"].isdigit() or _AT.search(text, max(0, start - 2), start):
        return _AFTER.match(text, end) is not None
    return _SOON_AFTER.match(text, end) is not None


def _minute(match: re.Match[str]) -> int | None:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 if match["quarter"] == "一刻" else 45
    stated = match["minute"] or match["minute2"]
    return whole(stated.lstrip("零") or "零") if stated else 0
