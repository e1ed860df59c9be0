"""Names that the English says in several ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.annotate import Marks
from summarizer.auditing.alignment import Bead
from summarizer.glossary import find_forms
from summarizer.glossary.english import fold_english
from summarizer.records import AuditedPair, Finding, Term

KINDS: Final = frozenset({"organisation", "project", "document", "person"})
_WORD: Final = regex.compile(r"[^\W_]+")
_SMALL: Final = frozenset(("the", "of", "and", "for", "s"))


def inconsistent(
    pairs: Sequence[AuditedPair], marks: Sequence[Marks], beads: Sequence[Bead]
) -> Iterator[Finding]:
    """Report each name with two accepted renderings that are not one the other's short form."""
    for term, places in _mentions(marks, beads).items():
        said: Counter[str] = Counter()
        for index in places:
            said.update(_renderings(term, pairs[index].en))
        kept = _distinct(said)
        if len(kept) < 2:
            continue
        ways = ", ".join(f"“{form}” {count}×" for form, count in kept)
        first = pairs[places[0]]
        yield Finding(
            kind="name-inconsistent",
            message=f"{term.zh} is said in {len(kept)} ways: {ways}.",
            severity="warning",
            start=first.start or 0,
            end=first.end or 0,
            en_start=first.en_start,
            en_end=first.en_end,
        )


def _mentions(marks: Sequence[Marks], beads: Sequence[Bead]) -> dict[Term, list[int]]:
    """Return the pairs in which each name stands; a bead and its pair have one index."""
    found: dict[Term, list[int]] = {}
    for index, bead in enumerate(beads):
        terms = {m.term for i in bead.source for m in marks[i] if m.term and m.term.kind in KINDS}
        for term in sorted(terms, key=lambda term: term.zh) if bead.target else ():
            found.setdefault(term, []).append(index)
    return found


def _renderings(term: Term, en: str) -> Iterator[str]:
    for start, end in find_forms(en, [form for form in term.accepts() if form != term.short]):
        yield " ".join(en[start:end].split())


def _distinct(said: Counter[str]) -> list[tuple[str, int]]:
    """Drop short forms (one word, or words of a longer rendering), plurals and spellings."""
    kept: list[tuple[str, int]] = []
    for form, count in sorted(said.items(), key=lambda item: (-len(item[0]), item[0])):
        if " " not in form or any(_words(form) <= _words(other) for other, _ in kept):
            continue
        kept.append((form, count))
    return sorted(kept, key=lambda item: -item[1])


def _words(form: str) -> frozenset[str]:
    words = (word.rstrip("s") for word in _WORD.findall(fold_english(form)))
    return frozenset(word for word in words if word not in _SMALL)
