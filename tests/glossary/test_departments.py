"""Departments of central organs, by departments.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.glossary import builtin
from summarizer.glossary.departments import departments_in

LINES = (Path(__file__).parent / "departments.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]


@pytest.mark.parametrize(("label", "text", "found"), CASES, ids=[case[0] for case in CASES])
def test_departments(label: str, text: str, found: str) -> None:
    terms = departments_in(text, builtin().terms)
    assert " | ".join(f"{term.zh} = {term.en}" for term in terms) == found.strip("-"), label
