"""Compare the figures of a Chinese text with those of its English, by value, unit and bound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.atoms import Atom, atoms
from summarizer.quantities.find import find
from summarizer.quantities.numerals import scan
from summarizer.quantities.read import read
from summarizer.quantities.records import Bound, Difference, DifferenceKind, Quantity

_UP: Final[frozenset[Bound]] = frozenset({"over", "at least"})
_DOWN: Final[frozenset[Bound]] = frozenset({"nearly", "under", "at most"})
_TIMES: Final = frozenset({"times", "times more", "fold"})
_SAME_UNITS: Final = (
    frozenset({"deg", "°C", "°F"}), frozenset({"a", "yo"}), frozenset({"L", "gal"}), frozenset({"%", "% off"}),
    frozenset({"lb", "GBP"}), frozenset({"anniversary", "a"}),
)  # fmt: skip
_HANZI: Final = dict(
    zip("一二两三四五六七八九十双俩", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 2), strict=True)
)
_EVENING: Final = regex.compile("[晚夜]|下午|午后|傍晚")
_PAIR_WORDS: Final = frozenset({"both", "couple", "pair"})


def compare(zh: str, en: str, *, document_date: date | None = None) -> tuple[Difference, ...]:
    """Return every figure on which the two texts do not agree, in order of the Chinese.

    >>> [(d.kind, d.zh.text, d.en.text) for d in compare("总额90亿美元", "worth US$90 billion")]
    [('scale', '90亿美元', 'US$90 billion')]
    >>> compare("9家银行设立62家机构", "nine banks opened 62 branches")
    ()
    """
    return _Comparison(zh, en, document_date).differences()


class _Comparison:
    """The pairing of one sentence: each pass takes the pairs that agree best from what is left."""

    def __init__(self, zh: str, en: str, day: date | None) -> None:
        self.zh, self.en, self.day = zh, en, day
        self.chinese = find(zh)
        self.left = [atom for q in self.chinese for atom in atoms(q)]
        self.right = [atom for q in read(en) for atom in atoms(q)]
        self.all_left = tuple(self.left)
        self.english_units = {atom.unit for atom in self.right}
        self.pairs: list[tuple[Atom, Atom]] = []
        self.found: list[Difference] = []
        self._words: set[Decimal] | None = None

    def differences(self) -> tuple[Difference, ...]:
        for rule in (_identical, self._agrees):
            self._take(rule, None)
        self._relatives()
        self._repeats()
        for kind in ("bound", "unit", "currency"):
            self._take(lambda z, e, k=kind: self._conflict(z, e) == k, kind)  # type: ignore[misc]
        self._forgive()
        self._take(_scaled, "scale")
        self._take(_comparable, "value")
        for z in self.left:
            self._add("missing", z, None)
        for e in self.right:
            self._add("extra", None, e)
        self._swaps()
        ordered = sorted(
            self.found, key=lambda d: (d.zh.start if d.zh else 10**9, d.en.start if d.en else 0)
        )
        return tuple(dict.fromkeys(ordered))

    def _take(self, rule: Callable[[Atom, Atom], bool], kind: DifferenceKind | None) -> None:
        """Pair what the rule joins, the nearest in relative position first."""
        candidates = sorted(
            (abs(z.source.start / (len(self.zh) + 1) - e.source.start / (len(self.en) + 1)), i, j)
            for i, z in enumerate(self.left)
            for j, e in enumerate(self.right)
            if rule(z, e)
        )
        used_z: set[int] = set()
        used_e: set[int] = set()
        for _, i, j in candidates:
            if i in used_z or j in used_e:
                continue
            used_z.add(i)
            used_e.add(j)
            self.pairs.append((self.left[i], self.right[j]))
            if kind is not None:
                self._add(kind, self.left[i], self.right[j])
        self.left = [z for i, z in enumerate(self.left) if i not in used_z]
        self.right = [e for j, e in enumerate(self.right) if j not in used_e]

    def _agrees(self, z: Atom, e: Atom) -> bool:
        return self._conflict(z, e) is None and _same_value(z, e, self.zh)

    def _conflict(self, z: Atom, e: Atom) -> DifferenceKind | None:
        """What is wrong with a pair of equal value; "value" when the values differ."""
        if not _same_value(z, e, self.zh):
            return "value"
        if z.kind != "number" or e.kind != "number":
            return None
        unit = self._unit_conflict(z, e)
        return unit or _bound_conflict(z, e)

    def _unit_conflict(self, z: Atom, e: Atom) -> DifferenceKind | None:
        if _related(z, e):
            return None
        zu, _, zp = z.unit.partition("/")
        eu, _, ep = e.unit.partition("/")
        if z.text == e.text == "money":
            return None if zu == eu else "currency"
        if z.text == "money":
            return (
                "currency"
                if zu not in {u.partition("/")[0] for u in self.english_units} and eu == ""
                else "unit"
                if eu
                else None
            )
        if z.text in ("percent", "points") and eu == "":
            return None if z.unit in self.english_units or "%" in self.english_units else "unit"
        if zu and eu and zu != eu and z.text != "count":
            return "unit"
        if (
            z.text == "count"
            and e.text == "measure"
            and any(other.unit == e.unit for other in self.all_left if other is not z)
        ):
            return "unit"
        if z.text == "count" and e.text in ("percent", "points", "money"):
            return "unit"
        if zp and ep and zp != ep:
            return "unit"
        return None

    def _relatives(self) -> None:
        """去年 may be last year or 2016; without a known day any year will do."""
        for z in [atom for atom in self.left if atom.kind == "relative"]:
            self.left.remove(z)
            wanted = self.day.year + int(z.unit[1:] or 0) if self.day and z.unit[0] == "Y" else None
            for e in self.right:
                if e.kind == "year" and (wanted is None or e.value == wanted):
                    self.right.remove(e)
                    break

    def _repeats(self) -> None:
        """A year or month that one side says twice need not be said twice by the other."""
        for side, other in ((self.left, 1), (self.right, 0)):
            for atom in list(side):
                if atom.kind in (
                    "year",
                    "month",
                    "decade",
                    "century",
                    "time",
                    "day",
                    "quarter",
                    "half",
                ) and any(
                    pair[0].value == atom.value and pair[other].kind == atom.kind
                    for pair in self.pairs
                ):
                    side.remove(atom)

    def _forgive(self) -> None:
        """Drop what idiom adds and swallows, and what the other text has letter by letter."""
        self.left = [z for z in self.left if not self._swallowed(z)]
        self.right = [e for e in self.right if not self._licensed(e)]

    def _swallowed(self, z: Atom) -> bool:
        digits = regex.search(r"\d[\d,.]*", z.source.text)
        if digits is None and z.kind == "number" and z.value <= 3:
            return not any(_comparable(z, e) and not self._licensed(e) for e in self.right)
        if z.kind in ("vague",):
            return True
        literal = digits.group() if digits else ""
        return (
            bool(literal)
            and not any(_comparable(z, e) for e in self.right)
            and regex.search(rf"(?<![\d.,]){regex.escape(literal)}(?![\d]|[.,]\d)", self.en)
            is not None
            and z.value < 10**4
        )

    def _licensed(self, e: Atom) -> bool:
        if e.kind in ("vague", "half"):
            return True
        if (
            e.source.text.lower() in _PAIR_WORDS
            or (e.kind == "number"
            and e.value in (0, 1))
            or (e.source.kind == "ordinal"
            and e.value <= 3
            and not e.source.text[0].isdigit())
        ):
            return True
        if e.kind == "number" and (
            (e.value <= 10
            and any(_HANZI.get(c) == e.value for c in self.zh))
            or e.value in self._numerals()
        ):
            return True
        if (
            (e.value == Decimal("0.5")
            and "半" in self.zh)
            or (e.unit in _TIMES
            and "倍" in self.zh)
            or (e.value == 2
            and e.unit in _TIMES)
        ):
            return True
        digits = regex.search(r"\d[\d,.]*(?<=\d)", e.source.text)
        literal = digits.group() if digits else ""
        return (
            bool(literal)
            and not any(_comparable(z, e) for z in self.left)
            and regex.search(rf"(?<![\d.,]){regex.escape(literal)}(?![\d]|[.,]\d)", self.zh)
            is not None
        )

    def _numerals(self) -> set[Decimal]:
        """The values of all numerals that stand in the Chinese outside of figures: 十八大, 万吨级."""
        if self._words is None:
            spans = [(q.start, q.end) for q in self.chinese]
            self._words = set()
            pos = 0
            while pos < len(self.zh):
                inside = next((end for start, end in spans if start <= pos < end), 0)
                number = None if inside else scan(self.zh, pos)
                if number is not None:
                    self._words |= {number.low, number.high}
                pos = inside or (number.end if number else pos + 1)
        return self._words

    def _swaps(self) -> None:
        """Two figures that each carry the other's unit or currency have changed places."""
        wrong = [d for d in self.found if d.kind in ("unit", "currency") and d.zh and d.en]
        for d in wrong:
            for other in wrong:
                if (
                    d is not other
                    and d.zh
                    and other.en
                    and d.zh.unit == other.en.unit
                    and d.zh.unit
                ):
                    index = self.found.index(d) if d in self.found else -1
                    if index >= 0:
                        self.found[index] = Difference(
                            kind="swapped",
                            zh=d.zh,
                            en=d.en,
                            message=_message("swapped", d.zh, d.en),
                        )

    def _add(self, kind: DifferenceKind, z: Atom | None, e: Atom | None) -> None:
        zh, en = z.source if z else None, e.source if e else None
        self.found.append(Difference(kind=kind, zh=zh, en=en, message=_message(kind, zh, en)))


def _identical(z: Atom, e: Atom) -> bool:
    return z.kind == e.kind and z.value == e.value and z.unit == e.unit and z.bound == e.bound


def _same_value(z: Atom, e: Atom, zh: str = "") -> bool:
    if z.kind == "number" and e.kind == "number":
        return z.value == e.value or _related(z, e) or _next_integer(z, e)
    if z.kind == "time" and e.kind == "time":
        stated = z.unit or e.unit != "p.m." or z.value >= 720 or _EVENING.search(zh) is not None
        period = 1440 if (z.unit and e.unit) or not stated else 720
        return (z.value - e.value) % period == 0
    if z.kind == "time" or e.kind == "time":
        return False
    if z.kind == "vague" or e.kind == "vague":
        loose_over = {z.bound, e.bound} & {"over", "about"} and z.value == e.value
        return (z.kind == e.kind and z.value == e.value) or bool(loose_over)
    loose = {"number", "year", "day"}
    if z.kind in loose and e.kind in loose and z.kind != e.kind:
        return z.value == e.value and {z.kind, e.kind} != {"year", "day"}
    return z.kind == e.kind and z.value == e.value


def _next_integer(z: Atom, e: Atom) -> bool:
    """More than 2 is at least 3."""
    return z.bound == "over" and e.bound == "at least" and e.value == z.value + 1 and z.value < 100


def _base(atom: Atom) -> tuple[str, Decimal] | None:
    code, _, per = atom.unit.partition("/")
    unit = vocabulary.units().get(code)
    if unit is None or not unit.dimension:
        return None
    return f"{unit.dimension}/{per}", atom.value * unit.factor


def _related(z: Atom, e: Atom) -> bool:
    """Equal though written otherwise: 半小时 and 30 minutes, 一半 and 50%, 增长3倍 and 300%."""
    if z.unit == e.unit:
        return z.value == e.value
    units = {z.unit.partition("/")[0], e.unit.partition("/")[0]}
    if any(units <= same for same in _SAME_UNITS):
        return z.value == e.value
    first, second = _base(z), _base(e)
    if first is not None and second is not None and z.unit != e.unit and first == second:
        return True
    if {z.unit, e.unit} == {"d", "h"} or {z.unit, e.unit} == {"mo", "a"}:
        return first == second
    if z.unit in _TIMES or e.unit in _TIMES:
        return _related_times(z, e)
    shares = {"%": Decimal(100), "": Decimal(1)}
    if z.unit in shares and e.unit in shares and ("ratio" in (z.text, e.text)):
        return z.value / shares[z.unit] == e.value / shares[e.unit]
    return False


def _related_times(z: Atom, e: Atom) -> bool:
    forms = {z.value}
    if z.unit == "times more":
        forms |= {z.value + 1}
        if e.unit == "%":
            return e.value == z.value * 100
    if e.unit == "%":
        return e.value in (z.value * 100, (z.value - 1) * 100)
    return e.value in forms and e.unit in _TIMES | {""}


def _bound_conflict(z: Atom, e: Atom) -> DifferenceKind | None:
    if z.bound in _UP and (e.bound in _DOWN or (e.bound == "exact" and z.value == e.value)):
        return "bound"
    if z.bound == "nearly" and e.bound == "exact" and z.unit in ("a", "mo", "d", "wk"):
        return None
    if z.bound in _DOWN and (e.bound in _UP or e.bound == "exact"):
        return "bound"
    return None


def _comparable(z: Atom, e: Atom) -> bool:
    """Two leftovers that could be one figure, wrongly translated."""
    if z.kind == e.kind:
        if z.kind == "number":
            return z.unit == e.unit or "" in (z.unit, e.unit) or z.text == e.text
        return True
    return {z.kind, e.kind} in ({"number", "day"}, {"number", "vague"})


def _scaled(z: Atom, e: Atom) -> bool:
    """Off by a power of ten: 90亿 as 90 billion."""
    if z.kind != "number" or e.kind != "number" or not z.value or not e.value:
        return False
    if max(abs(z.value), abs(e.value)) < 20:
        return False
    ratio = (z.value / e.value).normalize()
    return ratio.as_tuple().digits == (1,) and ratio != 1


def _message(kind: DifferenceKind, zh: Quantity | None, en: Quantity | None) -> str:
    chinese = zh.text if zh else ""
    english = en.text if en else ""
    return {
        "missing": f"{chinese} is not in the English.",
        "extra": f"“{english}” is not in the Chinese.",
        "scale": f"{chinese} became “{english}”: off by a power of ten.",
        "value": f"{chinese} became “{english}”.",
        "bound": f"“{english}” does not keep the bound of {chinese}.",
        "currency": f"“{english}” has not the currency of {chinese}.",
        "unit": f"“{english}” has not the unit of {chinese}.",
        "swapped": f"“{english}” has changed places with another figure than {chinese}.",
    }[kind]
