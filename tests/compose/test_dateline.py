"""Datelines: who spoke, where and when; cases that an editor can read in datelines.tsv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from summarizer.annotate import with_names
from summarizer.compose.dateline import dateline
from summarizer.front import prepare
from summarizer.options import Options

TABLE = Path(__file__).with_name("datelines.tsv")


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", cases(), ids=lambda row: row["case"])
def test_dateline(row: dict[str, str]) -> None:
    front = prepare(row["zh"], Options())
    assert dateline(front.sentences, with_names(front.marks, front.names)) == row["dateline"]
