"""Look at kept runs: compare, report."""

from __future__ import annotations

from pathlib import Path

import click

from eval import comparing
from eval import report as reporting
from eval.commands.options import DATA, FOLDER, RECORD, SAMPLES, TOMLS
from eval.results import RESULTS, append
from eval.runs import find_runs
from eval.suites import load_label
from eval.tables import provenance, runs_table
from eval.worst import changes
from summarizer.errors import UsageError


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("--count", default=10, help="Changed sentences to show.")
@TOMLS
@DATA
@FOLDER
@SAMPLES
def compare(
    before: str, after: str, count: int, data: Path, tomls: Path | None, runs: Path, samples: int
) -> None:
    """Tell whether run AFTER is better than run BEFORE, and show what changed most.

    A run is SUITE/SYSTEM as kept, or the path of a run's JSON.
    """
    old, new = find_runs([before, after], runs)
    suite = load_label(old.suite, data=data, folder=tomls)
    click.echo(comparing.shown(comparing.differences(suite, old, new, samples=samples)))
    for change in changes(suite, old, new, count):
        click.echo(f"\n{comparing.shown_change(change)}")


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "-o", "out", type=click.Path(path_type=Path), help="Folder of report.html, .md, plots."
)
@click.option("--worst", default=20, help="Sentences to show of each system.")
@TOMLS
@DATA
@FOLDER
@RECORD
def report(
    names: tuple[str, ...],
    out: Path | None,
    worst: int,
    data: Path,
    tomls: Path | None,
    runs: Path,
    record: bool,
) -> None:
    """Write report.html (self-contained), report.md and plots of NAMES, or of all kept runs."""
    found = find_runs(names, runs)
    if not found:
        raise UsageError("No run is kept.", hint="Make one: python -m eval run SUITE --system full")
    suites = [
        load_label(label, data=data, folder=tomls)
        for label in dict.fromkeys(run.suite for run in found)
    ]
    for path in reporting.write(suites, found, out or runs / "report", worst):
        click.echo(path)
    if record:
        append(RESULTS, "all kept runs", runs_table(found), provenance(found))
