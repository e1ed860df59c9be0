"""Cut off what the tagger takes into a name, or takes for one, and is a verb or a conjunction."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import regex

from summarizer.names import drafts, people, regions
from summarizer.names.records import Known
from summarizer.names.tagger import Token
from summarizer.names.vocabulary import table

MIN_CHARS: Final = 3
"""Of an organisation on one side of a verb, where no glossary has it."""
AND: Final = frozenset("和与及")


def parted(line: tuple[Token, ...], known: Known) -> tuple[Token, ...]:
    """Return a sentence's tokens with organisations parted at the verbs between them.

    >>> line = (Token(0, 8, "教育部联合财政部", "ORG"),)
    >>> [token.zh for token in parted(line, lambda zh: None)]
    ['教育部', '联合', '财政部']
    """
    found: list[Token] = []
    for place, token in enumerate(line):
        after = line[place + 1] if place + 1 < len(line) else None
        found += _parts(token, after, known)
    return tuple(found)


def is_verb(token: Token, line: tuple[Token, ...], known: Known) -> bool:
    """Whether a place is a verb: listed so, or two characters that no glossary has right before a
    country or region: 通达|欧洲. A place inside another follows it, 欧洲|某地."""
    if token.zh in table("links"):
        return True
    after = next((other for other in line if other.start == token.end), None)
    larger = after is not None and after.tag == "LOC" and known(after.zh) is not None
    unknown = known(token.zh) is None and token.zh not in table("places")
    alone = not any(other.end == token.start and other.tag == "LOC" for other in line)
    return len(token.zh) == 2 and unknown and alone and larger and not regions.is_country(token.zh)


def _parts(token: Token, after: Token | None, known: Known) -> Iterator[Token]:
    if token.tag == "ORG":
        for found in _verbs().finditer(token.zh):
            left, right = token.zh[: found.start()], token.zh[found.end() :]
            if _stands(left, known) and (not right or _stands(right, known)):
                middle = token.start + found.start()
                yield Token(token.start, middle, left, "ORG")
                yield Token(middle, middle + len(found[0]), found[0], "v")
                if right:
                    yield Token(token.end - len(right), token.end, right, "ORG")
                return
    if token.tag == "PER" and after is not None and _has_and(token, after):
        yield Token(token.start, token.end - 1, token.zh[:-1], "PER")
        yield Token(token.end - 1, token.end, token.zh[-1], "c")
        return
    yield token


def _has_and(token: Token, after: Token) -> bool:
    """Whether a person of four characters ends with "and": 乔一鸣和|国家能源局."""
    name, last = token.zh[:-1], token.zh[-1]
    whole = len(token.zh) == 4 and last in AND and people.chinese(name)
    return whole and after.start == token.end and after.tag in ("ORG", "PER", "LOC", "n")


def _stands(zh: str, known: Known) -> bool:
    """Whether a stretch is an organisation by itself: 联合 parts no 工商业联合会."""
    return known(zh) is not None or (len(zh) >= MIN_CHARS and drafts.ends_like_organisation(zh))


@cache
def _verbs() -> regex.Pattern[str]:
    words = [zh for zh, row in table("links").items() if row["role"] == "join"]
    return regex.compile("|".join(sorted(words, key=len, reverse=True)))
