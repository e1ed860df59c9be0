"""Run systems on suites: suites, run, briefs, bench."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from eval import again as repeating
from eval import bench as benching
from eval import briefs as briefing
from eval import package
from eval.bench import Request, apart
from eval.commands.options import DATA, FEW, FIRST, FOLDER, QUICK, RECORD, SAMPLES, TOMLS
from eval.records import Suite
from eval.results import RESULTS, append
from eval.runs import measure, save
from eval.suites import load, manifest, suite_names
from eval.systems import MODES, published
from eval.tables import provenance, runs_table, table
from summarizer.errors import SummarizerError


@click.command()
@TOMLS
@DATA
def suites(data: Path, tomls: Path | None) -> None:
    """List the suites, and which of them can be read."""
    rows = []
    for name in suite_names(tomls):
        title = manifest(name, tomls)["title"]
        try:
            suite = load(name, data=data, folder=tomls)
            rows.append([name, title, suite.task, str(len(suite.segments)), suite.digest[:12]])
        except SummarizerError as error:
            rows.append([name, title, "", "", f"absent: {error}"])
    click.echo(table(["suite", "title", "task", "segments", "digest"], rows))


@click.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--system", "systems", multiple=True, required=True, help="Repeatable.")
@FIRST
@FEW
@TOMLS
@DATA
@FOLDER
@SAMPLES
@QUICK
@RECORD
@click.option("--quiet", is_flag=True, help="Print no table.")
def run(
    names: tuple[str, ...],
    systems: tuple[str, ...],
    first: int | None,
    few: int | None,
    data: Path,
    tomls: Path | None,
    runs: Path,
    samples: int,
    quick: bool,
    record: bool,
    quiet: bool,
) -> None:
    """Run systems on suites and print one table.

    A system is plain, plain-zh, marks, full, reference, hyp:FILE, the name of a published output,
    or "published" for all of those that the suite's data holds. Where several need the model, each
    has a process of its own, so that its peak memory is its own.
    """
    done = []
    alone = sum(system in MODES for system in systems) * len(names) <= 1
    for name in names:
        suite = load(name, data=data, quick=quick, first=first, few=few, folder=tomls)
        for system in expand(systems, suite):
            if not quiet:
                click.echo(f"{suite.label}: {system}", err=True)
            if alone or system not in MODES:
                done.append(measure(suite, system, samples=samples))
            else:
                request = Request(
                    suite=name,
                    data=data,
                    tomls=tomls,
                    quick=quick,
                    first=first,
                    few=few,
                    samples=samples,
                )
                done.append(apart(request, system))
            save(done[-1], runs)
    text = runs_table(done)
    if not quiet:
        click.echo(f"{text}\n\n{provenance(done)}")
    if record:
        append(RESULTS, f"{', '.join(names)}", text, provenance(done))


@click.command()
@click.argument("name")
@click.option("--system", "systems", multiple=True, default=("plain", "full"), help="Repeatable.")
@click.option("--repeat", default=3, help="Runs of each, taken in turn.")
@click.option("--brief", "with_brief", is_flag=True, help="Time a brief from a cold start too.")
@FIRST
@FEW
@TOMLS
@DATA
@QUICK
@RECORD
def bench(
    name: str,
    systems: tuple[str, ...],
    repeat: int,
    with_brief: bool,
    first: int | None,
    few: int | None,
    data: Path,
    tomls: Path | None,
    quick: bool,
    record: bool,
) -> None:
    """Compare speed and memory of systems, each in a process of its own, taken in turn."""
    request = Request(suite=name, data=data, tomls=tomls, quick=quick, first=first, few=few)
    timed = benching.bench(request, systems, repeat, briefs=with_brief)
    every = [run for runs in timed.runs.values() for run in runs]
    parts = benching.shown(timed.runs), benching.briefs_shown(timed), benching.ceiling()
    text = "\n\n".join(filter(None, parts))
    click.echo(f"{text}\n\n{provenance(every)}")
    if record:
        append(RESULTS, f"speed on {name}", text, provenance(every))


@click.command()
@click.argument("name")
@TOMLS
@DATA
@RECORD
def again(name: str, data: Path, tomls: Path | None, record: bool) -> None:
    """Time a translation, the same again, and with a glossary that changes nothing in it."""
    timed = repeating.again(Request(suite=name, data=data, tomls=tomls))
    click.echo(timed.shown())
    if record:
        append(RESULTS, f"the same again, {name}", timed.shown(), "")


@click.command()
@click.option(
    "--system",
    "systems",
    multiple=True,
    type=click.Choice(list(briefing.SYSTEMS)),
    default=tuple(briefing.SYSTEMS),
    help="Repeatable; all by default.",
)
@click.option("--suite", "name", default="own-briefs", help="Of documents with an editor's brief.")
@FIRST
@FEW
@TOMLS
@DATA
@FOLDER
@SAMPLES
@RECORD
def briefs(
    systems: tuple[str, ...],
    name: str,
    first: int | None,
    few: int | None,
    tomls: Path | None,
    data: Path,
    runs: Path,
    samples: int,
    record: bool,
) -> None:
    """Score headline and points of briefs against an editor's, beside lead-N and LexRank."""
    suite = load(name, data=data, first=first, few=few, folder=tomls)
    tell = partial(click.echo, err=True)
    done = briefing.measured(suite, systems, package.pipeline(), samples=samples, tell=tell)
    for one in done:
        save(one, runs)
    text = briefing.shown(suite, done, samples)
    click.echo(f"{text}\n\n{provenance(done)}")
    if record:
        append(RESULTS, "briefs against an editor's", text, provenance(done))


def expand(systems: tuple[str, ...], suite: Suite) -> list[str]:
    """Return the systems with "published" replaced by their names."""
    names: list[str] = []
    for system in systems:
        names.extend(published(suite) if system == "published" else [system])
    return list(dict.fromkeys(names))
