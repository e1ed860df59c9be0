"""What the user's entries take from the built-in glossary, and what they take away from it.

The user's entries win over ours, also where ours are longer: who asks for 金管局 as HKMA wants it
in 香港金管局 too. So an entry of ours that holds a Chinese form of the user's is, in this order,
- kept, where its English has the user's rendering;
- given the accepted variant that has it (Chief Executive of the HKMA);
- given the user's rendering in the place of ours (Chief Executive of the HKMA);
- left out, where none of this can be, so that the user's entry is found inside it.
A form of two characters may stand in a longer one by chance (人民 in 人民币, 央行 in 各国央行), and
a place in a name (新加坡 in 新加坡金管局) is part of that name: those are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import ahocorasick_rs
import regex

from summarizer.glossary.english import find_forms, fold_english
from summarizer.glossary.files import stack
from summarizer.glossary.keys import fold_keys
from summarizer.glossary.records import Glossary
from summarizer.records import Term

MIN_CHARS: Final = 3
"""Shorter forms of the user's do not make a longer entry of ours give way."""
_CITATION: Final = regex.compile(r"\(.+\)$")


def over(base: Glossary, *own: Glossary) -> Glossary:
    """Return the user's glossaries stacked on ours; the later of the user's win, and all over ours.

    >>> ours = Term(zh="香港金融管理局", en="Hong Kong Monetary Authority", short="HKMA",
    ...             aliases=("香港金管局", "金管局"), article=True, origin="builtin:finance.tsv:1")
    >>> chief = Term(zh="金管局总裁", en="Chief Executive of the Hong Kong Monetary Authority")
    >>> given = Glossary(terms=(Term(zh="金管局", en="Monetary Board"),))
    >>> for term in over(Glossary(terms=(ours, chief)), given).terms:
    ...     print(term.zh, term.en, *term.aliases)
    香港金融管理局 Hong Kong Monetary Authority
    金管局总裁 Chief Executive of the Monetary Board
    金管局 Monetary Board 香港金管局
    """
    if not own or not base.terms:
        return stack(base, *own)
    given = stack(*own)
    ours = _Base(base)
    wanted = [ours.enriched(term) for term in _with_citations(given.terms)]
    kept = _reconciled(base, ours, wanted)
    return stack(kept, Glossary(terms=tuple(wanted), name=given.name))


def _forms(term: Term) -> tuple[str, ...]:
    return (term.zh, *term.aliases)


def _keyed(terms: Iterable[Term]) -> list[tuple[str, str, Term]]:
    forms = [(form, term) for term in terms for form in _forms(term)]
    keys = fold_keys(form for form, _ in forms)
    return [(key, form, term) for key, (form, term) in zip(keys, forms, strict=True) if key]


class _Base:
    """Our glossary by its folded Chinese and its English."""

    def __init__(self, base: Glossary) -> None:
        self.by_key = {key: term for key, _, term in _keyed(base.terms)}
        self.by_english: dict[str, Term] = {}
        for term in base.terms:
            self.by_english.setdefault(fold_english(term.en), term)
        for term in base.terms:
            if term.short:
                self.by_english.setdefault(fold_english(term.short), term)

    def twin(self, term: Term) -> Term | None:
        """Return our entry for the same thing, with the same Chinese or else the same English."""
        same = [self.by_key[key] for key in fold_keys(_forms(term)) if key in self.by_key]
        return same[0] if same else self.by_english.get(fold_english(term.en))

    def enriched(self, term: Term) -> Term:
        """Return the user's entry with what it leaves open taken from ours.

        Kind and article come with the same thing; plural and variants with the same English only,
        for who writes another does not want ours. Our short form becomes a variant: it is accepted,
        but who gives one rendering wants that at later mentions too.
        """
        ours = self.twin(term)
        if ours is None:
            return term
        made = replace(
            term,
            kind=ours.kind if term.kind == "other" else term.kind,
            article=term.article or ours.article,
        )
        if fold_english(ours.en) != fold_english(term.en):
            return made
        variants = dict.fromkeys((*term.variants, *ours.variants, ours.short))
        refused = {fold_english(form) for form in (*term.forbidden, term.en, "")}
        return replace(
            made,
            plural=term.plural or ours.plural,
            variants=tuple(form for form in variants if fold_english(form) not in refused),
        )


def _with_citations(terms: tuple[Term, ...]) -> Iterator[Term]:
    """Name what a citation cites: 《…条例》（第584章） is the Ordinance (Cap. 584)."""
    by_key = {key: term for key, _, term in _keyed(terms)}
    for term, key in zip(terms, fold_keys(term.zh for term in terms), strict=True):
        cited = by_key.get(_CITATION.sub("", key)) if _CITATION.search(key) else None
        if cited is None or cited is term or find_forms(term.en, cited.accepts()):
            yield term
        else:
            yield replace(term, en=f"{cited.en} ({term.en})", variants=(*term.variants, term.en))


def _reconciled(base: Glossary, ours: _Base, wanted: list[Term]) -> Glossary:
    """Return our glossary without what contradicts the user's; aliases may move into `wanted`."""
    index = {key: place for place, term in enumerate(wanted) for key in fold_keys(_forms(term))}
    inner = [key for key in index if len(key) >= MIN_CHARS]
    if not inner:
        return base
    automaton = ahocorasick_rs.AhoCorasick(
        inner, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    dropped: set[str] = set()
    changed: dict[Term, Term] = {}
    for key, form, term in _keyed(base.terms):
        if key in index or term.origin.startswith("cldr:"):
            continue
        for number, _, _ in automaton.find_matches_as_indexes(key):
            place, old = index[inner[number]], ours.by_key.get(inner[number])
            if old is term:
                wanted[place] = _adopting(wanted[place], form)
            elif made := _agreeing(changed.get(term, term), old, wanted[place]):
                changed[term] = made
            else:
                dropped.add(form)
    return Glossary(terms=tuple(_without(base.terms, changed, dropped)), name=base.name)


def _adopting(term: Term, form: str) -> Term:
    return replace(term, aliases=(*term.aliases, form))


def _agreeing(outer: Term, old: Term | None, own: Term) -> Term | None:
    """Return the longer entry with the user's rendering in it, None when it cannot have it."""
    if find_forms(outer.en, own.accepts()) or (old is not None and old.kind == "place"):
        return outer
    agreeing = tuple(form for form in outer.variants if find_forms(form, (own.en,)))
    if agreeing:
        return replace(outer, en=agreeing[0], short="", variants=agreeing[1:])
    spots = find_forms(outer.en, old.accepts()) if old is not None else ()
    if not spots:
        return None
    start, end = spots[0]
    return replace(outer, en=outer.en[:start] + own.en + outer.en[end:], short="", variants=())


def _without(terms: Iterable[Term], changed: dict[Term, Term], dropped: set[str]) -> Iterator[Term]:
    for term in terms:
        forms = [form for form in _forms(term) if form not in dropped]
        if forms:
            made = changed.get(term, term)
            yield (
                made
                if len(forms) == len(_forms(term))
                else replace(made, zh=forms[0], aliases=tuple(forms[1:]))
            )
