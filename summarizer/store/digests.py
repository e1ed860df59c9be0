"""Digests of files, computed once and remembered beside them.

Hashing 1.1 GB takes seconds, so a digest that was once computed is kept with the size and the
modification time of the file; while both stay as they were, it is believed.
"""

from __future__ import annotations

import hashlib
import json
import os
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


def remembered(folder: Path, name: str) -> str | None:
    """Return the digest of `folder/name` if it was computed since the file last changed."""
    entry = _memory(folder).get(name)
    if not isinstance(entry, dict):
        return None
    state = (folder / name).stat()
    if (entry.get("bytes"), entry.get("mtime_ns")) != (state.st_size, state.st_mtime_ns):
        return None
    digest = entry.get("sha256")
    return digest if isinstance(digest, str) else None


def recorded(folder: Path, name: str) -> str | None:
    """Return the digest last noted for `folder/name`, whether or not the file changed since."""
    entry = _memory(folder).get(name)
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    return digest if isinstance(digest, str) else None


def remember(folder: Path, name: str, digest: str) -> None:
    """Note the digest of `folder/name`. A folder that cannot be written to is no error."""
    state = (folder / name).stat()
    entry = {"sha256": digest, "bytes": state.st_size, "mtime_ns": state.st_mtime_ns}
    try:
        write_json(folder / MEMORY_NAME, {**_memory(folder), name: entry})
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


def _memory(folder: Path) -> dict[str, Any]:
    return read_json(folder / MEMORY_NAME)
