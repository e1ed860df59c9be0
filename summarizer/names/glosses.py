"""English that the document itself gives behind a name: 唐纳利(Joe Donnelly)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import regex

from summarizer.names import phonetics
from summarizer.names.records import UnlistedName
from summarizer.names.vocabulary import DOTS, transliteration

LATIN: Final = r"[(（]\s*(?P<en>\p{Lu}[\p{Latin}\p{M}'’.\- ]{2,58}[\p{Latin}.])\s*[)）]"
SURE: Final = 0.95


def glossed(name: UnlistedName, texts: Sequence[str]) -> UnlistedName:
    """Return the name with the English in brackets behind it, where that can be its name.

    A person or place must sound like it, so that abbreviations stay out; an organisation must be
    given in more than one word. Where the English is fuller than the Chinese, `short` is its part.

    >>> joe = UnlistedName(zh="多内利", en="", kind="person", source="", occurrences=())
    >>> name = glossed(joe, ["候选人多内利 (Joe Donnelly)称"])
    >>> name.en, name.short
    ('Joe Donnelly', 'Donnelly')
    """
    for text in texts:
        found = regex.search(regex.escape(name.zh) + r"[”》]?\s?" + LATIN, text)
        if found is None:
            continue
        english = found["en"]
        heard = _heard(name.zh, english)
        if name.kind in ("organisation", "document", "project"):
            heard, fits = "", " " in english
        else:
            fits = bool(heard) and not english.isupper() and len(english.split()) < 6
        if fits:
            short = heard if heard != english and not regex.search(f"[{DOTS}]", name.zh) else ""
            return replace(name, en=english, short=short, source="text", guess="", confidence=SURE)
    return name


def untagged(texts: Sequence[str]) -> Iterable[UnlistedName]:
    """Yield what is transliterated before brackets with Latin letters that sound like it.

    >>> [(name.zh, name.en) for name in untagged(["地震发生在栋加拉(Donggala)附近"])]
    [('栋加拉', 'Donggala')]
    """
    letters = "".join(transliteration())
    for text in texts:
        for found in regex.finditer(rf"(?P<zh>[{letters}{DOTS}]{{2,16}})\s?" + LATIN, text):
            run = found["zh"]
            tails = [run[first:] for first in range(len(run) - 1) if run[first] not in DOTS]
            zh = min(tails, key=lambda tail: phonetics.distance(tail, found["en"]), default="")
            if zh and len(zh) > 2:
                empty = UnlistedName(zh=zh, en="", kind="person", source="", occurrences=())
                yield replace(glossed(empty, [found.group()]), kind="other")


def _heard(zh: str, english: str) -> str:
    """Return the last words of the English that sound like the Chinese, "" when none do."""
    words = english.split()
    tails = [" ".join(words[first:]) for first in range(len(words))]
    best = min(tails, key=lambda tail: phonetics.distance(zh, tail), default="")
    return best if best and phonetics.distance(zh, best) <= phonetics.LIMIT else ""
