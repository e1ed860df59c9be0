"""Sentences of a table with their marks, as the front end makes them."""

from __future__ import annotations

import csv
from pathlib import Path

from summarizer import glossary
from summarizer.annotate import annotate
from summarizer.glossary import Glossary, Matcher
from summarizer.quantities import Style
from summarizer.read import read
from summarizer.records import Mark, Sentence, Term
from summarizer.segment import segment


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a TSV table without quoting."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def marked(row: dict[str, str]) -> tuple[Sentence, tuple[Mark, ...]]:
    """Return the one sentence of `zh` with its marks; `glossary` holds entries, zh=en|zh=en."""
    (sentence,) = segment(read(row["zh"].encode()))
    own = [pair.split("=") for pair in row["glossary"].split("|") if pair]
    given = Glossary(terms=tuple(Term(zh=zh, en=en, origin="own.tsv") for zh, en in own))
    terms = glossary.for_document(glossary.over(glossary.builtin(), given), row["zh"])
    (marks,) = annotate((sentence,), matcher=Matcher(terms), style=Style())
    return sentence, marks
