"""`summarizer inspect`: what the front end sees. No model is needed."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import click
from rich.console import Console

from summarizer.annotate import with_names
from summarizer.cli.inspect_view import inspect_dict, render_inspect
from summarizer.cli.shared import document_options, source_of, to_json, write_out
from summarizer.front import Front, prepare
from summarizer.options import Options

PIPE_WIDTH = 120


@click.command()
@document_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option(
    "--output", "-o", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False),
    help="Write here, not to standard output.",
)  # fmt: skip
def inspect(  # noqa: PLR0917
    doc: str,
    glossary: tuple[str, ...],
    no_builtin: bool,
    encoding: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Show the sentences of DOC, their names and figures, and the names that no glossary has."""
    options = Options(glossary=glossary, builtin=not no_builtin, encoding=encoding)
    front = prepare(source_of(doc), options)
    marks = dict(enumerate(with_names(front.marks, front.names)))
    unknown = tuple(dict.fromkeys(name.zh for name in front.names if not name.en))
    if form == "json":
        found = inspect_dict(front.document, front.sentences, marks)
        write_out(to_json({**found, "unknown_names": unknown_rows(front)}), output)
        return
    view = render_inspect(front.document, front.sentences, marks, unknown_names=unknown)
    if output is None:
        Console(width=None if Console().is_terminal else PIPE_WIDTH).print(view)
        return
    page = StringIO()
    Console(file=page, width=PIPE_WIDTH).print(view)
    write_out(page.getvalue(), output)


def unknown_rows(front: Front) -> list[dict[str, object]]:
    """Return the names that no glossary has, with where each stands and how its English came."""
    return [
        {
            "zh": name.zh,
            "en": name.en,
            "kind": name.kind,
            "how": name.source,
            "count": len(name.occurrences),
            "spans": [
                front.sentences[spot.text].span(spot.start, spot.end) for spot in name.occurrences
            ],
        }
        for name in front.names
    ]
