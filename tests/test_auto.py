"""`--model auto`: the best model that is here and can run."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from summarizer import manifest as manifests
from summarizer import store, translate
from summarizer.errors import ModelMissing
from tests.core.fake_engine import FakeEngine

HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
MANIFEST = """
title = "{name}"
engine = "{engine}"
task = "{task}"
source = ["zh"]
target = ["en"]
licence = "MIT"
good_for = "tests"
memory_mib = {memory}
limits = {{context_tokens = 512, max_source_chars = 100}}
prompt = {{format = "chatml", templates = {{translate = "translate"}}}}
[[files]]
name = "weights.any"
bytes = 5
sha256 = "{digest}"
[hub]
repo = "someone/model"
revision = "0123456789abcdef0123456789abcdef01234567"
"""
MODELS = [
    # name, engine, task, memory
    ("small", "llamacpp", "translate", 500),
    ("large", "llamacpp", "translate", 4000),
    ("translator", "ctranslate2", "translate", 6000),
    ("summariser", "llamacpp", "summarise", 8000),
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four models in the user's own folder, none of them installed."""
    config = tmp_path / "config"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: config)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    (config / "models").mkdir(parents=True)
    for name, engine, task, memory in MODELS:
        text = MANIFEST.format(name=name, engine=engine, task=task, memory=memory, digest=HELLO)
        (config / "models" / f"{name}.toml").write_text(text)
    return tmp_path


def install(*names: str) -> None:
    for name in names:
        folder = store.cache_folder() / "models" / name
        folder.mkdir(parents=True)
        (folder / "weights.any").write_bytes(b"hello")


CHOICES = [
    # label, installed, whether CTranslate2 is, the best
    ("the only one", ["small"], True, "small"),
    ("the larger", ["small", "large"], True, "large"),
    ("one that follows instructions", ["small", "translator"], True, "small"),
    ("a translator for want of another", ["translator"], True, "translator"),
    ("never a summariser", ["small", "summariser"], True, "small"),
    ("never one that cannot run", ["translator", "small"], False, "small"),
    ("none", [], True, ""),
    ("a summariser alone is none", ["summariser"], True, ""),
    ("one that cannot run is none", ["translator"], False, ""),
]


@pytest.mark.parametrize(
    ("names", "extra", "best"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES]
)
def test_the_best_that_is_here(
    names: list[str], extra: bool, best: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(*names)
    monkeypatch.setattr("summarizer.extras.find_spec", lambda _: object() if extra else None)
    engine = FakeEngine(rule=lambda _: "The project is going well.")
    monkeypatch.setattr("summarizer.answering.open_engine", lambda *_: engine)
    if best:
        done = translate("项目进展顺利。", model="auto", cache=False)
        assert f"model:{best}@{HELLO[:12]}" in done.signature
    else:
        with pytest.raises(ModelMissing, match="No model that translates"):
            translate("项目进展顺利。", model="auto", cache=False)


def test_damaged_weights_are_not_chosen() -> None:
    install("small", "large")
    (store.cache_folder() / "models" / "large" / "weights.any").write_bytes(b"hallo")
    assert store.best() == manifests.load("small")


def test_a_broken_manifest_is_passed_over(home: Path) -> None:
    install("small")
    (home / "config" / "models" / "broken.toml").write_text("titel = 1")
    assert store.best().name == "small"
