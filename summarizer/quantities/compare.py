"""Compare the figures of a Chinese text with those of its English, by value, unit and bound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Final

from summarizer.quantities.agreement import (
    bound_conflict,
    comparable,
    lasting,
    same_value,
    scaled,
    unit_conflict,
    vaguely_off,
)
from summarizer.quantities.atoms import Atom, atoms
from summarizer.quantities.context import (
    allowed,
    is_bound_apart,
    is_preposition,
    is_rate_unit,
    preposed,
    quoted,
)
from summarizer.quantities.english_context import (
    compares,
    converted,
    fallen,
    is_change,
    is_end,
    is_nth,
    keeps,
    misgrown,
    turned,
)
from summarizer.quantities.eras import REIGNS
from summarizer.quantities.find import find
from summarizer.quantities.idiom import licensed, numerals_outside, swallowed, without
from summarizer.quantities.lunar import PREFIX
from summarizer.quantities.read import read
from summarizer.quantities.records import Difference, DifferenceKind, Quantity
from summarizer.quantities.scores import as_scores, as_shares

_REPEATABLE: Final = frozenset(
    {"year", "month", "decade", "century", "time", "day", "quarter", "half"}
)
# Between two figures that English may well put in the other order.
_BACKWARDS: Final = re.compile(
    r"\b(?:from|after|against|compared|versus|vs|than|which|whose|worth|valued"
    r"|on\ (?:revenues?|sales|turnover|income))\b|[()]"
)
_JOINED: Final = re.compile(r"[^.;:(]{0,24}")
"""What may stand between a bare amount and the one whose currency it shares: 30 to 40 million."""
_TOLD_ZH: Final = re.compile(r"\s*[（(](?:大?约|折?合|约合|相当于)?\s*")
_TOLD_EN: Final = re.compile(r"\s*\((?:about|around|approximately|or|some|equivalent to)?\s*")
_EACH: Final = re.compile("(?<![平人年月日户])均|皆|各自|分[别別]")
_COUNTERS: Final = "票人名家辆件份艘架台套户只头枚所座间棵亩"
"""What counts things and never numbers them: 13票 is no 13th."""
_MESSAGES: Final[dict[DifferenceKind, str]] = {
    "missing": "{zh} is not in the English.",
    "extra": "“{en}” is not in the Chinese.",
    "scale": "{zh} became “{en}”: off by a power of ten.",
    "value": "{zh} became “{en}”.",
    "bound": "“{en}” does not keep the bound of {zh}.",
    "currency": "“{en}” has not the currency of {zh}.",
    "unit": "“{en}” has not the unit of {zh}.",
    "swapped": "{zh} became “{en}”, which belongs to another figure.",
}
_ADDED: Final = "“{en}” adds a bound: {zh} has none."


def compare(zh: str, en: str, *, document_date: date | None = None) -> tuple[Difference, ...]:
    """Return every figure on which the two texts do not agree, in order of the Chinese.

    document_date: the day of writing, against which 去年 is the year before; without it any year
    is taken for 去年.

    >>> [(d.kind, d.zh.text, d.en.text) for d in compare("总额90亿美元", "worth US$90 billion")]
    [('scale', '90亿美元', 'US$90 billion')]
    >>> compare("9家银行设立62家机构", "nine banks opened 62 branches")
    ()
    """
    return _Pairing(zh, en, document_date).differences()


_IN_WORDS: Final = {
    "Y-1": re.compile(
        r"\b(?:last|previous|prior|preceding) year\b|\ba year (?:ago|earlier|before)\b"
    ),
    "Y0": re.compile(r"\b(?:this|the current) year\b"),
    "Y+1": re.compile(r"\b(?:next|the coming|the following) year\b"),
}
"""English that says a relative year, by the unit of its atom."""


class _Pairing:
    """The atoms of two texts: each pass takes the pairs that agree best out of what is left."""

    def __init__(self, zh: str, en: str, day: date | None) -> None:
        self.zh, self.en, self.day = zh, en, day
        self.figures = find(zh)
        self.chinese = [atom for quantity in self.figures for atom in atoms(quantity)]
        english = as_shares(en, as_scores(read(en), self.figures), self.figures)
        self.english = [atom for quantity in english for atom in atoms(quantity)]
        self.units = frozenset(atom.unit for atom in self.english)
        self.left, self.right = list(self.chinese), list(self.english)
        self.pairs: list[tuple[Atom, Atom]] = []
        self.found: list[Difference] = []

    def differences(self) -> tuple[Difference, ...]:
        """Pair the atoms, the best agreement first, and tell what remains."""
        self._take(_identical)
        self._take(lambda z, e: self._conflict(z, e) is None)
        self._resolve_relative()
        self._drop_repeats()
        for kind in ("bound", "unit", "currency"):
            self._take(partial(self._has_conflict, kind=kind), kind)
        self._take(vaguely_off, "scale")
        self._take(lasting, "value")
        self._drop_other_counts()
        self._forgive()
        self._take(scaled, "scale")
        self._take(comparable, "value")
        for z in self.left:
            self._add("missing", z, None)
        for e in self.right:
            self._add("extra", None, e)
        for z, e in self.pairs:
            if (z.kind == "day" and is_nth(self.en, e)) or self._is_misread(z, e):
                self._add("value", z, e)
            if e.bound == "exact" and is_bound_apart(self.zh, z) and not compares(self.en, e):
                self._add("bound", z, e)
        self._name_swaps()
        self._find_swaps()
        self._find_torn()
        return tuple(dict.fromkeys(sorted(self.found, key=_position)))

    def _is_misread(self, z: Atom, e: Atom) -> bool:
        """A change that became its end, a level that became a change."""
        return is_end(self.zh, self.en, z, e) or is_change(self.zh, self.en, z, e)

    def _take(self, rule: Callable[[Atom, Atom], bool], kind: DifferenceKind | None = None) -> None:
        """Pair what the rule joins, the nearest in relative position first."""
        candidates = sorted(
            (abs(self._place(z, e)), i, j)
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

    def _place(self, z: Atom, e: Atom) -> float:
        return z.source.start / (len(self.zh) + 1) - e.source.start / (len(self.en) + 1)

    def _conflict(self, z: Atom, e: Atom) -> DifferenceKind | None:
        """What is wrong with a pair; "value" when the values differ."""
        if not same_value(z, e, self.zh) and not fallen(self.zh, self.en, z, e):
            return "value"
        if misgrown(self.en, z, e) or _numbered(z, e):
            return "value"
        if z.kind != "number" or e.kind != "number":
            return None
        unit = unit_conflict(z, e, self._units_for(z, e))
        if unit is None and z.text == "count" and e.text == "measure" and self._stolen(z, e):
            unit = "unit"
        if unit is not None and (preposed(self.zh, z, e) or quoted(self.zh, z, e)):
            unit = None
        if e.bound == "exact" and self.en[: e.source.start].endswith("("):
            return unit  # more than 1000 miles (1600 km): the bound stands before the first
        return unit or self._bound_conflict(z, e)

    def _units_for(self, z: Atom, e: Atom) -> frozenset[str]:
        """The units that a bare figure may share: any for a share, its neighbor's for money."""
        if z.text != "money":
            return self.units
        start, end = e.source.start, e.source.end
        return frozenset(
            other.unit
            for other in self.english
            if other.source is not e.source
            and _JOINED.fullmatch(
                self.en[end : other.source.start]
                if other.source.start >= end
                else self.en[other.source.end : start]
            )
        )

    def _bound_conflict(self, z: Atom, e: Atom) -> DifferenceKind | None:
        before = self.en[max(0, e.source.start - 48) : e.source.end]
        kind = bound_conflict(z, e, before)
        if kind is None or z.bound != "exact":
            return None if kind is None or keeps(self.en, z, e) else kind
        if is_preposition(self.en, e) or e.bound in allowed(self.zh, self.figures, z):
            return None
        return kind

    def _has_conflict(self, z: Atom, e: Atom, *, kind: DifferenceKind) -> bool:
        return self._conflict(z, e) == kind

    def _stolen(self, z: Atom, e: Atom) -> bool:
        """15 square kilometres, where the Chinese has 15 islands and other square kilometres."""
        return any(other.unit == e.unit for other in self.chinese if other is not z)

    def _resolve_relative(self) -> None:
        """去年 may be last year or 2016; without a known day any year will do.

        What the English says in words gives no year beside it: "in 2021 ... more than last year".
        """
        said = {unit: len(pattern.findall(self.en)) for unit, pattern in _IN_WORDS.items()}
        for z in [atom for atom in self.left if atom.kind == "relative"]:
            self.left.remove(z)
            if said.get(z.unit):
                said[z.unit] -= 1
                continue
            wanted = self.day.year + int(z.unit[1:] or 0) if self.day and z.unit[0] == "Y" else None
            for e in self.right:
                if e.kind == "year" and (wanted is None or e.value == wanted):
                    self.right.remove(e)
                    break

    def _drop_repeats(self) -> None:
        """A year or month that one side says twice need not be said twice by the other."""
        for side, index in ((self.left, 0), (self.right, 1)):
            stated = {(pair[index].kind, pair[index].value) for pair in self.pairs}
            if side is self.right and _EACH.search(self.zh):  # 均已超过100个, said of each
                said = {(pair[1].value, pair[1].unit, pair[1].bound) for pair in self.pairs}
                side[:] = [atom for atom in side if (atom.value, atom.unit, atom.bound) not in said]
            side[:] = [
                atom
                for atom in side
                if atom.kind not in _REPEATABLE or (atom.kind, atom.value) not in stated
            ]

    def _drop_other_counts(self) -> None:
        """光绪二十六年 is said by 1900 or by the 26th year alone; its day must be said, too."""
        said = {id(z.source) for z, _ in self.pairs if z.source.unit in REIGNS}
        self.left = [z for z in self.left if id(z.source) not in said or z.unit == PREFIX]

    def _forgive(self) -> None:
        """Drop what idiom adds and swallows, and what the other text has letter by letter."""
        numerals = numerals_outside(self.zh, self.figures)
        zh = without(self.zh, [z.source for z, _ in self.pairs])
        en = without(self.en, [e.source for _, e in self.pairs])
        # The month and year of 29日 may be told in English: September 29, 2018.
        days = {id(e.source) for _, e in self.pairs if e.kind == "day"}
        stated = {z.kind for z in self.left}
        self.right = [
            e
            for e in self.right
            if (e.kind not in ("month", "year") or e.kind in stated or id(e.source) not in days)
            and not converted(self.en, e, [other for _, other in self.pairs])
        ]
        rest = [e for e in self.right if not licensed(e, self.zh, numerals, self.left, unread=zh)]
        self.left = [
            z
            for z in self.left
            if not (swallowed(z, self.zh, en, rest) or is_rate_unit(self.zh, z))
        ]
        self.right = [
            e for e in self.right if not licensed(e, self.zh, numerals, self.left, unread=zh)
        ]

    def _name_swaps(self) -> None:
        """Two figures that each carry the other's unit or currency have changed places."""
        wrong = [d for d in self.found if d.kind in ("unit", "currency") and d.zh and d.en]
        swapped = {
            id(d)
            for d in wrong
            for other in wrong
            if d is not other and d.zh and other.en and d.zh.unit and d.zh.unit == other.en.unit
        }
        self.found = [
            _difference("swapped", d.zh, d.en) if id(d) in swapped else d for d in self.found
        ]

    def _find_swaps(self) -> None:
        """Two amounts of one currency, or two percentages, in the other order: $10 and $30.

        Left alone are "to 3% from 5%", brackets, and sentences with more than two of them.
        """
        groups: dict[str, list[tuple[Atom, Atom]]] = {}
        for z, e in self.pairs:
            if z.text in ("money", "percent", "points") and e.kind == "number":
                groups.setdefault(z.unit, []).append((z, e))
        for group in groups.values():
            if len(group) != 2:
                continue
            (z1, e1), (z2, e2) = sorted(group, key=lambda pair: pair[0].source.start)
            if z1.value == z2.value or z1.source is z2.source:
                continue
            if e1.source is e2.source and turned(self.zh, self.en, z1, z2, e1):
                self._add("swapped", z1, e2)
            if e1.source.start <= e2.source.start:
                continue
            if not _BACKWARDS.search(self.en[e2.source.start : e1.source.start]):
                self._add("swapped", z1, e2)
                self._add("swapped", z2, e1)

    def _find_torn(self) -> None:
        """A sum told again in brackets that stands behind another: 9,000亿日圆(79.8亿美元).

        A small model put the dollars behind the yen of the year before.
        """
        for z, e in self.pairs:
            if z.text != "money":
                continue
            told = _before_bracket(self.zh, z, (other for other, _ in self.pairs), _TOLD_ZH)
            said = _before_bracket(self.en, e, (other for _, other in self.pairs), _TOLD_EN)
            if told is None or said is None:
                continue
            sources = [other.source for other, en in self.pairs if en.source is said.source]
            if told.source not in sources:
                self._add("swapped", z, e)

    def _add(self, kind: DifferenceKind, z: Atom | None, e: Atom | None) -> None:
        self.found.append(_difference(kind, z.source if z else None, e.source if e else None))


def _before_bracket(
    text: str, atom: Atom, others: Iterable[Atom], bracket: re.Pattern[str]
) -> Atom | None:
    """Return the sum that an atom in brackets stands behind, None where it is in none."""
    start = atom.source.start
    return next(
        (
            other
            for other in others
            if other.source.end <= start and bracket.fullmatch(text, other.source.end, start)
        ),
        None,
    )


def _identical(z: Atom, e: Atom) -> bool:
    same = (z.kind, z.value, z.unit, z.bound) == (e.kind, e.value, e.unit, e.bound)
    return same and not _numbered(z, e)


def _numbered(z: Atom, e: Atom) -> bool:
    """Tell whether an amount or a count became the number of one: "on the 13th" for 13票."""
    counted = z.text == "money" or (z.text == "count" and z.source.text[-1:] in tuple(_COUNTERS))
    return counted and e.text == "ordinal"


def _position(difference: Difference) -> tuple[int, int]:
    zh, en = difference.zh, difference.en
    return (zh.start if zh else 10**9, en.start if en else 0)


def _difference(kind: DifferenceKind, zh: Quantity | None, en: Quantity | None) -> Difference:
    added = kind == "bound" and zh is not None and en is not None and zh.bound == "exact"
    added = added and en is not None and en.bound != "exact"
    message = _ADDED if added else _MESSAGES[kind]
    message = message.format(zh=zh.text if zh else "", en=en.text if en else "")
    return Difference(kind=kind, zh=zh, en=en, message=message)
