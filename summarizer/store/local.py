"""Model files from a folder on this machine: a network share, a stick, another cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarizer.manifest import ModelFile
from summarizer.store.sources import Announced, SourceFailed, append, require_space


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """A folder with files named as in the manifest, in a folder of the model's name or loose."""

    folder: Path
    model: str

    @property
    def kind(self) -> str:
        return "local"

    @property
    def online(self) -> bool:
        return False

    @property
    def where(self) -> str:
        return f"the folder {self.folder}"

    def find(self, file: ModelFile) -> Path | None:
        """Return where the folder has a file of that name."""
        candidates = (self.folder / self.model / file.name, self.folder / file.name)
        return next((path for path in candidates if path.is_file()), None)

    def deliver(
        self, file: ModelFile, part: Path, tell: Callable[[int, int | None], None]
    ) -> Announced:
        """Copy the file. A copy is quick, so it starts anew each time."""
        found = self.find(file)
        if found is None:
            raise SourceFailed(f"it holds no {file.name}")
        total = found.stat().st_size
        if file.bytes is not None and total != file.bytes:
            raise SourceFailed(f"{found} has {total} bytes, not {file.bytes}")
        part.unlink(missing_ok=True)
        require_space(part, total)
        try:
            with found.open("rb") as stream:
                append(stream.read, part, 0, lambda done: tell(done, total))
        except OSError as error:
            raise SourceFailed(f"{found} cannot be read: {error.strerror or error}") from error
        return Announced()
