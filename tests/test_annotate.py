"""Marks that no table of terms or figures makes: numbers of items, of documents, and days."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.annotate import annotate
from summarizer.glossary import Glossary, Matcher
from summarizer.records import Sentence

EMPTY = Matcher(Glossary(terms=()))
PUBLISHED = date(2024, 5, 14)

CASES = [
    # label, Chinese, the English of its marks
    ("an item", "一、延长服务时间。", ["1. "]),
    ("an item in brackets", "（十二）打造示范街区。", ["(12) "]),
    ("two quarters", "一、二季度增长。", ["the second quarter"]),
    ("members of a list", "二是加大投入。", ["Second, "]),
    ("a document's number", "根据国办发〔2020〕18号文件。", ["Guo Ban Fa [2020] No. 18"]),
    ("a resolution is none", "第1325(2000)号决议。", ["resolution 1325 (2000)"]),
    ("a day near the publication", "总理12日会见记者。", ["May 12"]),
    ("a range of days", "将于20日至22日举行。", ["May 20 to 22"]),
    ("a day of the month before", "4月29日和30日休市。", ["April 29", "April 30"]),
    ("a day that is far off", "30日表示。", ["the 30th"]),
    ("each month", "每月15日公布。", ["the 15th"]),
]


@pytest.mark.parametrize(("zh", "english"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_marks(zh: str, english: list[str]) -> None:
    sentence = Sentence(
        index=0, start=0, end=len(zh), zh=zh, text=zh, offsets=range(len(zh) + 1), block=0
    )
    (marks,) = annotate([sentence], matcher=EMPTY, published=PUBLISHED)
    assert [mark.en for mark in marks] == english
    assert all(zh[mark.start : mark.end] == mark.zh for mark in marks)


def test_a_day_without_a_publication_has_no_month() -> None:
    zh = "总理12日会见记者。"
    sentence = Sentence(
        index=0, start=0, end=len(zh), zh=zh, text=zh, offsets=range(len(zh) + 1), block=0
    )
    (marks,) = annotate([sentence], matcher=EMPTY)
    assert [mark.en for mark in marks] == ["the 12th"]
