"""`summarizer audit`: the checks on any Chinese text and its English. No model is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, cast

import click

import summarizer
from summarizer.cli.shared import pair_options, source_of, write_out
from summarizer.errors import UsageError
from summarizer.writers import write_audit

FORMATS: Final = ("text", "json", "html")
SUFFIXES: Final = {".json": "json", ".html": "html", ".htm": "html"}


@click.command()
@pair_options
@click.option(
    "--output", "-o", metavar="OUT", type=click.Path(path_type=Path),
    help="Write here, not to standard output.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), help="text, or as the suffix of OUT.")
@click.option("--strict", is_flag=True, help="Exit 1 when there is any error.")
@click.option("--verbose", "-v", is_flag=True, help="Show what is for information, too.")
def audit(  # noqa: PLR0917
    zh: str,
    en: str,
    glossary: tuple[str, ...],
    no_builtin: bool,
    encoding: str | None,
    output: Path | None,
    form: str | None,
    strict: bool,
    verbose: bool,
) -> int:
    """Check the English document EN against the Chinese document ZH that it should say.

    The two are aligned by sentence, whoever translated; figures that are missing or wrong, names,
    negations, titles, and sentences without counterpart are reported with their place in both.
    """
    if zh == en == "-":
        raise UsageError("Only one of both documents can be standard input.")
    found = summarizer.audit(
        source_of(zh), source_of(en), glossary=glossary, builtin=not no_builtin, encoding=encoding
    )
    chosen = form or (SUFFIXES.get(output.suffix.lower(), "text") if output else "text")
    write_out(write_audit(found, _format(chosen), every=verbose), output)
    return 1 if strict and found.summary["errors"] else 0


def _format(form: str) -> Literal["text", "json", "html"]:
    return cast('Literal["text", "json", "html"]', form)
