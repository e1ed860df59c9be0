"""The embedded engine with the real model: texts of any length, one context at a time."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from summarizer import manifest as manifests
from summarizer import store
from summarizer.drafts import asked
from summarizer.engines import Request
from summarizer.engines.llamacpp import SLOT_TOKENS, LlamaCpp, _need
from tests.engines.subjects import EMBEDDED

STATUS = Path("/proc/self/status")
SHORT = asked("translate", "双方同意加强合作。")
LONG = Request(text="翻译成英文：" + "双方同意加强在各个领域的合作。" * 70, max_tokens=12)

pytestmark = pytest.mark.live


def _resident_mib() -> int:
    found = re.search(r"VmRSS:\s+(\d+)", STATUS.read_text(encoding="ascii"))
    assert found
    return int(found[1]) // 1024


def _long_between_short() -> list[int]:
    """Return the memory in use, in MiB, after a text longer than a slot and after a short one."""
    manifest = manifests.load(EMBEDDED)
    engine = LlamaCpp(manifest, store.fetch(manifest, offline=True))
    try:
        assert _need(LONG) > SLOT_TOKENS
        before = engine.complete([SHORT])
        long, after = engine.complete([LONG, SHORT])
        assert long.text
        assert after == before[0]
        engine.complete([LONG])
        held = [_resident_mib()]
        engine.complete([SHORT])
        return [*held, _resident_mib()]
    finally:
        engine.close()


@pytest.mark.skipif(not STATUS.is_file(), reason="this system does not tell a process's memory")
def test_a_long_text_does_not_take_the_memory_of_two_models() -> None:
    # In a process of its own: this one holds 400 MiB of collected tests and of earlier engines.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        assert max(apart.submit(_long_between_short).result()) < 2500
