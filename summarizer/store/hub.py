"""Model files from the model hub, by HTTPS, in ranges.

Each file is asked for at the pinned revision. The hub announces in the headers of its first answer
which commit it serves and what the file is: the SHA-256 of a large file, git's object id of a small
one. Where a manifest does not know a digest, these announcements are what is checked.
"""

from __future__ import annotations

import os
import re
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summarizer.manifest import HubSource, ModelFile
from summarizer.store.download import Download
from summarizer.store.sources import Announced, SourceFailed

# The variable that the hub's own client and its mirrors use.
HUB_VARIABLE: Final = "HF_ENDPOINT"
DEFAULT_HUB: Final = "https://huggingface.co"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_GIT_BLOB: Final = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A repository of the hub at one revision."""

    source: HubSource

    @property
    def kind(self) -> str:
        return "hub"

    @property
    def online(self) -> bool:
        return True

    @property
    def where(self) -> str:
        return f"the model hub ({self.source.repo} at {self.source.revision[:12]})"

    def url(self, file: ModelFile) -> str:
        """Return the address of a file at the pinned revision."""
        base = (os.environ.get(HUB_VARIABLE) or DEFAULT_HUB).rstrip("/")
        name = urllib.parse.quote(file.name)
        return f"{base}/{self.source.repo}/resolve/{self.source.revision}/{name}"

    def deliver(
        self, file: ModelFile, part: Path, tell: Callable[[int, int | None], None]
    ) -> Announced:
        """Download the file, going on where an earlier attempt stopped."""
        headers = Download(url=self.url(file), part=part, expected=file.bytes, tell=tell).run()
        commit = headers.get("x-repo-commit", self.source.revision)
        if commit != self.source.revision:
            part.unlink()
            raise SourceFailed(f"it served commit {commit[:12]}, not {self.source.revision[:12]}")
        return announced(headers)


def announced(headers: Mapping[str, str]) -> Announced:
    """Return what the hub's headers (names in lower case) say that a file is.

    Large files carry their SHA-256 in X-Linked-ETag. Small ones lie in git itself and carry git's
    object id as ETag; that is believed only beside X-Repo-Commit, since other servers write other
    things there.
    """
    linked = headers.get("x-linked-etag", "").strip('"')
    if _SHA256.fullmatch(linked):
        return Announced(sha256=linked)
    plain = headers.get("etag", "").removeprefix("W/").strip('"')
    if "x-repo-commit" in headers and _GIT_BLOB.fullmatch(plain):
        return Announced(git_blob=plain)
    return Announced()
