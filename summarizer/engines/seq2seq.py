"""Sequence-to-sequence models through transformers: Marian, NLLB, M2M100, mBART, mT5, BART.

Weights are safetensors and no code of a model is run. On a CPU, translation models run through
CTranslate2 instead where that is installed: the same weights, converted once, several times as
fast.
"""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from summarizer import extras
from summarizer.engines.base import Completion, Engine, MarkStyle, Request, Tick, no_tick
from summarizer.engines.batching import MAX_OUTPUT_TOKENS, Piece, answer_all
from summarizer.engines.converting import converted
from summarizer.engines.ctranslate import CTranslate2
from summarizer.engines.weights import folder_of, safe_weights
from summarizer.errors import EngineError
from summarizer.manifest import Manifest

BACKEND_VARIABLE: Final = "SUMMARIZER_SEQ2SEQ"
"""Set to "transformers" to run on a CPU without the conversion to CTranslate2."""
_LOCAL: Final = {"local_files_only": True, "trust_remote_code": False}


def load(manifest: Manifest, path: Path | None) -> Engine:
    """Return the engine that runs a model best on this machine."""
    torch, _ = _libraries()
    wanted = os.environ.get(BACKEND_VARIABLE) != "transformers"
    if manifest.task == "translate" and wanted and not torch.cuda.is_available():
        folder = safe_weights(folder_of(manifest, path))
        if target := converted(manifest, folder, _tokenizer(manifest, folder)):
            return CTranslate2(manifest, target, vocabularies=folder)
    return Seq2Seq(manifest, path)


class Seq2Seq:
    """An encoder-decoder model."""

    mark_style: MarkStyle = "placeholder"
    batch_requests: int = 64

    def __init__(self, manifest: Manifest, path: Path | None) -> None:
        self._torch, transformers = _libraries()
        folder = safe_weights(folder_of(manifest, path))
        self._manifest = manifest
        gpu = self._torch.cuda.is_available()
        self._device = "cuda" if gpu else "cpu"
        half = gpu and self._torch.cuda.is_bf16_supported()
        self._tokenizer: Any = _tokenizer(manifest, folder)
        try:
            self._model: Any = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                folder,
                use_safetensors=True,
                dtype=self._torch.bfloat16 if half else self._torch.float32,
                **_LOCAL,
            ).to(self._device)
        except Exception as error:
            raise _unloadable(manifest, error) from error
        self._model.eval()
        self._target = _target_id(self._tokenizer, manifest.prompt.target_code)

    def complete(
        self, requests: Sequence[Request], *, tick: Tick = no_tick
    ) -> tuple[Completion, ...]:
        """Answer each request, in order. Raises EngineError."""
        if self._model is None:
            raise EngineError("The model has been released.")
        limits = self._manifest.limits
        return answer_all(
            requests,
            count=lambda text: len(self._tokenizer(self._manifest.prompt.prefix + text).input_ids),
            max_tokens=min(limits.context_tokens, self._positions()),
            max_chars=limits.max_source_chars,
            decode=self._decode,
            tick=tick,
        )

    def close(self) -> None:
        """Free the memory."""
        self._model = None
        gc.collect()
        if self._device == "cuda":
            self._torch.cuda.empty_cache()

    def _positions(self) -> int:
        """Return how many tokens the model has positions for; T5 counts distances instead."""
        return int(getattr(self._model.config, "max_position_embeddings", None) or 10**6)

    def _decode(self, batch: Sequence[Piece]) -> list[Completion]:
        prefix = self._manifest.prompt.prefix
        inputs = self._tokenizer(
            [prefix + piece.text for piece in batch], return_tensors="pt", padding=True
        ).to(self._device)
        limit = min(
            max(piece.max_tokens for piece in batch), MAX_OUTPUT_TOKENS, self._positions() - 2
        )
        with self._torch.inference_mode(), self._torch.random.fork_rng():
            self._torch.manual_seed(batch[0].seed)
            rows = self._model.generate(
                **inputs, max_new_tokens=limit, **self._options(batch[0].temperature)
            )
        return [self._completion(row, piece) for row, piece in zip(rows, batch, strict=True)]

    def _options(self, temperature: float) -> dict[str, Any]:
        """Return the options of `generate`; those of generation_config.json are overridden."""
        given = self._manifest.decoding
        options: dict[str, Any] = {
            "num_beams": 1 if temperature else given.beam_size,
            "max_length": None,
            "min_length": 0,
            "forced_eos_token_id": None,  # it would hide that the limit ended an answer
            "length_penalty": given.length_penalty,
            "no_repeat_ngram_size": given.no_repeat_ngram_size,
            "repetition_penalty": given.repetition_penalty,
            "do_sample": bool(temperature),
        }
        if options["num_beams"] == 1:
            options |= {"length_penalty": None, "early_stopping": False}
        if temperature:
            options |= {"temperature": temperature, "top_p": given.top_p, "top_k": given.top_k}
        if self._target is not None:
            options["forced_bos_token_id"] = self._target
        return options

    def _completion(self, row: Any, piece: Piece) -> Completion:
        ids = row.tolist()[1:]
        end = self._tokenizer.eos_token_id
        ended = end in ids
        ids = ids[: ids.index(end)] if ended else ids
        text = self._tokenizer.decode(ids[: piece.max_tokens], skip_special_tokens=True)
        return Completion(
            text=text.strip(),
            tokens=len(ids),
            truncated=not ended or len(ids) >= piece.max_tokens,
        )


def _tokenizer(manifest: Manifest, folder: Path) -> Any:
    """Return the model's tokenizer, its source language set. Raises EngineError."""
    _, transformers = _libraries()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sacremoses: tokenisation is right without it
            tokenizer: Any = transformers.AutoTokenizer.from_pretrained(folder, **_LOCAL)
        if manifest.prompt.source_code:
            tokenizer.src_lang = manifest.prompt.source_code
    except Exception as error:
        raise _unloadable(manifest, error) from error
    return tokenizer


def _unloadable(manifest: Manifest, error: Exception) -> EngineError:
    return EngineError(
        f"transformers cannot load {manifest.name}: {_line(error)}.",
        hint="Check the files: summarizer models verify",
    )


def _target_id(tokenizer: Any, code: str) -> int | None:
    """Return the token that makes the model write the target language, None where it has none."""
    if not code:
        return None
    for token in (f"__{code}__", code):  # M2M100 has the piece "en" besides "__en__"
        found = tokenizer.convert_tokens_to_ids(token)
        if found is not None and found != tokenizer.unk_token_id:
            return int(found)
    raise EngineError(f"The model knows no language {code!r}.")


def _libraries() -> tuple[Any, Any]:
    try:
        import torch
        import transformers
    except ImportError as error:
        raise extras.missing("seq2seq") from error
    log: Any = transformers.utils.logging
    log.set_verbosity_error()
    log.disable_progress_bar()
    return torch, transformers


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300].rstrip(".")
