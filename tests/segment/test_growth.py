"""No text makes the front end slow: each of these once had, or could have, quadratic time."""

from __future__ import annotations

import time

import pytest

from summarizer.read import read_text
from summarizer.segment import segment

CHARS = 60_000

HARD = {
    "one sentence": "双方签署了协议",
    "dots of abbreviations": "Mr. ",
    "dots": "a. b",
    "full-width dots": "一．",
    "openers": "（",
    "mismatched brackets": "（】",
    "quotes": "“”",
    "straight quotes": '"a',
    "unclosed quotes": "“甲。",
    "addresses": "www.a.cn ! ",
    "ellipses": "……甲",
    "marks": "！？",
    "spread letters": "中 国 人 aa ",
    "breaks": "甲\n",
    "blank lines": "甲\n\n",
    "table rule": "|    ",
    "headings": "# ",
    "link openings": "[",
    "links": "[a](b)",
    "emphasis": "**",
    "enumerations": "（一）甲；",
    "one repeated sentence": "国新办就产能合作情况举行发布会。",
    "numbers": "1",
    "Taiwan words": "行政院軟體沙烏地阿拉伯",
    "spaces": "甲 ",
    "soft hyphens": "甲\u00ad",
    "hyphens at breaks": "a-\n",
}


@pytest.mark.parametrize("label", HARD)
@pytest.mark.parametrize("form", ["txt", "md"])
def test_time_of_hard_texts(label: str, form: str) -> None:
    text = ("甲。" + HARD[label] * CHARS)[:CHARS] + "x乙"
    started = time.process_time()
    segment(read_text(text, format=form))
    assert time.process_time() - started < 10
