"""The embedded model itself, from wherever this machine can have it."""

from __future__ import annotations

import pytest

from summarizer import manifest as manifests
from summarizer import store


@pytest.mark.live
def test_the_embedded_model_is_fetched_once_and_right() -> None:
    manifest = manifests.load("qwen2.5-coder-1.5b")
    path = store.fetch(manifest)
    assert path.stat().st_size == manifest.bytes
    with path.open("rb") as stream:
        assert stream.read(4) == b"GGUF"
    assert store.verify(manifest) == path
    assert manifest in store.installed()
