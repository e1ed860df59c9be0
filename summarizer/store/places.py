"""Where models lie on this machine."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from summarizer.manifest import Manifest, ModelFile

CACHE_VARIABLE = "SUMMARIZER_CACHE"
LOCAL_VARIABLE = "SUMMARIZER_MODELS"


def cache_folder() -> Path:
    """Return the cache: SUMMARIZER_CACHE, or the user's cache folder. It need not exist yet."""
    if given := os.environ.get(CACHE_VARIABLE):
        return Path(given).expanduser().resolve()
    return platformdirs.user_cache_path("summarizer", appauthor=False)


def model_folder(manifest: Manifest) -> Path:
    """Return the folder of one model in the cache."""
    return cache_folder() / "models" / manifest.name


def model_path(manifest: Manifest) -> Path:
    """Return what an engine loads: the file of a one-file model, else the folder."""
    folder = model_folder(manifest)
    return folder / manifest.files[0].name if len(manifest.files) == 1 else folder


def file_path(manifest: Manifest, file: ModelFile) -> Path:
    """Return where a file lies once it is complete and verified."""
    return model_folder(manifest) / file.name


def lock_path(manifest: Manifest) -> Path:
    """Return the lock of one model. It lies outside the folder, which `remove` deletes."""
    return cache_folder() / "locks" / f"{manifest.name}.lock"


def local_folders(extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return folders that may hold models already: `extra`, then those of SUMMARIZER_MODELS."""
    named = [Path(part) for part in os.environ.get(LOCAL_VARIABLE, "").split(os.pathsep) if part]
    return tuple(path.expanduser() for path in (*extra, *named))
