"""What the tiny models learn by heart, and the vocabularies made of it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PLACEHOLDERS = ["<1>", "<2>", "<3>"]


def pairs() -> list[tuple[str, str]]:
    """Return the sentences that the translation models know, with their English."""
    return [(row["zh"], row["en"]) for row in _rows("translation.tsv")]


def summaries(language: str) -> dict[str, tuple[str, str]]:
    """Return text and summary by label: true, wrong figure, wrong name."""
    rows = [row for row in _rows("summaries.tsv") if row["language"] == language]
    return {row["label"]: (row["source"], row["summary"]) for row in rows}


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def sentencepiece_model(
    texts: Iterable[str],
    path: Path,
    *,
    kind: str,
    pad: bool = False,
    placeholders: Sequence[str] = PLACEHOLDERS,
) -> Any:
    """Train a sentencepiece vocabulary, write it to `path` and return its processor.

    pad:          number the special pieces as T5 does (<pad>, </s>, <unk>).
    placeholders: pieces of their own; spelt in characters where there are none.
    """
    import sentencepiece

    numbers = {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1} if pad else {}
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*texts] * 20), model_prefix=str(path.with_suffix("")),
        model_type=kind, vocab_size=190 if kind == "bpe" else 130, hard_vocab_limit=False,
        character_coverage=1.0, minloglevel=2, user_defined_symbols=list(placeholders), **numbers,
    )  # fmt: skip
    trained = path.with_suffix(".model")
    trained.rename(path)
    return sentencepiece.SentencePieceProcessor(model_file=str(path))
