"""The table of `summarizer models list`: what is here first, then what could be.

On a terminal a model takes two or three lines, to fit 80 columns; elsewhere one, for grep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from summarizer import extras, store
from summarizer import manifest as manifests
from summarizer.errors import install_command
from summarizer.manifest import Manifest
from summarizer.store import Status, readable_size

_WORDS: Final[dict[Status, str]] = {
    "installed": "installed",
    "corrupt": "damaged",
    "partial": "partly fetched",
    "absent": "not here",
    "remote": "on a server",
}
_HEADINGS: Final = {
    "translate": "To translate (--model)",
    "summarise": "To summarise (--summary-model)",
}
_COLUMNS: Final = ("name", "status", "download", "memory", "engine")
_NUMBERS: Final = ("download", "memory")
_INDENT: Final = "    "


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A model as it is listed. cells: in the order of the columns; needs: how to install it."""

    task: str
    here: bool
    cells: tuple[str, ...]
    good_for: str
    licence: str
    needs: str

    @property
    def remarks(self) -> list[str]:
        """What stands under or behind the cells."""
        return [
            f"{self.good_for} ({self.licence})",
            *([f"needs {self.needs}"] if self.needs else []),
        ]


def found() -> tuple[list[Entry], list[str]]:
    """Return all models, those that are here first, and what is wrong with unusable manifests."""
    entries: list[Entry] = []
    broken: list[str] = []
    for name in manifests.names():
        try:
            entries.append(_entry(manifests.load(name)))
        except manifests.ManifestError as error:
            broken.append(str(error))
    return sorted(entries, key=lambda entry: not entry.here), broken


def _entry(manifest: Manifest) -> Entry:
    status = store.status(manifest)
    size = store.download_size(manifest) if manifest.files else "-"
    memory = readable_size(manifest.memory_mib * 2**20) if manifest.files else "-"
    extra = extras.lacking(manifest.engine)
    return Entry(
        task=manifest.task,
        here=status == "installed",
        cells=(manifest.name, _WORDS[status], size, memory, manifest.engine),
        good_for=manifest.good_for,
        licence=manifest.licence,
        needs=install_command(extra) if extra else "",
    )


def lines(entries: Sequence[Entry], *, wide: bool) -> Iterator[str]:
    """Yield the lines of the table. wide: one line a model, of any length."""
    rows = [_COLUMNS, *(entry.cells for entry in entries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for task, heading in _HEADINGS.items():
        chosen = [entry for entry in entries if entry.task == task]
        if not chosen:
            continue
        yield heading
        yield _row(_COLUMNS, widths) + ("  good for" if wide else "")
        for entry in chosen:
            cells = _row(entry.cells, widths)
            if wide:
                yield f"{cells}  {'; '.join(entry.remarks)}"
            else:
                yield cells.rstrip()
                yield from (_INDENT + remark for remark in entry.remarks)
        yield ""


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(
        cell.rjust(width) if heading in _NUMBERS else cell.ljust(width)
        for heading, cell, width in zip(_COLUMNS, cells, widths, strict=True)
    )
