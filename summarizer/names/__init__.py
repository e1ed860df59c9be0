"""Names that no glossary has: found, given one rendering for the whole document, or asked about.

A library for the stages: it imports records, characters and errors only. Importing it loads no
model; the tagger is loaded by the first `find`.
"""

from __future__ import annotations

from summarizer.names.asking import accept, guessed, question, settle
from summarizer.names.finder import find
from summarizer.names.records import Known, Occurrence, UnlistedName
from summarizer.names.suggestions import SuggestedRow, suggest_rows

__all__ = [
    "Known",
    "Occurrence",
    "SuggestedRow",
    "UnlistedName",
    "accept",
    "find",
    "guessed",
    "question",
    "settle",
    "suggest_rows",
]
