"""Rates of checks on good and bad translations, and the bad ones that are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import checkers, mutants
from eval.checkers import Pair
from eval.records import Segment

MUTANTS = [
    # label, English, mutant
    ("digit", "rose 3.5 percent", "rose 4.5 percent"),
    ("digit", "in 2016 alone", "in 3016 alone"),
    ("digit", "no figure", ""),
    ("point", "rose 3.5 percent", "rose 35 percent"),
    ("point", "US$31.06 billion", "US$310.6 billion"),
    ("point", "27 billion", ""),
    ("scale", "US$27 billion", "US$27 million"),
    ("currency", "RMB 350 million", "US$350 million"),
    ("currency", "350 million", ""),
    ("share", "up 6.2 percentage points", "up 6.2 percent"),
    ("share", "up 6.2 percent", "up 6.2 percentage points"),
    ("month", "on December 5", "on January 5"),
    ("dropped", "worth US$27 billion in all", "worth some in all"),
    ("swapped", "56 zones, 1,000 companies", "1,000 zones, 56 companies"),
    ("swapped", "3 and 3", ""),
    ("clause_lost", "rose, fell", ""),
    ("looped", "a b c d e f", "a b c d e f b c d e f b c d e f b c d e f b c d e f"),
    ("untranslated", "nonferrous metals", "有色 metals"),
]


@pytest.mark.parametrize(("name", "text", "bad"), MUTANTS, ids=[f"{m[0]}: {m[1]}" for m in MUTANTS])
def test_mutations(name: str, text: str, bad: str) -> None:
    assert getattr(mutants, name)(text) == bad


def test_each_mutation_of_a_segment() -> None:
    segment = Segment(id="1", zh="270亿美元，增长18.3%", en="US$27 billion, up 18.3 percent")
    found = {pair.phenomenon: pair.bad for pair in mutants.mutants([segment])}
    assert "another month" not in found
    assert found["two figures swapped"] == "US$18.3 billion, up 27 percent"
    assert all(pair.good == segment.en for pair in mutants.mutants([segment]))


def test_rates() -> None:
    pairs = [
        Pair(zh="270亿美元", good="US$27 billion", bad="US$270 billion", phenomenon="scale"),
        Pair(zh="增长3%", good="up three percent", bad="up 4 percent", phenomenon="digit"),
    ]
    *by_kind, total = checkers.rates(pairs, "second", checkers.second)
    assert [(rate.phenomenon, rate.count) for rate in by_kind] == [("digit", 1), ("scale", 1)]
    assert (total.passed, total.rejected) == (2, 2)
    assert "| second | all | 2 | 100.0 | 100.0 |" in checkers.shown([total])


def test_a_check_that_never_complains_rejects_nothing() -> None:
    pair = Pair(zh="一", good="one", bad="two", phenomenon="x")
    (*_, total) = checkers.rates([pair], "none", lambda _zh, _en: [])
    assert (total.passed, total.rejected) == (1, 0)


def test_the_second_check_is_there_without_the_package() -> None:
    assert "second figure check" in checkers.checkers()


def test_pairs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("zh\tgood\tbad\treference\tphenomenon\n一\tone\ttwo\t\tx\n", encoding="utf-8")
    assert checkers.read_pairs(path) == [Pair(zh="一", good="one", bad="two", phenomenon="x")]
