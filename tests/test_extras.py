"""Without the extras: the core stays small, and each feature says what to install."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from summarizer import brief, extras, translate
from summarizer import manifest as manifests
from summarizer.engines import ENGINES, open_engine
from summarizer.errors import ExtraMissing
from summarizer.extras import EXTRAS
from tests.core.fake_engine import FakeEngine

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COMMAND = 'pip install "summarizer[{}]"'
HEAVY = ("torch", "transformers", "sentencepiece", "safetensors", "ctranslate2")
# engine, each module that it cannot do without
MODULES = [(engine, module) for engine, extra in EXTRAS.items() for module in extra.modules]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def model(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Write a manifest of one engine that translates, and give its path."""
    text = Path(manifests.load("opus-mt-zh-en").origin).read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    if request.param == "seq2seq":
        text = text.replace('"ctranslate2"', '"seq2seq"').replace("model.bin", "model.safetensors")
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("model", "module"), MODULES, indirect=["model"])
def test_the_model_is_not_fetched_and_the_install_command_is_told(
    model: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.answering.store.fetch", _must_not_fetch)
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not installed
    with pytest.raises(ExtraMissing, match="needs packages that are not installed") as caught:
        translate("项目进展顺利。", model=model, cache=False)
    assert COMMAND.format(manifests.load(model).engine) in caught.value.hint
    assert caught.value.exit_code == 3


def _must_not_fetch(*_: object, **__: object) -> None:
    raise AssertionError("fetched for nothing")


def test_a_summary_model_too(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = FakeEngine(rule=lambda _: "The project is going well.")
    monkeypatch.setattr("summarizer.answering.open_engine", lambda *_: engine)
    monkeypatch.setattr("summarizer.answering.store.fetch", lambda *_, **__: None)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ExtraMissing) as caught:
        brief("项目进展顺利。\n", summary_model="bart-large-cnn", cache=False)
    assert COMMAND.format("seq2seq") in caught.value.hint


@pytest.mark.parametrize(("model", "module"), [MODULES[0], MODULES[-2]], indirect=["model"])
def test_an_engine_opened_by_itself_tells_it_too(
    model: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    manifest = manifests.load(model)
    with pytest.raises(ExtraMissing) as caught:
        open_engine(manifest, tmp_path)
    assert COMMAND.format(manifest.engine) in caught.value.hint


def test_every_engine_is_of_the_core_or_has_an_extra() -> None:
    for engine in ENGINES:
        extra = EXTRAS.get(engine)  # type: ignore[call-overload]
        assert extra is None or extra.name in PROJECT["optional-dependencies"]
    assert extras.lacking("llamacpp") == extras.lacking("openai_http") == ""


@pytest.mark.parametrize("engine", EXTRAS)
def test_the_extra_installs_what_its_engine_imports(engine: str) -> None:
    extra = EXTRAS[engine]  # type: ignore[index]
    wanted = " ".join(PROJECT["optional-dependencies"][extra.name])
    assert all(module in wanted for module in extra.modules)


def test_the_core_install_has_no_torch() -> None:
    assert not [need for need in PROJECT["dependencies"] if need.startswith(HEAVY)]
    code = "import sys, summarizer.pipeline, summarizer.cli.models; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


def test_the_harness_without_sacrebleu() -> None:
    code = "import runpy, sys; sys.modules['sacrebleu'] = None\n"
    code += "runpy.run_module('eval', run_name='__main__')"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].endswith(COMMAND.format("eval"))
    assert "Traceback" not in done.stderr
