"""What a fetch tells its caller while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from summarizer.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One report of a fetch.

    kind:    "plan"  before a source is asked: what comes, how large, from where, to where;
             "bytes" another stretch has arrived;
             "note"  something the user should know: a source failed, another process is at work;
             "done"  the model is in place and verified.
    message: one line for the user; "" for "bytes".
    file:    name of the file concerned.
    done_bytes, total_bytes: of that file; total_bytes is None while it is unknown.
    """

    kind: Literal["plan", "bytes", "note", "done"]
    model: str
    message: str = ""
    file: str = ""
    done_bytes: int = 0
    total_bytes: int | None = None


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Take a report and do nothing with it."""


def download_size(manifest: Manifest) -> str:
    """Return what a fetch of the whole model brings, for people."""
    if manifest.download_mib is not None:
        return f"about {readable_size(manifest.download_mib * 2**20)}"
    return readable_size(manifest.bytes)


def readable_size(size: int | None) -> str:
    """Return a size for people, in powers of ten as disks are sold.

    >>> readable_size(1_117_320_768), readable_size(999), readable_size(None)
    ('1.1 GB', '999 bytes', 'unknown size')
    """
    if size is None:
        return "unknown size"
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"
