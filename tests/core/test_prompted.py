"""What the model is asked to translate: prompted.tsv, for a Chinese reader to review."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.annotate import settle_mentions
from summarizer.drafts import hard, inline
from summarizer.front import prepare
from summarizer.options import Options
from summarizer.read import read
from tests.marked import rows_of

ROWS = rows_of(Path(__file__).with_name("prompted.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_names_and_figures_stand_in_the_order_of_english(row: dict[str, str]) -> None:
    front = prepare(read(row["zh"].encode()), Options())
    marks = settle_mentions(front.marks)
    said = [inline(s.text, hard(row)) for s, row in zip(front.sentences, marks, strict=True)]
    assert "".join(said) == row["prompt"]
