"""Words outside the English spans: what they say of a figure beyond its own span.

"Passed RMB 2 trillion" keeps the bound of 超过2万亿元 and "fell by 2.3 percent" the sign of -2.3%,
though neither verb belongs to the figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from summarizer.quantities import vocabulary
from summarizer.quantities.agreement import TIMES, UP, base
from summarizer.quantities.atoms import Atom
from summarizer.quantities.records import Bound

# A ceiling of 45 million does not say how near to it the figure is.
_SIDES: Final[tuple[frozenset[Bound], ...]] = (
    UP,
    frozenset({"nearly"}),
    frozenset({"at most", "under"}),
)
_WINDOW: Final = 48
_SIGNED: Final = frozenset({"percent", "points", "money"})
_FALL: Final = regex.compile(
    r"\b(?:f[ae]ll\w*|declin\w*|decreas\w*|drop\w*|down|contract\w*|shr[aiu]nk\w*|reduc\w*|slid\w*"
    r"|slip\w*|lower\w*|loss\w*|los[et]\w*|negative|minus|deficit|cut|dipp?\w*|plung\w*|tumbl\w*)\b"
    r"[^,;.]*$",
    regex.IGNORECASE,
)
_GROWN: Final = regex.compile(
    r"\b(?:up|ris\w+|rose|gr[eo]w\w*|increas\w*|jump\w*|soar\w*|surg\w*|climb\w*|expand\w*)"
    r"(?:\ by)?\ $",
    regex.IGNORECASE,
)
_TO: Final = regex.compile(r"(?<!(?:fold|\d-|[a-z]-)\ )\bto\ $", regex.IGNORECASE)  # 5- to 6-fold
_ROUNDING: Final = Decimal("0.05")
_FROM: Final = regex.compile(r"\bfrom\ $", regex.IGNORECASE)
_FROM_ZH: Final = regex.compile("[从由自]$")
_FALLING: Final = regex.compile("[降跌减缩负亏下][^，。；]{0,6}$")


@cache
def _patterns() -> tuple[tuple[Bound, regex.Pattern[str]], ...]:
    return tuple(
        (
            vocabulary.BOUNDS[row["bound"]],
            regex.compile(rf"\b(?:{row['en']})\b[^,;.\d]{{0,{row['reach']}}}$", regex.IGNORECASE),
        )
        for row in vocabulary.rows("english_context_bounds")
    )


def keeps(english: str, z: Atom, e: Atom) -> bool:
    """Tell whether the words before an English figure keep the bound of the Chinese one.

    >>> from summarizer.quantities.atoms import atoms
    >>> from summarizer.quantities.find import find
    >>> from summarizer.quantities.read import read
    >>> text = "It has passed RMB 2 trillion."
    >>> keeps(text, atoms(find("超过2万亿元")[0])[0], atoms(read(text)[0])[0])
    True
    """
    if e.bound != "exact":
        return False
    before = english[max(0, e.source.start - _WINDOW) : e.source.start]
    return any(
        z.bound in side and bound in side and pattern.search(before) is not None
        for bound, pattern in _patterns()
        for side in _SIDES
    )


_COMPARING: Final = regex.compile(
    r"\b(?:than|over|above|below|under|beyond|short of|exceed\w*|surpass\w*|top(?:s|ped)?"
    r"|not even|barely|at least|up to)\b[^.;]*$",
    regex.IGNORECASE,
)
_OR_MORE: Final = regex.compile(r" or (?:more|less)\b")
_CLAUSE_CHARS: Final = 90


def compares(english: str, e: Atom) -> bool:
    """Tell whether the English before a figure, or around it, says more or less than: exceeds
    GDP by 3 percent."""
    start, end = e.source.start, e.source.end
    before = english[max(0, start - _CLAUSE_CHARS) : start]
    return _COMPARING.search(before) is not None or _OR_MORE.match(english, end) is not None


_COUNTED: Final = regex.compile(
    r"(?:\b(?:his|her|its|their|our|your|my|an?|this|whose)|['’]s) $", regex.IGNORECASE
)


_CHANGED: Final = regex.compile(
    r"(?:增长|增加|上涨|上升|提高|提升|下降|下跌|减少|回落|下滑|缩减|扩大|收窄|[涨跌升降])"
    r"(?:了|近|约|逾|超过)?\ ?$"
)
_ENDED_AT: Final = regex.compile(
    r"\b(?:r[io]se\w*|ris(?:en|ing)|gr[eo]w\w*|increas\w+|climb\w*|jump\w*|soar\w*|surg\w+|f[ae]ll\w*"
    r"|drop\w*|declin\w+|decreas\w+|slid\w*|slip\w*|up|down|expand\w*|narrow\w*|widen\w*) to"
    r"(?: (?:about|nearly|around|more than|over))? $"
    r"|\b(?:closed|ended|stood|settled|finished) at $",
    regex.IGNORECASE,
)


def is_end(zh: str, english: str, z: Atom, e: Atom) -> bool:
    """Tell whether a change became where it ends: 增长5% as "rose to 5 percent"."""
    before = zh[max(0, z.source.start - 8) : z.source.start]
    changed = z.kind == "number" and _CHANGED.search(before) is not None
    return changed and _ENDED_AT.search(english[: e.source.start]) is not None


_LEVEL: Final = regex.compile(
    r"(?:比例|比重|占比|份额|浓度|(?<!增长|上涨|下降|下跌|上升)率)"
    r"(?:仅|已|约|分别|则)?(?:为|达到?|是)\ ?$"
)
MOVED_BY: Final = regex.compile(
    r"\b(?:(?:has|have|had) )?(?:increased|rose|risen|grew|grown|fell|fallen|dropped|declined"
    r"|decreased|climbed|jumped) by (?:about |nearly |around |more than |over )?$"
)


def is_change(zh: str, english: str, z: Atom, e: Atom) -> bool:
    """Tell whether a level became a change: 不赞同比例为54.4% as "increased by 54.4 percent"."""
    level = z.text == "percent" and _LEVEL.search(zh[: z.source.start]) is not None
    return level and MOVED_BY.search(english[: e.source.start]) is not None


def is_nth(english: str, e: Atom) -> bool:
    """Tell whether an ordinal counts things and is no day: in his 13th flight."""
    before, after = english[: e.source.start], english[e.source.end :]
    if e.source.text[:1].isalpha():
        return False  # this year's July 1
    return _COUNTED.search(before) is not None and after[:1] == " " and after[1:2].isalpha()


def fallen(zh: str, english: str, z: Atom, e: Atom) -> bool:
    """Tell whether one side says with a verb what the other says with a minus sign.

    增长-2.3% fell by 2.3 percent, and 下降2.3% is growth of -2.3 percent.
    """
    if z.unit != e.unit or z.text not in _SIGNED or z.value != -e.value:
        return False
    if z.value < 0:
        return _FALL.search(english[max(0, e.source.start - _WINDOW) : e.source.start]) is not None
    return _FALLING.search(zh[: z.source.start]) is not None


def turned(zh: str, english: str, z1: Atom, z2: Atom, e: Atom) -> bool:
    """Tell whether 从5.1%回落至4.8% became one rising range: from 4.8 percent to 5.1 percent."""
    falls = z1.value > z2.value and _FROM_ZH.search(zh[: z1.source.start]) is not None
    return falls and _FROM.search(english[: e.source.start]) is not None


def misgrown(english: str, z: Atom, e: Atom) -> bool:
    """Tell whether growth to and growth by were mixed up.

    3倍 is no growth of 300 percent, and 增长3倍 no growth to three times.
    """
    before = english[: e.source.start]
    if z.unit == "times" and e.unit == "%":
        return e.value == z.value * 100 and _GROWN.search(before) is not None
    by = z.unit == "times more" and e.unit in TIMES and e.value == z.value
    return by and _TO.search(before) is not None


def converted(english: str, e: Atom, stated: Iterable[Atom]) -> bool:
    """Tell whether a figure in brackets says another one in other units, as rounding allows.

    30 million mu (2 million hectares); stated: the figures that the Chinese has too.
    """
    own = base(e)
    if own is None or not english[: e.source.start].endswith("("):
        return False
    others = [other for atom in stated if (other := base(atom)) is not None]
    return any(
        own[0] == dimension and abs(own[1] - value) <= _ROUNDING * abs(value)
        for dimension, value in others
    )
