"""Make sure that a folder holds weights that can be loaded without running code."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from summarizer import extras
from summarizer.errors import EngineError
from summarizer.manifest import Manifest

SAFE_FILE: Final = "model.safetensors"
_SAFE_INDEX: Final = "model.safetensors.index.json"
_CONVERTED: Final = "safetensors"


def folder_of(manifest: Manifest, path: Path | None) -> Path:
    """Return the folder of a model of several files. Raises EngineError where there is none."""
    if path is None:
        raise EngineError(f"{manifest.name} names no files.")
    return path if path.is_dir() else path.parent


def safe_weights(folder: Path) -> Path:
    """Return a folder that has the model with weights as safetensors.

    A pickle is read once with torch's reader that builds tensors and nothing else, and written as
    safetensors beside it; from then on it is not opened again. Raises EngineError.
    """
    if (folder / SAFE_FILE).is_file() or (folder / _SAFE_INDEX).is_file():
        return folder
    pickled = folder / "pytorch_model.bin"
    if not pickled.is_file():
        raise EngineError(
            f"{folder.name} has no {SAFE_FILE}.", hint="Fetch it: summarizer models fetch NAME"
        )
    target = folder / _CONVERTED
    if not (target / SAFE_FILE).is_file():
        _convert(pickled, target)
    return target


def _convert(pickled: Path, target: Path) -> None:
    """Write the tensors of a pickle as safetensors, with links to the other files of the model."""
    try:
        import torch
        from safetensors.torch import save_file
    except ImportError as error:
        raise extras.missing("seq2seq") from error
    try:
        state: dict[str, Any] = torch.load(pickled, map_location="cpu", weights_only=True)
        tensors = {name: tensor.clone().contiguous() for name, tensor in state.items()}
    except Exception as error:  # whatever its unpickler refuses
        raise EngineError(f"{pickled} holds more than tensors; it is not loaded.") from error
    target.mkdir(exist_ok=True)
    for path in pickled.parent.iterdir():
        copy = target / path.name
        if path.is_file() and path != pickled and not copy.exists():
            copy.write_bytes(path.read_bytes())
    unfinished = target / (SAFE_FILE + ".part")
    save_file(tensors, unfinished, metadata={"format": "pt"})
    unfinished.replace(target / SAFE_FILE)
