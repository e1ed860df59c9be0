"""Find and read manifests: the data that say what a pretrained model is and where its bytes are.

A manifest is a TOML file; its stem is the model's name. It holds no code and no scores, and a key
that is not known here is an error, so that a misspelt limit cannot pass for a default. Manifests
are found in three places, a later one hiding earlier ones of the same name:

1. in the package (`summarizer/_models`, in a wheel) or in `models/` of a checkout;
2. in `models/` of the user's configuration folder;
3. at a path that ends in `.toml`, given where a name is expected.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Final

import platformdirs

from summarizer.errors import ModelUnknown
from summarizer.manifest.reading import ManifestError, manifest_from
from summarizer.manifest.records import (
    Constraint,
    Decoding,
    Engine,
    HubSource,
    Limits,
    Manifest,
    ModelFile,
    Prompt,
    Server,
    Task,
    WheelSource,
)

__all__ = [
    "Constraint",
    "Decoding",
    "Engine",
    "HubSource",
    "Limits",
    "Manifest",
    "ManifestError",
    "ModelFile",
    "Prompt",
    "Server",
    "Task",
    "WheelSource",
    "argument",
    "load",
    "names",
    "read",
    "user_folder",
]

MAX_MANIFEST_BYTES: Final = 64 * 1024
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def names() -> tuple[str, ...]:
    """Return the names of all manifests that can be found, sorted."""
    found = {path.stem for folder in _folders() for path in folder.glob("*.toml")}
    return tuple(sorted(filter(_NAME.fullmatch, found)))


def load(name: str) -> Manifest:
    """Return the manifest of a name, or of a path that ends in .toml.

    Raises ModelUnknown when there is none, ManifestError when it cannot be used.
    """
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise ModelUnknown(f"No manifest at {name}.")
        return read(path)
    if _NAME.fullmatch(name):
        for folder in reversed(_folders()):
            path = folder / f"{name}.toml"
            if path.is_file():
                return read(path)
    raise ModelUnknown(f"No model is called {name!r}.")


def read(path: Path) -> Manifest:
    """Return the manifest in a file. Raises ManifestError with the file and the key."""
    try:
        if path.stat().st_size > MAX_MANIFEST_BYTES:
            raise ManifestError(f"{path}: too large for a manifest.")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ManifestError(f"{path}: cannot be read as TOML: {error}") from error
    if not _NAME.fullmatch(path.stem):
        raise ManifestError(f"{path}: the file's stem is no name for a model.")
    return manifest_from(table, path=path)


def argument(manifest: Manifest) -> str:
    """Return what a user types to mean this manifest: its name, or the path that was given."""
    known = Path(manifest.origin).parent in _folders()
    return manifest.name if known or not manifest.origin else manifest.origin


def user_folder() -> Path:
    """Return where the user's own manifests are looked for."""
    return platformdirs.user_config_path("summarizer", appauthor=False) / "models"


def _folders() -> list[Path]:
    """Return the folders to search, the one that wins last."""
    folders = []
    packaged = resources.files("summarizer") / "_models"
    if packaged.is_dir():
        folders.append(Path(str(packaged)))
    else:  # a checkout or an editable install: the wheel's copy does not exist there
        folders.append(Path(__file__).resolve().parents[2] / "models")
    return [folder for folder in (*folders, user_folder()) if folder.is_dir()]
