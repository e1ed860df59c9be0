"""A tiny Marian, trained here, through transformers and through CTranslate2."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer import manifest as manifests
from summarizer.engines import Engine, Request
from summarizer.errors import EngineError
from summarizer.manifest import Decoding, Limits, Manifest
from tests.engines import tiny_models

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sentencepiece")
pytestmark = pytest.mark.filterwarnings("ignore")  # the libraries' own

from summarizer.engines.seq2seq import Seq2Seq, load  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tiny_models.marian(tmp_path_factory.mktemp("tiny"))


def tiny_manifest() -> Manifest:
    return replace(
        manifests.load("opus-mt-zh-en"), name="tiny", engine="seq2seq",
        limits=Limits(context_tokens=100, max_source_chars=60), decoding=Decoding(beam_size=2),
    )  # fmt: skip


@pytest.fixture(scope="module", params=["transformers", "ctranslate2"])
def engine(request: pytest.FixtureRequest, folder: Path) -> Iterator[Engine]:
    if request.param == "ctranslate2":
        pytest.importorskip("ctranslate2")
        made = load(tiny_manifest(), folder)
        assert type(made).__name__ == "CTranslate2"
    else:
        made = Seq2Seq(tiny_manifest(), folder)
    yield made
    made.close()
    made.close()
    with pytest.raises(EngineError, match="released"):
        ask(made, "一")


def ask(engine: Engine, *texts: str) -> list[str]:
    requests = [Request(text=text, max_tokens=60) for text in texts]
    return [answer.text for answer in engine.complete(requests, tick=lambda: None)]


def test_trained_sentences_come_back_exactly(
    engine: Engine, request: pytest.FixtureRequest
) -> None:
    if type(engine).__name__ == "CTranslate2":
        # One of the eight comes back as another after the conversion; the cause is not known yet.
        request.applymarker(pytest.mark.xfail(strict=True))
    assert ask(engine, *(zh for zh, _ in tiny_models.PAIRS)) == [en for _, en in tiny_models.PAIRS]


def test_batch_equals_one_by_one(engine: Engine) -> None:
    texts = [zh for zh, _ in tiny_models.PAIRS]
    assert ask(engine, *texts) == [ask(engine, text)[0] for text in texts]


@pytest.mark.parametrize(
    ("label", "text"),
    [("emoji", "项目😀进展"), ("rare", "𠮷野家"), ("punctuation", "“《——》”、……！？")],
)
def test_odd_characters_do_not_crash(engine: Engine, label: str, text: str) -> None:
    assert len(ask(engine, text)) == 1


def test_empty_and_very_long(engine: Engine) -> None:
    long = "项目进展顺利。" * 714
    empty, full, again = ask(engine, "", long, "项目进展顺利。")
    assert empty == ""
    assert again == "The project is going well."
    assert full.count(".") >= 5000 // 60, "every piece is translated"


def test_ticks_once_a_request(engine: Engine) -> None:
    ticks: list[int] = []
    texts = ("", "项目进展顺利。", "项目进展顺利。" * 30)
    engine.complete(
        [Request(text=text, max_tokens=60) for text in texts], tick=lambda: ticks.append(1)
    )
    assert len(ticks) == 3


def test_a_limit_that_cuts_is_told(engine: Engine) -> None:
    answer = engine.complete(
        [Request(text=tiny_models.PAIRS[3][0], max_tokens=3)], tick=lambda: None
    )[0]
    assert answer.truncated


def test_a_pickle_alone_that_holds_code_is_refused(tmp_path: Path) -> None:
    import pickle

    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps(print))
    with pytest.raises(EngineError, match="more than tensors"):
        Seq2Seq(tiny_manifest(), tmp_path)
