"""Rows for `glossary suggest`: names, and terms that come back, ready for a person to edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from summarizer.chars import HAN
from summarizer.names.occurrences import Spans, inside
from summarizer.names.records import UnlistedName
from summarizer.names.tagger import Token, tag_all
from summarizer.records import TermKind

CONTEXT_CHARS = 15
QUOTED = regex.compile(r"[“\"]([^“”\"。，；！？,;]{2,24})[”\"]")
NOUNS = frozenset({"n", "vn", "nz", "an", "LOC", "ORG", "nw", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedRow:
    """A line of the suggested glossary.

    en:      the rendering, or an unproved guess, or "".
    how:     "pinyin", "parts", "model"; "guess: correct me" for an unproved one; "" without any.
    context: the first place it stands at, with what surrounds it.
    """

    zh: str
    en: str
    kind: TermKind
    count: int
    how: str
    context: str


def suggest_rows(
    names: Sequence[UnlistedName], texts: Sequence[str], *, taken: Spans | None = None
) -> tuple[SuggestedRow, ...]:
    """Return the names of a document, then quoted phrases and compounds that come back.

    taken: as for `find`; what glossaries hold is not suggested again. Names come in order of first
    occurrence, terms by how often they stand in the text.
    """
    held = [list(spans) for spans in taken] if taken is not None else [[] for _ in texts]
    rows = []
    for name in names:
        spot = name.occurrences[0]
        how = name.source or ("guess: correct me" if name.guess else "")
        rows.append(
            SuggestedRow(
                zh=name.zh,
                en=name.en or name.guess,
                kind=name.kind,
                count=len(name.occurrences),
                how=how,
                context=_context(texts[spot.text], spot.start, spot.end),
            )
        )
        for other in name.occurrences:
            held[other.text].append((other.start, other.end))
    seen = {row.zh for row in rows}
    return (*rows, *(row for row in _terms(texts, held) if row.zh not in seen))


def _context(text: str, start: int, end: int) -> str:
    left, right = max(0, start - CONTEXT_CHARS), end + CONTEXT_CHARS
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")


def _terms(texts: Sequence[str], held: Spans) -> list[SuggestedRow]:
    first: dict[str, str] = {}
    quoted: set[str] = set()
    for index, (text, line) in enumerate(zip(texts, tag_all(texts), strict=True)):
        spans = _compounds(line)
        for hit in QUOTED.finditer(text):
            if HAN.search(hit.group(1)):
                spans.append(hit.span(1))
                quoted.add(hit.group(1))
        for start, end in spans:
            if not inside(start, end, held[index]):
                first.setdefault(text[start:end], _context(text, start, end))
    whole = "\n".join(texts)
    counts = Counter({zh: whole.count(zh) for zh in first})
    kept = [zh for zh, count in counts.most_common() if zh in quoted or count > 1]
    # 产能合作 comes back by itself; 能合作领域 only as part of a longer one.
    kept = [zh for zh in kept if not any(zh in o != zh and counts[o] == counts[zh] for o in kept)]
    return [
        SuggestedRow(zh=zh, en="", kind="phrase", count=counts[zh], how="", context=first[zh])
        for zh in kept
    ]


def _compounds(line: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Return every run of two to four nouns, of at least four characters in all."""
    spans = []
    for first in range(len(line)):
        for last in range(first, min(first + 4, len(line))):
            if line[last].tag not in NOUNS or not HAN.fullmatch(line[last].zh):
                break
            if last > first and line[last].end - line[first].start >= 4:
                spans.append((line[first].start, line[last].end))
    return spans
