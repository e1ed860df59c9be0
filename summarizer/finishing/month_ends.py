"""The end of a month in the words of the Chinese: 6月末 is the end of June, not June 30.

A model names the last day, which the Chinese does not; in February it has to guess.
"""

from __future__ import annotations

from calendar import month_name
from functools import partial
from typing import Final

import regex

_END: Final = regex.compile(r"(?<![\d.])(?P<month>1[0-2]|[1-9])月(?:底|末)")
_DAY: Final = r"(?<before>\b[Oo]n )?\b{name} (?:{days})\b(?! ?[-–]|\d|[.,]\d)"
_DAYS: Final = {2: "28|29", 4: "30", 6: "30", 9: "30", 11: "30"}


def month_ends(english: str, chinese: str) -> str:
    """Return the English with "the end of June" for "June 30" where the Chinese has 6月末.

    >>> month_ends("As of June 30, it had 5 plants.", "截至6月末，有5家工厂。")
    'As of the end of June, it had 5 plants.'
    >>> month_ends("On May 31, it had 5 plants.", "5月底，有5家工厂。")
    'At the end of May, it had 5 plants.'
    >>> month_ends("Born on June 30, he left at the end of June.", "6月30日出生，6月底离开。")
    'Born on June 30, he left at the end of June.'
    """
    for match in _END.finditer(chinese):
        month = int(match["month"])
        days = _DAYS.get(month, "31")
        if regex.search(rf"(?<!\d){month}月(?:{days})[日号]", chinese):
            continue
        pattern = _DAY.format(name=month_name[month], days=days)
        english = regex.sub(pattern, partial(_said, month_name[month]), english)
    return english


def _said(month: str, match: regex.Match[str]) -> str:
    end = f"the end of {month}"
    if not match["before"]:
        return end
    return f"{'At' if match['before'].startswith('O') else 'at'} {end}"
