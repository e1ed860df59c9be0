"""English amounts: a number with its unit, sign and bound, and ranges of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.english_numbers import EnglishNumber, number_at
from summarizer.quantities.english_units import Counted, counted
from summarizer.quantities.exact import rounded
from summarizer.quantities.records import Bound, Quantity, make

_MINUS: Final = regex.compile(
    r"(?:(?<![\w.)/])[-−–]|(?<!\bplus\ or\ )\b(?:minus|negative)\ )$", regex.IGNORECASE
)
_BELOW: Final = regex.compile(r"\ (?:degrees?\ )?below\ (?:zero|freezing)", regex.IGNORECASE)
_TO: Final = regex.compile(r"\ ?(?:-|–|—)\ ?|\ to\ (?:around\ |about\ )?")
_AND: Final = regex.compile(r"\ and\ ")
_FROM: Final = regex.compile(r"\bfrom\ $", regex.IGNORECASE)
_BETWEEN: Final = regex.compile(r"\bbetween\ $", regex.IGNORECASE)
_SIGNS: Final = regex.compile(
    r"(?:US|HK|NT|AU|A|C|CA|NZ|S)?[$€£¥]|(?:RMB|CNY|USD|HKD|MOP|CHF|[A-Z]{3})\ |RM|minus\ "
    r"|(?<=\ (?:to|and)\ )[-−–](?=\d)"
)
_HALF_UNITS: Final = {
    "hour": ("min", "30"), "year": ("mo", "6"), "century": ("a", "50"), "decade": ("a", "5"),
    "mile": ("mi", "0.5"), "month": ("mo", "0.5"), "day": ("h", "12"), "kilometer": ("km", "0.5"),
    "kilometre": ("km", "0.5"),
}  # fmt: skip
_SIGNED: Final = frozenset({"percent", "measure", "points", "money"})
_HALF: Final = regex.compile(
    rf"(?:-|\ an?\ |\ of\ an\ )({'|'.join(_HALF_UNITS)})\b", regex.IGNORECASE
)
_FRACTION_OF: Final = regex.compile(r"[ -](?:of\ an?\ )?(?=(?:inch|mile|meter|metre)\b)")


@cache
def _bounds(place: str) -> tuple[regex.Pattern[str], dict[str, Bound]]:
    rows = [row for row in vocabulary.rows("english_bounds") if row["place"] == place]
    words = {row["en"]: vocabulary.BOUNDS[row["bound"]] for row in rows}
    either = vocabulary.alternation(dict(words))
    pattern = (
        rf"(?<![A-Za-z])(?P<word>{either})(?:\ (?:(?:an?|the|of)\ )?|(?<=over|under)-)$"
        if place == "before"
        else rf"[ -](?:[a-z]+\ )?(?P<word>{either})\b(?!\ than)|\+(?!\d)"
    )
    return regex.compile(pattern, regex.IGNORECASE), words


def amount_at(text: str, number: EnglishNumber, floor: int) -> Quantity | None:
    """Return the amount of a number found in the text; nothing before floor is touched."""
    if number.text.isdigit() and len(number.text) > 1 and number.text[0] == "0":
        return None
    half = _HALF.match(text, number.end) if number.value == Decimal("0.5") else None
    if half is not None:
        unit, amount = _HALF_UNITS[half[1].lower()]
        found = Counted(start=number.start, end=half.end(), kind="measure", unit=unit)
        return _bounded(text, found, Decimal(amount), "", floor)
    found = counted(text, number.start, number.end, floor, fraction=bool(number.iso))
    if found.end == number.end and text[number.end : number.end + 1].isalpha():
        return None  # 5G, 802.11n
    ranged = _range(text, number, found, floor)
    if ranged is not None:
        return ranged
    value, found = _signed(text, number.value * found.factor, found, floor)
    return _bounded(text, found, value, number.iso, floor)


def _signed(text: str, value: Decimal, found: Counted, floor: int) -> tuple[Decimal, Counted]:
    minus = _MINUS.search(text, max(floor, found.start - 10), found.start)
    below = _BELOW.match(text, found.end)
    spoken = minus is not None and minus.group()[-1] == " "
    if below is None and (minus is None or not (found.kind in _SIGNED or spoken)):
        return value, found
    start = minus.start() if minus is not None else found.start
    end = below.end() if below is not None else found.end
    return -value, replace(found, start=start, end=end)


def _bounded(text: str, found: Counted, value: Decimal, iso: str, floor: int) -> Quantity:
    bound, start, end = _bound(text, found.start, found.end, floor)
    if found.kind != "percent" and value == value.to_integral_value():
        value = rounded(value)
    return make(
        text, start, end, found.kind,
        low=None if bound in ("nearly", "under", "at most") else value,
        high=None if bound in ("over", "at least") else value,
        iso="" if iso == "1/2" else iso, unit=found.unit, bound=bound,
    )  # fmt: skip


def _bound(text: str, start: int, end: int, floor: int) -> tuple[Bound, int, int]:
    """Return the bound that the words around a span state, and the span with them."""
    bound: Bound = "exact"
    pattern, words = _bounds("before")
    before = pattern.search(text, max(floor, start - 24), start)
    if before is not None:
        bound, start = words[before["word"].lower()], before.start()
    pattern, words = _bounds("after")
    after = pattern.match(text, end)
    if after is not None:
        bound = words[after["word"].lower()] if after["word"] else "over"
        end = after.end()
    return bound, start, end


def with_bound(text: str, quantity: Quantity, floor: int) -> Quantity:
    """Give a figure in words the bound around it: less than a mile."""
    if quantity.low != quantity.high:
        return quantity
    bound, start, end = _bound(text, quantity.start, quantity.end, floor)
    if bound == "exact":
        return quantity
    return make(
        text, start, end, quantity.kind,
        low=None if bound in ("nearly", "under", "at most") else quantity.low,
        high=None if bound in ("over", "at least") else quantity.high,
        unit=quantity.unit, bound=bound,
    )  # fmt: skip


def _range(text: str, number: EnglishNumber, found: Counted, floor: int) -> Quantity | None:
    """340 million to 500 million, US$1.5 billion to US$2 billion, 2-3 million, 3 to 5 percent."""
    joint = _TO.match(text, found.end)
    if joint is None and _BETWEEN.search(text, max(0, found.start - 9), found.start):
        joint = _AND.match(text, found.end)
    if joint is None or number.iso or (found.unit and found.kind not in ("money", "percent")):
        return None
    bound = _bounds("before")[0].search(text, max(0, found.start - 24), found.start)
    if bound is not None and _FROM.search(text, max(0, bound.start() - 5), bound.start()):
        return None  # from less than 10 percent to 95 percent: the bound is of the first alone
    sign = _SIGNS.match(text, joint.end())
    start = sign.end() if sign is not None else joint.end()
    second = number_at(text, start)
    if second is None or second.iso or (second.text[0] == "0" and second.value >= 1):
        return None
    last = counted(text, start, second.end, joint.end(), fraction=False)
    same = found.unit in ("", last.unit, last.unit.partition("/")[0])  # $5 to $7 a barrel
    if not same and (last.unit or found.kind == "percent"):
        return None  # grew 13.7 percent to 4.29 million
    low, high = number.value, second.value
    if low < 1000 and high >= 1000 and not _scaled(number) and _scaled(second):
        scale = second.value / _mantissa(second)
        low = low * scale if low < _mantissa(second) else low
    unit, kind = (last.unit, last.kind) if last.unit else (found.unit, found.kind)
    whole = replace(found, kind=kind, unit=unit, end=last.end)
    low, whole = _signed(
        text, low * (last.factor if not found.unit else found.factor), whole, floor
    )
    high *= last.factor
    below = _BELOW.match(text, last.end) is not None
    if below or (sign is not None and sign.group() in ("minus ", "-", "−", "–")):
        low, high = sorted((low, -high))
    if not low < high:
        return None
    return replace(_bounded(text, whole, low, "", floor), low=low, high=high)


def _scaled(number: EnglishNumber) -> bool:
    return any(c.isalpha() for c in number.text) and not number.words


def _mantissa(number: EnglishNumber) -> Decimal:
    digits = regex.match(r"[\d.,]+", number.text)
    return Decimal(digits.group().rstrip(".,").replace(",", "")) if digits else number.value
