"""A tiny model as a user has it: a manifest with digests, and the files in the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from summarizer import manifest as manifests
from summarizer.manifest import Manifest

BASES = {
    "marian": "opus-mt-zh-en",
    "m2m100": "m2m100_418M",
    "nllb": "nllb-200-distilled-600M",
    "mt5": "mT5_multilingual_XLSum",
    "bart": "bart-large-cnn",
}
"""The shipped manifest whose task, languages and language codes a tiny model has."""
MAX_TOKENS, MAX_CHARS = 100, 60
"""Limits of the translation models: low, so that a long source must be split."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiny:
    """manifest: as read from its TOML; toml: where that is; folder: of the weights."""

    manifest: Manifest
    toml: Path
    folder: Path


def install(kind: str, folder: Path, root: Path) -> Tiny:
    """Write the manifest of a trained model to `root` and return both."""
    base = manifests.load(BASES[kind])
    name = f"tiny-{kind}"
    toml = root / f"{name}.toml"
    toml.write_text(text_of(base, sorted(folder.iterdir())), encoding="utf-8")
    return Tiny(manifest=manifests.load(str(toml)), toml=toml, folder=folder)


def text_of(base: Manifest, files: list[Path]) -> str:
    """Return a manifest in TOML: what `base` says, with these files and small limits."""
    limit = (MAX_TOKENS, MAX_CHARS) if base.task == "translate" else (400, 400)
    lines = [
        'title = "A tiny model of the tests"',
        'engine = "seq2seq"',
        f'task = "{base.task}"',
        f"source = {list(base.source)}",
        f"target = {list(base.target)}",
        'licence = "Apache-2.0"',
        'good_for = "tests"',
        "memory_mib = 1",
        f"limits = {{context_tokens = {limit[0]}, max_source_chars = {limit[1]}}}",
        "decoding = {beam_size = 2}",
        "[prompt]",
        f'source_code = "{base.prompt.source_code}"',
        f'target_code = "{base.prompt.target_code}"',
        f'placeholder = "{"<{n}>" if base.task == "translate" else ""}"',
    ]
    for path in files:
        data = path.read_bytes()
        lines += ["[[files]]", f'name = "{path.name}"', f"bytes = {len(data)}"]
        lines += [f'sha256 = "{hashlib.sha256(data).hexdigest()}"']
    return "\n".join(lines) + "\n"
