"""A small suite, and translators that answer from its references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from eval_fakes import FakeTranslator

from eval.records import Suite
from eval.suites import load

SUITE = """
title = "Rows for tests"
reader = "pairs"
committed = true
quick = 2
together = 2

[options]
file = "pairs.tsv"
"""
PAIRS = """id\tdomain\tzh\ten\tterms\tnote
a\tfinance\t丝路基金出资270亿美元。\tThe Silk Road Fund invested US$27 billion.\t丝路基金=Silk Road Fund\t
b\ttrade\t发改委称，进口增长18.3%。发改委将继续。\tThe NDRC said imports rose 18.3%. The NDRC will go on.\t发改委=NDRC|National Development and Reform Commission\t
c\tindustry\t工信部部署2500万吨钢铁产能。\tMIIT arranged 25 million tonnes of steel capacity.\t工信部=MIIT\t
"""  # noqa: E501


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.toml").write_text(SUITE, encoding="utf-8")
    (tmp_path / "pairs.tsv").write_text(PAIRS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def suite(folder: Path) -> Suite:
    return load("small", folder=folder)


@pytest.fixture
def fake(suite: Suite) -> Callable[..., FakeTranslator]:
    """Make a translator that gives the references, with some replaced."""

    def make(**changes: str) -> FakeTranslator:
        memory = {segment.zh: changes.get(segment.id, segment.en) for segment in suite.segments}
        return FakeTranslator(memory)

    return make
