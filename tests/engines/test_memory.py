"""Closing an engine gives its memory back: models of a real size, each in a process of its own."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from summarizer import manifest as manifests
from summarizer import store
from tests.engines import benchmark
from tests.engines.subjects import EMBEDDED

STATUS = Path("/proc/self/status")
pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="memory is read from /proc")
PROBE = """
import json, sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
from tests.engines.test_memory import resident_mib
from summarizer.engines import Request
{load}
before = resident_mib()
engine = make()
engine.complete([Request(text="双方同意加强合作。", max_tokens=8)], tick=lambda: None)
loaded = resident_mib()
engine.close()
print(json.dumps([before, loaded, resident_mib()]))
"""
TINY = """
import torch, transformers, ctranslate2
from tests.engines.benchmark import load_with
make = lambda: load_with("{backend}", Path({folder!r}))
"""
EMBEDDED_MODEL = """
from summarizer import manifest
from summarizer.engines.llamacpp import LlamaCpp
make = lambda: LlamaCpp(manifest.load("{name}"), Path({file!r}))
"""


def resident_mib() -> float:
    """Return the memory that this process holds, without what malloc keeps for its next use."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    (line,) = [row for row in STATUS.read_text().splitlines() if row.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def held(load: str) -> tuple[float, float, float]:
    """Return MiB before loading, with the model in use, and after closing it."""
    code = PROBE.format(load=load)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    before, loaded, after = json.loads(done.stdout.splitlines()[-1])
    return before, loaded, after


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for package in ("torch", "transformers", "sentencepiece", "ctranslate2"):
        pytest.importorskip(package)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return benchmark.random_marian(tmp_path_factory.mktemp("large"))


@pytest.mark.parametrize(("backend", "weights_mib"), [("ctranslate2", 70), ("transformers", 280)])
def test_a_closed_model_of_77_million_weights(backend: str, weights_mib: int, large: Path) -> None:
    held(TINY.format(backend=backend, folder=str(large)))  # the conversion is not measured
    before, loaded, after = held(TINY.format(backend=backend, folder=str(large)))
    assert loaded - before > weights_mib
    assert loaded - after > 0.8 * weights_mib


@pytest.mark.live
def test_the_closed_embedded_model() -> None:
    file = store.fetch(manifests.load(EMBEDDED))
    before, loaded, after = held(EMBEDDED_MODEL.format(name=EMBEDDED, file=str(file)))
    assert loaded - before > 900
    assert loaded - after > 0.8 * (loaded - before)
