"""Put a term right where its own words stand in a draft, in another order or another form.

Given "fintech talent pool", a small model writes "talent pool of fintech professionals"; given
"US Federal Reserve", "the Federal Reserve". Each edit is only proposed; the checks decide whether
it stays, so a rendering that belongs to another name is never taken from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

import regex

from summarizer.glossary import english
from summarizer.records import Mark, Term

STEM_LETTERS: Final = 5
"""So many letters tell words of one family: resolving, resolution; financial, finance."""
MIN_WORDS: Final = 2
MIN_WORDS_BUT_ONE: Final = 3
"""A term of so many words is known without one of them."""
SPARE_WORDS: Final = 3
ALIKE: Final = 0.7
"""So much two abbreviations must share for one to stand for the other: BRICS for BRI."""
_LETTERS: Final = regex.compile(r"(?<![\p{L}\d&-])\p{Lu}{3,}(?![\p{L}\d&])")
_WORD: Final = regex.compile(r"[\p{L}\d]+(?:[’'-][\p{L}\d]+)*")
_JOINED: Final = regex.compile(r"[ ’'-]*")
_ALONG: Final = regex.compile(r"along\b", regex.I)
_BEFORE: Final = regex.compile(
    r"(?:^|[.!?;]|\b(?:in|to|from|of|with|for|by|on|at|and|or))\s*$", regex.I
)
_POSSESSIVE: Final = regex.compile(r"[’']s$")
_FUNCTION: Final = frozenset("a an and by for from in its of on or the to with".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    stem: str
    is_function: bool
    joined: bool


def rewordings(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the English with one missing term in the place of what comes close to it.

    >>> from summarizer.records import Term
    >>> pool = Term(zh="金融科技专才", en="fintech talent pool")
    >>> mark = Mark(start=0, end=6, zh=pool.zh, kind="term", en=pool.en, source="", term=pool)
    >>> list(rewordings("It widens the talent pool of fintech professionals in the city.", [mark]))
    ['It widens the fintech talent pool in the city.']
    >>> road = Term(zh="一带一路", en="Belt and Road Initiative", short="BRI")
    >>> mark = Mark(start=0, end=4, zh=road.zh, kind="term", en="BRI", source="", term=road)
    >>> list(rewordings("China led the BRICS initiative.", [mark]))
    ['China led the BRI.']
    """
    words = _words(text)
    known = {form for mark in marks for form in mark.forms()}
    for mark in marks:
        if mark.term and not english.occurrences(text, mark.term):
            yield from _by_letters(text, mark, mark.term, known)
            span = _closest(words, mark.en)
            if span is not None:
                said = _cased(mark.en, text, span[0])
                yield text[: span[0]] + _placed(said, text, span[0]) + text[span[1] :]


def _by_letters(text: str, mark: Mark, term: Term, known: Collection[str]) -> Iterator[str]:
    """Yield the English with a mark in place of what is close to its abbreviation and nobody's."""
    short = next((form for form in term.accepts() if _LETTERS.fullmatch(form)), None)
    if short is None:
        return
    head = regex.escape(term.en.rpartition(" ")[2])
    for match in _LETTERS.finditer(text):
        said = match[0]
        if said not in known and SequenceMatcher(None, said, short).ratio() >= ALIKE:
            after = regex.compile(rf" {head}\b", regex.I).match(text, match.end())
            yield text[: match.start()] + mark.en + text[(after or match).end() :]


def _words(text: str) -> list[_Word]:
    found = list(_WORD.finditer(text))
    if not found:  # an engine that failed gave no English
        return []
    joined = [False, *(_JOINED.fullmatch(text, a.end(), b.start()) for a, b in pairwise(found))]
    return [_word(match, bool(tie)) for match, tie in zip(found, joined, strict=True)]


def _word(match: regex.Match[str], joined: bool) -> _Word:
    word = _POSSESSIVE.sub("", english.fold_english(match[0]))
    return _Word(match.start(), match.end(), word[:STEM_LETTERS], word in _FUNCTION, joined)


def _closest(words: Sequence[_Word], term: str) -> tuple[int, int] | None:
    """Return the shortest span that has the words of a term, and no others that carry meaning."""
    wanted = {word.stem for word in _words(term) if not word.is_function}
    if len(wanted) < MIN_WORDS:
        return None
    needed = len(wanted) - (len(wanted) >= MIN_WORDS_BUT_ONE)
    longest = len(_words(term)) + SPARE_WORDS
    best: tuple[int, int, int, int] | None = None
    for first, opening in enumerate(words):
        if opening.stem not in wanted:
            continue
        seen: set[str] = set()
        for last in range(first, min(first + longest, len(words))):
            word = words[last]
            if (last > first and not word.joined) or not (word.is_function or word.stem in wanted):
                break
            seen |= {word.stem} & wanted
            if word.stem in wanted and len(seen) >= needed:
                end = _with_head(words, last, room=len(seen) == len(wanted))
                rank = (-len(seen), last - first, opening.start, end)
                best = min(best, rank) if best else rank
    return None if best is None else (best[2], best[3])


def _with_head(words: Sequence[_Word], last: int, *, room: bool) -> int:
    """Return where the span ends: after one more noun that hangs on "of" (of fintech experts)."""
    after = words[last + 1 : last + 3]
    hangs = last > 0 and words[last - 1].is_function and words[last].joined
    noun = bool(after) and after[0].joined and not after[0].is_function
    alone = len(after) < 2 or not after[1].joined or after[1].is_function
    return after[0].end if room and hangs and noun and alone else words[last].end


def _placed(term: str, text: str, start: int) -> str:
    """Return a term with "in" where it takes the place of "along ...": "zones along the route".

    >>> _placed("countries along the route", "Zones along the route grew.", 6)
    'in countries along the route'
    """
    bare = _ALONG.match(text, start) and not _ALONG.match(term) and not _BEFORE.search(text[:start])
    return f"in {term}" if bare else term


def _cased(term: str, text: str, start: int) -> str:
    opens = start == 0 or text[:start].rstrip().endswith((".", "!", "?"))
    return term[:1].upper() + term[1:] if opens else term
