"""Convert a model of transformers for CTranslate2, once, where both would write the same.

What the converter cannot know is looked at first; a model that does not pass stays with
transformers, which is slower and always right.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from summarizer.engines.ctranslate import QUANTIZATION, Codec
from summarizer.engines.weights import SAFE_FILE
from summarizer.errors import EngineError
from summarizer.manifest import Manifest

CONVERTIBLE: Final = frozenset({"marian", "m2m_100", "mbart"})
_CONVERTED: Final = f"ctranslate2-{QUANTIZATION}"
_SAMPLE: Final = "双方签署了<1>份合同，总额达270亿美元。"
_EMBEDDINGS: Final = ("shared.weight", "embed_tokens.weight")


def converted(manifest: Manifest, folder: Path, tokenizer: Any) -> Path | None:
    """Return the folder of the converted model, None where it would not write the same.

    tokenizer: of transformers, with its source language set. Raises EngineError.
    """
    target = folder / _CONVERTED
    if find_spec("ctranslate2") is None:
        return None
    if not (target / "model.bin").is_file():
        if not _is_convertible(folder):
            return None
        _convert(folder, target)
    return target if _reads_alike(Codec(folder, target, manifest), tokenizer) else None


def _reads_alike(codec: Codec, tokenizer: Any) -> bool:
    """Whether both make the same tokens of a text. mBART-25, for one, puts its language last."""
    tokens = tokenizer.convert_ids_to_tokens(tokenizer(_SAMPLE).input_ids)
    ours = [
        token if token in codec.known else tokenizer.unk_token for token in codec.encode(_SAMPLE)
    ]
    return bool(tokens == ours)


def _is_convertible(folder: Path) -> bool:
    """Whether the converter knows this kind of model, and what it takes for granted holds.

    A Marian's decoder starts from an embedding of zeros. The conversion writes that down without
    a look at the weights, but a model trained further with transformers may start from another.
    """
    config = json.loads((folder / "config.json").read_text("utf-8"))
    if config.get("model_type") not in CONVERTIBLE:
        return False
    return config["model_type"] != "marian" or _starts_from_zero(
        folder / SAFE_FILE, config["decoder_start_token_id"]
    )


def _starts_from_zero(weights: Path, row: int) -> bool:
    from safetensors import safe_open

    with safe_open(weights, framework="pt") as file:
        names = [name for name in file.keys() if name.endswith(_EMBEDDINGS)]  # noqa: SIM118
        return all(not file.get_slice(name)[row : row + 1].any() for name in names)


def _convert(folder: Path, target: Path) -> None:
    """Convert beside the target and move into place, so that an interruption leaves nothing."""
    from ctranslate2.converters import TransformersConverter

    unfinished = Path(tempfile.mkdtemp(prefix=".converting-", dir=folder))
    try:
        converter = TransformersConverter(str(folder), trust_remote_code=False)
        converter.convert(str(unfinished / "model"), quantization=QUANTIZATION)
        if not target.exists():  # another process may have been faster
            (unfinished / "model").replace(target)
    except Exception as error:
        raise EngineError(f"{folder.name} cannot be converted for CTranslate2: {error}.") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
