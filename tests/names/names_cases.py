"""Reading of the case tables beside these tests."""

from __future__ import annotations

from pathlib import Path

import pytest


def cases(name: str) -> list[pytest.param]:
    """Return one parameter set, a dict of cells, for each row; one with `fails` must fail."""
    lines = (Path(__file__).parent / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    head = rows[0]
    found = []
    for row in rows[1:]:
        case = dict(zip(head, row + [""] * (len(head) - len(row)), strict=True))
        why = case.get("fails", "")
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        found.append(pytest.param(case, id=f"{case['label']}: {row[1][:12]}", marks=marks))
    return found
