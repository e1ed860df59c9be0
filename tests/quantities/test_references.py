"""Thresholds on the shared data; skipped where it is absent."""

from __future__ import annotations

import csv

import pytest

from summarizer.quantities import compare, find, render

from . import evaluate
from .tables import SHARED, rows

ARTICLE = SHARED / "documents" / "press-2017-05-12.zh.txt"
FACTS = SHARED / "documents" / "press-2017-05-12.facts.tsv"
ENGLISH = SHARED / "documents" / "press-2017-05-12.en.txt"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here")
# What the article says besides the figures of the facts file; all are figures.
BESIDES = {"2015年", "2016年", "2016年底", "一期", "2号", "四个", "第一"}


@needs_shared
def test_challenge() -> None:
    cases = evaluate.challenge()
    accepted = sum(not compare(case["zh"], case["good"]) for case in cases)
    rejected = sum(bool(compare(case["zh"], case["bad"])) for case in cases)
    assert accepted / len(cases) >= 0.97
    assert rejected / len(cases) >= 0.85


@needs_shared
@pytest.mark.parametrize("corpus", ["flores", "newstest"])
def test_flags_on_references_are_few_and_all_read(corpus: str) -> None:
    total, found = evaluate.flagged(corpus)
    assert len(found) / total < 0.06
    name = evaluate.CORPORA[corpus][1]
    read = {int(row["sentence"]) for row in rows("reference_flags") if row["corpus"] == name}
    assert set(found) == read


@needs_shared
def test_article() -> None:
    with FACTS.open(encoding="utf-8", newline="") as file:
        facts = [row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "figure"]
    spans = [quantity.text for quantity in find(ARTICLE.read_text("utf-8"))]
    for fact in facts:
        zh = fact["zh"]
        assert any(zh in span or span.startswith(zh) for span in spans), zh
    expected = {fact["zh"] for fact in facts} | BESIDES
    extra = [s for s in spans if not any(s == zh or s in zh or zh in s for zh in expected)]
    assert extra == []


@needs_shared
def test_article_is_rendered_as_the_facts_accept() -> None:
    import regex

    with FACTS.open(encoding="utf-8", newline="") as file:
        facts = {r["zh"]: r["accepted"] for r in csv.DictReader(file, delimiter="\t")}
    for quantity in find(ARTICLE.read_text("utf-8")):
        if quantity.text in facts:
            assert regex.search(facts[quantity.text], render(quantity)), quantity.text


@needs_shared
def test_the_reference_translation_of_the_article_agrees() -> None:
    chinese = [line for line in ARTICLE.read_text("utf-8").splitlines() if line]
    english = [line for line in ENGLISH.read_text("utf-8").splitlines() if line]
    assert len(chinese) == len(english)
    for zh, en in zip(chinese, english, strict=True):
        assert compare(zh, en) == (), zh[:20]
