"""Articles before names: articles.tsv."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

import pytest

from summarizer.finishing.articles import articled, takes_article
from summarizer.records import Mark, Term, TermKind

_LINES = (Path(__file__).parent / "articles.tsv").read_text("utf-8").splitlines()
_ROWS = [line for line in _LINES if not line.startswith("#")]
CASES = list(csv.DictReader(_ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_articles(case: dict[str, str]) -> None:
    kind = cast(TermKind, case["kind"] or "other")
    term = Term(zh=case["zh"], en=case["en"], kind=kind)
    mark = Mark(start=0, end=1, zh=term.zh, kind="term", en=term.en, source="", term=term)
    assert articled(case["draft"], [mark]) == (case["articled"] or case["draft"])


def test_once_is_enough() -> None:
    for case in CASES:
        term = Term(zh=case["zh"], en=case["en"])
        mark = Mark(start=0, end=1, zh=term.zh, kind="term", en=term.en, source="", term=term)
        once = articled(case["draft"], [mark])
        assert articled(once, [mark]) == once


def test_an_entry_of_ours_is_believed() -> None:
    xinhua = Term(zh="新华社", en="Xinhua News Agency", origin="builtin:x.tsv:1")
    assert not takes_article(xinhua, "Xinhua News Agency")


def test_countries_only_by_their_main_name() -> None:
    usa = Term(zh="美国", en="US", variants=("America",), kind="place", article=True)
    assert takes_article(usa, "US")
    assert not takes_article(usa, "America")
