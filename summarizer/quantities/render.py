"""The English of a figure, as a good newspaper prints it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.records import Bound, Quantity

_SCALES: Final = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip
ORDINALS: Final = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_BOUNDS: Final[dict[Bound, str]] = {
    "exact": "", "about": "about ", "over": "more than ", "nearly": "nearly ",
    "at least": "at least ", "at most": "no more than ", "under": "less than ",
}  # fmt: skip
_BARE: Final = regex.compile(r"[0-9.]+")
_DENOMINATORS: Final = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
_FOLDS: Final = {
    "2": "doubled",
    "3": "tripled",
    "4": "quadrupled",
    "8": "increased eightfold",
    "0.5": "halved",
}
_VAGUE: Final = {10: "dozens", 100: "hundreds", 1000: "thousands", 10**4: "tens of thousands", 10**5: "hundreds of thousands",
    10**6: "millions", 10**7: "tens of millions", 10**8: "hundreds of millions", 10**9: "billions", 10**10: "tens of billions",
    10**11: "hundreds of billions", 10**12: "trillions", 10**13: "tens of trillions"}  # fmt: skip
_PER: Final = {"a": "a year", "mo": "a month", "wk": "a week", "d": "a day", "h": "per hour", "min": "per minute", "s": "per second",
    "person": "per person", "share": "per share", "unit": "each", "household": "per household"}  # fmt: skip
_SPEED: Final = frozenset({"km", "mi", "m", "Mbit", "Gbit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """House style. The defaults print US$27 billion, RMB 900 billion, 18.3 percent, May 12.

    currency:     "symbol" US$27 billion; "code" USD 27 billion; "word" 27 billion US dollars.
    percent:      "percent", "per cent" or "%".
    date:         "month-day" May 12, 2017 or "day-month" 12 May 2017.
    spelling:     "american" meters or "british" metres.
    words_below:  numbers that the source wrote in hanzi are words below this: 两个 is two.
    conversions:  metric units put in brackets after 亩, 斤, 里 and the like.
    """

    currency: Literal["symbol", "code", "word"] = "symbol"
    percent: Literal["percent", "per cent", "%"] = "percent"
    date: Literal["month-day", "day-month"] = "month-day"
    spelling: Literal["american", "british"] = "american"
    words_below: int = 10
    conversions: bool = False


def number(value: Decimal) -> str:
    """Write a number with the scale an editor would choose, exactly.

    >>> number(Decimal("31060000000")), number(Decimal(180000)), number(Decimal("1138390000000"))
    ('31.06 billion', '180,000', '1,138.39 billion')
    """
    if value < 0:
        return "minus " + number(-value)
    for scale, word in _SCALES:
        mantissa = value / scale
        if mantissa >= 1 and _decimals(mantissa) <= 3 and mantissa < 10000:
            return f"{_grouped(mantissa.normalize())} {word}"
    return _grouped(value)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _grouped(value: Decimal) -> str:
    if value == value.to_integral_value() and value >= 10000:
        value = value.to_integral_value()
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        value = value.quantize(Decimal(1))
    return format(value, ",f")


def render(quantity: Quantity, style: Style | None = None) -> str:
    """Return the English that replaces the span of a Chinese figure.

    >>> from summarizer.quantities.find import find
    >>> [render(q) for q in find("超过600亿美元，日产3000吨，今年一季度，近一半")]
    ['more than US$60 billion', '3,000 tonnes a day', 'the first quarter of this year', 'nearly half']
    """
    style = style or Style()
    if quantity.kind in ("date", "period"):
        from summarizer.quantities.render_dates import render_date

        return render_date(quantity, style)
    if quantity.kind == "ordinal":
        return _ordinal(quantity)
    return _amount(quantity, style)


def _ordinal(quantity: Quantity) -> str:
    low = quantity.low or Decimal(0)
    if quantity.unit == "No.":
        return f"No. {low:f}"
    if quantity.unit == "Article":
        return f"Article {low:f}"
    if quantity.unit == "phase":
        return f"{nth(int(low))} phase"
    if quantity.high is not None and quantity.high != low:
        return f"{nth(int(low))} to {nth(int(quantity.high))}"
    return nth(int(low))


def nth(value: int) -> str:
    """Return first to ninth, 10th, 21st, 112th."""
    if 0 < value < len(ORDINALS):
        return ORDINALS[value]
    suffix = (
        "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value:,}{suffix}" if value >= 10000 else f"{value}{suffix}"


def _amount(quantity: Quantity, style: Style) -> str:
    if quantity.kind == "ratio" and regex.search("[-:]", quantity.iso):
        return quantity.iso
    if quantity.kind == "ratio" and quantity.unit != "times" and quantity.unit != "times more":
        return _BOUNDS[quantity.bound] + _fraction(quantity)
    low, high = quantity.low, quantity.high
    prefix = _BOUNDS[quantity.bound]
    if low is not None and high is not None and high == low * 10 and quantity.bound == "about":
        word = _VAGUE.get(int(low))
        if word is not None:
            return _vague(word, quantity, style)
    if low is not None and high is not None and low != high:
        return prefix + _range(low, high, quantity, style)
    value = low if low is not None else high
    assert value is not None
    spoken = number(value)
    if _BARE.fullmatch(quantity.text) and quantity.kind == "count" and not quantity.unit:
        return quantity.text
    if quantity.unit == "anniversary":
        return f"{nth(int(value))} anniversary"
    if quantity.unit == "yo" and quantity.bound != "exact":
        return _age(spoken, quantity.bound)
    if (
        value == int(value)
        and value < style.words_below
        and _hanzi(quantity.text)
        and quantity.kind in ("count", "measure")
    ):
        spoken = ONES[int(value)] if value >= 0 else spoken
    return prefix + with_unit(spoken, value, quantity, style)


def _symbol_first(quantity: Quantity, style: Style) -> bool:
    code = quantity.unit.partition("/")[0]
    return style.currency == "code" or (
        style.currency == "symbol" and vocabulary.currencies()[code].symbol != ""
    )


def _age(spoken: str, bound: Bound) -> str:
    """Ages take or older, or younger, under: 60岁以上, 12岁以下, 未满18岁."""
    years = f"{spoken} years old"
    if bound in ("at least", "at most"):
        return f"{years} or {'older' if bound == 'at least' else 'younger'}"
    return ("under " if bound == "under" else _BOUNDS[bound]) + years


def _plain(value: Decimal) -> Decimal:
    """Drop the zeros that a multiplication left: 150.0 is 150."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _hanzi(text: str) -> bool:
    return regex.search(r"[0-9０-９]", text) is None


def _vague(word: str, quantity: Quantity, style: Style) -> str:
    tail = with_unit(word + " of", Decimal(10), quantity, style).strip()
    return tail.removesuffix(" of")


def _range(low: Decimal, high: Decimal, quantity: Quantity, style: Style) -> str:
    first, second = number(low), number(high)
    if quantity.kind == "money" and _symbol_first(quantity, style):
        return f"{with_unit(first, low, quantity, style)} to {with_unit(second, high, quantity, style)}"
    return f"{first} to {with_unit(second, high, quantity, style)}"


def with_unit(spoken: str, value: Decimal, quantity: Quantity, style: Style) -> str:
    """Join a written number and its unit, in the house style."""
    unit, _, per = quantity.unit.partition("/")
    if quantity.kind == "money":
        text = _money(spoken, unit, style)
    elif quantity.kind == "percent":
        text = _percent(spoken, unit, style)
    elif quantity.kind == "points":
        word = {"pp": "percentage point", "bp": "basis point"}[unit]
        text = f"{spoken} {word}{'' if value == 1 else 's'}"
    elif unit == "times more":
        text = _percent(number(_plain(value * 100)), "%", style)
    elif unit == "times":
        text = f"{spoken} times"
    else:
        text = _measure(spoken, value, unit, quantity, style)
    return f"{text} {_rate(per)}" if per else text


def _money(spoken: str, code: str, style: Style) -> str:
    currency = vocabulary.currencies()[code]
    vague = spoken.endswith(" of")
    if style.currency == "word" or vague or (style.currency == "symbol" and not currency.symbol):
        return f"{spoken} {currency.word}"
    if style.currency == "code":
        return f"{code} {spoken}"
    sign = "-" if spoken.startswith("minus ") else ""
    return f"{sign}{currency.symbol}{spoken.removeprefix('minus ')}"


def _percent(spoken: str, unit: str, style: Style) -> str:
    sign = "%" if style.percent == "%" else f" {style.percent}"
    if unit == "% off":
        return f"{spoken}{sign} off"
    if unit in ("‰", "‱"):
        return f"{spoken} per {'thousand' if unit == '‰' else '10,000'}"
    return f"{spoken}{sign}"


def _measure(spoken: str, value: Decimal, code: str, quantity: Quantity, style: Style) -> str:
    unit = vocabulary.units().get(code)
    if unit is None or (code in ("case",)):
        return spoken
    one = abs(value) == 1
    if quantity.text.endswith(("级", "期")):
        return f"{spoken} {unit.singular}".replace(" ", "-")
    word = unit.singular if one else unit.plural
    if style.spelling == "british":
        word = regex.sub(r"meter(?=s?\b)", "metre", word)
        word = regex.sub(r"\bliter|(?<=milli)liter", "litre", word)
    text = f"{spoken} {word}"
    return text + _conversion(value, code) if style.conversions else text


def _conversion(value: Decimal, code: str) -> str:
    unit = vocabulary.units()[code]
    target = {"mu": "ha", "jin": "kg", "li": "km", "mi": "km", "ft": "m", "lb": "kg"}.get(code)
    if target is None:
        return ""
    other = vocabulary.units()[target]
    converted = value * unit.factor / other.factor
    digits = 3 if converted < 100 else 0
    rounded = (
        converted.quantize(Decimal(1).scaleb(-digits)) if digits else converted.quantize(Decimal(1))
    )
    return f" (about {number(rounded.normalize() if rounded else rounded)} {other.plural})"


def _rate(per: str) -> str:
    if per in _PER:
        return _PER[per]
    unit = vocabulary.units().get(per)
    return f"per {unit.singular}" if unit else f"per {per}"


def _fraction(quantity: Quantity) -> str:
    if quantity.unit == "fold":
        value = quantity.low or Decimal(0)
        return _FOLDS.get(format(value.normalize(), "f"), f"increased {value:f}-fold")
    if not quantity.iso:
        return "half"
    above, below = (int(part) for part in quantity.iso.split("/"))
    word = _DENOMINATORS.get(below)
    if word is None or above > 9:
        return f"{above}/{below}"
    if below == 2:
        return "half" if above == 1 else f"{above}/2"
    head = "one" if above == 1 else ONES[above]
    return f"{head} {word}" if above == 1 else f"{head} {word}s"
