"""`summarizer brief` and `summarizer translate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import summarizer
from summarizer.cli.models import fetch_reporter
from summarizer.cli.shared import (
    document_options,
    format_of,
    model_options,
    progress_shown,
    show_findings,
    source_of,
    to_json,
    write_out,
)
from summarizer.compose import brief_markdown, translation_markdown

FORMATS = ("md", "json")
TEXT_FORMATS = ("txt", "md", "json")


@click.command()
@document_options
@model_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="md, or as the suffix of OUT.")
@click.option("--points", type=int, metavar="N", help="How many points; 4 to 8 if not given.")
@click.option("--words", type=int, metavar="N", help="About how many words in the points.")
def brief(doc: str, form: str | None, points: int | None, words: int | None, **shared: Any) -> int:
    """Write a one-page English brief of DOC (a file, or - for standard input)."""
    result = _run("brief", doc, shared, points=points, words=words)
    form = format_of(form, shared["output"], FORMATS)
    text = (
        to_json(result.to_dict())
        if form == "json"
        else brief_markdown(result, bilingual=shared["bilingual"])
    )
    write_out(text, shared["output"])
    return show_findings(result.findings, strict=shared["strict"])


@click.command()
@document_options
@model_options
@click.option(
    "--format", "form", type=click.Choice(TEXT_FORMATS), help="txt, or as the suffix of OUT."
)
def translate(doc: str, form: str | None, **shared: Any) -> int:
    """Translate the whole of DOC (a file, or - for standard input) into English."""
    result = _run("translate", doc, shared)
    output: Path | None = shared["output"]
    form = form or (format_of(None, output, TEXT_FORMATS) if output and output.suffix else "txt")
    if form == "json":
        text = to_json(result.to_dict())
    elif form == "md" or shared["bilingual"]:
        text = translation_markdown(result, bilingual=shared["bilingual"])
    else:
        text = result.text + "\n"
    write_out(text, output)
    return show_findings(result.findings, strict=shared["strict"])


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
            progress=progress,
            report=report,
            **more,
        )
