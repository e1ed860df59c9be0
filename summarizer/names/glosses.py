"""English that the document itself gives behind a name: 唐纳利(Joe Donnelly)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import regex

from summarizer.names import phonetics
from summarizer.names.records import UnlistedName
from summarizer.names.vocabulary import DOTS, transliteration

GLOSS: Final = regex.compile(
    r"(?P<zh>[^\s()（），。、；：“《]{2,30})[”》]?\s?"
    r"[(（]\s*(?P<en>\p{Lu}[\p{Latin}\p{M}'’.\- ]{2,58}[\p{Latin}.])\s*[)）]"
)
SURE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Gloss:
    """Chinese that stands before brackets, from the last stop on, and the English in them."""

    before: str
    english: str


def glosses(texts: Iterable[str]) -> list[Gloss]:
    """Return the glosses of a document, in order.

    >>> glosses(["候选人多内利 (Joe Donnelly)称，报告(2017)发布"])
    [Gloss(before='候选人多内利', english='Joe Donnelly')]
    """
    return [Gloss(hit["zh"], hit["en"]) for text in texts for hit in GLOSS.finditer(text)]


def glossed(name: UnlistedName, found: Iterable[Gloss]) -> UnlistedName:
    """Return the name with the English in brackets behind it, where that can be its name.

    A person or place must sound like it, so that abbreviations stay out; an organisation must be
    given in more than one word. Where the English is fuller than the Chinese, `short` is its part.

    >>> joe = UnlistedName(zh="多内利", en="", kind="person", source="", occurrences=())
    >>> name = glossed(joe, [Gloss("候选人多内利", "Joe Donnelly")])
    >>> name.en, name.short
    ('Joe Donnelly', 'Donnelly')
    """
    for gloss in found:
        if not gloss.before.endswith(name.zh):
            continue
        english, sound = gloss.english, heard(name.zh, gloss.english)
        if name.kind in ("organisation", "document", "project"):
            sound, fits = "", " " in english
        else:
            fits = bool(sound) and not english.isupper() and len(english.split()) < 6
        if fits:
            short = sound if sound != english and not regex.search(f"[{DOTS}]", name.zh) else ""
            return replace(name, en=english, short=short, source="text", guess="", confidence=SURE)
    return name


def untagged(found: Iterable[Gloss]) -> Iterable[UnlistedName]:
    """Yield what is transliterated before brackets with Latin letters that sound like it.

    >>> [(name.zh, name.en) for name in untagged([Gloss("地震发生在栋加拉", "Donggala")])]
    [('栋加拉', 'Donggala')]
    """
    letters = transliteration()
    for gloss in found:
        first = len(gloss.before)
        while first and gloss.before[first - 1] in letters | set(DOTS):
            first -= 1
        run = gloss.before[first:]
        tails = [run[start:] for start in range(len(run) - 2) if run[start] not in DOTS]
        zh = min(tails, key=lambda tail: phonetics.distance(tail, gloss.english), default="")
        if zh:
            empty = UnlistedName(zh=zh, en="", kind="person", source="", occurrences=())
            name = glossed(empty, [gloss])
            if name.en:
                yield replace(name, kind="other")


def heard(zh: str, english: str) -> str:
    """Return the last words of the English that sound like the Chinese, "" when none do."""
    words = english.split()
    tails = [" ".join(words[first:]) for first in range(len(words))]
    best = min(tails, key=lambda tail: phonetics.distance(zh, tail), default="")
    return best if best and phonetics.distance(zh, best) <= phonetics.LIMIT else ""
