"""summarizer glossary check|find|convert"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from summarizer.errors import UsageError
from summarizer.glossary import Glossary, Match, Matcher, builtin, load, over, save_tbx, save_tsv
from summarizer.glossary import check as check_files
from summarizer.glossary.files import MAX_FILE_BYTES, READERS, read_bounded

FILES = click.Path(path_type=Path)


@click.group()
def glossary() -> None:
    """Check, search and convert glossary files."""


@glossary.command()
@click.argument("paths", nargs=-1, required=True, type=FILES, metavar="FILE...")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def check(paths: Sequence[Path], strict: bool, form: str) -> None:
    """Report every problem of glossary files, with file and line.

    Exit 2 where a file would not load, 1 under --strict on any warning.
    """
    problems = check_files(paths)
    if form == "json":
        fields = ("file", "line", "severity", "code", "message")
        rows = [{name: getattr(problem, name) for name in fields} for problem in problems]
        click.echo(json.dumps({"problems": rows}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            click.echo(str(problem))
    severities = [problem.severity for problem in problems]
    click.echo(
        f"{severities.count('error')} errors, {severities.count('warning')} warnings, "
        f"{severities.count('info')} notes",
        err=True,
    )
    if "error" in severities:
        raise click.exceptions.Exit(2)
    if strict and "warning" in severities:
        raise click.exceptions.Exit(1)


@glossary.command()
@click.argument("document", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--glossary", "paths", multiple=True, type=FILES, help="Repeatable; later wins.")
@click.option("--no-builtin", is_flag=True, help="Leave out the entries that come with the tool.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def find(document: Path, paths: Sequence[Path], no_builtin: bool, form: str) -> None:
    """Show the entries that occur in DOCUMENT, a UTF-8 text or - for stdin."""
    entries = over(Glossary(terms=()) if no_builtin else builtin(), *map(load, paths))
    text = _read(document)
    matches = Matcher(entries).find(text)
    click.echo(_as_json(matches) if form == "json" else _as_text(text, matches), nl=False)


@glossary.command()
@click.argument("source", type=FILES)
@click.argument("target", type=FILES)
def convert(source: Path, target: Path) -> None:
    """Write the glossary SOURCE as TARGET: .tsv or .tbx."""
    savers: dict[str, Callable[[Glossary, Path], None]] = {".tsv": save_tsv, ".tbx": save_tbx}
    saver = savers.get(target.suffix.lower())
    if saver is None:
        raise UsageError(
            f"A glossary is written as .tsv or .tbx, not as {target.suffix or target.name}.",
            hint=f"Formats that can be read: {', '.join(READERS)}",
        )
    loaded = load(source)
    try:
        saver(loaded, target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}.") from error
    click.echo(f"{target}: {len(loaded.terms)} entries", err=True)


def _read(document: Path) -> str:
    is_stdin = str(document) == "-"
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1) if is_stdin else read_bounded(document)
    if len(data) > MAX_FILE_BYTES:
        raise UsageError(f"{document} has more than {MAX_FILE_BYTES // 2**20} MiB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{document} is no UTF-8 text.") from error


def _as_json(matches: Sequence[Match]) -> str:
    rows: list[dict[str, Any]] = [
        {
            "start": match.start,
            "end": match.end,
            "zh": match.text,
            "en": match.term.en,
            "kind": match.term.kind,
            "origin": match.term.origin,
        }
        for match in matches
    ]
    return json.dumps({"matches": rows}, ensure_ascii=False, indent=1) + "\n"


def _as_text(text: str, matches: Sequence[Match]) -> str:
    lines = [
        f"{text.count(chr(10), 0, m.start) + 1}:{m.start}\t{m.text}\t{m.term.en}\t{m.term.origin}"
        for m in matches
    ]
    return "".join(line + "\n" for line in lines)
