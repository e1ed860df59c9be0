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
_SAME_UNITS: Final = (
    frozenset({"deg", "°C", "°F"}),
    frozenset({"a", "yo"}),
    frozenset({"%", "% off"}),
    frozenset({"lb", "GBP"}),
    frozenset({"anniversary", "a"}),
)
_EVENING: Final = regex.compile("[晚夜]|下午|午后|傍晚")
_HALF_DAY: Final = 720  # minutes


def same_value(z: Atom, e: Atom, zh: str = "") -> bool:
    """Tell whether the values agree; units and bounds are not looked at.

    zh: the whole Chinese text; it tells whether an hour may be an evening hour.
    """
    if z.kind == "number" and e.kind == "number":
        return z.value == e.value or related(z, e) or _next_integer(z, e) or _one_nth(z, e)
    if "time" in (z.kind, e.kind):
        return _same_time(z, e, zh)
    if "vague" in (z.kind, e.kind):
        over = bool({z.bound, e.bound} & {"over", "about"})
        return z.value == e.value and (z.kind == e.kind or over)
    if z.kind != e.kind and {z.kind, e.kind} <= _LOOSE:
        return z.value == e.value and _loosely({z.kind, e.kind}, (z.text, e.text))
    return z.kind == e.kind and z.value == e.value


def _loosely(kinds: set[str], texts: tuple[str, str]) -> bool:
    """A number may be a year or a day; a quarter only an ordinal (第四节)."""
    if "number" not in kinds:
        return False
    return "quarter" not in kinds or "ordinal" in texts


def _same_time(z: Atom, e: Atom, zh: str) -> bool:
    """Without a.m. and p.m. twelve hours do not matter, save that 11点 is no 11 p.m."""
    if z.kind != e.kind:  # 12点 may have been taken for a count
        hour = z.kind == "number" and z.unit in ("", "point")
        return hour and (z.value * 60 - e.value) % _HALF_DAY == 0
    invented = not z.unit and e.unit == "p.m." and z.value < _HALF_DAY and not _EVENING.search(zh)
    period = 2 * _HALF_DAY if (z.unit and e.unit) or invented else _HALF_DAY
    return (z.value - e.value) % period == 0


def _next_integer(z: Atom, e: Atom) -> bool:
    """More than 2 is at least 3."""
    return z.bound == "over" and e.bound == "at least" and e.value == z.value + 1 and z.value < 100


def _one_nth(z: Atom, e: Atom) -> bool:
    """五分之一 may be a fifth that was read as an ordinal."""
    return e.source.kind == "ordinal" and z.source.iso == f"1/{e.value}"


def _base(atom: Atom) -> tuple[str, Decimal] | None:
    """Dimension and value in its base unit."""
    code, _, per = atom.unit.partition("/")
    unit = vocabulary.units().get(code)
    if unit is None or not unit.dimension:
        return None
    return f"{unit.dimension}/{per}", atom.value * unit.factor


def related(z: Atom, e: Atom) -> bool:
    """Equal though written otherwise: 半小时 and 30 minutes, 一半 and 50%, 增长3倍 and 300%."""
    if z.unit == e.unit:
        return z.value == e.value
    units = {z.unit.partition("/")[0], e.unit.partition("/")[0]}
    if any(units <= same for same in _SAME_UNITS):
        return z.value == e.value
    first = _base(z)
    if first is not None and first == _base(e):
        return True
    if z.unit in TIMES or e.unit in TIMES:
        return _related_times(z, e)
    shares = {"%": Decimal(100), "": Decimal(1)}
    if z.unit in shares and e.unit in shares and "ratio" in (z.text, e.text):
        return z.value / shares[z.unit] == e.value / shares[e.unit]
    return False


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
        lost = e.bound in DOWN or (e.bound == "exact" and z.value == e.value)
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


def comparable(z: Atom, e: Atom) -> bool:
    """Tell whether two leftovers could be one figure, wrongly translated."""
    if z.kind == e.kind:
        return z.kind != "number" or z.unit == e.unit or "" in (z.unit, e.unit) or z.text == e.text
    return {z.kind, e.kind} in ({"number", "day"}, {"number", "vague"})


def scaled(z: Atom, e: Atom) -> bool:
    """Tell whether the values are off by a power of ten: 90亿 as 90 billion."""
    if z.kind != "number" or e.kind != "number" or not z.value or not e.value:
        return False
    if max(abs(z.value), abs(e.value)) < 20:
        return False
    ratio = (z.value / e.value).normalize()
    return ratio.as_tuple().digits == (1,) and ratio != 1
