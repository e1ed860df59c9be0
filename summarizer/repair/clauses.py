"""Cut a long sentence at its commas, so that a small model can take it piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from summarizer.chars import han_count
from summarizer.records import Mark
from summarizer.tables import rows

MIN_HAN: Final = 12
"""A shorter piece is a topic or a time: it goes with what follows."""
_CUT: Final = regex.compile("[，；,;]")
_STOPS: Final = ("?", "!", '."', '?"', '!"')
_WORD: Final = regex.compile(r"\b(?!and\b)\p{Ll}{3,}")


def clauses(text: str, marks: Sequence[Mark]) -> list[tuple[str, tuple[Mark, ...]]]:
    """Return the pieces of a sentence, each with its marks at their places in the piece.

    >>> zh = "集团在当地投资的项目已经开工建设了，公司同时还成功收购了一家大型钢铁厂。"
    >>> [piece for piece, _ in clauses(zh, [])]
    ['集团在当地投资的项目已经开工建设了，', '公司同时还成功收购了一家大型钢铁厂。']
    """
    cuts = [0]
    for match in _CUT.finditer(text):
        inside = any(mark.start < match.end() <= mark.end for mark in marks)
        enough = han_count(text[cuts[-1] : match.end()]) >= MIN_HAN
        if enough and not inside and han_count(text[match.end() :]) >= MIN_HAN:
            cuts.append(match.end())
    ends = [*cuts[1:], len(text)]
    return [(text[a:b], within(marks, a, b)) for a, b in zip(cuts, ends, strict=True)]


_OPENERS: Final = (
    "In|With|Under|By|Since|As|After|Before|To|For|From|On|At|During|Among|Through|Amid|Against"
    "|According to|Thanks to|Due to|Because|Although|While|When|If|Even though|Even if|Though"
    "|Despite|Given|Unlike|Following|Besides|Once|Unless|Instead of|In addition to|Owing to"
)
_DEPENDENT: Final = regex.compile(rf"(?:{_OPENERS}) [^,.;]*")
_SMALL: Final = frozenset(
    (
        "The", "A", "An", "We", "It", "They", "There", "This", "These", "Our", "All", "He", "She",
        *(opener.partition(" ")[0] for opener in _OPENERS.split("|")),
    )
)  # fmt: skip
_FINITE: Final = regex.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may)\b"
)
_CONJUNCTIONS: Final = (
    "Since", "As", "After", "Before", "Because", "Although", "While", "When", "If", "Even",
    "Though", "Once", "Unless", "Given",
)  # fmt: skip
_PARTICIPLES: Final = tuple(row["word"] for row in rows("summarizer.repair", "participles.tsv"))
_CONTINUES: Final = regex.compile(
    rf"(?:(?i:{'|'.join(_PARTICIPLES)})"
    r"|[Aa]nd|[Bb]ut|[Ww]hich|[Ii]ncluding|[Oo]f which|[Aa]s well as|[Ss]o as to|[Tt]hereby"
    r"|(?:(?:[Ff]ar|[Ww]ell|[Mm]uch|[Ss]lightly|[Ss]ignificantly) )?(?:[Aa]bove|[Bb]elow|[Hh]igher"
    r"|[Ll]ower|[Mm]ore|[Ll]ess) (?:than )?(?:the|its|that)|[Uu]p from|[Dd]own from"
    r"|[Cc]ompared (?:with|to)) "
)


_TELLS: Final = regex.compile(
    r"\b(?:said|says?|shows?|showed|announced?|announces|reported|noted|stressed|pointed out|"
    r"stated|states|indicated?|indicates|emphasi[sz]ed|revealed|believes?|believed|claimed?|claims|added)"
    r"(?: (?:to|in|at|on) [^.,;:]{1,40})?(?P<that> that)?$"
)
"""What cannot end a sentence: the poll shows that."""


def joined(pieces: Sequence[str]) -> str:
    """Return translated pieces as sentences in a row; what cannot stand alone takes a comma.

    >>> joined(["The work began,", "the company bought a plant."])
    'The work began. The company bought a plant.'
    >>> joined(["In the face of protectionism.", "China opens up.", "Strengthening ties."])
    'In the face of protectionism, China opens up, strengthening ties.'
    >>> joined(["Due to ample funds,", "Even though rates rose.", "There was no change."])
    'Due to ample funds, even though rates rose, there was no change.'
    >>> joined(["The poll shows that,", "The party remains ahead."])
    'The poll shows that the party remains ahead.'
    >>> joined(["The ratio was 0.85 percent.", "Far below the long-term average of 2 percent."])
    'The ratio was 0.85 percent, far below the long-term average of 2 percent.'
    """
    bare = [piece.strip().rstrip(".,;，；") for piece in pieces]
    text = last = ""
    for piece in filter(None, bare):
        if text and _CONTINUES.match(f"{piece} "):
            text += f", {piece[0].lower()}{piece[1:]}"
        elif text and (tells := _TELLS.search(text)):
            text += f"{'' if tells['that'] else ' that'} {_lowered(piece)}"
        elif text and _depends(last):
            text += f", {_lowered(piece)}"
        else:
            text += f"{'. ' if text else ''}{piece[0].upper()}{piece[1:]}"
        last = piece.rpartition(". ")[2]
    return text if not text or text.endswith(_STOPS) else f"{text}."


def _depends(piece: str) -> bool:
    """Whether a piece cannot stand alone: By 2020 can, "By 2020 output will double" is a sentence.

    >>> _depends("By 2020"), _depends("By 2020 output will double"), _depends("When output will do")
    (True, False, True)
    """
    if not _DEPENDENT.fullmatch(piece):
        return False
    return piece.startswith(_CONJUNCTIONS) or not _FINITE.search(piece)


def bare(piece: str, marks: Sequence[Mark]) -> bool:
    """Whether translated English is nothing but names and figures, as a strict prompt may get.

    >>> mark = Mark(start=0, end=2, zh="亚洲", kind="term", en="Asia", source="")
    >>> bare("Asia, and Asia.", [mark]), bare("Asia pays.", [mark])
    (True, False)
    """
    for english in sorted({mark.en for mark in marks}, key=len, reverse=True):
        piece = piece.replace(english, " ")
    return _WORD.search(piece) is None


def _lowered(piece: str) -> str:
    """Begin a piece small where its first word is no name."""
    first = piece.partition(" ")[0]
    small = first in _SMALL
    return f"{first.lower()}{piece[len(first) :]}" if small else piece


def within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Return the marks of a piece of a sentence, at their places in the piece."""
    return tuple(
        replace(mark, start=mark.start - start, end=mark.end - start)
        for mark in marks
        if start <= mark.start and mark.end <= end
    )
