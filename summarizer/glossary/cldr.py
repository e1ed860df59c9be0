"""Countries, regions, languages and currencies: names from CLDR, corrected by two tables; a third
has the formal names of states (俄罗斯联邦 is the Russian Federation).

Currencies are entries too. A figure such as 270亿美元 is longer than the 美元 in it, so where the
longest mark wins the figure keeps its currency, and 以美元计价 still gets one rendering. Names of
one character (元, 镑) and old currencies (with years in brackets) are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import regex
from babel import Locale
from babel.numbers import get_currency_name

from summarizer.glossary.records import Glossary
from summarizer.records import Term
from summarizer.tables import rows

_LABELLED: Final = regex.compile(r"[（(\d–]")
# Of CLDR's languages those with a code of two letters; 丰语 or 掸语 would be found in other words.
_MORE_LANGUAGES: Final = frozenset({"yue", "wuu", "fil", "haw"})
_PLANNED: Final = frozenset({"ia", "ie", "io", "vo"})
# CLDR's regions overlap with press usage in part only; those with a row in the table are taken.
_REGION: Final = regex.compile(r"\d+")


@cache
def cldr() -> Glossary:
    """Return countries, regions, languages and currencies with their English."""
    territories = tuple(_territories())
    terms = (*_currencies(), *_languages(), *territories, *_states(territories))
    return Glossary(terms=terms, name="cldr")


def _corrections(name: str) -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in rows("summarizer.glossary", name)}


def _split(row: Mapping[str, str], name: str) -> list[str]:
    return [value for value in row.get(name, "").split("|") if value]


def _territories() -> Iterator[Term]:
    chinese, english = Locale("zh").territories, Locale("en").territories
    corrections = _corrections("territories.tsv")
    for code, zh in chinese.items():
        row = corrections.get(code, {})
        label = english.get(code, "")
        en = row.get("en") or label
        if not label or en == "-" or (_REGION.fullmatch(code) and not row):
            continue
        variants = [form for form in (label, *_split(row, "variants")) if form != en]
        yield Term(
            zh=zh,
            en=en,
            aliases=tuple(alias for alias in _split(row, "aliases") if alias != zh),
            kind="place",
            variants=tuple(dict.fromkeys(variants)),
            article=row.get("article") == "the",
            source="CLDR",
            origin=f"cldr:{code}",
        )


def _states(territories: Iterable[Term]) -> Iterator[Term]:
    """Yield states by their formal names; what their territory is called is a variant of each.

    Unlike the short names, these have an origin of their own, so that no model is left alone with
    them (see drafts.hard): small ones know 俄罗斯 and drop 伊斯兰 of 伊朗伊斯兰共和国.
    """
    by_origin = {term.origin: term for term in territories}
    for number, row in enumerate(rows("summarizer.glossary", "states.tsv"), start=1):
        territory = by_origin[f"cldr:{row['code']}"]
        forms = (territory.en, *territory.variants)
        yield Term(
            zh=row["zh"],
            en=row["en"],
            aliases=tuple(_split(row, "aliases")),
            kind="place",
            variants=tuple(form for form in forms if form != row["en"]),
            article=True,
            source="UN term",
            origin=f"builtin:states.tsv:{number}",
        )


def _languages() -> Iterator[Term]:
    english = Locale("en").languages
    for code, zh in Locale("zh").languages.items():
        en = english.get(code, "")
        if not en or not (len(code) == 2 or code in _MORE_LANGUAGES) or code in _PLANNED:
            continue
        yield Term(zh=zh, en=en, source="CLDR", origin=f"cldr:{code}")


def _currencies() -> Iterator[Term]:
    corrections = _corrections("currencies.tsv")
    for code, zh in Locale("zh").currencies.items():
        name = get_currency_name(code, count=1, locale="en")
        if len(zh) < 2 or code in ("XAU", name) or _LABELLED.search(zh + name):
            continue
        row = corrections.get(code, {})
        en = row.get("en") or name
        plural = get_currency_name(code, count=2, locale="en") if en == name else ""
        variants = (name, *_split(row, "variants"), code)
        yield Term(
            zh=zh,
            en=en,
            aliases=tuple(alias for alias in _split(row, "aliases") if alias != zh),
            variants=tuple(dict.fromkeys(form for form in variants if form != en)),
            plural="" if plural == en else plural,
            source="CLDR",
            origin=f"cldr:{code}",
        )
