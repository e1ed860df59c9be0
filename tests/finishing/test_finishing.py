"""What is done to each English before it is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.finishing import day_first, finished
from tests.marked import marked, rows_of

HERE = Path(__file__).parent


@pytest.mark.parametrize("row", rows_of(HERE / "finishing.tsv"), ids=lambda row: row["model"])
def test_finished(row: dict[str, str]) -> None:
    sentence, marks = marked(row)
    once = finished(row["model"], sentence.text, marks)
    assert once == row["finished"]
    assert finished(once, sentence.text, marks) == once


@pytest.mark.parametrize("row", rows_of(HERE / "day_first.tsv"), ids=lambda row: row["american"])
def test_day_first(row: dict[str, str]) -> None:
    assert day_first(row["american"], ["September 3 Parade"]) == row["british"]
