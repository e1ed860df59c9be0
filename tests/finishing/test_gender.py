"""He or she, as a document tells, and pronouns put right.

In gender.tsv a document has several sentences, " | " between them; `persons` are the names in each,
`genders` what a pronoun in the English of each must be, "-" for unsaid.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.finishing.gender import Gender, gendered, genders
from tests.marked import rows_of

ROWS = rows_of(Path(__file__).with_name("gender.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["label"])
def test_genders(row: dict[str, str]) -> None:
    cells = row["persons"].split(" | ")
    names = [[name for name in cell.strip().split(",") if name] for cell in cells]
    found = genders(row["zh"].split(" | "), names)
    assert [gender or "-" for gender in found] == row["genders"].split()


PRONOUNS: list[tuple[str, Gender, str]] = [
    ("Zhu and his colleagues praised him.", "she", "Zhu and her colleagues praised her."),
    ("She gave her a book; her friends saw her.", "he", "He gave him a book; his friends saw him."),
    ("His own mother taught herself.", "she", "His own mother taught herself."),
    ("He left.", "", "He left."),
    ("They left.", "she", "They left."),
    ("She blamed herself for the delay.", "he", "He blamed himself for the delay."),
]


@pytest.mark.parametrize(("english", "gender", "expected"), PRONOUNS)
def test_pronouns_are_put_right(english: str, gender: Gender, expected: str) -> None:
    assert gendered(english, gender) == expected
