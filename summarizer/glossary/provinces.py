"""Provinces by their short names, where a text strings them together: 苏皖交界, 湘鄂赣三省."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from summarizer.names.vocabulary import short_places, table
from summarizer.records import Term


def provinces_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each string of provinces that the folded text has.

    >>> [(term.zh, term.en) for term in provinces_in("位于苏皖交界处，湘鄂赣三省")]
    [('苏皖', 'Jiangsu and Anhui'), ('湘鄂赣', 'Hunan, Hubei and Jiangxi')]
    """
    for zh in dict.fromkeys(match[0] for match in _pattern().finditer(folded)):
        *first, last = (table("short_places")[char]["en"] for char in zh)
        joined = ", ".join(first)
        variants = (f"{joined}, and {last}", f"{joined}-{last}")
        yield Term(
            zh=zh, en=f"{joined} and {last}", variants=variants,
            kind="place", note="composed", origin="builtin:provinces",
        )  # fmt: skip


@cache
def _pattern() -> regex.Pattern[str]:
    short = "".join(sorted(short_places("province")))
    return regex.compile(
        rf"(?!\w?沪宁|\w?宁[沪杭苏]|\w?苏宁)[{short}]{{2,5}}"
        r"(?=[两三四五]省|[两三四五]地|交界|边界|接壤|毗邻|结合部|省际|等省)"
    )
