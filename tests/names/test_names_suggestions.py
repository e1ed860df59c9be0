"""Rows for `glossary suggest`, and the article with no glossary at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer.names import find, suggest_rows

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"


def test_names_then_terms() -> None:
    texts = ["副部长辛国斌介绍产能合作情况。", "产能合作和“走出去”并行，“河钢集团”参与产能合作。"]
    rows = suggest_rows(find(texts, taken=[[], []]), texts)
    by_zh = {row.zh: row for row in rows}
    assert (by_zh["辛国斌"].en, by_zh["辛国斌"].how) == ("Xin Guobin", "pinyin")
    assert "辛国斌" in by_zh["辛国斌"].context
    assert by_zh["产能合作"].count == 3
    assert by_zh["走出去"].count == 1
    assert (by_zh["河钢集团"].en, by_zh["河钢集团"].how) == ("Hegang Group", "guess: correct me")
    assert len(by_zh) == len(rows)


def test_what_is_taken_is_not_suggested() -> None:
    texts = ["产能合作", "产能合作"]
    spans = [[(0, 4)], [(0, 4)]]
    assert suggest_rows((), texts, taken=spans) == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared article is not here")
def test_article_without_a_glossary() -> None:
    article = (SHARED / "press-2017-05-12.zh.txt").read_text("utf-8")
    texts = [part for part in re.findall(r"[^。\n]+。?", article) if part.strip()]
    names = find(texts, taken=[[] for _ in texts])
    rendered = {name.zh: name.en for name in names}
    assert rendered["辛国斌"] == "Xin Guobin"
    assert rendered["宁吉喆"] == "Ning Jizhe"
    facts = (SHARED / "press-2017-05-12.facts.tsv").read_text("utf-8").splitlines()
    wanted = {line.split("\t")[1] for line in facts if line.startswith("name\t")}
    assert len(wanted & {row.zh for row in suggest_rows(names, texts)}) >= 30
