"""Times that open a clause, held apart from its subject by a comma.

Chinese writes 上半年出口增速回落 in one go. A small model took the time for a part of the subject
("the first half of the export growth") or for a length ("a 6-month increase" for 6月); with a comma
it writes "In the first half, export growth slowed".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from summarizer.records import Mark

_COUNT: Final = r"[一二两三四五六七八九十几\d]+"
_TIME: Final = (
    r"(?:(?:\d{4}年度?|[今去前明本当]年)(?:\d{1,2}月(?:份|末|底|初)?|年?[初末底])?"
    r"|\d{1,2}月(?:份|末|底|初)?|当[日月天]|本[周月季]"
    rf"|(?:近|过去|未来|今后){_COUNT}个?[年月天周](?:来|里|内|间)?|{_COUNT}(?:年|个月)来)"
)
_NO_SUBJECT: Final = (
    r"同期|全年|[上下]半年|[上下]午|凌晨|左右|[第一二三四]+季|春节|国庆|中秋|元旦|中(?![国央])|生(?!产)|"
    r"[以之的是为度版款级期初末底起至到前后内间里来和与或及比较报会年春夏秋冬约已将共再又也还仍就才都均时此]"
)
"""What goes on with a time, or has no subject."""
_SUBJECT: Final = rf"(?!{_NO_SUBJECT})(?![^，。；]{{1,8}}的)[\p{{Han}}\p{{Lu}}]"
_STARTS: Final = ("", *"，。；：“")
_PAST: Final = regex.compile("(?:^|[，。；：“])(?:过去|未来|今后|最近|近)$")
_SPANS: Final = "年月天周"
_SAME_PERIOD: Final = "同期"
_ZONE: Final = "时间"
_DAY: Final = "日"
"""A model reads a day as what it is."""
_FOLLOWS: Final = regex.compile(_SUBJECT)
_OPENING: Final = regex.compile(rf"(?:^|(?<=[，。；：“])){_TIME}(?={_SUBJECT})")
_DAY_PARTS: Final = {
    "凌晨": "early morning", "清晨": "early morning", "上午": "morning", "早上": "morning",
    "早晨": "morning", "下午": "afternoon",
    "晚上": "evening", "晚": "evening", "傍晚": "evening",
}  # fmt: skip
_HOURS: Final = regex.compile(
    r"(?:凌晨|清晨|上午|早上|早晨|下午|晚上|晚|傍晚)(?!\d|[一二三四五六七八九十])"
)
_HAN: Final = regex.compile(r"\p{Han}")
_PREPOSITIONS: Final = frozenset("于至到从自在由的截和与及或是为")
_SENTENCE: Final = regex.compile("[。！？；]")


def opened(text: str, mark: Mark) -> str:
    """Return a mark's English; of a time that opens a clause with "in" and a comma.

    >>> half = Mark(start=0, end=3, zh="上半年", kind="period", en="the first half", source="")
    >>> [opened(text, half) for text in ("上半年出口回落。", "上半年的出口回落。", "上半年出口")]
    ['in the first half，', 'the first half', 'the first half']
    """
    if not _opens(text, mark):
        return mark.en
    within = mark.kind == "period" and mark.en.startswith("the ")
    return f"in {mark.en}，" if within else f"{mark.en}，"


def _opens(text: str, mark: Mark) -> bool:
    before = text[: mark.start]
    if mark.kind == "measure":
        starts = _PAST.search(before) is not None and mark.zh[-1] in _SPANS
    else:
        dated = mark.kind in ("period", "date") and not mark.zh.endswith(_DAY)
        starts = dated and before[-1:] in _STARTS
    return bool(starts and _SENTENCE.search(text) and _FOLLOWS.match(text, mark.end))


def dated(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, days with "on" where a subject stands before them, and with their 上午.

    "President Xi Jinping, the 12th" was made of a bare day. 上年同期 is one time, not last year.

    >>> from summarizer.quantities import find
    >>> day = Mark(start=2, end=5, zh="12日", kind="date", en="the 12th", source="figure")
    >>> [mark.en for mark in dated("总理12日会见记者", [day])]
    ['on the 12th']
    >>> [mark.en for mark in dated("将于12日会见记者", [day])]
    ['the 12th']
    >>> [mark.en for mark in dated("总理12日上午会见记者", [day])]
    ['on the morning of the 12th']
    >>> days = Mark(start=4, end=11, zh="29日至30日", kind="period", en="the 29th to the 30th",
    ...             source="figure", quantity=next(iter(find("29日至30日"))))
    >>> [mark.en for mark in dated("全国政协29日至30日召开会议", [days])]
    ['from the 29th to the 30th']
    >>> year = Mark(start=1, end=3, zh="上年", kind="date", en="last year", source="figure")
    >>> [mark.en for mark in dated("比上年同期增加", [year])]
    ['the same period last year']
    """
    return _timed([_dated(text, mark) for mark in marks])


def _timed(marks: Sequence[Mark]) -> list[Mark]:
    """Put the time of day before its day, as English has it, with the zone between.

    >>> from summarizer.quantities import find, render
    >>> day, hour = (Mark(start=q.start, end=q.end, zh=q.text, kind="date", en=render(q),
    ...                   source="figure", quantity=q) for q in find("北京时间10月5日2时51分"))
    >>> zone = Mark(start=0, end=4, zh="北京时间", kind="term", en="Beijing time", source="builtin")
    >>> [mark.en for mark in _timed([zone, day, hour])]
    ['2:51 a.m. Beijing time on October 5']
    """
    timed: list[Mark] = []
    for mark in marks:
        day = timed[-1] if timed else None
        if day is None or day.end != mark.start or not (_is_day(day) and is_clock(mark)):
            timed.append(mark)
            continue
        timed.pop()
        zone = timed[-1] if timed else None
        start, said = day.start, mark.en
        if zone is not None and zone.end == day.start and zone.zh.endswith(_ZONE):
            timed.pop()
            start, said = zone.start, f"{mark.en} {zone.en}"
        bare = day.en.removeprefix("on ")
        en = f"at {said} on {bare}" if bare != day.en else f"{said} on {bare}"
        timed.append(replace(day, start=start, end=mark.end, zh=day.zh + mark.zh, en=en))
    return timed


def is_clock(mark: Mark) -> bool:
    """Tell whether a mark is a time of day."""
    return mark.quantity is not None and mark.quantity.iso.startswith("T")


def _is_day(mark: Mark) -> bool:
    ranges = mark.quantity is not None and "/" in mark.quantity.iso
    return mark.kind == "date" and mark.zh.endswith(_DAY) and not ranges


def _dated(text: str, mark: Mark) -> Mark:
    if mark.en == "last year" and text.startswith(_SAME_PERIOD, mark.end):
        end = mark.end + len(_SAME_PERIOD)
        return replace(mark, en=f"the same period {mark.en}", end=end, zh=mark.zh + _SAME_PERIOD)
    days = mark.kind in ("date", "period") and mark.zh.endswith(_DAY)
    if not days or mark.source != "figure":
        return mark
    hours = _HOURS.match(text, mark.end)
    en, end = mark.en, mark.end
    if hours and hours[0] in _DAY_PARTS:
        en, end = f"the {_DAY_PARTS[hours[0]]} of {en}", hours.end()
    before = text[mark.start - 1 : mark.start]
    if _HAN.match(before) and before not in _PREPOSITIONS:
        ranges = mark.quantity is not None and "/" in mark.quantity.iso
        en = f"from {en}" if ranges else f"on {en}"
    return replace(mark, en=en, end=end, zh=text[mark.start : end])


def apart(text: str) -> str:
    """Put a comma behind each time in Chinese that opens a clause with a subject.

    >>> apart("6月社会融资规模增加。"), apart("过去一年两国贸易额增加。")
    ('6月，社会融资规模增加。', '过去一年，两国贸易额增加。')
    >>> apart("2018年成立的公司有三家。"), apart("去年同期增加。"), apart("2016年大事记")
    ('2018年成立的公司有三家。', '去年同期增加。', '2016年大事记')
    """
    if _SENTENCE.search(text) is None:
        return text
    return _OPENING.sub(r"\g<0>，", text)
