"""Glossaries: load, stack, find in Chinese, count in English, check.

A library for stages: it takes texts and Terms and knows no document.
"""

from summarizer.glossary.cedict import named_in
from summarizer.glossary.check import check
from summarizer.glossary.clauses import opening
from summarizer.glossary.cldr import cldr
from summarizer.glossary.english import find_forms, forbidden, occurrences
from summarizer.glossary.files import conflicts, from_pairs, load, loaded, save_tbx, save_tsv, stack
from summarizer.glossary.matcher import Matcher
from summarizer.glossary.missing import assign, missing
from summarizer.glossary.precedence import over
from summarizer.glossary.readings import for_document
from summarizer.glossary.records import Conflict, Glossary, Match, Miss, Problem
from summarizer.glossary.settings import UNITED_NATIONS, setting_of
from summarizer.glossary.shipped import builtin

__all__ = [
    "UNITED_NATIONS", "Conflict", "Glossary", "Match", "Matcher", "Miss", "Problem",
    "assign", "builtin", "check", "cldr", "conflicts", "find_forms", "for_document",
    "forbidden", "from_pairs", "load", "loaded", "missing", "named_in", "occurrences", "opening",
    "over", "save_tbx", "save_tsv", "setting_of", "stack",
]  # fmt: skip
