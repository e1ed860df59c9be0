"""The speed of the engine alone: `python -m eval.ceiling` prints what no pipeline can exceed.

As many sequences as the package decodes together, without grammar, checks or a stop: prompts of one
length read at once, then as many tokens of each. Tokens a second, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import Final

from summarizer import manifest, store
from summarizer.engines.llama_slots import Slots
from summarizer.engines.llamacpp import SEQUENCES, SLOT_TOKENS
from summarizer.options import DEFAULT_MODEL

PROMPT_TOKENS: Final = 200
OUTPUT_TOKENS: Final = 64


def ceiling(model: str = DEFAULT_MODEL) -> dict[str, float]:
    """Return tokens a second: {"prompt": read, "decoded": written}."""
    path = store.fetch(manifest.load(model), offline=True)
    if path is None:
        return {}
    slots = Slots(path, slots=SEQUENCES, tokens=SLOT_TOKENS)
    try:
        prompts = [f"{n}" + " a" * (PROMPT_TOKENS - 1) for n in range(SEQUENCES)]
        read = _seconds(slots, prompts, 1)
        both = _seconds(slots, [f"{prompt} b" for prompt in prompts], 1 + OUTPUT_TOKENS)
    finally:
        slots.close()
    return {
        "prompt": SEQUENCES * PROMPT_TOKENS / read,
        "decoded": SEQUENCES * OUTPUT_TOKENS / (both - read),
    }


def _seconds(slots: Slots, prompts: Sequence[str], tokens: int) -> float:
    body = {
        "prompt": prompts,
        "max_tokens": tokens,
        "temperature": 0.0,
        "ignore_eos": True,
        "cache_prompt": False,
        "stream": True,
    }
    began = time.perf_counter()
    slots.stream(body, lambda chunk: False)
    return time.perf_counter() - began


if __name__ == "__main__":
    json.dump(ceiling(*sys.argv[1:2]), sys.stdout)
