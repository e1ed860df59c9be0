"""The records of the glossary layer; the entry itself, Term, is in summarizer.records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Final

from summarizer.records import Severity, Term

_CONTENT: Final = attrgetter(*(item.name for item in fields(Term) if item.name != "origin"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """A list of entries, in the order of their file.

    name: the file's stem, "builtin", or whatever the maker called it.
    """

    terms: tuple[Term, ...]
    name: str = "glossary"

    @property
    def digest(self) -> str:
        """The sha256 of the entries, whatever the file format and place they were read from."""
        return hashlib.sha256(repr([*map(_CONTENT, self.terms)]).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place where an entry occurs.

    start, end: half-open, in code points of the text that was searched; text is that slice.
    """

    start: int
    end: int
    text: str
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One Chinese form with two renderings; `second` came later and wins."""

    zh: str
    first: Term
    second: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a glossary file.

    line: 1-based; in TOML and XLSX too; 0 where it concerns the whole file.
    code: a word that programs may rely on: "conflict", "duplicate", "empty-target", ...
    """

    file: str
    line: int
    severity: Severity
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message} [{self.code}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A term of the source that its English does not state often enough.

    expected: how often the source has it; found: how often the English has an accepted form.
    severity: "error" where it is missing altogether, "warning" where English may have used a
              pronoun (stated at least once) or stated it only inside a longer name.
    """

    term: Term
    expected: int
    found: int
    severity: Severity
    message: str
