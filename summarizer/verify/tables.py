"""Vocabulary of the checks: TSV in data/, comments after #, column names first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from summarizer.tables import rows


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of data/NAME.tsv, in order, cells by column."""
    return tuple(rows("summarizer.verify", "data", f"{name}.tsv"))
