"""The same document once more: what is run, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from eval import again
from eval.bench import Request
from eval.records import Suite


def test_three_runs_share_one_cache(
    suite: Suite, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[str], Path]] = []

    def timed(arguments: Sequence[str], cache: Path) -> float:
        asked.append((list(arguments), cache))
        out = Path(arguments[arguments.index("-o") + 1])
        assert Path(arguments[1]).read_text(encoding="utf-8") == suite.segments[0].zh
        out.write_text("English\n", encoding="utf-8")
        return 10.0 / len(asked)

    monkeypatch.setattr(again, "timed", timed)
    told = again.again(Request(suite="small", data=folder, tomls=folder))
    assert (told.first, told.second, told.same) == (10.0, 5.0, True)
    assert len({cache for _, cache in asked}) == 1
    assert ["-g" in arguments for arguments, _ in asked] == [False, False, True]


def test_other_text_is_told() -> None:
    told = again.Again(first=9.0, second=1.0, glossary=2.0, same=False)
    assert "NOT the same" in told.shown()
    assert "second run" in told.shown()
