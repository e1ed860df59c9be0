"""An added bound goes without a trace, or not at all."""

from __future__ import annotations

import pytest

from summarizer.quantities import read, unbounded

from .tables import rows

CASES = rows("unbound")


@pytest.mark.parametrize("case", CASES, ids=[f"{c['label']}: {c['en']}" for c in CASES])
def test_unbounded(case: dict[str, str]) -> None:
    figure = next(figure for figure in read(case["en"]) if figure.bound != "exact")
    assert (unbounded(case["en"], figure) or "-") == case["without"]
