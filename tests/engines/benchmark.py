"""CTranslate2 against transformers on a Marian as large as opus-mt-zh-en, with random weights.

`python -m tests.engines.benchmark [--repeats 3]` prints tokens a second of both engines, loaded as
the package loads them, taken in turn since a machine's speed drifts. Random weights write nonsense
of the length that is asked for, at the speed of a trained model of that size.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from summarizer import manifest as manifests
from summarizer.engines import Completion, Engine, Request
from summarizer.manifest import Manifest
from tests.engines.tiny.corpus import pairs, sentencepiece_model

VOCABULARY = 65001
REQUESTS = 32
OUTPUT_TOKENS = 40
WANTED = 3.0
TEXT = "双方同意在多个领域加强合作，公司向基金投资，项目的各项工作进展顺利。"


def random_marian(folder: Path) -> Path:
    """Write a Marian with the sizes of opus-mt-zh-en (77 million weights) in the hub's layout."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    ids = {"</s>": 0, "<unk>": 1}
    for name, side in (("source.spm", 0), ("target.spm", 1)):
        texts = [pair[side] for pair in pairs()]
        processor = sentencepiece_model(texts, folder / name, kind="unigram")
        for number in range(processor.get_piece_size()):
            ids.setdefault(processor.id_to_piece(number), len(ids))
    for number in range(VOCABULARY - 1 - len(ids)):
        ids[f"▁filler{number}"] = len(ids)
    ids["<pad>"] = pad = len(ids)
    (folder / "vocab.json").write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "MarianTokenizer"}')
    torch.manual_seed(1)
    sizes = {"d_model": 512, "max_position_embeddings": 512}
    for part in ("encoder", "decoder"):
        sizes |= {f"{part}_layers": 6, f"{part}_ffn_dim": 2048, f"{part}_attention_heads": 8}
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(ids), pad_token_id=pad, eos_token_id=0, decoder_start_token_id=pad,
            forced_eos_token_id=0, bos_token_id=None, scale_embedding=True,
            activation_function="swish", **sizes,
        )
    )  # fmt: skip
    model.generation_config.bad_words_ids = [[pad]]
    model.save_pretrained(folder)
    return folder


def random_manifest() -> Manifest:
    """Return the decoding and limits of opus-mt-zh-en, for its weights in transformers' format."""
    return replace(manifests.load("opus-mt-zh-en"), name="random-marian", engine="seq2seq")


def load_with(backend: str, folder: Path) -> Engine:
    """Load by the package's own way, told to use a backend."""
    from summarizer.engines.seq2seq import BACKEND_VARIABLE, load

    os.environ[BACKEND_VARIABLE] = backend
    return load(random_manifest(), folder)


def tokens_per_second(engine: Engine) -> float:
    """Return the speed over REQUESTS sentences of OUTPUT_TOKENS tokens each."""
    requests = [Request(text=f"{TEXT}{n}", max_tokens=OUTPUT_TOKENS) for n in range(REQUESTS)]
    began = time.perf_counter()
    answers: Sequence[Completion] = engine.complete(requests, tick=lambda: None)
    return sum(answer.tokens for answer in answers) / (time.perf_counter() - began)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and end with 1 below the wanted ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args(arguments).repeats
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        folder = random_marian(Path(name))
        engines = {
            backend: load_with(backend, folder) for backend in ("transformers", "ctranslate2")
        }
        speeds: dict[str, list[float]] = {backend: [] for backend in engines}
        for _ in range(repeats):
            for backend, engine in engines.items():
                speeds[backend].append(tokens_per_second(engine))
    ratios = [c / t for t, c in zip(*speeds.values(), strict=True)]
    for backend, engine in engines.items():
        kind = type(engine).__name__
        shown = ", ".join(f"{speed:.0f}" for speed in speeds[backend])
        print(f"{kind:12} {median(speeds[backend]):6.0f} tokens/s (median of {shown})")  # noqa: T201
    print(f"ratio        {median(ratios):6.1f} (wanted: {WANTED:g}) on {os.cpu_count()} cores")  # noqa: T201
    return 0 if median(ratios) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
