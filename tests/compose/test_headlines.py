"""Headlines made from the words of a point; cases that an editor can read in headlines.tsv."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.compose.headlines import MAX_CHARS, Told, headline, is_supported
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
    made = headline([Told(point) for point in points], unasked)
    assert made == row["headline"]
    assert len(made) <= MAX_CHARS
    assert is_supported(made, " ".join(points))


def test_the_model_is_asked_where_no_point_has_a_figure_and_must_add_nothing() -> None:
    points = ["The board said that prices would go on falling."]

    def said(text: str) -> str:
        return headline(
            list(map(Told, points)), lambda requests: [Completion(text=text) for _ in requests]
        )

    assert said("Board says prices would go on falling") == "Board says prices would go on falling"
    assert said("Prices fall 3 percent") == "Prices would go on falling"


def test_a_title_with_a_figure_says_it_all() -> None:
    points = [Told("The fund has put up US$4 billion for rail.", 0.4)]
    title = "In September, consumer prices rose 0.4 percent"
    assert headline(points, unasked, title=title) == "Consumer prices up 0.4 percent in September"


def test_the_point_that_is_most_like_the_title_comes_before_the_first_sum() -> None:
    points = [
        Told("The bank has lent US$90 billion.", 0.02),
        Told("Hengyue will pay RMB 1.8 billion for 62 percent of Xiling.", 0.3),
    ]
    title = "Hengyue Cement announces its acquisition of Xiling"
    assert headline(points, unasked, title=title) == points[1].en.rstrip(".")


def test_a_title_comes_before_points_that_are_about_something_else() -> None:
    points = [Told("Xiling was founded in 2009 with a capital of RMB 800 million.", 0.02)]
    title = "Regulator fines Yunzhan Technology for its monopoly"
    assert headline(points, unasked, title=title) == title
