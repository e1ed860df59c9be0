"""Whose names a text speaks of: pinyin is right for the mainland only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import regex

from summarizer.names.vocabulary import table

NEAR_CHARS = 16
"""How far before a name a region is still taken to speak of it."""


@cache
def _cues() -> regex.Pattern[str]:
    words = {zh for zh in table("places") if zh not in ("香港", "澳门", "台湾")} | set(
        table("regions")
    )
    # 中国驻印尼大使 is Chinese: a country after 驻, 访 or 赴 says where, not whose.
    return regex.compile(rf"(?<![驻访赴])(?:{'|'.join(sorted(words, key=len, reverse=True))})")


def _region(cue: str) -> str:
    row = table("regions").get(cue)
    return row["region"] if row else "mainland"


def home(texts: Sequence[str]) -> str:
    """Return the region that a document speaks of most; "mainland" when it names none.

    >>> home(["香港金管局总裁陈德霖表示", "港元汇率"]), home(["部长辛国斌表示"])
    ('hongkong', 'mainland')
    """
    counts = Counter(_region(cue) for text in texts for cue in _cues().findall(text))
    # The same number each: the mainland, which a text at home often does not name at all.
    return max(
        counts, key=lambda region: (counts[region], region == "mainland"), default="mainland"
    )


def elsewhere(text: str, start: int, *, surname: str = "") -> bool:
    """Whether the nearest region named before `start` is not the mainland.

    surname: where given, Korea counts only for surnames that Koreans bear.

    >>> elsewhere("韩国总统李明博", 4, surname="李"), elsewhere("韩国游客辛国斌", 4, surname="辛")
    (True, False)
    >>> elsewhere("中国驻韩国大使李明", 7, surname="李")
    False
    """
    found = list(_cues().finditer(text, max(0, start - NEAR_CHARS), start))
    if not found:
        return False
    cue = found[-1].group()
    if _region(cue) == "mainland":
        return False
    row = table("regions")[cue]
    if row["surnames"] == "korean" and surname:
        return bool(table("surnames").get(surname, {}).get("korean"))
    return True
