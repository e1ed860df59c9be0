"""Digests of files, computed once and remembered beside them.

Hashing 1.1 GB takes seconds, so a digest that was once computed is kept with the size and the
modification time of the file; while both stay as they were, it is believed.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

MEMORY_NAME: Final = ".verified.json"
_CHUNK: Final = 1 << 20
_MAX_MEMORY_BYTES: Final = 1 << 20


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 lower-case hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def git_blob_of(path: Path) -> str:
    """Return the object id that git, and so the hub, gives the file's content (SHA-1)."""
    digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What was once found out about a file.

    bytes, mtime_ns: its state then; while both are the same, the digest is believed.
    pin:             the source's repository and revision, which stand in for unknown digests.
    """

    sha256: str
    bytes: int
    mtime_ns: int
    pin: str

    def holds_for(self, path: Path) -> bool:
        """Tell whether the file is as it was then."""
        state = path.stat()
        return (state.st_size, state.st_mtime_ns) == (self.bytes, self.mtime_ns)


def recall(folder: Path, name: str) -> Memory | None:
    """Return what is remembered of `folder/name`, None where that is nothing or makes no sense."""
    entry = read_json(folder / MEMORY_NAME).get(name)
    if not isinstance(entry, dict):
        return None
    try:
        memory = Memory(**entry)
    except TypeError:
        return None
    return memory if isinstance(memory.sha256, str) and isinstance(memory.pin, str) else None


def remember(folder: Path, name: str, digest: str, *, pin: str) -> None:
    """Note the digest of `folder/name` as it is now."""
    state = (folder / name).stat()
    memory = Memory(sha256=digest, bytes=state.st_size, mtime_ns=state.st_mtime_ns, pin=pin)
    _note(folder, name, memory)


def distrust(folder: Path, name: str) -> None:
    """Have `folder/name` hashed anew next time, though its size and time have not changed."""
    memory = recall(folder, name)
    if memory is not None:
        _note(folder, name, replace(memory, mtime_ns=-1))


def _note(folder: Path, name: str, memory: Memory) -> None:
    known = read_json(folder / MEMORY_NAME)
    try:
        write_json(folder / MEMORY_NAME, {**known, name: asdict(memory)})
    except OSError:
        return  # a shared, read-only cache: hashed anew at each start


def write_json(path: Path, value: object) -> None:
    """Write beside, then move into place, so that a reader never sees half of it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(value, indent=1), encoding="utf-8")
    beside.replace(path)


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a file of ours, empty when it is absent or damaged."""
    try:
        if path.stat().st_size > _MAX_MEMORY_BYTES:
            return {}
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
