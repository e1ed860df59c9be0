"""Two processes at once, Ctrl-C and kill -9 in the middle: real processes, a real server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer import manifest as manifests
from summarizer import store

from .conftest import REPO, REVISION, Behaviour, weights

BODY = weights(400_000)
PROGRAM = """
import sys
from pathlib import Path
from summarizer import manifest, store
def report(progress):
    print(progress.kind, progress.message, progress.done_bytes, flush=True)
print("start", flush=True)
print(store.fetch(manifest.load(sys.argv[1]), report=report))
"""


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    """Write the manifest of a user's own model."""
    import hashlib

    path = tmp_path / "slow.toml"
    path.write_text(f"""
title = "Slow"
engine = "llamacpp"
task = "translate"
source = ["zh"]
target = ["en"]
licence = "MIT"
good_for = "tests"
memory_mib = 1
files = [{{name = "slow.gguf", bytes = {len(BODY)}, sha256 = "{hashlib.sha256(BODY).hexdigest()}"}}]
hub = {{repo = "{REPO}", revision = "{REVISION}"}}
limits = {{context_tokens = 1, max_source_chars = 1}}
""")
    return path


def start(toml: Path) -> subprocess.Popen[str]:
    """Fetch in another process."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(toml)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ.copy(),
    )


def wait_for_bytes(part: Path, process: subprocess.Popen[str]) -> None:
    """Return once some of the file has arrived."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        if part.exists() and part.stat().st_size > 20_000:
            return
        time.sleep(0.005)
    raise AssertionError(f"nothing arrived: {process.communicate()}")


def finish(processes: Sequence[subprocess.Popen[str]]) -> list[str]:
    """Return what each process said, having succeeded."""
    said = []
    for process in processes:
        out, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        said.append(out)
    return said


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_an_interrupted_fetch_goes_on_where_it_stopped(
    number: signal.Signals, hub: Behaviour, toml: Path, cache: Path
) -> None:
    hub.files["slow.gguf"], hub.pause_seconds = BODY, 0.02
    process = start(toml)
    part = cache / "models" / "slow" / "slow.gguf.hub.part"
    wait_for_bytes(part, process)
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode != 0
    assert ("KeyboardInterrupt" in errors) == (number == signal.SIGINT)
    kept = part.stat().st_size
    assert 20_000 < kept < len(BODY)

    hub.pause_seconds = 0
    manifest = manifests.load(str(toml))
    assert store.status(manifest) == "partial"
    assert store.fetch(manifest).read_bytes() == BODY  # and no lock was left behind
    assert hub.asked[-1][1] == f"bytes={kept}-"


def test_two_at_once_download_once(hub: Behaviour, toml: Path) -> None:
    hub.files["slow.gguf"], hub.pause_seconds = BODY, 0.01
    said = finish([start(toml), start(toml)])
    assert len(hub.asked) == 1
    assert sum("waiting for it" in out for out in said) == 1
    assert len({out.splitlines()[-1] for out in said}) == 1
