"""The tiny models, trained once a session, each when a test first wants it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache

import pytest

from tests.engines.tiny import models
from tests.engines.tiny.installed import Tiny, install

TinyModels = Callable[[str], Tiny]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyModels:
    """Return a function that gives a tiny model by its kind: marian, m2m100, nllb, mt5 or bart."""
    root = tmp_path_factory.mktemp("tiny")

    @cache
    def make(kind: str) -> Tiny:
        for package in ("torch", "transformers", "sentencepiece"):
            pytest.importorskip(package)
        folder = root / "cache" / "models" / f"tiny-{kind}"
        folder.mkdir(parents=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the libraries' own
            getattr(models, kind)(folder)
        for trained in folder.glob("*.vocab"):
            trained.unlink()  # sentencepiece writes it for people; the hub has none
        return install(kind, folder, root)

    return make


@pytest.fixture
def translator(tiny: TinyModels, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """Return the tiny Marian, its folder being where the package keeps models."""
    made = tiny("marian")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(made.folder.parents[1]))
    return made
