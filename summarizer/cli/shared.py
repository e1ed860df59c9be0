"""Options and output that several commands share."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from summarizer.errors import SummarizerError, UsageError
from summarizer.options import DEFAULT_MODEL, Progress
from summarizer.records import Finding

F = TypeVar("F", bound=Callable[..., Any])

STAGES: Final = {
    "load": "Loading the model",
    "names": "Asking for names",
    "translate": "Translating",
    "repair": "Mending",
    "summary": "Summarising",
}


def document_options(function: F) -> F:
    """Add what every command that reads a document takes."""
    return _decorated(function, (click.argument("doc", metavar="DOC"), *_front_options()))


def pair_options(function: F) -> F:
    """Add what a command that reads a Chinese and an English document takes."""
    arguments = (click.argument("zh", metavar="ZH"), click.argument("en", metavar="EN"))
    return _decorated(function, (*arguments, *_front_options()))


def documents_options(function: F) -> F:
    """Add what a command that reads one or more documents takes."""
    argument = click.argument("docs", metavar="DOC...", nargs=-1, required=True)
    return _decorated(function, (argument, *_front_options()))


def _decorated(function: F, options: Sequence[Callable[[F], F]]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def _front_options() -> tuple[Callable[[F], F], ...]:
    return (
        click.option(
            "--glossary", "-g", multiple=True, metavar="FILE",
            help="Names that must be used (TSV, CSV, XLSX, TOML, TBX, TMX). "
            "Repeatable; a later file wins.",
        ),
        click.option(
            "--no-builtin", is_flag=True, help="Leave out the built-in glossary."
        ),
        click.option("--encoding", metavar="NAME", help="The encoding, where it is not found."),
    )  # fmt: skip


def model_options(function: F) -> F:
    """Add what every command that asks a model takes."""
    for option in reversed(
        (
            click.option(
                "--output", "-o", metavar="OUT", type=click.Path(path_type=Path),
                help="Write here, not to standard output.",
            ),
            click.option(
                "--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME",
                help="See: summarizer models list.",
            ),
            click.option(
                "--candidates", type=int, default=1, metavar="N",
                help="Choose each sentence from N translations; N times as slow.",
            ),
            click.option("--offline", is_flag=True, help="Open no network connection."),
            click.option("--no-cache", is_flag=True, help="Neither use nor fill the memory."),
            click.option("--strict", is_flag=True, help="Exit 1 when there is any finding."),
            click.option(
                "--british/--american", default=None,
                help="Organise, 18.3 per cent, 12 May 2017, or organize, 18.3 percent, "
                "May 12, 2017. If not given: British, but 18.3%, for documents of Hong Kong and "
                "Macao; organize, 18.3 per cent, 12 May 2017 for those of the United Nations.",
            ),
            click.option("--bilingual", is_flag=True, help="Put the Chinese beside the English."),
        )
    ):  # fmt: skip
        function = option(function)
    return function


def source_of(doc: str) -> str | Path:
    """Return what `read` takes: a path, or "-" for standard input."""
    return doc if doc == "-" else Path(doc)


def to_json(data: object) -> str:
    """Return indented JSON with Chinese as it is."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_out(text: str | bytes, output: Path | None) -> None:
    """Write a result whole or not at all, to standard output or a file."""
    data = text if isinstance(text, bytes) else text.encode()
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        if output.is_dir():
            raise IsADirectoryError(EISDIR, "it is a folder")
        if output.exists() and not output.is_file():
            output.write_bytes(data)  # /dev/null, a named pipe
        else:
            _put(data, output.resolve())
    except OSError as error:
        raise UsageError(
            f"{output} cannot be written: {error.strerror}.", hint="Choose another place with -o."
        ) from error


def _put(data: bytes, target: Path) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def show_findings(findings: Iterable[Finding], *, strict: bool) -> int:
    """Write findings to stderr; return the exit code."""
    rows = [finding for finding in findings if finding.severity != "info" or strict]
    for finding in rows:
        line = f"{finding.severity}: {finding.message} ({finding.start}-{finding.end})"
        click.echo(line, err=True)
    return 1 if strict and rows else 0


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Give a progress function: a bar on a terminal, else a line for each quarter of a stage."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks and total:
                tasks[stage] = bar.add_task(STAGES.get(stage, stage), total=total)
            if stage in tasks:
                bar.update(tasks[stage], completed=done, total=total)

        yield show


class _Lines:
    """Say where the work stands, four times a stage."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        quarter = done * 4 // total if total else 4
        if done == total and stage not in self._said:
            return  # nothing had to be done
        if quarter <= self._said.get(stage, -1):
            return
        self._said[stage] = quarter
        words = STAGES.get(stage, stage)
        line = f"{words}…" if stage == "load" else f"{words}: {done} of {total}"
        if stage != "load" or not done:
            click.echo(line, err=True)


def format_of(chosen: str | None, output: Path | None, known: Iterable[str]) -> str:
    """Return the format asked for, else that of the output's suffix, else Markdown or text."""
    if chosen:
        return chosen
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return suffix if suffix in known else "md"


def fail(error: SummarizerError) -> int:
    """Write an error in one line to stderr; return its exit code."""
    click.echo(f"summarizer: {error} {error.hint}".strip(), err=True)
    return error.exit_code
