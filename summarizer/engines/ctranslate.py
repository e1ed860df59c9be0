"""Translation models through CTranslate2: 8-bit on a CPU, several times as fast as transformers."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from summarizer import extras
from summarizer.engines.base import Completion, MarkStyle, Request, Tick, no_tick
from summarizer.engines.batching import MAX_OUTPUT_TOKENS, Piece, answer_all
from summarizer.engines.weights import folder_of
from summarizer.errors import EngineError
from summarizer.manifest import Manifest

QUANTIZATION: Final = "int8"
_END: Final = "</s>"
_UNKNOWN: Final = "<unk>"
_POLL_SECONDS: Final = 0.01
_PATIENCE: Final = 2.0
"""The search ends when this many times beam_size hypotheses have ended. At 1, the default, poor
short ones end it before the best is written: of 230 sentences that transformers writes exactly, 1
to 4 were lost (23 tiny Marians, beams of 2 and 4, float32 and 8-bit), at 2 none."""


class CTranslate2:
    """An encoder-decoder model in CTranslate2's format, with its sentencepiece vocabularies.

    vocabularies: the folder of the .spm files; the model's own where it is None.
    """

    mark_style: MarkStyle = "placeholder"
    batch_requests: int = 64

    def __init__(
        self, manifest: Manifest, path: Path | None, *, vocabularies: Path | None = None
    ) -> None:
        folder = folder_of(manifest, path)
        self._manifest = manifest
        self._library = _library()
        gpu = self._library.get_cuda_device_count() > 0
        try:
            self._codec = Codec(vocabularies or folder, folder, manifest)
            self._translator: Any = self._library.Translator(
                str(folder),
                device="cuda" if gpu else "cpu",
                compute_type="int8_bfloat16" if gpu else "int8",
                intra_threads=0,
            )
        except EngineError:
            raise
        except Exception as error:
            raise EngineError(
                f"CTranslate2 cannot load {manifest.name}: {' '.join(str(error).split())}.",
                hint="Check the files: summarizer models verify",
            ) from error

    def complete(
        self, requests: Sequence[Request], *, tick: Tick = no_tick
    ) -> tuple[Completion, ...]:
        """Answer each request, in order. Raises EngineError."""
        if self._translator is None:
            raise EngineError("The model has been released.")
        limits = self._manifest.limits
        return answer_all(
            requests,
            count=lambda text: len(self._codec.encode(text)),
            max_tokens=limits.context_tokens,
            max_chars=limits.max_source_chars,
            decode=self._decode,
            tick=tick,
        )

    def close(self) -> None:
        """Free the memory."""
        self._translator = None

    def _decode(self, batch: Sequence[Piece]) -> list[Completion]:
        room = self._manifest.limits.context_tokens - len(self._codec.prefix)
        limit = min(max(piece.max_tokens for piece in batch), MAX_OUTPUT_TOKENS, room)
        self._library.set_random_seed(batch[0].seed)
        waiting = self._translator.translate_batch(
            [self._codec.encode(piece.text) for piece in batch],
            target_prefix=[self._codec.prefix] * len(batch) if self._codec.prefix else None,
            max_input_length=0,  # its default cuts; what is longer was split before
            max_decoding_length=limit + len(self._codec.prefix),
            asynchronous=True,
            **self._options(batch[0].temperature),
        )
        while not all(result.done() for result in waiting):
            time.sleep(_POLL_SECONDS)  # a blocking call would keep Ctrl-C waiting
        try:
            rows = [result.result().hypotheses[0] for result in waiting]
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"CTranslate2 failed: {error}.") from error
        return [self._completion(row, piece, limit) for row, piece in zip(rows, batch, strict=True)]

    def _options(self, temperature: float) -> dict[str, Any]:
        given = self._manifest.decoding
        if temperature:
            return {
                "beam_size": 1, "sampling_topk": given.top_k, "sampling_topp": given.top_p,
                "sampling_temperature": temperature,
            }  # fmt: skip
        return {
            "beam_size": given.beam_size,
            "patience": _PATIENCE,
            "length_penalty": given.length_penalty,
            "no_repeat_ngram_size": given.no_repeat_ngram_size,
            "repetition_penalty": given.repetition_penalty,
        }

    def _completion(self, row: Sequence[str], piece: Piece, limit: int) -> Completion:
        tokens = list(row[len(self._codec.prefix) :])
        limit = min(limit, piece.max_tokens)
        return Completion(
            text=self._codec.decode(tokens[:limit]),
            tokens=len(tokens),
            truncated=len(tokens) >= limit,
        )


class Codec:
    """Text to tokens and back, as the model was trained: sentencepiece and language codes."""

    def __init__(self, folder: Path, model: Path, manifest: Manifest) -> None:
        try:
            from sentencepiece import SentencePieceProcessor
        except ImportError as error:
            raise extras.missing("ctranslate2") from error
        both = folder / "sentencepiece.bpe.model"
        names = (both, both) if both.is_file() else (folder / "source.spm", folder / "target.spm")
        if not all(name.is_file() for name in names):
            raise EngineError(f"{manifest.name} has no sentencepiece vocabulary.")
        self._source, self._target = (
            SentencePieceProcessor(model_file=str(name)) for name in names
        )
        self.known = _vocabulary(model)
        self._before = _language(self.known, manifest.prompt.source_code)
        self.prefix = _language(self.known, manifest.prompt.target_code)

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source, its language first."""
        return [*self._before, *self._source.encode(text, out_type=str), _END]

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of target tokens. Decoding by piece keeps tokens the vocabulary lacks."""
        kept = [token for token in tokens if token not in (_END, _UNKNOWN, "<pad>")]
        return str(self._target.decode(kept)).strip()


def _vocabulary(model: Path) -> frozenset[str]:
    for name in ("shared_vocabulary.json", "target_vocabulary.json"):
        if (model / name).is_file():
            return frozenset(json.loads((model / name).read_text("utf-8")))
    return frozenset()


def _language(known: frozenset[str], code: str) -> list[str]:
    """Return the token of a language as a list, [] where the model has none."""
    if not code:
        return []
    for token in (f"__{code}__", code):  # M2M100 has the piece "en" besides "__en__"
        if token in known:
            return [token]
    raise EngineError(f"The model knows no language {code!r}.")


def _library() -> Any:
    try:
        import ctranslate2
    except ImportError as error:
        raise extras.missing("ctranslate2") from error
    return ctranslate2
