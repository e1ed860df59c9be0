"""The English of a figure, as a good newspaper prints it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from summarizer.quantities import laws, numbered, vocabulary
from summarizer.quantities.ordinals import FLOOR
from summarizer.quantities.records import SCALES, Bound, Quantity
from summarizer.quantities.render_dates import render_date
from summarizer.quantities.render_units import in_cents, is_percent_growth, symbol_first, with_unit
from summarizer.quantities.spelling import ONES, nth, nth_day, nth_word, number, plain, roman
from summarizer.quantities.style import (
    CURRENCY_STYLES,
    DATE_STYLES,
    PERCENT_STYLES,
    SPELLINGS,
    Style,
)
from summarizer.quantities.symbols import ANNEXES, CAPTIONS, CHART

_BOUNDS: Final[dict[Bound, str]] = {
    "exact": "", "about": "about ", "over": "more than ", "nearly": "nearly ",
    "at least": "at least ", "at most": "no more than ", "under": "less than ",
}  # fmt: skip
_DENOMINATORS: Final = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
    9: "ninth", 10: "tenth",
}  # fmt: skip
_FOLDS: Final = {
    Decimal(2): "doubled", Decimal(3): "tripled", Decimal(4): "quadrupled",
    Decimal(8): "increased eightfold", Decimal("0.5"): "halved",
}  # fmt: skip
_TENS: Final = {10: "dozens", 100: "hundreds", 1000: "thousands"}
_AGES: Final = {10: "decades"}  # of years
_POWERS: Final = (
    (10**12, "trillions"),
    (10**9, "billions"),
    (10**6, "millions"),
    (10**3, "thousands"),
)
_PARTS_OF_LAWS: Final = frozenset({*laws.PARTS.values(), laws.SECTION})
_SEVERAL: Final = frozenset(f"{part}s" for part in _PARTS_OF_LAWS)
_NAMED: Final = frozenset({"phase", FLOOR})
_ROMAN_UNITS: Final = frozenset({laws.PARTS["章"], laws.PARTS["节"], *ANNEXES.values()})
_IN_SMALL: Final = frozenset({laws.PARTS["条"], *_ROMAN_UNITS})
_NUMBERED: Final = (
    _PARTS_OF_LAWS
    | _SEVERAL
    | {
        "No.",
        "Category",
        "Class",
        "Phase",
        "resolution",
        *CAPTIONS.values(),
        *ANNEXES.values(),
    }
)
_BARE: Final = re.compile(r"[0-9.]+")
_ARABIC: Final = re.compile(r"[0-9０-９]")
_IN_DIGITS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?! ?[万亿千百])")
_TO: Final = re.compile(r"[到至~～—-]")
_SCORE: Final = re.compile(r"[\d.]+(?:[-:+][\d.NXn]+)+")


def render(quantity: Quantity, style: Style | None = None) -> str:
    """Return the English that replaces the span of a Chinese figure.

    >>> from summarizer.quantities.find import find
    >>> [render(q) for q in find("超过600亿美元，日产3000吨，近一半")]
    ['more than US$60 billion', '3,000 tonnes a day', 'nearly half']
    >>> [render(q, Style(currency="word", percent="%")) for q in find("9000亿元人民币，4.7%")]
    ['900 billion yuan', '4.7%']
    >>> [render(q, Style(ordinals="words")) for q in find("第七十四届会议，第12次")]
    ['seventy-fourth session', 'twelfth']
    >>> [render(q, Style(as_written=True)) for q in find("批款1,453,358,000元，1.5亿元")]
    ['RMB 1,453,358,000', 'RMB 150 million']
    >>> [render(q, Style(parts="small")) for q in find("《公约》第三条，见附件二，附件1")]
    ['article 3', 'annex II', 'annex 1']
    """
    style = style or Style()
    if quantity.kind in ("date", "period"):
        return render_date(quantity, style)
    if quantity.kind == "ordinal":
        return _ordinal(quantity, style)
    if quantity.kind == "ratio" and _SCORE.fullmatch(quantity.iso):
        return quantity.iso
    if quantity.kind == "ratio" and quantity.unit not in ("times", "times more"):
        return _BOUNDS[quantity.bound] + _fraction(quantity)
    return _amount(quantity, style)


def accepted(quantity: Quantity) -> tuple[str, ...]:
    """Return the English of a figure in every house style, the default first.

    >>> from summarizer.quantities.find import find
    >>> accepted(find("270亿美元")[0])
    ('US$27 billion', 'USD 27 billion', '27 billion US dollars')
    """
    styles = [
        Style(currency=currency, percent=percent, date=day, spelling=spelling, words_below=words)
        for currency in CURRENCY_STYLES
        for percent in PERCENT_STYLES
        for day in DATE_STYLES
        for spelling in SPELLINGS
        for words in (10, 0)
    ]
    return tuple(dict.fromkeys(render(quantity, style) for style in styles))


def _ordinal(quantity: Quantity, style: Style) -> str:
    noun = style.chart if quantity.unit == CHART else quantity.unit
    if style.parts == "small" and noun.removesuffix("s") in _IN_SMALL:
        noun = noun.lower()
    if quantity.iso:
        return quantity.iso if quantity.unit == "No." else f"{noun} {quantity.iso}"
    low, high = int(quantity.low or 0), int(quantity.high or 0)
    if quantity.unit in _NUMBERED:
        plural = "s" if high > low and quantity.unit in _PARTS_OF_LAWS else ""
        said = roman if _in_roman(quantity, style) else str
        return f"{noun}{plural} {said(low)}" + (f" to {said(high)}" if high > low else "")
    if quantity.unit == "birthday":
        return f"{nth_day(low)} birthday"
    if quantity.unit == "top":
        words = low < len(ONES) and _ARABIC.search(quantity.text) is None
        return f"top {ONES[low] if words else low}"
    said = nth_word if style.ordinals == "words" else nth
    span = said(low) if high == low else f"{said(low)} to {said(high)}"
    formation = quantity.unit in numbered.units(numbered.FORMATION)
    if formation:
        span = span.capitalize()
    if formation or quantity.unit in _NAMED | numbered.units(numbered.SESSION):
        return f"{span} {quantity.unit}" + ("s" if high > low else "")
    return span


def _in_roman(quantity: Quantity, style: Style) -> bool:
    """Tell whether 第二章 is chapter II; 第2章 is chapter 2."""
    return (
        style.parts == "small"
        and quantity.unit in _ROMAN_UNITS
        and _ARABIC.search(quantity.text) is None
    )


def _amount(quantity: Quantity, style: Style) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        vague = quantity.bound == "about" and high == low * 10
        return _vague(low, quantity, style) if vague else _range(low, high, quantity, style)
    value = low if low is not None else high
    if value is None:
        return quantity.text
    if _BARE.fullmatch(quantity.text) and quantity.kind == "count" and not quantity.unit:
        return quantity.text  # what it counts is not known: leave 12345 as it is
    if quantity.unit == "anniversary":
        return f"{nth(int(value))} anniversary"
    if quantity.unit == "yo" and quantity.bound != "exact":
        return _age(number(value), quantity.bound)
    return _spoken(value, quantity, style)


def _spoken(value: Decimal, quantity: Quantity, style: Style) -> str:
    """Say one value: 每百户 is every 100 households, 5年期以上 over-five-year."""
    written = style.as_written and _IN_DIGITS.search(quantity.text)
    spoken = _word(value, quantity, style) or (f"{value:,f}" if written else number(value))
    if quantity.unit == "a" and quantity.text.endswith("年期以上"):
        return f"over-{ONES[int(value)] if value < len(ONES) else spoken}-year"
    text = with_unit(spoken, value, quantity, style)
    every = quantity.text[0] == "每" and "/" not in quantity.unit
    return f"every {text}" if every else _BOUNDS[quantity.bound] + text


def _word(value: Decimal, quantity: Quantity, style: Style) -> str:
    """两个 is two, 9家 is 9."""
    whole = value == value.to_integral_value() and 0 <= value < min(style.words_below, len(ONES))
    hanzi = _ARABIC.search(quantity.text) is None
    return ONES[int(value)] if whole and hanzi and quantity.kind in ("count", "measure") else ""


def _age(spoken: str, bound: Bound) -> str:
    """Ages take or older, or younger, under: 60岁以上, 12岁以下, 未满18岁."""
    years = f"{spoken} years old"
    if bound in ("at least", "at most"):
        return f"{years} or {'older' if bound == 'at least' else 'younger'}"
    return ("under " if bound == "under" else _BOUNDS[bound]) + years


def _vague(low: Decimal, quantity: Quantity, style: Style) -> str:
    """数十 is dozens, 数百亿 tens of billions, 数十年 decades."""
    power = int(low)
    if quantity.unit == "a" and power in _AGES:
        return _AGES[power]
    word = _TENS.get(power, "")
    for scale, name in _POWERS:
        if not word and power >= scale:
            head = {1: "", 10: "tens of ", 100: "hundreds of "}[power // scale]
            word = head + name
    return with_unit(f"{word} of", Decimal(10), quantity, style).removesuffix(" of")


def _range(low: Decimal, high: Decimal, quantity: Quantity, style: Style) -> str:
    """US$1 billion to US$2 billion: each end keeps its scale. 一两个 one or two."""
    words = _word(low, quantity, style), _word(high, quantity, style)
    if all(words):
        between = "or" if high - low == 1 and not _TO.search(quantity.text) else "to"
        joined = f"{words[0]} {between} {with_unit(words[1], high, quantity, style)}"
        return _BOUNDS[quantity.bound] + joined
    first, last = number(low), with_unit(number(high), high, quantity, style)
    if quantity.kind == "money" and symbol_first(quantity, style):
        alone = replace(quantity, unit=quantity.unit.partition("/")[0])  # $5 to $7 a barrel
        first = with_unit(first, low, alone, style)
    elif quantity.unit in SCALES:
        first, last = f"{quantity.unit} {first}", number(high)
    elif is_percent_growth(quantity):
        first = number(low * 100)
    elif in_cents(quantity, style):
        first = number(plain(low * 100))
    return f"{_BOUNDS[quantity.bound]}{first} to {last}"


_PER_MANY: Final = 100_000
"""From here on a share is told as so many of so many: 十万分之二点三 is 2.3 per 100,000."""


def _fraction(quantity: Quantity) -> str:
    value = quantity.low if quantity.low is not None else quantity.high
    if quantity.unit == "fold" and value is not None:
        return _FOLDS.get(value, f"increased {value:f}-fold")
    if not quantity.iso:
        return "half"
    over, under = (Decimal(part) for part in quantity.iso.split("/"))
    if over != int(over) or under >= _PER_MANY:
        return f"{number(over)} per {number(under)}"
    above, below = int(over), int(under)
    if quantity.text.startswith("每"):  # 每3人中有1人
        spoken = [ONES[part] if part < len(ONES) else str(part) for part in (above, below)]
        unit = vocabulary.units().get(quantity.unit)
        return " in ".join(spoken) + (f" {unit.plural}" if unit else "")
    return _in_words(above, below)


def _in_words(above: int, below: int) -> str:
    """Return "two thirds", and 11/12 where words are too long."""
    word = _DENOMINATORS.get(below)
    if word is None or above >= len(ONES) or (below == 2 and above > 1):
        return f"{above}/{below}"
    if below == 2:
        return word
    return f"{ONES[above]} {word}{'' if above == 1 else 's'}"
