"""What the entries must be for one document.

中巴, 中伊 and the like are settled by it: who wrote 巴西 does not mean Pakistan. The ministries
of foreign countries that it names become entries, so do departments of central organs, the short
names of its kind, sessions, storms, strings of provinces, addresses and numbered spacecraft.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summarizer.glossary.addresses import addresses_in
from summarizer.glossary.cldr import cldr
from summarizer.glossary.craft import craft_in
from summarizer.glossary.departments import departments_in
from summarizer.glossary.files import stack
from summarizer.glossary.keys import fold, fold_key, fold_keys
from summarizer.glossary.lines import lines_in
from summarizer.glossary.offices import offices_in
from summarizer.glossary.provinces import provinces_in
from summarizer.glossary.records import Glossary
from summarizer.glossary.sessions import sessions_in
from summarizer.glossary.settings import hong_kong_in, settings_in
from summarizer.glossary.short_organs import short_organs_in
from summarizer.glossary.storms import storms_in
from summarizer.records import Term
from summarizer.tables import rows


def for_document(glossary: Glossary, text: str) -> Glossary:
    """Return the glossary with ambiguous pairs of countries read as this document means them.

    A pair is settled when exactly one of the countries it may stand for is named in full. Foreign
    ministries are added. An entry of the glossary for any of these stays as it is.

    >>> [t.en for t in for_document(Glossary(terms=()), "巴西总统说，中巴合作").terms]
    ['China-Brazil']
    >>> for_document(Glossary(terms=()), "巴西和巴基斯坦").terms
    ()
    """
    folded = fold(text).text
    own = {
        key
        for term in glossary.terms
        if not term.origin.startswith("builtin:pairs")
        for key in fold_keys((term.zh, *term.aliases))
    }
    settled = [
        reading
        for zh, countries in _readings().items()
        if zh in folded and zh not in own
        if (reading := _settle(zh, countries, folded)) is not None
    ]
    settled += [term for term in offices_in(folded) if fold_key(term.zh) not in own]
    makers = (settings_in, storms_in, provinces_in, addresses_in, craft_in)
    made = [*hong_kong_in(text), *(term for maker in makers for term in maker(folded))]
    organs = (*departments_in(folded, glossary.terms), *short_organs_in(folded, glossary.terms))
    organs = (*organs, *lines_in(folded), *sessions_in(folded))
    made += [term for term in organs if fold_key(term.zh) not in own]  # 国务院新闻办公室 is listed
    settled += _not_the_users(made, glossary)
    if not settled:
        return glossary
    joined = stack(glossary, Glossary(terms=tuple(settled)))
    return Glossary(terms=joined.terms, name=glossary.name)


def _not_the_users(terms: Sequence[Term], glossary: Glossary) -> list[Term]:
    """Return the terms of which no key is in a glossary of the user's."""
    own = {
        key
        for term in glossary.terms
        if not term.origin.startswith(("builtin", "cldr", "cedict"))
        for key in fold_keys((term.zh, *term.aliases))
    }
    return [term for term in terms if own.isdisjoint(fold_keys((term.zh, *term.aliases)))]


def _settle(zh: str, countries: tuple[Term, ...], folded: str) -> Term | None:
    named = [
        country
        for country in countries
        if any(form in folded for form in fold_keys((country.zh, *country.aliases)))
    ]
    if len(named) != 1:
        return None
    name, *others = named[0].accepts()
    variants = [f"China and {name}", f"China and the {name}", f"{name} and China", f"{name}-China"]
    for other in others:
        variants += [f"China-{other}", f"Sino-{other}", f"Chinese-{other}", f"Chinese and {other}"]
    return Term(
        zh=zh,
        en=f"China-{name}",
        variants=tuple(variants),
        note=f"{named[0].zh} is named in the document",
        origin="builtin:readings.tsv",
    )


@cache
def _readings() -> dict[str, tuple[Term, ...]]:
    """Return the countries that each pair may stand for."""
    countries = {term.origin.removeprefix("cldr:"): term for term in cldr().terms}
    return {
        fold_key(row["zh"]): tuple(countries[code] for code in row["codes"].split("|"))
        for row in rows("summarizer.glossary", "readings.tsv")
    }
