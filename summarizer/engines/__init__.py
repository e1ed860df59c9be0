"""Engines by name, loaded when first used, released at exit."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from summarizer.engines.base import Completion, Engine, MarkStyle, Request, Tick, no_tick
from summarizer.manifest import Manifest, Server

__all__ = [
    "ENGINES",
    "PLACEHOLDER_ENGINES",
    "Completion",
    "Engine",
    "MarkStyle",
    "Request",
    "Tick",
    "close_all",
    "no_tick",
    "open_engine",
]

ENGINES: Final[dict[str, str]] = {
    "llamacpp": "summarizer.engines.llamacpp:LlamaCpp",
    "openai_http": "summarizer.engines.openai_http:OpenAiHttp",
    "seq2seq": "summarizer.engines.seq2seq:load",
    "ctranslate2": "summarizer.engines.ctranslate:CTranslate2",
}
"""Engine name as in a manifest -> "module:callable", called with (manifest, path)."""

PLACEHOLDER_ENGINES: Final = frozenset({"seq2seq", "ctranslate2"})
"""Engines whose models translate and cannot follow an instruction."""

_open: dict[tuple[str, Server | None, Path | None], Engine] = {}


def open_engine(manifest: Manifest, path: Path | None) -> Engine:
    """Return the engine of a model, loaded once in this process.

    path: the first file of the model, None for a model that runs on a server.
    Raises EngineError when it does not load, ExtraMissing when its packages are not installed.
    """
    key = (manifest.name, manifest.server, path)
    if key not in _open:
        module, _, name = ENGINES[manifest.engine].partition(":")
        make: Callable[[Manifest, Path | None], Engine] = getattr(import_module(module), name)
        _open[key] = make(manifest, path)
    return _open[key]


def close_all() -> None:
    """Release every model of this process."""
    while _open:
        _open.popitem()[1].close()


atexit.register(close_all)
