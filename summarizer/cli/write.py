"""`summarizer brief` and `summarizer translate`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import chain, count
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, Final, cast

import click

import summarizer
from summarizer.cli.models import fetch_reporter
from summarizer.cli.shared import (
    document_options,
    documents_options,
    fail,
    format_of,
    model_options,
    progress_shown,
    show_findings,
    source_of,
    write_out,
)
from summarizer.errors import SummarizerError, UsageError
from summarizer.quantities import BRITISH, Style
from summarizer.records import Brief, Translation
from summarizer.writers import write_brief, write_index, write_translation
from summarizer.writers.plain import WIDTH
from summarizer.writers.written import Format

STYLES: Final = {None: None, True: BRITISH, False: Style()}
INDEX: Final = "index.html"
FORMATS = ("txt", "md", "html", "docx", "json")


@click.command()
@documents_options
@model_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="txt on a screen, else md, or as the suffix of OUT.",
)
@click.option("--points", type=int, metavar="N", help="How many points; 4 to 8 if not given.")
@click.option("--words", type=int, metavar="N", help="About how many words in the points.")
@click.option(
    "--summary-model", metavar="NAME", help="Put a summary by this model above the points, checked."
)
def brief(
    docs: tuple[str, ...],
    form: str | None,
    points: int | None,
    words: int | None,
    summary_model: str | None,
    **shared: Any,
) -> int:
    """Write a one-page English brief of DOC (a file, or - for standard input).

    Of several documents, -o DIR takes a brief each and an index.html; what fails is listed there
    and does not stop the rest.
    """
    output: Path | None = shared["output"]

    def make(doc: str) -> Brief:
        found: Brief = _run(
            "brief", doc, shared, points=points, words=words, summary_model=summary_model
        )
        return found

    if len(docs) > 1 or (output is not None and output.is_dir()):
        return _batch(docs, make, form or "html", shared)
    result = make(docs[0])
    on_screen = output is None and sys.stdout.isatty()
    form = form or ("txt" if on_screen else format_of(None, output, FORMATS))
    _refuse_terminal(form, output)
    width = get_terminal_size().columns if on_screen else WIDTH
    data = write_brief(result, _format(form), bilingual=shared["bilingual"], width=width)
    write_out(data, output)
    return show_findings(result.findings, strict=shared["strict"])


@click.command()
@document_options
@model_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="txt, or as the suffix of OUT.")
def translate(doc: str, form: str | None, **shared: Any) -> int:
    """Translate the whole of DOC (a file, or - for standard input) into English."""
    output: Path | None = shared["output"]
    form = form or (format_of(None, output, FORMATS) if output and output.suffix else "txt")
    _refuse_terminal(form, output)
    result: Translation = _run("translate", doc, shared)
    write_out(write_translation(result, _format(form), bilingual=shared["bilingual"]), output)
    return show_findings(result.findings, strict=shared["strict"])


def _batch(
    docs: Sequence[str], make: Callable[[str], Brief], form: str, shared: dict[str, Any]
) -> int:
    """Write a brief of each document and an index; return the gravest exit code."""
    folder = _folder(shared["output"])
    entries: list[tuple[str, str, Brief | str]] = []
    code = 0
    for doc, file in zip(docs, _file_names(docs, form), strict=True):
        try:
            result = make(doc)
            data = write_brief(result, _format(form), bilingual=shared["bilingual"])
            write_out(data, folder / file)
        except SummarizerError as error:
            entries.append((doc, file, f"{error} {error.hint}".strip()))
            code = max(code, fail(error))
        else:
            entries.append((doc, file, result))
            code = max(code, show_findings(result.findings, strict=shared["strict"]))
        write_out(write_index(entries), folder / INDEX)
    return code


def _folder(output: Path | None) -> Path:
    if output is None:
        raise UsageError(
            "Several documents need a folder for their briefs.", hint="Name one with -o DIR."
        )
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{output} cannot be made a folder: {error.strerror}.", hint="Choose another with -o."
        ) from error
    return output


def _file_names(docs: Sequence[str], form: str) -> list[str]:
    """Return a file name for each document, no two alike whatever the case, none the index."""
    taken = {INDEX}
    names = []
    for doc in docs:
        stem = "stdin" if doc == "-" else Path(doc).name.split(".")[0] or "brief"
        numbered = (f"{stem}{n}.{form}" for n in chain([""], (f"-{i}" for i in count(2))))
        name = next(name for name in numbered if name.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _refuse_terminal(form: str, output: Path | None) -> None:
    if form == "docx" and output is None and sys.stdout.isatty():
        raise UsageError("A docx cannot be shown on the screen.", hint="Name a file with -o OUT.")


def _format(form: str) -> Format:
    return cast("Format", form)


def _run(stage: str, doc: str, shared: dict[str, Any], **more: Any) -> Any:
    with progress_shown() as progress, fetch_reporter() as report:
        return getattr(summarizer, stage)(
            source_of(doc),
            glossary=shared["glossary"],
            builtin=not shared["no_builtin"],
            encoding=shared["encoding"],
            model=shared["model"],
            offline=shared["offline"],
            cache=not shared["no_cache"],
            candidates=shared["candidates"],
            style=STYLES[shared["british"]],
            progress=progress,
            report=report,
            **more,
        )
