"""The commands of `python -m eval`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from eval import bench as benching
from eval import checkers as checking
from eval import comparing
from eval import floors as flooring
from eval import gate as gates
from eval import report as reporting
from eval import reproduce as reproducing
from eval.bench import Request, apart
from eval.mutants import mutants as mutated
from eval.records import Suite
from eval.results import RESULTS, append
from eval.runs import RUNS, find_runs, measure, save
from eval.suites import DEFAULT_DATA, load, load_label, manifest, suite_names
from eval.systems import MODES, published
from eval.tables import provenance, runs_table, table
from eval.worst import changes
from summarizer.errors import SummarizerError, UsageError

DATA = click.option(
    "--data", type=click.Path(path_type=Path), default=DEFAULT_DATA, help="Where public sets lie."
)
TOMLS = click.option(
    "--suites", "tomls", type=click.Path(path_type=Path), help="Folder of other suites' TOML."
)
FOLDER = click.option("--runs", type=click.Path(path_type=Path), default=RUNS, help="Kept runs.")
SAMPLES = click.option("--samples", default=1000, help="Of the bootstrap; 0 for no intervals.")
QUICK = click.option("--quick", is_flag=True, help="The short form of each suite.")
FIRST = click.option("--first", type=int, help="Only the first segments.")
FEW = click.option("--few", type=int, help="Only so many segments, spread over the suite.")
RECORD = click.option("--record", is_flag=True, help="Append the result to eval/RESULTS.md.")


class Group(click.Group):
    """Turns the package's errors into one line, a hint and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except SummarizerError as error:
            click.echo(f"Error: {error}", err=True)
            if error.hint:
                click.echo(error.hint, err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Group)
def main() -> None:
    """Measure how good the tool is, and whether a change made it worse."""


@main.command()
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


@main.command()
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


@main.command()
@TOMLS
@DATA
@FOLDER
@QUICK
@click.option("--floors", type=click.Path(path_type=Path), default=flooring.FLOORS)
@click.option("--system", "systems", multiple=True, help="Only the floors of these systems.")
@click.option("--base", help="Git revision whose floors must not be lowered without a reason.")
@click.option("--kept", is_flag=True, help="Judge the runs that are kept; run nothing.")
def gate(
    data: Path,
    tomls: Path | None,
    runs: Path,
    quick: bool,
    floors: Path,
    systems: tuple[str, ...],
    base: str | None,
    kept: bool,
) -> None:
    """Fail when a score is below its floor, or a floor was lowered without a reason."""
    start = time.monotonic()
    every = flooring.load_floors(floors)
    problems = flooring.unreasoned(every, flooring.floors_at(base, floors) if base else ())
    chosen = gates.chosen(every, quick=quick, systems=systems)
    pairs = dict.fromkeys((floor.suite, floor.system) for floor in chosen)
    if kept:
        found = find_runs([f"{suite}/{system}" for suite, system in pairs], runs)
    else:
        found = [
            gates.fresh(load_label(suite, data=data, folder=tomls), system, runs)
            for suite, system in pairs
        ]
    verdicts = gates.judge(chosen, found)
    rows = [gates.row(verdict) for verdict in verdicts]
    click.echo(table(["suite", "system", "metric", "floor", "score", "verdict"], rows))
    click.echo(f"\n{len(verdicts)} floors in {time.monotonic() - start:.0f} seconds.")
    for problem in problems:
        click.echo(problem, err=True)
    if not verdicts:
        click.echo("No floor is set for this.", err=True)
    sys.exit(1 if problems or not verdicts or any(v.problem for v in verdicts) else 0)


@main.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--metric", "wanted", multiple=True, help="Only these metrics.")
@click.option("--reason", default="", help="Needed where a floor is lowered or its corpus changed.")
@click.option("--floors", type=click.Path(path_type=Path), default=flooring.FLOORS)
@FOLDER
def floor(
    names: tuple[str, ...], wanted: tuple[str, ...], reason: str, floors: Path, runs: Path
) -> None:
    """Set the floors of runs (SUITE/SYSTEM as kept) to what they reached, less the slack."""
    kept = flooring.load_floors(floors)
    for found in find_runs(names, runs):
        kept = flooring.raised(kept, found, names=wanted, reason=reason)
    floors.write_text(flooring.dump_floors(kept), encoding="utf-8")
    click.echo(f"{len(kept)} floors in {floors.name}.")


@main.command()
@click.argument("name")
@click.option("--system", "systems", multiple=True, default=("plain", "full"), help="Repeatable.")
@click.option("--repeat", default=3, help="Runs of each, taken in turn.")
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
    first: int | None,
    few: int | None,
    data: Path,
    tomls: Path | None,
    quick: bool,
    record: bool,
) -> None:
    """Compare speed and memory of systems, each in a process of its own, taken in turn."""
    request = Request(suite=name, data=data, tomls=tomls, quick=quick, first=first, few=few)
    taken = benching.bench(request, systems, repeat)
    text, every = benching.shown(taken), [run for runs in taken.values() for run in runs]
    click.echo(f"{text}\n\n{provenance(every)}")
    if record:
        append(RESULTS, f"speed on {name}", text, provenance(every))


@main.command()
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


@main.command()
@click.argument("names", nargs=-1)
@click.option(
    "-o", "out", type=click.Path(path_type=Path), help="Folder of report.html, .md, plots."
)
@click.option("--worst", default=20, help="Sentences to show of each system.")
@TOMLS
@DATA
@FOLDER
def report(
    names: tuple[str, ...], out: Path | None, worst: int, data: Path, tomls: Path | None, runs: Path
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


@main.command()
@TOMLS
@DATA
@RECORD
@click.option(
    "--pairs", default="dev/audit/flores-challenge.tsv", help="TSV below the data folder."
)
@click.option("--mutants", help="A suite whose references are made bad on purpose, instead.")
def checks(data: Path, tomls: Path | None, record: bool, pairs: str, mutants: str | None) -> None:
    """Tell how many good translations each check passes, and how many bad ones it rejects."""
    if mutants:
        rows = list(mutated(load_label(mutants, data=data, folder=tomls).segments))
    else:
        rows = checking.read_pairs(data / pairs)
    found = [
        rate
        for name, check in checking.checkers().items()
        for rate in checking.rates(rows, name, check)
    ]
    text = checking.shown(found)
    click.echo(text)
    if record:
        append(
            RESULTS,
            f"checks on good and bad translations: {mutants or pairs}",
            text,
            reproducing.provenance(),
        )


@main.command()
@DATA
@RECORD
def reproduce(data: Path, record: bool) -> None:
    """Compute published figures again from the data on disk, beside what was published."""
    rows = reproducing.reproduce(data)
    text = reproducing.shown(rows)
    click.echo(text)
    if record:
        append(RESULTS, "published figures, computed again", text, reproducing.provenance())
    sys.exit(0 if all(row.fine for row in rows) else 1)


def expand(systems: tuple[str, ...], suite: Suite) -> list[str]:
    """Return the systems with "published" replaced by their names."""
    names: list[str] = []
    for system in systems:
        names.extend(published(suite) if system == "published" else [system])
    return list(dict.fromkeys(names))
