"""Rows of digits of any length are read, written and compared without an error."""

from __future__ import annotations

import pytest

from summarizer.quantities import compare, find, read, render

ENGLISH = (
    "about 1{zeros} people", "US${nines} billion", "1.{nines} percent", "{nines}-{nines}",
    "the {nines}th", "{nines} years", "1 in {nines}", "{nines}/{nines}", "$1.{nines} trillion",
)  # fmt: skip
CHINESE = (
    "1{zeros}人", "{nines}亿元", "1.{nines}%", "超过{nines}万", "{ones}亿", "第{nines}届",
    "{nines}年", "{nines}元5角", "{nines}亩", "{nines}分之{nines}", "{nines}至{nines}千米",
    "{nines}号", "三点{ones}倍", "{nines}比{nines}", "降低{nines}成",
)  # fmt: skip


@pytest.mark.parametrize("digits", [28, 29, 40, 5000])
def test_rows_of_digits(digits: int) -> None:
    rows = {"zeros": "0" * digits, "nines": "9" * digits, "ones": "一" * digits}
    said = [text.format(**rows) for text in ENGLISH]
    for text in said:
        read(text)
    for pattern in CHINESE:
        text = pattern.format(**rows)
        for figure in find(text):
            assert render(figure)
        compare(text, said[0])


def test_long_numbers_are_compared() -> None:
    assert not compare("1" + "0" * 30 + "人", "1" + "0" * 30 + " people")
    assert compare("1" + "0" * 30 + "人", "1" + "0" * 31 + " people")
