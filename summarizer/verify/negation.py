"""Negation that the English lost, or has without the Chinese.

Both sides are read into words that say not (不, 没有; not, never), words that may (不足, 难; fail,
hardly) and idioms that only look like it (不断, 无锡; not only). Reported is a sentence where one
side says not more often than the other has anything that could stand for it. Good English says 不
in many ways, so a word that comes twice (既不会…也不会) counts once. So many Chinese words may be
said with a "not" that an added one is seldom sure: the check for it is the weaker one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.tables import table

_PAIRED: Final = 2
"""Characters between two negatives of one saying, fewer than: 不退不补."""
_CURLY: Final = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class Negative:
    """A word that negates: a half-open span, what it says and its role in the table.

    zh: the Chinese that an implied negative of English says by its meaning, as a pattern.
    """

    start: int
    end: int
    text: str
    role: str
    zh: str = ""


@cache
def _chinese() -> tuple[regex.Pattern[str], dict[str, str]]:
    roles = {row["zh"]: row["role"] for row in table("negation_zh")}
    words = sorted(roles, key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, words))), roles


@cache
def _english() -> tuple[tuple[regex.Pattern[str], tuple[Mapping[str, str], ...]], ...]:
    """One pattern for each role, a group for each of its rows; the idioms that are none first."""
    by_role: dict[str, list[Mapping[str, str]]] = {"none": [], "plain": [], "implied": []}
    for row in table("negation_en"):
        by_role[row["role"]].append(row)
    return tuple((_any([row["pattern"] for row in rows]), tuple(rows)) for rows in by_role.values())


def _any(patterns: Sequence[str]) -> regex.Pattern[str]:
    """Return a pattern with a group for each of the patterns."""
    groups = "|".join(f"({pattern})" for pattern in patterns)
    return regex.compile(rf"\b(?:{groups})(?!\w|')")


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
    for pattern, rows in _english():
        for match in pattern.finditer(folded):
            if all(match.end() <= old.start or old.end <= match.start() for old in found):
                row = rows[(match.lastindex or 1) - 1]
                found.append(Negative(*match.span(), match[0], row["role"], row["zh"]))
    return sorted(found, key=lambda negative: negative.start)


def lost(case: Case) -> Iterator[Finding]:
    """Report a negative that the English has nothing for."""
    said = [negative for negative in chinese(case.sentence.text) if negative.role == "negative"]
    said = [negative for negative in said if not _marked(case, negative)]
    rest = without(case.sentence.text, said)
    kept = sum(_pays(negative, rest) for negative in english(case.en))
    distinct = _distinct(said, case.sentence.text)
    if len(distinct) <= kept:
        return
    first = distinct[0]
    words = ", ".join(negative.text for negative in distinct)
    message = f"The English has too few negatives for {words}."
    yield case.finding("negation-lost", message, case.severity, zh=(first.start, first.end))


def added(case: Case) -> Iterator[Finding]:
    """Report a "not" that the Chinese has nothing for."""
    said = [negative for negative in english(case.en) if negative.role == "plain"]
    if len(said) <= sum(negative.role != "none" for negative in chinese(case.sentence.text)):
        return
    word = case.en[said[0].start : said[0].end]
    message = f"The Chinese has no negative for “{word}”."
    yield case.finding("negation-added", message, "warning", en=(said[0].start, said[0].end))


def _distinct(said: Sequence[Negative], zh: str) -> list[Negative]:
    """Return the negatives that need one each: of 不会…也不会 and 不退不补 only the first.

    A 不 of its own is another one before another character.
    """
    found: dict[str, Negative] = {}
    end = -_PAIRED
    for negative in said:
        bare = len(negative.text) == 1
        if not (bare and negative.start - end < _PAIRED):
            found.setdefault(zh[negative.start : negative.end + bare], negative)
        end = negative.end
    return list(found.values())


def without(zh: str, negatives: Sequence[Negative]) -> str:
    """Return the Chinese with these words blanked."""
    for negative in negatives:
        zh = zh[: negative.start] + "〓" * len(negative.text) + zh[negative.end :]
    return zh


def _pays(negative: Negative, rest: str) -> bool:
    """Tell whether an English negative may stand for a 不: not "refused" where there is 拒绝.

    rest: the Chinese but for what must be denied in English.
    """
    said = negative.role == "implied" and negative.zh and regex.search(negative.zh, rest)
    return negative.role != "none" and not said


def _marked(case: Case, negative: Negative) -> bool:
    """A negative inside a name or figure is that of the name: 无锡, 不超过5%."""
    return any(mark.start <= negative.start and negative.end <= mark.end for mark in case.marks)
