"""The engines that the contract is tested on, each loaded as the package loads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from summarizer import manifest as manifests
from summarizer import store
from summarizer.drafts import render
from summarizer.engines import Completion, Engine, Request
from summarizer.manifest import Server
from tests.engines import live_server
from tests.engines.conftest import TinyModels
from tests.engines.tiny.corpus import pairs, summaries

EMBEDDED = "qwen2.5-coder-1.5b"
NAMES = ("Aldrin", "Borealis", "Calder", "Dunmore", "Everard", "Falkner")
live = pytest.mark.live
SUBJECTS = [
    "transformers marian", "ctranslate2 marian", "transformers m2m100", "ctranslate2 m2m100",
    "transformers nllb", "ctranslate2 nllb", "transformers mt5", "transformers bart",
    pytest.param("llamacpp", marks=live), pytest.param("openai_http", marks=live),
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An engine under test.

    known:  sources, and what their answers must hold; for a tiny model that is the whole answer.
    prompt: turns a Chinese text into what this engine is sent.
    chats:  whether it follows instructions, so that nothing can be said of an empty text.
    """

    engine: Engine
    known: Sequence[tuple[str, str]]
    prompt: Callable[[str], str]
    chats: bool

    def ask(self, *texts: str, **options: float) -> list[Completion]:
        """Send texts, as they are, in one batch."""
        requests = [Request(text=text, max_tokens=60, **options) for text in texts]  # type: ignore[arg-type]
        return list(self.engine.complete(requests, tick=lambda: None))


@contextmanager
def opened(name: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subject]:
    """Load a subject and close it, twice."""
    backend, _, kind = name.partition(" ")
    if kind:
        engine = _tiny(backend, kind, tiny, monkeypatch)
        known = list(summaries({"mt5": "zh", "bart": "en"}[kind]).values()) if kind in (
            "mt5", "bart") else pairs()  # fmt: skip
        yield Subject(engine=engine, known=known, prompt=str, chats=False)
    elif backend == "llamacpp":
        from summarizer.engines.llamacpp import LlamaCpp

        manifest = manifests.load(EMBEDDED)
        engine = LlamaCpp(manifest, store.fetch(manifest))
        yield _chatting(engine)
    else:
        from summarizer.engines.openai_http import OpenAiHttp

        with live_server.serving(store.fetch(manifests.load(EMBEDDED))) as url:
            server = Server(url=url, model=EMBEDDED, constraint="grammar", concurrency=2)
            engine = OpenAiHttp(replace(manifests.load("local-server"), server=server))
            yield _chatting(engine)
    engine.close()
    engine.close()


def _tiny(backend: str, kind: str, tiny: TinyModels, monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = tiny(kind)
    from summarizer.engines.seq2seq import BACKEND_VARIABLE, load

    if backend == "ctranslate2":
        pytest.importorskip("ctranslate2")
    with monkeypatch.context() as patch:
        patch.setenv(BACKEND_VARIABLE, backend)
        engine = load(made.manifest, made.folder)
    assert type(engine).__name__.lower() == {"transformers": "seq2seq"}.get(backend, backend)
    return engine


def _chatting(engine: Engine) -> Subject:
    def prompt(text: str) -> str:
        return render("translate", text)

    known = [(prompt(f"{name}表示支持该项目。"), name) for name in NAMES]
    return Subject(engine=engine, known=known, prompt=prompt, chats=True)
