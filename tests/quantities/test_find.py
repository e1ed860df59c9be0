"""The reviewable case files: every figure, and none besides."""

from __future__ import annotations

import pytest

from summarizer.quantities import find, render

from .tables import rows

CASES = rows("cases")
NO_FIGURES = rows("no_figures")
KNOWN_FAILURES = rows("known_failures")


def ids(cases: list[dict[str, str]]) -> list[str]:
    return [f"{case['label']}: {case['zh']}" for case in cases]


def check(case: dict[str, str]) -> None:
    found = find(case["zh"])
    assert " | ".join(q.text for q in found) == case["figures"]
    assert " | ".join(render(q) for q in found) == case["english"]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_case(case: dict[str, str]) -> None:
    check(case)


@pytest.mark.parametrize("case", NO_FIGURES, ids=ids(NO_FIGURES))
def test_no_figure(case: dict[str, str]) -> None:
    assert find(case["zh"]) == ()


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=ids(KNOWN_FAILURES))
def test_known_failure(case: dict[str, str]) -> None:
    check(case)


def test_enough_cases() -> None:
    assert len(CASES) + len(NO_FIGURES) >= 600
    assert len(NO_FIGURES) >= 200


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_spans_are_slices_in_order(case: dict[str, str]) -> None:
    end = 0
    for quantity in find(case["zh"]):
        assert end <= quantity.start < quantity.end
        assert case["zh"][quantity.start : quantity.end] == quantity.text
        end = quantity.end
