"""The English of a person's post, put together from a body's English and the words of posts.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from summarizer.glossary.departments import department
from summarizer.tables import rows

MAX_TITLE_WORDS = 4
"""Of a title that stands before a name; a longer one follows it, after a comma."""


def post(zh: str, body: str) -> str:
    """Return the English of what stands between a body and its officer; "" where unknown.

    >>> post("国际合作司司长", "the Ministry of Commerce")
    'Director General of the Department of International Cooperation of the Ministry of Commerce'
    >>> post("副局长", "the National Data Administration")
    'Deputy Head of the National Data Administration'
    >>> post("附属第一医院院长", "Peking University")
    ''
    """
    if head := _words("head").get(zh):
        return f"{head} of {body}"
    for title, rank in _words("office").items():
        if zh.endswith(title) and (unit := _unit(zh.removesuffix(title))):
            return f"{rank} of the {unit} of {body}"
    return ""


def alone(zh: str) -> str:
    """Return the English of a post that needs no body (市长), the longest that a text ends with.

    >>> alone("安澜市副市长"), alone("该院院长")
    ('Vice Mayor', '')
    """
    known = _words("alone")
    return known[max(found, key=len)] if (found := [t for t in known if zh.endswith(t)]) else ""


def ends_with_post(zh: str) -> bool:
    """Whether a text ends with a post, so that a person who follows holds it."""
    return any(zh.endswith(tuple(_words(name))) for name in ("head", "office", "alone"))


def titled(name: str, title: str) -> str:
    """Return a name with its title: short ones before, long ones after.

    >>> titled("Li Na", "Vice Minister of Commerce")
    'Vice Minister of Commerce Li Na'
    """
    short = len(title.split()) <= MAX_TITLE_WORDS
    return f"{title} {name}" if short and title else f"{name}, {title}" if title else name


def _unit(zh: str) -> str:
    """Return "Department of International Cooperation" for 国际合作司."""
    if listed := department(zh):
        return listed
    for unit, en in sorted(_words("unit").items(), key=lambda row: -len(row[0])):
        if zh == unit:
            return en if not en.endswith(" of") else ""
        if zh.endswith(unit) and en.endswith(" of"):
            subject = _subject(zh.removesuffix(unit))
            return f"{en} {subject}" if subject else ""
    return ""


def _subject(zh: str) -> str:
    """Return what a department is for, word by word, the longest first; "" if one is unknown."""
    if not zh:
        return ""
    known = _words("subject")
    for size in range(len(zh), 1, -1):
        if en := known.get(zh[:size]):
            rest = _subject(zh[size:])
            if rest or size == len(zh):
                return f"{en} {rest}".strip()
    return ""


@cache
def _words(name: str) -> Mapping[str, str]:
    read = rows("summarizer.compose", "posts.tsv")
    return {row["zh"]: row["en"] for row in read if row["class"] == name}
