"""The records of names that no glossary has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from summarizer.records import Term, TermKind

Known = Callable[[str], str | None]
"""The glossary's exact lookup: Chinese name -> its English, None when it has no such entry."""

Made = Literal["text", "pinyin", "parts", "guess", "model", ""]
"""How a rendering was made; "text": the document gives it in brackets behind the name."""

ENFORCE = 0.8
"""Least confidence at which a rendering is enforced: a wrong name is worse than none."""

ASK = 0.6
"""Least confidence at which a name is worth a question to the model."""

TWICE = 0.5
"""The same for a name that comes back, and so must be rendered alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Where a name stands: the index of the sentence, and a half-open span in code points."""

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlistedName:
    """A name of the document that no glossary has, with the one English it must have.

    en:         "" while unknown: then nothing is enforced.
    source:     how `en` was made; "" while unknown.
    short:      English for later mentions; "" when `en` is always used.
    guess:      an unproved rendering for people to correct in `glossary suggest`; never enforced.
    confidence: 0 to 1, that this is a name and `en` its English.
    part_of:    the fuller name of the document that this one shortens (莫兰 of 威廉·莫兰); it is
                settled together with that.
    """

    zh: str
    en: str
    kind: TermKind
    source: Made
    occurrences: tuple[Occurrence, ...]
    short: str = ""
    guess: str = ""
    confidence: float = 0.0
    part_of: str = ""

    @property
    def askable(self) -> bool:
        """Whether the model should be asked for the English of this name."""
        return (
            not self.en
            and not self.part_of
            and self.kind in ("person", "place", "organisation", "project")
            and (self.confidence >= ASK or (self.confidence >= TWICE and len(self.occurrences) > 1))
        )

    @property
    def term(self) -> Term:
        """The name as a glossary entry, for the mark that enforces it."""
        return Term(
            zh=self.zh,
            en=self.en,
            short=self.short,
            kind=self.kind,
            source=self.source,
            origin=f"names:{self.source}",
        )


def nothing_known(_zh: str) -> str | None:
    """Stand in for a glossary where there is none."""
    return None
