"""Points: what is left out of them, and which of them share one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from summarizer.compose.points import groups, point, shortened
from summarizer.repair import Work
from tests.compose.briefs import front, works

HERE = Path(__file__).parent
PAIRS = {
    "前5个月，出口增长3.8%。": "In the first five months, exports rose 3.8 percent.",
    "进口下降2.5%。": "Imports fell 2.5 percent.",
    "贸易额达到20亿美元。": "Trade reached US$2 billion.",
    "公司新建3个工厂。": "The company built 3 new factories.",
    "贷款余额超过90亿美元。": "Outstanding loans were more than US$9 billion.",
    "企业数量达到1000家。": "The number of companies reached 1,000.",
}


def _works(*blocks: str) -> list[Work]:
    given = front("\n\n".join(blocks) + "\n")
    return works(given, PAIRS)


def _rows() -> list[dict[str, str]]:
    with (HERE / "shortened.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["model"])
def test_shortened(row: dict[str, str]) -> None:
    (work,) = works(front(row["zh"] + "\n"), {row["zh"]: row["model"]})
    assert shortened(work).draft.en == row["shortened"]


def test_two_short_sentences_of_a_paragraph_share_a_point() -> None:
    a, b, c, d, e, f = PAIRS
    found = groups(_works(a + b, c, d, e + f))
    assert [len(group) for group in found] == [2, 1, 1, 2]
    made = point(found[0])
    assert made.en == f"{PAIRS[a]} {PAIRS[b]}"
    assert [source.zh for source in made.sources] == [a, b]
    said = [made.en[link.en_start : link.en_end] for link in made.links]
    assert "3.8 percent" in said
    assert "2.5 percent" in said


def test_four_points_remain() -> None:
    a, b, c, d, *_ = PAIRS
    assert len(groups(_works(a + b + c + d))) == 4
