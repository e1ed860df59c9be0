"""Put a missing name into a draft where its place and form are certain, without asking the model.

And take out a place that the Chinese does not name.

Three things a small model does over and over: it says "our country" for 我国, leaves the rank out
of a title (副部长 as "Minister"), and drops the country that stands right before a name of its own
(印尼雅万高铁). Each edit is only proposed; the checks decide whether it stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import regex

from summarizer.glossary import english
from summarizer.records import Mark

CHINA: Final = "中国"
OURS: Final = "我国"
_OURS: Final = regex.compile(
    r"\b(?P<whose>our|the) (?:country|nation)(?P<of>[’']s)?\b(?! (?:of|that))", regex.I
)
_OUR: Final = regex.compile(r"\b[Oo]ur(?= (?!country|nation)\p{Ll})")
_RANK: Final = regex.compile(
    r"(?:(?:Executive|First) )?(?:Vice|Deputy|Assistant|Acting) (?=\p{Lu})"
)
_ARTICLE: Final = regex.compile(r"\b(?:the|a|an) $", regex.I)


def insertions(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the English with one missing name put in. marks: those of the sentence, in order.

    >>> from summarizer.records import Term
    >>> zh = Mark(start=0, end=2, zh="我国", kind="term", en="China", source="cldr",
    ...           term=Term(zh="中国", en="China"))
    >>> list(insertions("Exports of our country rose.", [zh]))
    ['Exports of China rose.']
    >>> list(insertions("Our scientists have found it.", [zh]))
    ['China’s scientists have found it.']
    """
    lacking = [mark for mark in marks if mark.term and not english.occurrences(text, mark.term)]
    for mark in lacking:
        if mark.term and mark.term.zh == CHINA:
            for match in _OURS.finditer(text):
                if match["whose"].lower() == "the" and mark.zh == CHINA:
                    continue  # of 中国, "the country" may be another
                yield _put(text, match.span(), mark.en + ("’s" if match["of"] else ""))
            for match in _OUR.finditer(text) if mark.zh == OURS else ():
                yield _put(text, match.span(), f"{mark.en}’s")
        if rank := _RANK.match(mark.en):
            yield from _ranked(text, mark.en, rank[0])
    for country, name in pairwise(marks):
        if country in lacking and country.source == "cldr" and country.end == name.start:
            yield from _owned(text, country.en, name)


def _ranked(text: str, title: str, rank: str) -> Iterator[str]:
    """Yield the English with the rank before the rest of a title."""
    rest = title[len(rank) :]
    for match in regex.finditer(rf"\b{regex.escape(rest)}\b", text):
        yield _put(text, match.span(), title)


def _owned(text: str, country: str, name: Mark) -> Iterator[str]:
    """Yield the English with "Indonesia’s" for "the" before a name that is its own."""
    if name.term is None:
        return
    for start, end in english.occurrences(text, name.term):
        said = text[start:end]
        if said.startswith(country) or country.endswith("s"):
            continue  # the United States has an article, which may not be right here
        article = _ARTICLE.search(text, 0, start)
        first = article.start() if article else start
        yield _put(text, (first, end), f"{country}’s {said}")


def _put(text: str, span: tuple[int, int], words: str) -> str:
    return text[: span[0]] + words + text[span[1] :]
