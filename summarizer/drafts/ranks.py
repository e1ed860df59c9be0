"""Military ranks before names: 莫兰上将说 is "General Moran said".

Left behind a name in English, 上将 was read as 将: "Moran will say".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import regex

from summarizer.records import Mark
from summarizer.tables import rows

_NAVAL: Final = regex.compile("海军|舰|航母|潜艇")


def ranked(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, those of persons with the rank behind their name in Chinese.

    >>> moran = Mark(start=1, end=3, zh="莫兰", kind="name", en="Moran", source="guess")
    >>> [mark.en for mark in ranked("但莫兰上将说，海军的重点不变", [moran])]
    ['Admiral Moran']
    >>> [mark.en for mark in ranked("但莫兰上将军衔", [moran])]
    ['Moran']
    >>> [mark.en for mark in ranked("但莫兰海军大校说", [moran])]
    ['Senior Captain Moran']
    """
    naval = _NAVAL.search(text) is not None
    starts = {mark.start for mark in marks}
    return [_ranked(text, mark, starts, naval=naval) for mark in marks]


def _ranked(text: str, mark: Mark, starts: Collection[int], *, naval: bool) -> Mark:
    person = mark.term.kind == "person" if mark.term else mark.kind == "name"
    found = _rank().match(text, mark.end) if person else None
    if found is None or any(start in starts for start in range(*found.span())):
        return mark
    army, navy = _ranks()[found["rank"]]
    naval = found["service"] == "海军" if found["service"] else naval
    zh = mark.zh + found[0]
    return replace(mark, end=found.end(), zh=zh, en=f"{navy if naval else army} {mark.en}")


@cache
def _rank() -> regex.Pattern[str]:
    words = "|".join(sorted(_ranks(), key=len, reverse=True))
    return regex.compile(rf"(?P<service>陆军|海军|空军|火箭军|武警)?(?P<rank>{words})(?![军衔级])")


@cache
def _ranks() -> dict[str, tuple[str, str]]:
    read = rows("summarizer.drafts", "ranks.tsv")
    return {row["zh"]: (row["rank"], row["naval"]) for row in read}
