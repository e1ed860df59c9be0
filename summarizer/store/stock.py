"""What is in the cache: find it, check it, remove it. Opens no socket."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import filelock

from summarizer import extras
from summarizer import manifest as manifests
from summarizer.errors import FetchError, ModelCorrupt, ModelMissing, UsageError
from summarizer.manifest import Manifest, ModelFile, argument
from summarizer.store import digests
from summarizer.store.places import file_path, lock_path, model_folder, model_path

Status = Literal["installed", "corrupt", "partial", "absent", "remote"]


def locate(manifest: Manifest) -> Path | None:
    """Return what an engine loads (a file, or a folder where there are several), or None.

    Sizes are compared each time, digests only when a file changed since they last were. Raises
    ModelCorrupt when a file is there with other bytes than the manifest's.
    """
    if not manifest.files or not all(
        file_path(manifest, file).is_file() for file in manifest.files
    ):
        return None
    for file in manifest.files:
        require_right(manifest, file)
    return model_path(manifest)


def verify(manifest: Manifest) -> Path | None:
    """As `locate`, but compute every digest anew."""
    for file in manifest.files:
        if file_path(manifest, file).is_file():
            digests.distrust(model_folder(manifest), file.name)
    return locate(manifest)


def require_right(manifest: Manifest, file: ModelFile) -> None:
    """Raise ModelCorrupt unless a file that is there is the manifest's.

    Where the manifest knows no digest, the file must be as it was when it came from the pinned
    revision; one that nothing is remembered of is taken at its word.
    """
    folder, path, pin = model_folder(manifest), file_path(manifest, file), pinned(manifest)
    size = path.stat().st_size
    if file.bytes is not None and size != file.bytes:
        raise corrupt(manifest, file, f"it has {size} bytes, not {file.bytes}")
    memory = digests.recall(folder, file.name)
    believed = memory is not None and memory.holds_for(path)
    digest = memory.sha256 if memory is not None and believed else digests.sha256_of(path)
    wanted = file.sha256 or (memory.sha256 if memory is not None else digest)
    if digest != wanted:
        raise corrupt(manifest, file, f"its sha256 is {digest}, not {wanted}")
    if file.sha256 is None and memory is not None and memory.pin != pin:
        raise corrupt(manifest, file, f"it is from {memory.pin}, not {pin}")
    if not believed:
        digests.remember(folder, file.name, digest, pin=pin)


def pinned(manifest: Manifest) -> str:
    """Return the repository and revision that unknown digests hang on, "" without a hub."""
    return f"{manifest.hub.repo}@{manifest.hub.revision}" if manifest.hub else ""


def corrupt(manifest: Manifest, file: ModelFile, why: str) -> ModelCorrupt:
    """Return the error for a file with the wrong bytes."""
    return ModelCorrupt(
        f"{manifest.name}: {file_path(manifest, file)} is damaged: {why}.",
        hint=f"Fetch it again: summarizer models fetch {argument(manifest)}",
    )


def status(manifest: Manifest) -> Status:
    """Return how a model stands. "remote" needs no weights here; "partial" waits to be resumed."""
    if not manifest.files:
        return "remote"
    try:
        if locate(manifest) is not None:
            return "installed"
    except ModelCorrupt:
        return "corrupt"
    folder = model_folder(manifest)
    return "partial" if folder.is_dir() and any(folder.rglob("*")) else "absent"


def installed() -> tuple[Manifest, ...]:
    """Return the manifests whose weights are here and right, sorted by name.

    A manifest of the user's that cannot be read is passed over: it has nothing installed.
    """
    found = []
    for name in manifests.names():
        try:
            manifest = manifests.load(name)
        except manifests.ManifestError:
            continue
        if status(manifest) == "installed":
            found.append(manifest)
    return tuple(found)


def best() -> Manifest:
    """Return the installed model that translates best, about: the one that needs most memory.

    Models that follow instructions come first: they take names and figures inline. One that lacks
    its packages cannot run, and is passed over. Raises ModelMissing when none is left.
    """
    able = [
        manifest
        for manifest in installed()
        if manifest.task == "translate" and not extras.lacking(manifest.engine)
    ]
    if not able:
        raise ModelMissing("No model that translates is on this machine.")
    return max(able, key=lambda model: (model.engine == "llamacpp", model.memory_mib, model.name))


def remove(manifest: Manifest) -> int:
    """Delete the weights, and what interrupted fetches left. Return the number of bytes freed.

    Raises UsageError while another process fetches this model.
    """
    folder = model_folder(manifest)
    with _unshared(manifest):
        if not folder.is_dir():
            return 0
        freed = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        shutil.rmtree(folder)
    return freed


@contextmanager
def _unshared(manifest: Manifest) -> Iterator[None]:
    lock = make_lock(manifest)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise UsageError(f"Another process is fetching {manifest.name} now.") from error
    try:
        yield
    finally:
        lock.release()


def make_lock(manifest: Manifest) -> filelock.BaseFileLock:
    """Return the lock that a process holds while it changes a model's folder.

    The operating system drops it with the process, so kill -9 leaves no lock behind.
    """
    path = lock_path(manifest)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FetchError(
            f"Cannot write to {path.parent}: {error.strerror or error}.",
            hint="Name a folder that you may write to in SUMMARIZER_CACHE",
        ) from error
    return filelock.FileLock(path)
