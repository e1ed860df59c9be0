"""What every source of model files has in common.

A source writes one file of a manifest into a part file, continuing what an earlier attempt left
there, and says so in "bytes" reports. It checks nothing: the store compares the digest and moves
the file into place.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol

from summarizer.errors import FetchError
from summarizer.manifest import ModelFile
from summarizer.store.progress import readable_size

CHUNK_BYTES: Final = 1 << 18
DISK_MARGIN_BYTES: Final = 16 * 10**6


class SourceFailed(Exception):
    """This source cannot deliver: one clause for the user. The next source is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a source says that the file should be; None where it does not say.

    git_blob: git's object id (SHA-1) of the content, for small files of the hub.
    """

    sha256: str | None = None
    git_blob: str | None = None


class Source(Protocol):
    """A place that files of one manifest come from."""

    @property
    def kind(self) -> str:
        """One word, part of the name of the part file."""
        ...

    @property
    def where(self) -> str:
        """The source for people."""
        ...

    @property
    def online(self) -> bool:
        """True when sockets are opened."""
        ...

    def deliver(
        self, file: ModelFile, part: Path, tell: Callable[[int, int | None], None]
    ) -> Announced:
        """Complete the part file of `file` and return what the source says it should be.

        tell(done_bytes, total_bytes) is called for each stretch written.
        Raises SourceFailed; FetchError where no other source would fare better.
        """
        ...


def require_space(part: Path, needed: int) -> None:
    """Raise FetchError unless the disk of a part file has room for `needed` more bytes."""
    free = shutil.disk_usage(part.parent).free
    if needed + DISK_MARGIN_BYTES > free:
        raise FetchError(
            f"The disk is too full: {readable_size(needed + DISK_MARGIN_BYTES)} needed, "
            f"{readable_size(free)} available in {part.parent}.",
            hint="Free some space, or name a folder on another disk in SUMMARIZER_CACHE",
        )


def disk_trouble(error: OSError, part: Path) -> FetchError:
    """Return the error for the user when writing a part file failed."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FetchError(
            f"The disk became full while writing {part.parent}.",
            hint="Free some space, or name a folder on another disk in SUMMARIZER_CACHE; "
            "the download continues where it stopped",
        )
    return FetchError(
        f"Cannot write to {part.parent}: {error.strerror or error}.",
        hint="Name a folder that you may write to in SUMMARIZER_CACHE",
    )


def append(
    read: Callable[[int], bytes], part: Path, start: int, tell: Callable[[int], None]
) -> int:
    """Write what `read` gives into a part file from `start` on; drop what lay behind `start`.

    read(n) returns at most n bytes, none at the end. Returns the size of the part afterwards.
    What `read` raises passes through, and what was written until then stays; trouble with the
    disk becomes FetchError.
    """
    done = start
    with _opened(part, start) as stream:
        while chunk := read(CHUNK_BYTES):
            try:
                stream.write(chunk)
                stream.flush()
            except OSError as error:
                raise disk_trouble(error, part) from error
            done += len(chunk)
            tell(done)
    return done


def _opened(part: Path, start: int) -> IO[bytes]:
    """Open a part file for writing from `start` on, with nothing behind it."""
    try:
        part.touch()
        stream = part.open("r+b")
        stream.truncate(start)
        stream.seek(start)
    except OSError as error:
        raise disk_trouble(error, part) from error
    return stream
