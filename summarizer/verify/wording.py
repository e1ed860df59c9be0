"""Other words that stand for a term in English that somebody else wrote.

A translator without our glossary says Ma for 马英九 at the second mention, "the country" for
伊朗, the Federal Aviation Administration for 美国联邦航空局, and puts policy phrases otherwise.
None of it is wrong; so in an audit a term of the built-in glossary is reported only where nothing
like it stands in the English. What the user's own glossary asks for is never excused.
"""

from __future__ import annotations

from typing import Final

import regex

from summarizer.glossary.english import fold_english
from summarizer.records import Term
from summarizer.verify.case import Case

OURS: Final = ("builtin:", "cldr:", "cedict:", "names:")
"""How the origin of a term begins that no glossary of the user's gave (his may be names.tsv)."""
REWORDED: Final = frozenset({"phrase", "industry", "other", "title"})
_WORD: Final = regex.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "s"])
_STEM_CHARS: Final = 4
_GENERIC: Final = regex.compile(
    r"\b(?:country|countries|nation|state|city|town|province|region|island|capital|county|local"
    r"|locally|home|domestic|there|here|its|their|it|they|both|two|sides?|land|government)\b"
)
_PARTICLES: Final = "的在和与及或、，。；：是了有将对从向到为以被把之等也都就不"


def excused(case: Case, term: Term, *, found: int) -> bool:
    """Tell whether a term that the English does not state as the glossary does may be left at that.

    found: how often it does state it.
    """
    if not term.origin.startswith(OURS):
        return False
    if found or term.kind in REWORDED:
        return True
    return (
        any(_said(form, case.en) for form in term.accepts())
        or (term.kind == "person" and _surname(term, case.en))
        or (term.kind == "place" and _left_out(case, term))
    )


def _said(form: str, en: str) -> bool:
    """The words of the form in any order and inflection, or their initials."""
    words = [word for word in _WORD.findall(form) if word.casefold() not in _SMALL]
    stems = [fold_english(word)[: max(_STEM_CHARS, len(word) - 3)] for word in words]
    folded = fold_english(en)
    if stems and all(regex.search(rf"\b{regex.escape(stem)}", folded) for stem in stems):
        return True
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(initials) > 1 and regex.search(rf"\b{initials}(?:\b|s\b|\d)", en) is not None


def _surname(term: Term, en: str) -> bool:
    words = _WORD.findall(fold_english(term.en))
    ends = {words[0], words[-1]} if words else set()
    return any(regex.search(rf"\b{word}\b", fold_english(en)) for word in ends)


def _left_out(case: Case, term: Term) -> bool:
    """A place that English need not say again: 该国, or the 美国 of an American office."""
    if _GENERIC.search(case.en.casefold()):
        return True
    places = [mark for mark in case.marks if mark.term and mark.term.zh == term.zh]
    following = {case.sentence.text[mark.end : mark.end + 1] for mark in places}
    return all(char and (char == "《" or char not in _PARTICLES) for char in following)
