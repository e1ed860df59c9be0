"""Glossaries: load, stack, find in Chinese, count in English, check."""

from summarizer.glossary.files import conflicts, from_pairs, load, save_tbx, save_tsv, stack
from summarizer.glossary.matcher import Matcher
from summarizer.glossary.records import Conflict, Glossary, Match, Miss, Problem

__all__ = [
    "Conflict", "Glossary", "Match", "Matcher", "Miss", "Problem",
    "conflicts", "from_pairs", "load", "save_tbx", "save_tsv", "stack",
]  # fmt: skip
