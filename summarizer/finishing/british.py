"""British spelling of what a model writes, names and terms left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

import regex

from summarizer.glossary.english import find_forms
from summarizer.tables import rows

_WORD: Final = regex.compile(r"(?<![\p{L}\d'-])\p{L}\p{Ll}+(?![\p{L}\d])")
_IZE: Final = regex.compile(
    r"(?P<stem>\w{2,})iz(?P<end>e|ed|es|ing|er|ers|able|ation|ations|ational)"
)
_NOT_IZE: Final = regex.compile(
    r"(?:(?!\w*(?:phas|thes)iz)\w*s|pr|se|ma|cap?s|ass)iz(?:e|ed|es|ing|er|ers|able)"
)
"""Size, prize and seize have no suffix (sized, downsizing, prizes); emphasize and synthesize do."""
_NOUNS: Final = {"license": "licence", "licenses": "licences"}
_BEFORE_VERB: Final = regex.compile(
    r"\b(?:to|will|would|can|could|may|must|shall|should|not|who|that|which|it|they)\s$", regex.I
)


def british(english: str, forms: Iterable[str] = (), *, ize: bool = False) -> str:
    """Return the English in British spelling.

    forms: names and terms, whose spelling is their glossary's.
    ize:   organize stays, as in Oxford and at the United Nations; analyze does not.

    >>> british("The center organized a program; its size was 5.", ["Data Center"])
    'The centre organised a programme; its size was 5.'
    >>> british("The Data Center analyzes labor.", ["Data Center"])
    'The Data Center analyses labour.'
    >>> british("Four licenses were issued to license banks.")
    'Four licences were issued to license banks.'
    >>> british("They emphasized downsizing.")
    'They emphasised downsizing.'
    >>> british("The program was organized.", ize=True)
    'The programme was organized.'
    """
    kept = find_forms(english, tuple(forms))

    def put(match: regex.Match[str]) -> str:
        word = match[0]
        opens = match.start() == 0 or english[: match.start()].endswith((". ", '"', "! ", "? "))
        named = any(start < match.end() and match.start() < end for start, end in kept)
        if named or (word[0].isupper() and not opens):
            return word
        said = _spelled(word.casefold(), ize=ize)
        if said in _NOUNS and not _BEFORE_VERB.search(english, 0, match.start()):
            said = _NOUNS[said]
        return said[:1].upper() + said[1:] if word[0].isupper() else said

    return _WORD.sub(put, english)


def _spelled(word: str, *, ize: bool) -> str:
    if word in _table():
        return _table()[word]
    suffix = None if ize else _IZE.fullmatch(word)
    if suffix is None or _NOT_IZE.fullmatch(word):
        return word
    return f"{suffix['stem']}is{suffix['end']}"


@cache
def _table() -> Mapping[str, str]:
    return {row["american"]: row["british"] for row in rows("summarizer.finishing", "british.tsv")}
