"""What stands around an amount: a currency before it, a rate before or after it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.records import QuantityKind

_MONEY: Final = re.compile(
    r"(人民币|新台币|港币|台币|澳门币|(?:US|HK|NT|AU?|CA?|NZ|S)\$"
    r"|RMB|USD|CNY|EUR|HKD|JPY|GBP|RM|[$￥¥€£₽₹])\ ?$"
)
_SIGNS: Final = {"￥": "CNY", "¥": "CNY", "$": "USD", "澳门币": "MOP", "港币": "HKD", "台币": "TWD"}
_REPLACED: Final = frozenset({"", "CNY", "USD", "HKD"})  # 港币5万元, US$3亿
_TIMED: Final = frozenset({"a", "d", "mo", "wk", "h", "min", "s", "qtr", "century", "yo"})
_DATED: Final = frozenset(
    {"a", "mo", "d"}
)  # 2024年每股亏损0.19元 is no length of time for each share
_AMOUNTS: Final = frozenset({"measure", "money", "count"})
_SPEED: Final = re.compile(
    r"时速(?:最高|平均|高|可)?(?:为|达到?|约|超过?|近|逾|接近|将近|不低于|不超过|至少)*\ ?$"
)
_POWER: Final = re.compile(
    r"(?:[用发送供耗购售输节省充放绿核]电(?![机器网厂站视脑])|电量|电力)[^，。；]{0,10}$"
)
_HEAT: Final = re.compile(r"[温热烧][^，。；]{0,6}$")
_HOTTEST: Final = 10**4  # above it 度 is no degree
_ONE: Final = frozenset({"天", "年", "月", "个月"})  # 一天280万桶, but not 一人200元


@cache
def _rates() -> dict[str, str]:
    return {row["zh"]: row["unit"] for row in vocabulary.rows("rates")}


@cache
def _after_pattern() -> re.Pattern[str]:
    units = vocabulary.alternation(list(_rates()))
    return re.compile(
        rf"\ ?(?:(?P<joint>[/每])(?P<unit>{units})(?!万|亿|千|度假|间)|(?P<made>[年日月])产)"
    )


@cache
def _before_pattern() -> re.Pattern[str]:
    units = vocabulary.alternation(list(_rates()))
    return re.compile(rf"(?:(?P<word>[每一])(?P<unit>{units})|(?P<made>[年日月])产)\ ?$")


def is_power(text: str, start: int, value: Decimal) -> bool:
    """Tell whether 度 counts electricity: 用电300度, 9.4万亿度, but 上万度高温 is heat."""
    if _POWER.search(text, max(0, start - 16), start):
        return True
    return value > _HOTTEST and _HEAT.search(text, max(0, start - 10), start) is None


def with_currency(
    text: str, start: int, kind: QuantityKind, unit: str
) -> tuple[int, QuantityKind, str]:
    """Take a currency before the amount into it: 人民币100亿元, US$3.2亿."""
    if unit not in _REPLACED or kind not in ("count", "money"):
        return start, kind, unit
    match = _MONEY.search(text, max(0, start - 6), start)
    if match is None:
        return start, kind, unit
    code = _SIGNS.get(match[1]) or vocabulary.chinese_currencies().get(match[1])
    return (start, kind, unit) if code is None else (match.start(), "money", code)


def _spoken_speed(text: str, start: int, unit: str) -> str:
    """时速350公里: the word for speed stays, the unit is kilometers per hour."""
    length = vocabulary.units().get(unit)
    fast = length is not None and length.dimension == "length"
    return f"{unit}/h" if fast and _SPEED.search(text, max(0, start - 8), start) else unit


def with_rate(
    text: str, start: int, end: int, kind: QuantityKind, unit: str
) -> tuple[int, int, str]:
    """Take a rate before or after the amount into it: 每小时105英里, 日产3000吨, 元/吨, 吨/年."""
    if "/" in unit or kind not in _AMOUNTS:
        return start, end, unit
    unit = _spoken_speed(text, start, unit)
    if "/" in unit:
        again = _after_pattern().match(text, end)  # 时速350公里/小时
        said_twice = again is not None and _rates().get(again["unit"]) == "h"
        return start, again.end() if again and said_twice else end, unit
    before = None if unit in _TIMED else _before_pattern().search(text, max(0, start - 5), start)
    if before is not None:
        word = before["unit"] or before["made"]
        if before["word"] != "一" or word in _ONE:
            return before.start(), end, f"{unit}/{_rates()[word]}"
    after = _after_pattern().match(text, end)
    dated = unit in _DATED and after is not None and after["joint"] == "每"
    if after is None or dated or (kind == "count" and after["joint"] != "/"):
        return start, end, unit
    if after["made"]:
        return (
            (start, after.end(), f"{unit}/{_rates()[after['made']]}")
            if kind == "measure"
            else (start, end, unit)
        )
    return start, after.end(), f"{unit}/{_rates()[after['unit']]}"
