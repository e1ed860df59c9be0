"""A pipeline whose engine is a fake one, and a cache of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import answering
from tests.core.fake_engine import FakeEngine


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def use_engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeEngine], FakeEngine]:
    """Return a function that puts a fake engine in the place of every model."""

    def use(engine: FakeEngine) -> FakeEngine:
        monkeypatch.setattr(answering, "open_engine", lambda _manifest, _path: engine)
        monkeypatch.setattr(answering.Answerer, "require", lambda _self: None)
        return engine

    return use
