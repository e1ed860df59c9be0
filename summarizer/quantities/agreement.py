"""When a Chinese and an English atom say the same: value, unit, bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.atoms import Atom
from summarizer.quantities.records import Bound, DifferenceKind

UP: Final[frozenset[Bound]] = frozenset({"over", "at least"})
DOWN: Final[frozenset[Bound]] = frozenset({"nearly", "under", "at most"})
ADDED: Final[frozenset[Bound]] = frozenset({"over", "nearly", "under"})
TIMES: Final = frozenset({"times", "times more", "fold"})
_LOOSE: Final = frozenset({"number", "year", "day", "quarter"})
_SPANS: Final = frozenset({"a", "mo", "d", "wk"})
_TIMES: Final = _SPANS | {"", "yo", "h", "min", "s", "qtr", "anniversary", "birthday"}
_FIRM: Final = frozenset({"money", "percent", "points"})
_SAME_UNITS: Final = (
    frozenset({"deg", "°C", "°F"}),
    *(frozenset({"deg", f"deg{side}"}) for side in "NSEW"),
    frozenset({"a", "yo"}),
    frozenset({"%", "% off"}),
    frozenset({"lb", "GBP"}),
    frozenset({"anniversary", "a"}),
    frozenset({"birthday", "anniversary"}),
    frozenset({"birthday", "a"}),
    frozenset({"birthday", "yo"}),
)
_EVENING: Final = regex.compile("[晚夜]|下午|午后|傍晚")
_HALF_DAY: Final = 720  # minutes
_PAST_NOON: Final = 780  # 13时 and later are hours of a 24-hour clock
# What one hundredth, one thousandth and so on are in percent; "" is a ratio: one in a million.
_SHARES: Final = {"": Decimal(100), "%": Decimal(1), "‰": Decimal("0.1"), "‱": Decimal("0.01")}
_POINTS: Final = {"pp": Decimal(1), "bp": Decimal("0.01")}
_NTH: Final = ("次", "届", "号", "条", "款", "段", "届会议")
_LENGTHS: Final[dict[str, str]] = {"month": "mo", "year": "a"}
_DOZENS: Final = 20  # scores
_QUARTER_END: Final = {"quarter": 3, "half": 6}  # months


def same_value(z: Atom, e: Atom, zh: str = "") -> bool:
    """Tell whether the values agree; units and bounds are not looked at.

    zh: the whole Chinese text; it tells whether an hour may be an evening hour.
    """
    if z.kind == "number" and e.kind == "number":
        if _is_nth(z) and e.text == "measure":
            return False  # 第62次 is no 62 minutes
        return z.value == e.value or related(z, e) or _next_integer(z, e) or _one_nth(z, e)
    if "time" in (z.kind, e.kind):
        return not _is_nth(z) and _same_time(z, e, zh)  # nor 第10次 10 o'clock
    if "vague" in (z.kind, e.kind):
        over = bool({z.bound, e.bound} & {"over", "about"})
        return z.value == e.value and (z.kind == e.kind or over)
    if z.kind != e.kind and {z.kind, e.kind} <= _LOOSE:
        firm = is_firm(z) or is_firm(e) or lasting(z, e)  # 2025年 is not 2025 yuan, nor 2,025 years
        loosely = _loosely({z.kind, e.kind}, (z.text, e.text))
        return not firm and z.value == e.value and loosely
    return (z.kind == e.kind and z.value == e.value) or _closes(z, e)


def _is_nth(z: Atom) -> bool:
    """Whether an ordinal counts meetings, sessions, parts of laws: no time is meant."""
    return z.text == "ordinal" and z.source.text.endswith(_NTH)


def is_firm(atom: Atom) -> bool:
    """Whether a number has a unit that no date has: money, a share, a weight or a length."""
    measured = atom.text == "measure" and atom.unit.partition("/")[0] not in _TIMES
    return atom.kind == "number" and (atom.text in _FIRM or measured)


def _loosely(kinds: set[str], texts: tuple[str, str]) -> bool:
    """A number may be a year or a day; a quarter only an ordinal (第四节)."""
    if "number" not in kinds:
        return False
    return "quarter" not in kinds or "ordinal" in texts


def _same_time(z: Atom, e: Atom, zh: str) -> bool:
    """Without a.m. and p.m. twelve hours do not matter, save that 11点 is no 11 p.m.

    From 13时 on the hour says by itself which half of the day it is in.
    """
    if z.kind != e.kind:  # 12点 may have been taken for a count
        hour = z.kind == "number" and z.unit in ("", "point")
        return hour and (z.value * 60 - e.value) % _HALF_DAY == 0
    late = e.unit == "p.m." or e.value >= _PAST_NOON
    invented = not z.unit and late and z.value < _HALF_DAY and not _EVENING.search(zh)
    known = all(side.unit or side.value >= _PAST_NOON for side in (z, e))
    period = 2 * _HALF_DAY if known or invented else _HALF_DAY
    return (z.value - e.value) % period == 0


def _closes(z: Atom, e: Atom) -> bool:
    """一季度末 is the end of March, 上半年末 the end of June."""
    months = _QUARTER_END.get(z.kind)
    closing = e.kind == "month" and z.source.iso.endswith("-end")
    return bool(months) and closing and e.value == z.value * (months or 0)


def _next_integer(z: Atom, e: Atom) -> bool:
    """More than 2 is at least 3."""
    return z.bound == "over" and e.bound == "at least" and e.value == z.value + 1 and z.value < 100


def _one_nth(z: Atom, e: Atom) -> bool:
    """五分之一 may be a fifth that was read as an ordinal, 三个季度 three quarters as 3/4."""
    if z.unit == "qtr":
        return e.source.iso == f"{z.value}/4"
    return e.source.kind == "ordinal" and z.source.iso == f"1/{e.value}"


def base(atom: Atom) -> tuple[str, Decimal] | None:
    """Dimension and value in its base unit."""
    code, _, per = atom.unit.partition("/")
    unit = vocabulary.units().get(code)
    if unit is None or not unit.dimension:
        return None
    return f"{unit.dimension}/{per}", atom.value * unit.factor


def related(z: Atom, e: Atom) -> bool:
    """Equal though written otherwise: 半小时 and 30 minutes, 一半 and 50%, 增长3倍 and 300%.

    >>> from summarizer.quantities.atoms import atoms
    >>> from summarizer.quantities.find import find
    >>> from summarizer.quantities.read import read
    >>> (z,), (e,) = atoms(find("千分之四")[0]), atoms(read("0.4 percent")[0])
    >>> related(z, e)
    True
    """
    if z.unit == e.unit:
        return z.value == e.value
    units = {z.unit.partition("/")[0], e.unit.partition("/")[0]}
    if any(units <= same for same in _SAME_UNITS):
        return z.value == e.value
    first = base(z)
    if first is not None and first == base(e):
        return True
    if z.unit in TIMES or e.unit in TIMES:
        return _related_times(z, e)
    if z.unit in _POINTS and e.unit in _POINTS:
        return z.value * _POINTS[z.unit] == e.value * _POINTS[e.unit]
    return _same_share(z, e)


def _same_share(z: Atom, e: Atom) -> bool:
    """千分之四 is 0.4 percent, 百万分之一 one in a million, 七折 70 percent of the price."""
    if e.unit == "% of price":
        return e.value == (100 - z.value if z.unit == "% off" else z.value) and z.text == "percent"
    if z.unit not in _SHARES or e.unit not in _SHARES:
        return False
    # A count has no unit either: 4 is not 400 percent.
    if any(side.unit == "" and side.text != "ratio" for side in (z, e)):
        return False
    return z.value * _SHARES[z.unit] == e.value * _SHARES[e.unit]


def _related_times(z: Atom, e: Atom) -> bool:
    """增长3倍 may be 300%, threefold more or four times; 3倍 is three times or threefold."""
    if z.unit == "times more":
        if e.unit == "%":
            return e.value == z.value * 100
        return e.value in (z.value, z.value + 1) and e.unit in TIMES | {""}
    if e.unit == "%":
        return e.value in (z.value * 100, (z.value - 1) * 100)
    return e.value == z.value and e.unit in TIMES | {""}


def bound_conflict(z: Atom, e: Atom, before: str) -> DifferenceKind | None:
    """Return "bound" when over, nearly and the like were lost, turned round or added.

    before: the English before the figure; a negation there turns the bound (not exceed 5).
    """
    negated = _NEGATED.search(before) is not None
    if z.bound in UP:
        lost = e.bound in DOWN or (e.bound in ("exact", "about") and z.value == e.value)
        return "bound" if lost and not negated else None
    if z.bound == "exact" and e.bound in ADDED:
        return None if negated else "bound"
    if z.bound in DOWN and (e.bound in UP or e.bound == "exact"):
        duration = z.bound == "nearly" and e.bound == "exact" and z.unit in _SPANS
        return None if negated or duration else "bound"
    return None


_NEGATED: Final = regex.compile(
    r"(?:\b(?:no|not|never|cannot|nor)\b|n[o']t\b)[^.;]{0,40}$", regex.IGNORECASE
)


def unit_conflict(z: Atom, e: Atom, english: frozenset[str]) -> DifferenceKind | None:
    """Return "unit" or "currency" when the units cannot be the same.

    english: units of all English figures; an elliptical "30 to 40 million dollars" is none.
    """
    if related(z, e):
        return None
    z_unit, _, z_rate = z.unit.partition("/")
    e_unit, _, e_rate = e.unit.partition("/")
    if z.text == "money":
        return _money_conflict(z_unit, e_unit, e.text, english)
    if z.text in ("percent", "points") and not e_unit:
        return None if z.unit in english or "%" in english else "unit"
    if z.text == "count" and e_unit == "CNY" and _YUAN_UNSAID.search(z.source.text):
        return None
    if z.text == "count" and e.text in ("percent", "points", "money"):
        return "unit"
    differ = z_unit and e_unit and z_unit != e_unit and z.text != "count"
    rates = z_rate and e_rate and z_rate != e_rate
    return "unit" if differ or rates else None


def _money_conflict(
    z_unit: str, e_unit: str, e_text: str, english: frozenset[str]
) -> DifferenceKind | None:
    if e_text == "money":
        return None if z_unit == e_unit else "currency"
    if e_unit:
        return "unit"
    codes = {unit.partition("/")[0] for unit in english}
    return None if z_unit in codes else "currency"


_YUAN_UNSAID: Final = regex.compile("[万亿]$")  # 少接10个亿的订单


def comparable(z: Atom, e: Atom) -> bool:
    """Tell whether two leftovers could be one figure, wrongly translated."""
    if z.kind == e.kind:
        return z.kind != "number" or z.unit == e.unit or "" in (z.unit, e.unit) or z.text == e.text
    return {z.kind, e.kind} in ({"number", "day"}, {"number", "vague"})


def vaguely_off(z: Atom, e: Atom) -> bool:
    """Tell whether 数十亿 became millions; dozens and scores say no more than several tens."""
    return z.kind == e.kind == "vague" and z.value != e.value and max(z.value, e.value) > _DOZENS


def lasting(z: Atom, e: Atom) -> bool:
    """Tell whether a date became a time as long: "a 6-month rise" for 6月, "2,024 years"."""
    one = z.kind in _LENGTHS and "/" not in z.source.iso
    return one and e.unit == _LENGTHS[z.kind] and z.value == e.value


def scaled(z: Atom, e: Atom) -> bool:
    """Tell whether the values are off by a power of ten: 90亿 as 90 billion."""
    if z.kind != "number" or e.kind != "number" or not z.value or not e.value:
        return False
    if max(abs(z.value), abs(e.value)) < 20:
        return False
    ratio = (z.value / e.value).normalize()
    return ratio.as_tuple().digits == (1,) and ratio != 1
