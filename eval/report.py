"""A self-contained HTML page and a markdown table of runs, with plots and the worst sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from eval import svg
from eval.records import Run, Suite
from eval.systems import MODES
from eval.tables import cut, parts, provenance, runs_table
from eval.worst import Reading, error_counts, worst

TEMPLATE: Final = Path(__file__).with_name("report.html.j2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A drawing and what it shows."""

    name: str
    title: str
    svg: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the page says of one suite."""

    name: str
    title: str
    count: int
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    plots: Sequence[Plot]
    worst: Sequence[tuple[str, Sequence[Reading]]]


def points(runs: Sequence[Run], x: str, y: str) -> list[svg.Point]:
    """Return a point for each run that has both figures; the reference is perfect and left out."""
    found = []
    for run in runs:
        left, up = value_of(run, x), value_of(run, y)
        if left is not None and up is not None and run.system != "reference":
            found.append(svg.Point(label=run.system, x=left, y=up, strong=run.system in MODES))
    return found


def value_of(run: Run, name: str) -> float | None:
    """Return a score, or the seconds for 1,000 characters."""
    if name == "seconds":
        return 1000 * run.speed.seconds / run.speed.source_chars if run.speed else None
    score = run.score(name)
    return score.value if score else None


SCATTERS: Final = (
    ("quality-terms", "Quality against term success", "term_success", "chrf2++", "term success"),
    (
        "quality-seconds",
        "Quality against time",
        "seconds",
        "chrf2++",
        "seconds for 1,000 characters",
    ),
    ("rouge-seconds", "ROUGE-L against time", "seconds", "rougel", "seconds for 1,000 characters"),
)


def plots(suite: str, runs: Sequence[Run]) -> list[Plot]:
    """Return the plots that the runs have data for."""
    drawn = []
    for name, title, x, y, x_label in SCATTERS:
        found = points(runs, x, y)
        if len(found) > 1:
            drawing = svg.scatter(title, found, x_label, "chrF2++" if y == "chrf2++" else "ROUGE-L")
            drawn.append(Plot(name=f"{suite}-{name}", title=title, svg=Markup(drawing)))
    counts = error_counts([run for run in runs if run.system != "reference"])
    if any(counts.values()):
        title = "Errors by kind"
        drawn.append(Plot(name=f"{suite}-errors", title=title, svg=Markup(svg.bars(title, counts))))
    return drawn


def part(suite: Suite, runs: Sequence[Run], count: int) -> Part:
    """Return all that is shown of a suite; the worst sentences of our own systems, or of all."""
    ours = [run for run in runs if run.system in MODES] or list(runs)
    head, rows = parts(runs)
    return Part(
        name=suite.label,
        title=suite.title,
        count=len(suite.segments),
        head=head,
        rows=rows,
        plots=plots(suite.label.replace(":", "-"), runs),
        worst=[(run.system, worst(suite, run, count)) for run in ours],
    )


def html(found: Sequence[Part], runs: Sequence[Run]) -> str:
    """Return the page; it loads nothing."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters["cut"] = cut
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    title = "Evaluation of summarizer"
    return template.render(title=title, suites=found, provenance=provenance(runs)) + "\n"


def write(
    suites: Sequence[Suite], runs: Sequence[Run], folder: Path, count: int = 20
) -> list[Path]:
    """Write report.html, report.md and the plots, and return their paths."""
    found = [
        part(suite, [run for run in runs if run.suite == suite.label], count) for suite in suites
    ]
    folder.mkdir(parents=True, exist_ok=True)
    drawings = [plot for one in found for plot in one.plots]
    links = "\n\n".join(f"![{plot.title}]({plot.name}.svg)" for plot in drawings)
    files = {
        "report.html": html(found, runs),
        "report.md": f"{runs_table(runs)}\n\n{links}\n\n{provenance(runs)}\n",
        **{f"{plot.name}.svg": f"{plot.svg}\n" for plot in drawings},
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in files]
