"""A decline that became smaller: 降幅比上月收窄0.5个百分点 is not "down 0.5 points"."""

from __future__ import annotations

from typing import Final

import regex

_CHANGE: Final = regex.compile(
    r"[降跌]幅(?:比|较|环比|同比)?[^，。；\d]{0,10}(?P<how>收窄|缩小|扩大)(?:了)?"
    r"(?P<n>\d+(?:\.\d+)?)个百分点"
)
_SAID: Final = (
    r"(?P<lead>,? (?:and |which (?:is|was|were|are) |with )?)"
    r"(?:(?:down|up|narrowing|falling|rising|decreasing|increasing)(?: by)?"
    r"|an? (?:decrease|reduction|decline|drop|increase|rise) of)"
    r" {n} percentage points?"
    r"(?: (?:from|over|compared (?:to|with)|than)"
    r" (?P<base>(?:that of )?(?:last|the previous) \p{{L}}+))?"
)
_SIZE: Final = {"收窄": "smaller", "缩小": "smaller", "扩大": "larger"}


def narrower(english: str, chinese: str) -> str:
    """Return the English with each decline as much smaller, or larger, as the Chinese says.

    >>> zh = "价格下降1.6%，降幅比上月收窄0.5个百分点。"
    >>> narrower("Prices fell by 1.6%, which was down 0.5 percentage points from last month.", zh)
    'Prices fell by 1.6%, a decline 0.5 percentage points smaller than last month.'
    >>> narrower("Prices fell by 1.6%, down 0.5 percentage points.", "下降1.6%，回落0.5个百分点")
    'Prices fell by 1.6%, down 0.5 percentage points.'
    """
    for change in _CHANGE.finditer(chinese):
        said = regex.compile(_SAID.format(n=regex.escape(change["n"])))
        found = said.search(english)
        if found is None or len(said.findall(english)) > 1:
            continue
        than = f" than {found['base']}" if found["base"] else ""
        size = _SIZE[change["how"]]
        put = f", a decline {change['n']} percentage points {size}{than}"
        english = english[: found.start()] + put + english[found.end() :]
    return english
