"""Briefs of the own suite against an editor's, beside what simpler choices of sentences make.

`full` is the brief. For the others the document is translated whole, and as many sentences as the
brief has are taken from it: the first ones (`lead-N`), those of plain LexRank, or those that the
brief takes (`select`, which tells what is due to the choice and what to the brief, where a name's
first mention is the full one). The headline of `lead-N` is the title, translated; the others have
the one that the brief's rule makes of their points. `editor` is that rule on the editor's points,
and needs no model. The translation memory is on: a sentence is paid for once, and no time is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from eval.comparing import Difference, differences
from eval.package import Pipeline
from eval.records import Output, Run, Segment, Suite
from eval.runs import scored
from eval.scoring import metric
from eval.selection import Chooser, lead, lexrank, ours
from eval.systems import Clock, Result, as_text, brief_output
from eval.tables import cell, table
from summarizer import salience
from summarizer.compose import telling_titles, told
from summarizer.compose.headlines import Told, first_clause, headline
from summarizer.engines import Completion, Request
from summarizer.front import Front, prepare
from summarizer.options import Options

OURS: Final = "full"
COLUMNS: Final = (
    "headline_rougel", "headline_figures", "points_rougel", "points_figure_recall",
    "points_figure_precision", "points_name_recall", "points_name_precision", "brief_words",
)  # fmt: skip
SUMS: Final = "brief_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document, and how to have it translated."""

    segment: Segment
    pipeline: Pipeline
    clock: Clock

    @property
    def text(self) -> str:
        """The document as the package takes it."""
        return as_text(self.segment.zh)

    def front(self) -> Front:
        """Return its sentences."""
        return prepare(self.text, Options())

    def asked(self, function: Callable[..., Any]) -> Any:
        """Call the package, and keep what its result says of the model."""
        return self.clock.note(function(self.text, progress=self.clock.progress))


def full(job: Job) -> Output:
    """Make the brief."""
    return brief_output(job.asked(job.pipeline.brief))


def by_lead(job: Job) -> Output:
    """Take the title and the first sentences."""
    front = job.front()
    english = translation(job)
    points = taken(front, lead(front, salience.point_count(front.sentences, front.marks)), english)
    titles = (english[s.start] for s in front.sentences if s.kind == "title")
    return output(next(titles, "") or first_clause(points[0]), points)


def by_choice(choose: Chooser, job: Job) -> Output:
    """Take the sentences of a choice."""
    front = job.front()
    chosen = choose(front, salience.point_count(front.sentences, front.marks))
    english = translation(job)
    points = dict(zip(chosen, taken(front, chosen, english), strict=True))
    titles = (english[front.sentences[index].start] for index in telling_titles(front.sentences))
    made = headline(told(points, front.sentences), silent, title=next(titles, ""))
    return output(made, tuple(points.values()))


def by_editor(job: Job) -> Output:
    """Make only a headline, of the editor's points."""
    points = job.segment.brief.points if job.segment.brief else ()
    return output(headline(list(map(Told, points)), silent), ())


SYSTEMS: Final[Mapping[str, Callable[[Job], Output]]] = {
    OURS: full,
    "select": partial(by_choice, ours),
    "lead-N": by_lead,
    "LexRank": partial(by_choice, lexrank),
    "editor": by_editor,
}


def translation(job: Job) -> dict[int, str]:
    """Return the English of each sentence by where it begins in the document."""
    return {s.start: s.en for s in job.asked(job.pipeline.translate).sentences}


def taken(front: Front, chosen: Sequence[int], english: Mapping[int, str]) -> tuple[str, ...]:
    """Return the English of the chosen sentences."""
    return tuple(english[front.sentences[index].start] for index in chosen)


def output(title: str, points: tuple[str, ...]) -> Output:
    """Return headline and points as a brief."""
    return Output(text="\n".join((title, *points)), headline=title, points=points)


def silent(requests: Sequence[Request]) -> list[Completion]:
    """Answer nothing, as a model that cannot be asked."""
    return [Completion(text="") for _ in requests]


def measured(
    suite: Suite,
    systems: Sequence[str],
    pipeline: Pipeline,
    *,
    samples: int = 1000,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Run]:
    """Return a scored run of each system; `tell` hears of each document that is begun."""
    clocks = {name: Clock() for name in systems}
    made: dict[str, list[Output]] = {name: [] for name in systems}
    for number, segment in enumerate(suite.segments, 1):
        tell(f"{number} of {len(suite.segments)}: {segment.id}")
        for name in systems:
            job = Job(segment=segment, pipeline=pipeline, clock=clocks[name])
            made[name].append(SYSTEMS[name](job))
    return [
        scored(suite, name, result(made[name], clocks[name]), samples=samples) for name in systems
    ]


def result(outputs: Sequence[Output], clock: Clock) -> Result:
    """Return the outputs with the model that made them."""
    return Result(outputs=tuple(outputs), model=clock.model, signature=clock.signature)


def shown(suite: Suite, runs: Sequence[Run], samples: int = 1000) -> str:
    """Return one table: a row for each system, and how far ours is from each of the others."""
    columns = [metric(name) for name in COLUMNS]
    rows = [[run.system, *(cell(row, run.score(row.name)) for row in columns)] for run in runs]
    own = next((run for run in runs if run.system == OURS), None)
    for other in runs:
        if own is not None and other is not own:
            found = differences(suite, other, own, samples=samples)
            rows.append([f"{OURS} less {other.system}", *apart(found)])
    head = [f"{len(suite.segments)} documents", *(row.column for row in columns)]
    return table(head, rows)


def apart(found: Sequence[Difference]) -> list[str]:
    """Return a cell for each column: the difference and its p-value."""
    by_name = {one.metric.name: one for one in found}
    cells = []
    for name in COLUMNS:
        one = by_name.get(name)
        if one is None:
            cells.append("–")
            continue
        change = f"{(one.after - one.before) * one.metric.scale:+.{one.metric.decimals}f}"
        told = one.p is not None and name != SUMS
        cells.append(f"{change}, p {one.p:.4f}" if told else change)
    return cells
