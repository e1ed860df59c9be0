"""Headlines made from the words of a point; cases that an editor can read in headlines.tsv."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.compose.headlines import MAX_CHARS, headline, is_supported
from summarizer.engines import Completion, Request

TABLE = Path(__file__).with_name("headlines.tsv")


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def unasked(requests: Sequence[Request]) -> list[Completion]:
    raise AssertionError("the model is not needed")


@pytest.mark.parametrize("row", cases(), ids=lambda row: row["case"])
def test_headline(row: dict[str, str]) -> None:
    points = row["points"].split(" | ")
    made = headline(points, unasked)
    assert made == row["headline"]
    assert len(made) <= MAX_CHARS
    assert is_supported(made, " ".join(points))


def test_the_model_is_asked_where_no_point_has_a_figure_and_must_add_nothing() -> None:
    points = ["The board said that prices would go on falling."]

    def said(text: str) -> str:
        return headline(points, lambda requests: [Completion(text=text) for _ in requests])

    assert said("Board says prices would go on falling") == "Board says prices would go on falling"
    assert said("Prices fall 3 percent") == "Prices would go on falling"
