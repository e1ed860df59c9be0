"""Tables of English readings and of comparisons."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.quantities import compare, read

from .tables import rows

ENGLISH = rows("english")
NOTHING = rows("english_none")
PAIRS = rows("comparisons")


@pytest.mark.parametrize("case", ENGLISH, ids=[f"{c['label']}: {c['en']}" for c in ENGLISH])
def test_read(case: dict[str, str]) -> None:
    (found,) = read(case["en"])
    value = found.value
    if not isinstance(value, str):
        low, high = value["low"], value["high"]
        value = (low if low is not None else high) or ""
    assert (value, found.unit, found.bound) == (case["value"], case["unit"], case["bound"])


@pytest.mark.parametrize("case", NOTHING, ids=[c["en"] for c in NOTHING])
def test_read_nothing(case: dict[str, str]) -> None:
    assert read(case["en"]) == ()


@pytest.mark.parametrize("case", PAIRS, ids=[f"{c['label']}: {c['zh']}" for c in PAIRS])
def test_compare(case: dict[str, str]) -> None:
    found = compare(case["zh"], case["en"])
    assert " ".join(difference.kind for difference in found) == case["kinds"]
    assert all(difference.message.endswith(".") for difference in found)


def test_relative_year_against_a_known_day() -> None:
    day = date(2017, 5, 12)
    assert compare("去年出口增长", "exports grew in 2016", document_date=day) == ()
    (wrong,) = compare("去年出口增长", "exports grew in 2015", document_date=day)
    assert wrong.kind == "extra"
