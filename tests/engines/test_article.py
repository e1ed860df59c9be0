"""The press article of the project's own measure through each engine: the same front end, the same
checks, and whatever a model could not do is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from summarizer import manifest as manifests
from summarizer import quantities, store, translate
from summarizer.chars import han_runs
from summarizer.engines import close_all
from summarizer.options import Options
from summarizer.pipeline import prepare
from summarizer.records import Translation
from tests.engines import live_server
from tests.engines.conftest import TinyModels
from tests.engines.subjects import EMBEDDED, live

ARTICLE = Path(__file__).resolve().parents[3] / "shared/documents/press-2017-05-12.zh.txt"
SMALL = ["transformers", "ctranslate2"]
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # the libraries' own
    pytest.mark.skipif(not ARTICLE.exists(), reason="the shared documents are not here"),
]


@contextmanager
def model(
    engine: str, tiny: TinyModels, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Give what `--model` takes to run one engine."""
    if engine in SMALL:
        made = tiny("marian")
        pytest.importorskip(engine)
        monkeypatch.setenv("SUMMARIZER_CACHE", str(made.folder.parents[1]))
        monkeypatch.setenv("SUMMARIZER_SEQ2SEQ", engine)
        yield str(made.toml)
    elif engine == "llamacpp":
        yield EMBEDDED
    else:
        text = Path(manifests.load("local-server").origin).read_text(encoding="utf-8")
        with live_server.serving(store.fetch(manifests.load(EMBEDDED))) as url:
            (folder / "server.toml").write_text(text.replace("http://127.0.0.1:8080/v1", url))
            yield str(folder / "server.toml")


@pytest.fixture(
    scope="module",
    params=[*SMALL, pytest.param("openai_http", marks=live), pytest.param("llamacpp", marks=live)],
)
def done(
    request: pytest.FixtureRequest, tiny: TinyModels, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Translation]:
    folder = tmp_path_factory.mktemp("server")
    with (
        pytest.MonkeyPatch.context() as patch,
        model(request.param, tiny, folder, patch) as name,
    ):
        yield translate(ARTICLE, model=name, cache=request.param == "llamacpp")
    close_all()


def test_every_sentence_comes_out_in_its_place(done: Translation) -> None:
    expected = prepare(ARTICLE, Options()).sentences
    assert [sentence.zh for sentence in done.sentences] == [sentence.zh for sentence in expected]
    text = done.document.text
    assert all(text[given.start : given.end] == given.zh for given in done.sentences)
    assert len(done.text.split("\n\n")) == len({sentence.block for sentence in done.sentences})


def test_the_checks_ran_on_each_sentence(done: Translation) -> None:
    """What the public comparison finds wrong is a finding of its sentence, whatever the engine."""
    for sentence in done.sentences:
        errors = {finding.kind for finding in sentence.findings if finding.severity == "error"}
        if not sentence.en:
            assert "empty" in errors
        if han_runs(sentence.en):
            assert "leftover-chinese" in errors
        if quantities.compare(sentence.zh, sentence.en, document_date=done.document.date):
            assert any(finding.kind.startswith("figure-") for finding in sentence.findings)


def test_a_small_model_fails_and_the_findings_say_so(
    done: Translation, request: pytest.FixtureRequest
) -> None:
    kinds = Counter(finding.kind for finding in done.findings)
    if request.node.callspec.params["done"] in SMALL:
        assert kinds["term-missing"] > 30
        assert kinds["figure-missing"] > 5
        assert kinds["omission"] > 5
    else:
        errors = [finding for finding in done.findings if finding.severity == "error"]
        assert len(errors) <= len(done.sentences) // 10
