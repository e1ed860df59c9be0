"""What each of several things has: nothing that the Chinese says of all of them together.

上亿美元的项目315个 are 315 projects of more than US$100 million each.

A model says "more than US$100 million of these projects totaling 315", as if it were their sum.
"""

from __future__ import annotations

from typing import Final

import regex

_CHINESE: Final = regex.compile(r"元(?:以上)?的\p{Han}{2,6}\d[\d,]*[个家项起笔宗]")
_AMOUNT: Final = (
    r"(?P<amount>(?:more than|over|at least|less than) (?:(?:US)?\$|RMB |HK\$|€|£)[\d.,]+"
    r"(?: (?:[mb]illion|trillion))?)"
)
_THING: Final = r"(?P<thing>projects|contracts|deals|orders|companies|enterprises|loans)"
_ENGLISH: Final = (
    regex.compile(
        rf"{_AMOUNT} (?:of )?(?:these |the |in )?{_THING}"
        r" (?:totall?ing|numbering|accounting for|amounting to|number|amount to)"
        r" (?P<count>\d+(?:,\d+)*)"
    ),
    regex.compile(rf"(?P<count>\d+(?:,\d+)*) {_AMOUNT} {_THING}"),
)

_EACH_WITH: Final = regex.compile(r"(?<=, )each (?P<with>with|having|containing)(?= \d)")
_SHARED_OUT: Final = regex.compile("[各每均皆都]|[分個个]别|一律")


def each(english: str, chinese: str) -> str:
    """Return the English with an amount that each of several things has said to be each one's.

    >>> each("It rose, with more than US$100 million projects totaling 315.", "上亿美元的项目315个")
    'It rose, with 315 projects of more than US$100 million each.'

    Communes with 126 brigades in all do not have 126 each:

    >>> each("It set up 8 communes, each with 126 brigades.", "成立8个公社，下设126个大队。")
    'It set up 8 communes, with 126 brigades.'
    """
    if not _SHARED_OUT.search(chinese):
        english = _EACH_WITH.sub(r"\g<with>", english)
    if _CHINESE.search(chinese) is None:
        return english
    for pattern in _ENGLISH:
        english = pattern.sub(r"\g<count> \g<thing> of \g<amount> each", english)
    return english
