"""What is particular to sequence-to-sequence models; what all engines share is in test_contract."""

from __future__ import annotations

import json
import math
import pickle
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer.engines import Engine, Request, open_engine
from summarizer.errors import EngineError
from tests.engines.conftest import TinyModels
from tests.engines.tiny import models
from tests.engines.tiny.corpus import pairs, summaries
from tests.engines.tiny.installed import Tiny

pytest.importorskip("torch")
pytestmark = pytest.mark.filterwarnings("ignore")  # the libraries' own

from summarizer.engines.ctranslate import CTranslate2  # noqa: E402
from summarizer.engines.seq2seq import BACKEND_VARIABLE, Seq2Seq, load  # noqa: E402

BACKENDS = pytest.mark.parametrize("backend", ["transformers", "ctranslate2"])
TRANSLATORS = pytest.mark.parametrize("kind", ["marian", "m2m100", "nllb"])
MULTILINGUAL = pytest.mark.parametrize(
    ("kind", "chinese"), [("m2m100", "zh"), ("nllb", "zho_Hans")]
)


def loaded(made: Tiny, backend: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Load as the package does, told to use one backend."""
    if backend == "ctranslate2":
        pytest.importorskip("ctranslate2")
    monkeypatch.setenv(BACKEND_VARIABLE, backend)
    engine = load(made.manifest, made.folder)
    assert isinstance(engine, CTranslate2 if backend == "ctranslate2" else Seq2Seq)
    return engine


def ask(engine: Engine, *texts: str, max_tokens: int = 60) -> list[str]:
    requests = [Request(text=text, max_tokens=max_tokens) for text in texts]
    return [answer.text for answer in engine.complete(requests, tick=lambda: None)]


@BACKENDS
@TRANSLATORS
def test_trained_sentences_come_back_exactly(
    kind: str, backend: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = loaded(tiny(kind), backend, monkeypatch)
    assert ask(engine, *(zh for zh, _ in pairs())) == [en for _, en in pairs()]


@pytest.mark.parametrize(("kind", "language"), [("mt5", "zh"), ("bart", "en")])
def test_trained_summaries_come_back_exactly(kind: str, language: str, tiny: TinyModels) -> None:
    made = tiny(kind)
    engine = load(made.manifest, made.folder)
    known = summaries(language).values()
    assert ask(engine, *(text for text, _ in known)) == [short for _, short in known]


@BACKENDS
@MULTILINGUAL
def test_the_language_code_decides(
    kind: str, chinese: str, backend: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tiny(kind)
    prompt = replace(made.manifest.prompt, target_code=chinese)
    again = replace(made, manifest=replace(made.manifest, prompt=prompt))
    zh = pairs()[6][0]
    assert ask(loaded(again, backend, monkeypatch), zh) == [zh]


@BACKENDS
@MULTILINGUAL
def test_an_unknown_language_is_told(
    kind: str, chinese: str, backend: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tiny(kind)
    prompt = replace(made.manifest.prompt, target_code="qqq")
    with pytest.raises(EngineError, match="knows no language 'qqq'"):
        loaded(replace(made, manifest=replace(made.manifest, prompt=prompt)), backend, monkeypatch)


@BACKENDS
def test_every_piece_of_a_long_source_is_translated(
    backend: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = loaded(tiny("marian"), backend, monkeypatch)
    texts = [text for text, _ in pairs() if "<" not in text]
    (answer,) = ask(engine, "".join(texts * 30), max_tokens=100)
    assert len(answer.split()) > 100, "more than one piece alone could give"


@BACKENDS
def test_a_limit_that_cuts_is_told(
    backend: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = loaded(tiny("marian"), backend, monkeypatch)
    request = Request(text=pairs()[3][0], max_tokens=3)
    (answer,) = engine.complete([request], tick=lambda: None)
    assert answer.truncated


@TRANSLATORS
def test_the_conversion_changes_no_token(
    kind: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same vocabulary, same tokens, the same start of the decoder; so float or 8 bits, the same
    best sentence."""
    transformers = pytest.importorskip("transformers")
    made = tiny(kind)
    engine: Any = loaded(made, "ctranslate2", monkeypatch)
    tokenizer = transformers.AutoTokenizer.from_pretrained(made.folder)
    if made.manifest.prompt.source_code:
        tokenizer.src_lang = made.manifest.prompt.source_code
    for zh, _ in pairs():
        theirs = tokenizer.convert_ids_to_tokens(tokenizer(zh).input_ids)
        assert engine._codec.encode(zh) == theirs


@TRANSLATORS
def test_eight_bits_leave_no_token_in_doubt(
    kind: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every right token by far the likeliest: what rounds otherwise elsewhere changes none."""
    engine: Any = loaded(tiny(kind), "ctranslate2", monkeypatch)
    codec, known = engine._codec, pairs()
    scored = engine._translator.score_batch(
        [codec.encode(zh) for zh, _ in known],
        [[*codec.prefix, *codec._target.encode(en, out_type=str)] for _, en in known],
    )
    least = min(min(row.log_probs[len(codec.prefix) :]) for row in scored)
    assert math.exp(least) > 0.9


def test_a_marian_that_starts_from_elsewhere_is_not_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny: TinyModels
) -> None:
    """Trained further with transformers, <pad> gets an embedding: the conversion would drop it."""
    pytest.importorskip("ctranslate2")
    models.marian(tmp_path, start_from_zero=False)
    monkeypatch.setenv(BACKEND_VARIABLE, "ctranslate2")
    engine = load(tiny("marian").manifest, tmp_path)
    assert isinstance(engine, Seq2Seq)
    assert ask(engine, *(zh for zh, _ in pairs())) == [en for _, en in pairs()]


def test_a_tokenizer_that_writes_other_tokens_is_not_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny: TinyModels
) -> None:
    pytest.importorskip("ctranslate2")
    made = tiny("marian")
    folder = shutil.copytree(made.folder, tmp_path / "copy")
    shutil.copy(folder / "target.spm", folder / "source.spm")
    monkeypatch.setattr("summarizer.engines.converting.Codec", _Stranger)
    assert isinstance(load(made.manifest, folder), Seq2Seq)


class _Stranger:
    """Puts the language at the end, as mBART-25 does."""

    known = frozenset({"zh_CN", "</s>"})

    def __init__(self, *_: object) -> None: ...

    def encode(self, text: str) -> list[str]:
        return [text, "</s>", "zh_CN"]


def test_a_pickle_is_turned_into_safetensors_once(tmp_path: Path, tiny: TinyModels) -> None:
    import torch
    from safetensors.torch import load_file

    made = tiny("bart")
    folder = shutil.copytree(made.folder, tmp_path / "pickled")
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    text, short = summaries("en")["true"]
    assert ask(load(made.manifest, folder), text) == [short]
    (folder / "pytorch_model.bin").write_bytes(b"no longer read")
    assert ask(load(made.manifest, folder), text) == [short]


def test_a_pickle_that_holds_code_is_refused(tmp_path: Path, tiny: TinyModels) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps(print))
    with pytest.raises(EngineError, match="more than tensors"):
        load(tiny("marian").manifest, tmp_path)


def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path, tiny: TinyModels) -> None:
    made = tiny("bart")
    folder = shutil.copytree(made.folder, tmp_path / "coded")
    config = json.loads((folder / "config.json").read_text())
    config["auto_map"] = {"AutoConfig": "own.Config", "AutoModelForSeq2SeqLM": "own.Model"}
    config["model_type"] = "own"
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "own.py").write_text("raise SystemExit('this code ran')")
    with pytest.raises(EngineError, match="cannot load"):
        load(made.manifest, folder)


@pytest.mark.parametrize("kind", ["marian", "m2m100", "nllb", "mt5", "bart"])
def test_open_engine_loads_it_by_its_manifest(kind: str, tiny: TinyModels) -> None:
    made = tiny(kind)
    first = open_engine(made.manifest, made.folder)
    assert open_engine(made.manifest, made.folder) is first
