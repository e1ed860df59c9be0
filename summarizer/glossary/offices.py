"""Ministries and ministers of foreign countries, made where a text names them.

The Chinese is a country and an office (意大利农业部长); the English puts the adjective first
(Italian Agriculture Minister). Britain and the United States have offices of other names: those
are entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import regex

from summarizer.glossary.cldr import cldr
from summarizer.glossary.keys import fold_keys
from summarizer.records import Term, TermKind
from summarizer.tables import rows

_NOT_THESE: Final = frozenset({"CN", "HK", "MO", "TW", "GB", "US", "EU", "EZ", "UN"})
_ADJECTIVE: Final = regex.compile(r".*(?:an|ch|ek|en|ese|i|ik|ine|is|ish|k|kh|sh|ss|yz)")
_NO_ADJECTIVE: Final = frozenset({"KN", "LU", "MM", "SZ"})
_PARTS: Final = ("North ", "South ")


def offices_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each foreign ministry or minister that the folded text names.

    >>> [(term.zh, term.en) for term in offices_in("法国外交部发言人和印尼外长")]
    [('法国外交部', 'French Foreign Ministry'), ('印尼外长', 'Indonesian Foreign Minister')]
    """
    for zh in dict.fromkeys(match[0] for match in _pattern().finditer(folded)):
        found = _pattern().fullmatch(zh)
        if found is not None:
            yield _term(found)


def _term(found: regex.Match[str]) -> Term:
    country = _countries()[found["country"]]
    row = _heads()[found["head"]] if found["head"] else _offices()[found["stem"]]
    rank = "Deputy " if found["vice"] or found["deputy"] else ""
    noun = "Minister" if rank or found["head"] or found["person"] else "Ministry"
    kind: TermKind = "organisation" if noun == "Ministry" else "title"
    adjective = _adjective(country)
    name = f"{rank}{row['en']} {noun}"
    fulls = [f"{rank}{noun} of {full}" for full in row["full"].split("|")]
    if rank:
        fulls += [f"Vice {row['en']} Minister"]
    nouns = (name, *fulls)
    forms = [f"{whose} {form}" for whose in (adjective, f"{country.en}'s") for form in nouns]
    forms += [f"{form} of {country.en}" for form in nouns] + list(nouns)
    return Term(
        zh=found[0],
        en=forms[0],
        kind=kind,
        variants=tuple(dict.fromkeys(forms[1:])),
        article=noun == "Ministry",
        note="composed",
        origin="builtin:offices.tsv",
    )


def _adjective(country: Term) -> str:
    """Return the adjective of a country, its name where CLDR's corrections have none.

    >>> names = ("法国", "韩国", "新西兰", "荷兰", "哈萨克斯坦")
    >>> [_adjective(_countries()[name]) for name in names]
    ['French', 'South Korean', 'New Zealand', 'Dutch', 'Kazakh']
    """
    if country.origin.removeprefix("cldr:") in _NO_ADJECTIVE:
        return country.en
    part = country.en if not country.en.startswith(_PARTS) else country.en[:6]
    for form in country.variants:
        if country.en.startswith(_PARTS) and not form.startswith(part):
            continue
        if _ADJECTIVE.fullmatch(form) and not form.isupper() and "," not in form:
            return form
    return country.en


@cache
def _countries() -> Mapping[str, Term]:
    countries = {}
    for term in cldr().terms:
        code = term.origin.removeprefix("cldr:")
        if term.kind == "place" and code.isalpha() and code not in _NOT_THESE:
            countries.update(dict.fromkeys(fold_keys((term.zh, *term.aliases)), term))
    return countries


@cache
def _offices() -> Mapping[str, Mapping[str, str]]:
    return {row["zh"]: row for row in rows("summarizer.glossary", "offices.tsv")}


@cache
def _heads() -> Mapping[str, Mapping[str, str]]:
    return {row["head"]: row for row in _offices().values() if row["head"]}


@cache
def _pattern() -> regex.Pattern[str]:
    countries = "|".join(sorted(_countries(), key=len, reverse=True))
    return regex.compile(
        rf"(?P<country>{countries})(?:"
        rf"(?P<vice>副)?(?P<head>{'|'.join(_heads())})"
        rf"|(?P<stem>{'|'.join(_offices())})部(?:(?P<deputy>副)部长|(?P<person>部?长))?)"
        r"(?![期门署队落])"
    )
