"""Find the entries of a glossary in a Chinese text: leftmost, longest, and whole words only.

A short key may turn up across the border of two other words (中东 in 集中东部, 大连 in 扩大连接).
Two things speak against such a match:
- `contexts.tsv` lists neighbours that make it another word; it always applies;
- the boundaries of a word segmenter, where the caller has them: a match of two characters is
  dropped when a boundary cuts it inside while one of its own edges is none. A match that lies
  whole inside one word of the segmenter stays: 中国 in 中国政府.
Longer keys have no vote: on news text the segmenter was wrong about as often as the match was
(科索|沃阿军 for 科索沃, 天然|气化 for 天然气).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

import ahocorasick_rs
import regex

from summarizer.chars import han_count
from summarizer.glossary import namesakes
from summarizer.glossary.contexts import Context, contexts_of
from summarizer.glossary.keys import (
    CLOSING,
    OPENING,
    PAIRS,
    Folded,
    fold,
    fold_keys,
    unquote,
)
from summarizer.glossary.records import Glossary, Match
from summarizer.records import Term

VOTE_CHARS: Final = 2
BUILTIN: Final = "builtin:"
SHORT_TITLE: Final = 4
"""A journal's name of so many characters is an ordinary word without its 《》: 自然 in 《自然》."""
_NEXT_ITEM: Final = regex.compile(f"[{CLOSING}][{OPENING}]")
_CAPITALS: Final = regex.compile(r"[A-Z]")
_APOSTROPHE: Final = regex.compile(r"(?<=[A-Za-z])['’](?=[A-Za-z])")
_SMALL: Final = regex.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class _Key:
    """What the matcher has to know about one folded key.

    plain:   nothing of what follows applies.
    wrapped: it is written in quotes, which then belong to the match.
    titled:  it is a name only in 《》.
    """

    term: Term
    plain: bool
    contexts: tuple[Context, ...]
    latin_start: bool
    latin_end: bool
    capitals: bool
    wrapped: bool
    titled: bool


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _describe(key: str, form: str, term: Term) -> _Key:
    around = contexts_of(key)
    starts, ends = _is_latin(key[0]), _is_latin(key[-1])
    capitals = bool(_CAPITALS.search(form)) and not _SMALL.search(form) and not han_count(form)
    wrapped = unquote(form) != form
    plain = not (around or starts or ends or wrapped)
    titled = form.startswith("《") and len(key) <= SHORT_TITLE and term.origin.startswith(BUILTIN)
    return _Key(term, plain, around, starts, ends, capitals, wrapped, titled)


class Matcher:
    """All keys of a glossary, ready to be searched at once.

    Where two entries share a key, the later one has it; but an entry written in quotes, 《规则》,
    has what stands in quotes, one without them the rest.

    >>> term = Term(zh="丝路基金", en="Silk Road Fund")
    >>> [(m.start, m.end, m.text) for m in Matcher(Glossary(terms=(term,))).find("設立絲路基金。")]
    [(2, 6, '絲路基金')]
    """

    def __init__(self, glossary: Glossary) -> None:
        forms = [
            (form, term) for term in glossary.terms for form in (*reversed(term.aliases), term.zh)
        ]
        folded = fold_keys(form for form, _ in forms)
        pairs = [(key, form) for key, form in zip(folded, forms, strict=True) if key]
        self._quoted = {key: term for key, (form, term) in pairs if unquote(form) != form}
        self._forms = dict(pairs) | {k: pair for k, pair in pairs if unquote(pair[0]) == pair[0]}
        self._keys: dict[str, _Key] = {}
        self._lengths = sorted({len(key) for key in self._forms}, reverse=True)
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(self._forms),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            store_patterns=False,
        )

    def find(self, text: str, *, boundaries: Collection[int] | None = None) -> tuple[Match, ...]:
        """Return the matches in order, without overlap.

        boundaries: offsets in `text` where a segmenter begins or ends a word; None when unknown.
        """
        return tuple(self._walk(fold(text), text, sorted(boundaries) if boundaries else None))

    def _walk(self, folded: Folded, text: str, words: list[int] | None) -> Iterator[Match]:
        """Take the automaton's matches; where one is refused, look again by hand.

        Between two matches of the automaton no key begins, so the two ways meet again there.
        """
        cursor = 0
        for _, start, end in self._automaton.find_matches_as_indexes(folded.text):
            match = None if cursor > start else self._accept(folded, text, start, end, words)
            if match is not None:
                cursor = end
                yield match
                continue
            cursor = max(cursor, start)
            while cursor < end:
                cursor, match = self._longest_at(cursor, folded, text, words)
                if match is not None:
                    yield match

    def _longest_at(
        self, start: int, folded: Folded, text: str, words: list[int] | None
    ) -> tuple[int, Match | None]:
        """Return the longest match that begins here, and where to go on."""
        for length in self._lengths:
            end = start + length
            if end <= len(folded.text) and folded.text[start:end] in self._forms:
                match = self._accept(folded, text, start, end, words)
                if match is not None:
                    return end, match
        return start + 1, None

    def _accept(
        self, folded: Folded, text: str, start: int, end: int, words: list[int] | None
    ) -> Match | None:
        """Return the match unless it is part of another word or tears a quotation apart."""
        name = folded.text[start:end]
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = _describe(name, *self._forms[name])
        if not key.plain and not _is_whole(folded.text, start, end, key):
            return None
        first, last = folded.original(start), folded.original(end - 1) + 1
        if namesakes.is_part(text, first, last, key.term, self._is_place):
            return None  # 特朗普 of 伊万卡·特朗普
        if not key.plain or last - first > end - start:
            span = _with_quotes(text, first, last, key)
            if span is None:
                return None
            first, last = span
        if words is not None and end - start <= VOTE_CHARS and _is_cut(first, last, words):
            return None
        quoted = self._quoted.get(name)
        if quoted is not None and quoted is not key.term and _is_quoted(text, first, last):
            first, last = first - 1, last + 1
            return Match(start=first, end=last, text=text[first:last], term=quoted)
        return Match(start=first, end=last, text=text[first:last], term=key.term)

    def _is_place(self, zh: str) -> bool:
        return zh in self._forms and self._forms[zh][1].kind == "place"


def _is_whole(text: str, start: int, end: int, key: _Key) -> bool:
    """Say whether the neighbours in the folded text let the key be a word of its own."""
    if key.latin_start and start and _is_latin(text[start - 1]):
        return False
    if key.latin_end and end < len(text) and _is_latin(text[end]):
        return False
    return not any(context.surrounds(text, start, end) for context in key.contexts)


def _is_cut(start: int, end: int, words: list[int]) -> bool:
    """Say whether a word boundary lies inside the span while one of its edges is none.

    >>> _is_cut(1, 3, [0, 2, 4])  # 扩大|连接 cuts 大连
    True
    >>> _is_cut(0, 2, [0, 4]), _is_cut(0, 2, [0, 1, 2, 4])  # 中国 in 中国政府; 中|国|政府
    (False, False)
    """
    low, high = bisect_right(words, start), bisect_left(words, end)
    if low == high:
        return False
    starts_word = low > 0 and words[low - 1] == start
    ends_word = high < len(words) and words[high] == end
    return not (starts_word and ends_word)


def _with_quotes(text: str, first: int, last: int, key: _Key) -> tuple[int, int] | None:
    """Return the span with the quotes that belong to it.

    None where the match would tear a quotation apart: 一带一路倡议 in “共建一带一路”倡议.
    """
    if key.capitals and _SMALL.search(text, first, last):
        return None
    if _NEXT_ITEM.search(text, first, last):
        return None
    for quote in _unpaired(text[first:last]):
        if first and PAIRS.get(text[first - 1]) == quote:
            first -= 1
        elif last < len(text) and PAIRS.get(quote) == text[last]:
            last += 1
        else:
            return None
    quoted = _is_quoted(text, first, last)
    if key.titled and not (quoted and text[first - 1] == "《"):
        return None
    return (first - 1, last + 1) if key.wrapped and quoted else (first, last)


def _is_quoted(text: str, first: int, last: int) -> bool:
    """Say whether a pair of quotes stands right round a span."""
    return first > 0 and last < len(text) and PAIRS.get(text[first - 1]) == text[last]


def _unpaired(text: str) -> list[str]:
    """Return the quotation marks that have no partner in the text, in order.

    >>> _unpaired("一带一路”倡议"), _unpaired("“走出去”战略")
    (['”'], [])
    """
    stack: list[str] = []
    for char in _APOSTROPHE.sub("", text):
        if stack and PAIRS.get(stack[-1]) == char:
            stack.pop()
        elif char in PAIRS or char in CLOSING:
            stack.append(char)
    return stack
