"""Lines of the United Nations that have one English each: formulas.tsv, - for what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.drafts.formulas import formula
from summarizer.front import prepare
from summarizer.options import Options
from summarizer.quantities import UNITED_NATIONS
from summarizer.read import read
from summarizer.verify import Case, check
from tests.marked import rows_of

ROWS = rows_of(Path(__file__).with_name("formulas.tsv"))
CONTEXT = "大会第48/134号决议，秘书长的报告，安全理事会，会员国。\n\n"


@pytest.mark.parametrize("row", ROWS, ids=[row["zh"] for row in ROWS])
def test_a_formula_is_english_all_through(row: dict[str, str]) -> None:
    front = prepare(read((CONTEXT + row["zh"]).encode()), Options())
    assert front.style == UNITED_NATIONS
    sentence, marks = front.sentences[-1], front.marks[-1]
    assert (formula(sentence.text, marks) or "-") == row["en"]
    if row["en"] != "-":  # else a repair would take its place
        assert check(Case(sentence=sentence, marks=marks, en=row["en"])) == ()
