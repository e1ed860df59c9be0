"""Repeated and retold sentences: the cases, both errors counted, and the article."""

# ruff: noqa: E501 - Chinese is two columns wide
from __future__ import annotations

import csv
from pathlib import Path

import pytest

from summarizer.normalise import normalise
from summarizer.read import read_path, read_text
from summarizer.segment import repeated_blocks, segment
from summarizer.segment.repeats import find_repeats

HERE = Path(__file__).resolve()
ARTICLE = HERE.parents[2].parent / "shared" / "documents" / "press-2017-05-12.zh.txt"

WRONG_YES = "buyer and seller have changed places: bigrams know no order"
WRONG_NO = "the exchanged words are taken for news"
KNOWN_FAILURES = {
    "buyer and seller": WRONG_YES,
    "same amount": WRONG_NO,
    "paraphrased verb, rest kept": WRONG_NO,
}


def load() -> list[dict[str, str]]:
    lines = HERE.with_name("repeats.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))


CASES = load()


def is_near(case: dict[str, str]) -> bool:
    texts = [normalise(case[name]).text for name in ("earlier", "later")]
    equal, near = find_repeats([texts[0], "本段与上下文无关。", texts[1]])
    assert equal == [None, None, None]
    return near == [None, None, 0]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[case["label"]])]
            if case["label"] in KNOWN_FAILURES
            else [],
        )
        for case in CASES
    ],
)
def test_near(case: dict[str, str]) -> None:
    assert is_near(case) == (case["near"] == "yes")


def test_both_errors_are_counted() -> None:
    missed = sum(case["near"] == "yes" and not is_near(case) for case in CASES)
    wrong = sum(case["near"] == "no" and is_near(case) for case in CASES)
    assert (len(CASES), missed, wrong) == (64, 2, 1)


def test_equal_after_normalisation() -> None:
    text = "聯繫匯率達７．７５港元。\n\n联系汇率达7.75港元。\n\n今天没有变化。\n\n联系汇率达 7.75 港元。"
    sentences = segment(read_text(text))
    assert [sentence.duplicate_of for sentence in sentences] == [None, 0, None, None]


def test_repeated_paragraph() -> None:
    text = "双方签署了协议。项目已经开工。\n\n今天没有变化。\n\n双方签署了协议。项目已经开工。"
    sentences = segment(read_text(text))
    assert repeated_blocks(sentences) == {2: 0}


def test_never_marks_an_earlier_sentence() -> None:
    texts = [
        "指导钢铁、有色、建材等行业到国外去建厂。",
        "中国组织企业交流，指导钢铁、有色、建材等行业到国外去建厂。",
    ]
    assert find_repeats(texts) == ([None, None], [None, None])


@pytest.mark.skipif(not ARTICLE.exists(), reason="shared documents are not here")
def test_article() -> None:
    sentences = segment(read_path(ARTICLE))
    assert len(sentences) == 37
    equal = {s.index: s.duplicate_of for s in sentences if s.duplicate_of is not None}
    near = {s.index: s.near_duplicate_of for s in sentences if s.near_duplicate_of is not None}
    assert equal == {12: 2, 13: 3}
    assert near == {6: 1, 7: 1}
    assert sentences[6].text.startswith("在产业合作方面，工信部组织相关行业协会")
    assert sentences[7].text.startswith("指导钢铁、有色、建材")
    assert repeated_blocks(sentences) == {4: 1}
