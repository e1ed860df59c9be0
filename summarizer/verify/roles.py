"""Who played a part: 丝路基金发挥了重要作用 is not "a role in the Silk Road Fund".

A small model that meets a name before 发挥作用 in the middle of a sentence may take the actor for
the place. Only a name that is the subject by its position is judged: no 在, 对 or 为 before it, and
nothing but adverbs between it and the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.glossary.english import find_forms
from summarizer.records import Finding, Mark, Term
from summarizer.verify.case import Case

_PLAYED: Final = regex.compile(
    r"(?:在(?:当|其|这)中|其中|也|还|都|将|已经?|能够?|始终|一直|正|充分)*发挥[了着]?[^，。；：发]{0,12}?作用"
)
_PLACED: Final = regex.compile(r"(?:在|对|对于|为|给|与|和|及|、|由|让|使)$")
_ROLE_IN: Final = regex.compile(r"\b(?:roles?|parts?) (?:in|within|inside) (?:the )?$")
_TURNED: Final = regex.compile(
    r"\bwhich (?P<has>(?:has|have|had) )?(?P<role>play(?:s|ed|ing)? [^,.;]{0,40}?\b(?:role|part))"
    r" (?:in|within) (?P<the>the )?$"
)


def misplaced(case: Case) -> Iterator[Finding]:
    """Report a name that acts in the Chinese and is acted in in the English."""
    for mark, term in _actors(case):
        for start, end in find_forms(case.en, term.accepts()):
            if _ROLE_IN.search(case.en, 0, start):
                message = f"{mark.zh} plays a role; the English says that something else does."
                yield case.finding(
                    "role-misplaced", message, "error", zh=(mark.start, mark.end), en=(start, end)
                )


def put_right(case: Case) -> Iterator[str]:
    """Yield the English where "which played a role in NAME" is "in which NAME played a role"."""
    for _, term in _actors(case):
        for start, end in find_forms(case.en, term.accepts()):
            if said := _TURNED.search(case.en, 0, start):
                actor = f"{said['the'] or ''}{case.en[start:end]}"
                clause = f"in which {actor} {said['has'] or ''}{said['role']}"
                yield case.en[: said.start()] + clause + case.en[end:]


def _actors(case: Case) -> Iterator[tuple[Mark, Term]]:
    zh = case.sentence.text
    for mark in case.marks:
        acts = _PLAYED.match(zh, mark.end) and not _PLACED.search(zh, 0, mark.start)
        if mark.term is not None and acts:
            yield mark, mark.term
