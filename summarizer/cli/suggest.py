"""`summarizer glossary suggest`: the names of a document as a glossary, ready to edit."""

from __future__ import annotations

from pathlib import Path

import click

from summarizer import names
from summarizer.cli.shared import document_options, source_of, write_out
from summarizer.front import prepare
from summarizer.options import Options

HEADER = "zh\ten\tkind\tnote"


@click.command()
@document_options
@click.option(
    "--output", "-o", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False),
    help="Write here, not to standard output.",
)  # fmt: skip
def suggest(
    doc: str,
    glossary: tuple[str, ...],
    no_builtin: bool,
    encoding: str | None,
    output: Path | None,
) -> None:
    """List the names of DOC that no glossary has. Correct the English, then use it: --glossary."""
    options = Options(glossary=glossary, builtin=not no_builtin, encoding=encoding)
    front = prepare(source_of(doc), options)
    rows = names.suggest_rows(
        front.names,
        [sentence.text for sentence in front.sentences],
        taken=[[(mark.start, mark.end) for mark in row] for row in front.marks],
    )
    lines = [HEADER]
    for row in rows:
        note = f"{row.count} times; {row.how or 'no English known'}; {row.context}"
        lines.append("\t".join(map(_cell, (row.zh, row.en, row.kind, note))))
    write_out("\n".join(lines) + "\n", output)


def _cell(text: str) -> str:
    return " ".join(text.split())
