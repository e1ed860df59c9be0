"""Sentences of reports: what find gives, English that is right, English that is wrong."""

from __future__ import annotations

import pytest

from summarizer.quantities import compare, find

from .tables import rows

REPORTS = rows("reports")
IDS = [f"{case['label']}: {case['zh']}" for case in REPORTS]


@pytest.mark.parametrize("case", REPORTS, ids=IDS)
def test_found(case: dict[str, str]) -> None:
    assert " | ".join(quantity.text for quantity in find(case["zh"])) == case["figures"]


@pytest.mark.parametrize("case", REPORTS, ids=IDS)
def test_right_english_is_accepted(case: dict[str, str]) -> None:
    assert compare(case["zh"], case["right"]) == ()


@pytest.mark.parametrize("case", REPORTS, ids=IDS)
def test_wrong_english_is_flagged(case: dict[str, str]) -> None:
    assert compare(case["zh"], case["wrong"]) != ()
