"""Names of tropical cyclones, made where a text names one as such.

Most are words of the language (山竹 mangosteen, 烟花 fireworks), so a name holds only in a text
that says 台风“山竹” somewhere. The lists are those of the Typhoon Committee (WMO and ESCAP) for the
western North Pacific since 2000, with the Chinese of the China Meteorological Administration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import regex

from summarizer.records import Term
from summarizer.tables import rows

_KINDS: Final = {
    "超强台风": "Super Typhoon",
    "强台风": "Severe Typhoon",
    "台风": "Typhoon",
    "强热带风暴": "Severe Tropical Storm",
    "热带风暴": "Tropical Storm",
    "热带气旋": "Tropical Cyclone",
}


def storms_in(folded: str) -> Iterator[Term]:
    """Yield entries for each cyclone that the folded text names: with its kind, and alone.

    >>> [(term.zh, term.en) for term in storms_in("今年第22号台风山竹登陆。山竹已减弱为热带风暴")]
    [('台风山竹', 'Typhoon Mangkhut'), ('山竹', 'Mangkhut')]
    >>> list(storms_in("他买了山竹，台风来了"))
    []
    """
    if "台风" not in folded and "热带" not in folded:
        return
    named: dict[str, str] = {}
    for found in _pattern().finditer(folded):
        zh = found["after"] or found["before"]
        named[zh] = en = _names()[zh]
        yield _term(found[0], f"{_KINDS[found['kind'] or found['postfix']]} {en}", alone=en)
    for zh, en in named.items():
        yield _term(zh, en)


def _term(zh: str, en: str, *, alone: str = "") -> Term:
    """Return an entry. alone: the name without its kind, which is right too."""
    return Term(
        zh=zh, en=en, variants=(alone,) if alone else (), note="tropical cyclone",
        origin="builtin:storms.tsv",
    )  # fmt: skip


@cache
def _names() -> Mapping[str, str]:
    return {row["zh"]: row["en"] for row in rows("summarizer.glossary", "storms.tsv")}


@cache
def _pattern() -> regex.Pattern[str]:
    kinds, names = "|".join(_KINDS), "|".join(_names())
    return regex.compile(
        rf"(?P<kind>{kinds})(?P<after>{names})(?![省市县区路])"
        rf"|(?P<before>{names})(?P<postfix>台风)"
    )
