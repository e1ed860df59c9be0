"""The case table of sentence boundaries, and what holds for every text."""

# ruff: noqa: E501 - Chinese is two columns wide
from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.read import read_text
from summarizer.segment import segment, split

TABLE = Path(__file__).with_name("boundaries.tsv")


def load() -> list[dict[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("# ")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    return list(rows)


CASES = load()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['label']}")
def test_boundaries(case: dict[str, str]) -> None:
    marked = case["text"].replace("⏎", "\n").replace("␍", "\r")
    text = marked.replace("‖", "")
    expected = [piece.strip() for piece in marked.split("‖")]
    assert [sentence.zh for sentence in segment(read_text(text))] == expected
    if "\n" not in text:
        assert [piece.strip() for piece in split(text)] == expected


KNOWN_FAILURES = [
    ("a full stop typed for a decimal point", "增长3。5%。"),
    ("a quoted question without colon ends the sentence", "他问“为什么？”‖没有人回答。"),
    ("dots that stand for left out words", "会议指出，“十三五”时期……任务艰巨。"),
    ("counting with dots", "甲……乙……丙……他慢慢地数着。"),
    (
        "half-width full stop without a space in a text that has 。 too",
        "截至二〇一六年底.‖我们完成了任务。",
    ),
]


@pytest.mark.xfail(reason="needs the meaning of the sentence")
@pytest.mark.parametrize(("label", "marked"), KNOWN_FAILURES)
def test_known_failures(label: str, marked: str) -> None:
    assert split(marked.replace("‖", "")) == marked.split("‖")


def test_table_is_large_and_has_negatives() -> None:
    assert len(CASES) >= 250
    assert sum(case["kind"] == "neg" for case in CASES) >= 60
    assert len({(case["group"], case["label"]) for case in CASES}) == len(CASES)
    for case in CASES:
        if case["kind"] == "neg" and case["group"] not in ("lines", "wrapped"):
            assert "‖" not in case["text"], case["label"]


PIECES = st.sampled_from(
    [
        *"一二三是。！？；，、：“”‘’（）《》「」『』\"'…—.!?;:()[]#*-|1２９％aB \n\t\u3000\u00ad\u200b",
        "。2016年",
        "……",
        "他说",
        "，他说，",
        "www.a.cn",
        "4.7%",
        "(一)",
        "1. ",
        "\r\n",
        "\n\n",
        "沙烏地阿拉伯",
        "\U00020000",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(split(text)) == text
    assert all(split(text))
