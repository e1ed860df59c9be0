"""What a model has read of its instruction, kept from one process to the next.

The instruction with its examples is the same for every sentence and takes seconds to read. A state
is named by what it was made from and by the digest of its own bytes, so that one that was cut off
or damaged is never used; it holds nothing of any document.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

MOST: Final = 8
"""So many are kept, the last used: 10 to 20 MB each."""
DIGEST_CHARS: Final = 32
CHUNK_BYTES: Final = 1 << 20


class PrefixStates:
    """States in a folder. Trouble with the disk costs time, no more: nothing is raised."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, made_from: Sequence[str | int], target: Path) -> bool:
        """Copy the state that was made from this to `target`; False where there is none."""
        with suppress(OSError):
            for path in self._folder.glob(f"{_named(made_from)}-*.bin"):
                shutil.copyfile(path, target)
                if _digest(target) == path.stem.rpartition("-")[2]:
                    path.touch()
                    return True
                path.unlink(missing_ok=True)
        return False

    def put(self, made_from: Sequence[str | int], source: Path) -> None:
        """Keep a state: whole or not at all."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self._folder)
            os.close(handle)
            try:
                shutil.copyfile(source, name)
                kept = f"{_named(made_from)}-{_digest(source)}.bin"
                Path(name).replace(self._folder / kept)
            finally:
                Path(name).unlink(missing_ok=True)
            self._thin()

    def _thin(self) -> None:
        kept = sorted(self._folder.glob("*.bin"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST]:
            path.unlink(missing_ok=True)


def _named(made_from: Sequence[str | int]) -> str:
    """Return the digest of all that a state depends on."""
    whole = hashlib.sha256()
    for part in made_from:
        text = str(part).encode()
        whole.update(b"%d:" % len(text) + text)
    return whole.hexdigest()[:DIGEST_CHARS]


def _digest(path: Path) -> str:
    """Return the digest of a file's bytes."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            whole.update(chunk)
    return whole.hexdigest()[:DIGEST_CHARS]
