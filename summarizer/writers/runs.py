"""Texts cut into runs, so that an English figure or name can point at its Chinese twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from summarizer.records import Link, MarkKind, Point, Source, TranslatedSentence

HIDDEN: Final = regex.compile(r"[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
SPACE: Final = frozenset("\t\n\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text. twin: the same on both sides of a link, "" for plain text.

    other: what the twin says in the other language.
    """

    text: str
    twin: str = ""
    other: str = ""
    kind: MarkKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An English text and its Chinese sources, both in runs."""

    en: tuple[Run, ...]
    zh: tuple[tuple[Run, ...], ...]
    sources: tuple[Source, ...]


def visible(text: str) -> str:
    """Return text in which no character hides or turns its neighbours round.

    Direction marks and control characters are named: a page must show what the source holds
    (CVE-2021-42574), and XML 1.0 has no control characters.

    >>> visible("甲\\u202e乙\\n丙")
    '甲[U+202E]乙 丙'
    """
    return str(HIDDEN.sub(_named, text))


def _named(match: regex.Match[str]) -> str:
    char = match.group()
    return " " if char in SPACE else f"[U+{ord(char):04X}]"


def of_point(point: Point, prefix: str) -> Pair:
    """Return the runs of a point; twins are named `prefix`-0, `prefix`-1, ..."""
    return _pair(point.en, point.sources, point.links, prefix)


def of_sentence(sentence: TranslatedSentence, prefix: str) -> Pair:
    """Return the runs of a translated sentence, as `of_point`."""
    source = Source(zh=sentence.zh, start=sentence.start, end=sentence.end)
    return _pair(sentence.en, (source,), sentence.links, prefix)


def _pair(en: str, sources: Sequence[Source], links: Sequence[Link], prefix: str) -> Pair:
    english: list[tuple[int, int, Run]] = []
    chinese: list[list[tuple[int, int, Run]]] = [[] for _ in sources]
    for number, link in enumerate(links):
        text, twin = en[link.en_start : link.en_end], f"{prefix}-{number}"
        for source, spans in zip(sources, chinese, strict=True):
            start, end = link.start - source.start, link.end - source.start
            if 0 <= start < end <= len(source.zh):
                zh = source.zh[start:end]
                spans.append((start, end, Run(text=zh, twin=twin, other=text, kind=link.kind)))
                run = Run(text=text, twin=twin, other=zh, kind=link.kind)
                english.append((link.en_start, link.en_end, run))
                break
    return Pair(
        en=cut(en, english),
        zh=tuple(cut(s.zh, spans) for s, spans in zip(sources, chinese, strict=True)),
        sources=tuple(sources),
    )


def cut(text: str, spans: Iterable[tuple[int, int, Run]]) -> tuple[Run, ...]:
    """Return the text in runs, in order and whole; of two spans that overlap the later is plain."""
    runs: list[Run] = []
    done = 0
    for start, end, run in sorted(spans, key=lambda span: span[:2]):
        if start < done or end <= start:
            continue
        if start > done:
            runs.append(Run(text=text[done:start]))
        runs.append(run)
        done = end
    if done < len(text):
        runs.append(Run(text=text[done:]))
    return tuple(runs)
