"""Negation that the English lost, or has without the Chinese.

Both sides are read into words that say not (不, 没有; not, never), words that may (不足, 难; fail,
hardly) and idioms that only look like it (不断, 无锡; not only). Reported is a sentence where one
side says not more often than the other has anything that could stand for it. Good English says 不
in many ways, so a word that comes twice (既不会…也不会) counts once. So many Chinese words may be
said with a "not" that an added one is seldom sure: the check for it is the weaker one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.tables import table

_CURLY: Final = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class Negative:
    """A word that negates: a half-open span, what it says and its role in the table."""

    start: int
    end: int
    text: str
    role: str


@cache
def _chinese() -> tuple[regex.Pattern[str], dict[str, str]]:
    roles = {row["zh"]: row["role"] for row in table("negation_zh")}
    words = sorted(roles, key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, words))), roles


@cache
def _english() -> tuple[tuple[regex.Pattern[str], str], ...]:
    """One pattern for each role, the idioms that are none first."""
    by_role: dict[str, list[str]] = {"none": [], "plain": [], "implied": []}
    for row in table("negation_en"):
        by_role[row["role"]].append(row["pattern"])
    return tuple(
        (regex.compile(rf"\b(?:{'|'.join(patterns)})(?!\w|')"), role)
        for role, patterns in by_role.items()
    )


def chinese(text: str) -> list[Negative]:
    """Return the words of the table, in order.

    >>> [(n.text, n.role) for n in chinese("不断发展，但尚未完成")]
    [('不断', 'none'), ('尚未', 'negative')]
    """
    pattern, roles = _chinese()
    return [Negative(m.start(), m.end(), m[0], roles[m[0]]) for m in pattern.finditer(text)]


def english(text: str) -> list[Negative]:
    """Return the words that negate, in order; an idiom that is none covers what is inside it.

    >>> [(n.text, n.role) for n in english("Not only did it fail, it wasn't legal.")]
    [('not only', 'none'), ('fail', 'implied'), ("wasn't", 'plain')]
    """
    folded = text.casefold().translate(_CURLY)
    found: list[Negative] = []
    for pattern, role in _english():
        for match in pattern.finditer(folded):
            if all(match.end() <= old.start or old.end <= match.start() for old in found):
                found.append(Negative(match.start(), match.end(), match[0], role))
    return sorted(found, key=lambda negative: negative.start)


def lost(case: Case) -> Iterator[Finding]:
    """Report a negative that the English has nothing for."""
    said = [negative for negative in chinese(case.sentence.text) if negative.role == "negative"]
    said = [negative for negative in said if not _marked(case, negative)]
    kept = sum(negative.role != "none" for negative in english(case.en))
    distinct = list({negative.text: negative for negative in reversed(said)}.values())
    if len(distinct) <= kept:
        return
    first = distinct[-1]
    words = ", ".join(negative.text for negative in reversed(distinct))
    message = f"The English has too few negatives for {words}."
    yield case.finding("negation-lost", message, "warning", zh=(first.start, first.end))


def added(case: Case) -> Iterator[Finding]:
    """Report a "not" that the Chinese has nothing for."""
    said = [negative for negative in english(case.en) if negative.role == "plain"]
    if len(said) <= sum(negative.role != "none" for negative in chinese(case.sentence.text)):
        return
    word = case.en[said[0].start : said[0].end]
    message = f"The Chinese has no negative for “{word}”."
    yield case.finding("negation-added", message, "warning", en=(said[0].start, said[0].end))


def _marked(case: Case, negative: Negative) -> bool:
    """A negative inside a name or figure is that of the name: 无锡, 不超过5%."""
    return any(mark.start <= negative.start and negative.end <= mark.end for mark in case.marks)
