"""A written number joined to its unit: US$27 billion, 6.2 percentage points, 3,000 tonnes a day."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.exact import rounded
from summarizer.quantities.records import SCALES, Quantity
from summarizer.quantities.spelling import number, plain
from summarizer.quantities.style import Style

_PER: Final = {
    "a": "a year", "mo": "a month", "wk": "a week", "d": "a day",
    "h": "per hour", "min": "per minute", "s": "per second", "person": "per person",
    "share": "per share", "unit": "each", "household": "per household",
    "10 shares": "for every 10 shares",
}  # fmt: skip
_METRIC: Final = {"mu": "ha", "jin": "kg", "li": "km", "mi": "km", "ft": "m", "lb": "kg"}
_METER: Final = re.compile(r"meter(?=s?\b)")
_LITER: Final = re.compile(r"liter(?=s?\b)")
_UNSAID: Final = frozenset({"case"})  # 40万例: the noun follows
_SCALED_BELOW: Final = 100
_CENTS: Final = {"USD": "US cent", "EUR": "euro cent"}
_CENT: Final = Decimal("0.01")
_SAID_IN_CENTS: Final = re.compile("[美欧]分")
_TIMES_FROM: Final = 3
_HALF: Final = Decimal("0.5")


def with_unit(spoken: str, value: Decimal, quantity: Quantity, style: Style) -> str:
    """Join a written number ("27 billion", "hundreds of") and the unit of the quantity."""
    unit, _, per = quantity.unit.partition("/")
    if quantity.kind == "money" and in_cents(quantity, style):
        text = f"{number(plain(value * 100))} {_CENTS[unit]}{'' if value == _CENT else 's'}"
    elif quantity.kind == "money":
        text = _money(spoken, unit, style)
    elif quantity.kind == "percent":
        text = _percent(spoken, unit, style)
    elif quantity.kind == "points":
        word = "percentage point" if unit == "pp" else "basis point"
        text = f"{spoken} {word}{'' if value == 1 else 's'}"
    elif unit == "times more" and is_percent_growth(quantity):
        text = _percent(number(plain(value * 100)), "%", style)
    elif unit in SCALES:
        text = f"{unit} {spoken}"
    elif unit in ("times", "times more"):
        text = f"{spoken} times"
    else:
        text = _measure(spoken, value, quantity, style)
    return f"{text} {_rate(per)}" if per else text


def is_percent_growth(quantity: Quantity) -> bool:
    """Tell whether growth is said in percent: 增长1.5倍 by 150 percent, 增长5倍 by 5 times.

    From three times on, and where the number is round (数十倍), percent would be no idiom.
    """
    ends = [value for value in (quantity.low, quantity.high) if value is not None]
    return quantity.unit == "times more" and min(ends) < _TIMES_FROM


def in_cents(quantity: Quantity, style: Style) -> bool:
    """Tell whether an amount that the Chinese says in cents stays in cents: 50美分, not 150美分."""
    ends = [value for value in (quantity.low, quantity.high) if value is not None]
    said = _SAID_IN_CENTS.search(quantity.text) is not None
    return said and style.currency != "code" and max(ends) < 1


def symbol_first(quantity: Quantity, style: Style) -> bool:
    """Tell whether the currency stands before the amount."""
    if in_cents(quantity, style):
        return False
    symbol = vocabulary.currencies()[quantity.unit.partition("/")[0]].symbol
    return style.currency == "code" or (style.currency == "symbol" and symbol != "")


def _money(spoken: str, code: str, style: Style) -> str:
    currency = vocabulary.currencies()[code]
    if style.currency == "word" or spoken.endswith(" of"):
        return f"{spoken} {currency.word}"
    if style.currency == "code":
        return f"{code} {spoken}"
    if not currency.symbol:
        return f"{spoken} {currency.word}"
    symbol = style.dollar if code == "USD" else currency.symbol
    sign = "-" if spoken.startswith("minus ") else ""
    return f"{sign}{symbol}{spoken.removeprefix('minus ')}"


def _percent(spoken: str, unit: str, style: Style) -> str:
    if unit in ("‰", "‱"):
        return f"{spoken} per {'thousand' if unit == '‰' else '10,000'}"
    text = f"{spoken}%" if style.percent == "%" else f"{spoken} {style.percent}"
    return f"{text} off" if unit == "% off" else text


def _measure(spoken: str, value: Decimal, quantity: Quantity, style: Style) -> str:
    code = quantity.unit.partition("/")[0]
    unit = vocabulary.units().get(code)
    if unit is None or code in _UNSAID:
        return spoken
    if quantity.text.endswith(("级", "期")) and not quantity.text.endswith(("星期", "学期")):
        return f"{spoken} {unit.singular}".replace(" ", "-")
    if value == _HALF and quantity.text.startswith("半"):
        return f"half {'an' if unit.singular == 'hour' else 'a'} {unit.singular}"
    word = unit.singular if abs(value) == 1 else unit.plural
    if style.spelling != "american":
        word = _LITER.sub("litre", _METER.sub("metre", word))
    text = f"{spoken} {word}"
    return text + _conversion(value, code) if style.conversions else text


def _conversion(value: Decimal, code: str) -> str:
    """The metric value in brackets, rounded to what a reader needs."""
    if code not in _METRIC:
        return ""
    unit, other = vocabulary.units()[code], vocabulary.units()[_METRIC[code]]
    converted = value * unit.factor / other.factor
    digits = Decimal("0.01") if converted < _SCALED_BELOW else Decimal(1)
    return f" (about {number(plain(rounded(converted, digits)))} {other.plural})"


def _rate(per: str) -> str:
    if per in _PER:
        return _PER[per]
    unit = vocabulary.units().get(per)
    return f"per {unit.singular}" if unit else f"per {per}"
