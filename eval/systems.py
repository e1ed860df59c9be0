"""What is measured: our pipeline in three modes, other systems' files, and the reference."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import regex

from eval import package
from eval.machine import peak_mib
from eval.package import Pipeline
from eval.readers import read_hypotheses
from eval.records import Output, Segment, Speed, Suite
from summarizer.errors import UsageError

MARKUP: Final = regex.compile(r"^(?:#{1,6}|[-*])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How the package is called for one system.

    terms: whether it gets the terms of the suite.
    alone: whether each line is a call of its own, so that nothing is decoded together.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    terms: bool = True
    alone: bool = False


MODES: Final[Mapping[str, Mode]] = {
    "plain": Mode(options={"mode": "plain"}, terms=False),
    "plain-zh": Mode(options={"mode": "plain-zh"}, terms=False),
    "plain-single": Mode(options={"mode": "plain"}, terms=False, alone=True),
    "marks": Mode(options={"mode": "marks"}),
    "full": Mode(),
    "full-4": Mode(options={"candidates": 4}),
    "full-8": Mode(options={"candidates": 8}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Outputs of a system, in the order of the suite; speed and model where a model ran."""

    outputs: tuple[Output, ...]
    speed: Speed | None = None
    model: str = ""
    signature: str = ""


def run_system(spec: str, suite: Suite, *, pipeline: Pipeline | None = None) -> Result:
    """Run one system: a mode, "reference", "hyp:FILE", or the name of a published output.

    Raises UsageError when the suite has no such output.
    """
    if spec == "reference":
        return Result(outputs=tuple(map(reference_output, suite.segments)))
    if spec.startswith("hyp:"):
        texts = read_hypotheses(Path(spec.removeprefix("hyp:")), suite.segments)
        return Result(outputs=tuple(Output(text=text) for text in texts))
    if spec in MODES:
        return run_mode(spec, suite, pipeline or package.pipeline())
    if all(spec in segment.published for segment in suite.segments):
        return Result(
            outputs=tuple(Output(text=segment.published[spec]) for segment in suite.segments)
        )
    known = [*MODES, "reference", "hyp:FILE", *published(suite)]
    raise UsageError(f"{suite.name} has no system {spec!r}.", hint=f"Systems: {', '.join(known)}")


def published(suite: Suite) -> list[str]:
    """Return the systems whose outputs the suite's data holds for every segment."""
    first, *rest = (segment.published for segment in suite.segments)
    return [name for name in first if all(name in other for other in rest)]


def reference_output(segment: Segment) -> Output:
    """Return the human reference as if a system had written it."""
    if segment.brief:
        brief = segment.brief
        return Output(
            text=brief.text,
            figures=brief.figures,
            names=brief.names,
            headline=brief.headline,
            points=brief.points,
        )
    return Output(text=segment.en)


def run_mode(name: str, suite: Suite, pipeline: Pipeline) -> Result:
    """Run the package over the suite, `together` segments as one document, and time it.

    The translation memory is off: what was answered before would cost nothing.
    """
    mode, clock = MODES[name], Clock()
    size = suite.together if suite.task == "translate" and not mode.alone else 1
    outputs: list[Output] = []
    for batch in chunks(suite.segments, size):
        with TemporaryDirectory() as folder:
            options = {**mode.options, "cache": False, "progress": clock.progress}
            if mode.terms and suite.glossary and (path := write_glossary(batch, Path(folder))):
                options["glossary"] = [path]
            if suite.task == "brief":
                brief = clock.note(pipeline.brief(as_text(batch[0].zh), **options))
                outputs.append(brief_output(brief))
            else:
                outputs.extend(translated(batch, pipeline, options, clock, alone=mode.alone))
    return Result(
        outputs=tuple(outputs),
        speed=clock.speed(source_chars=sum(len(segment.zh) for segment in suite.segments)),
        model=clock.model,
        signature=clock.signature,
    )


def as_text(zh: str) -> str:
    """Return the text so that the package takes it for text: a str of one line may be a path."""
    return f"{zh}\n"


class Clock:
    """Times one system, and keeps what its results say of themselves.

    Loading is told apart by the package's progress: stage "load", done 0 and then 1.
    """

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._load = self._load_start = self._first = 0.0
        self._tokens = 0
        self.model = self.signature = ""

    def progress(self, stage: str, done: int, _total: int) -> None:
        """Take a progress call of the package: (stage, done, total)."""
        now = time.perf_counter()
        if stage == "load" and not done:
            self._load_start = now
        elif stage == "load":
            self._load += now - self._load_start
        elif stage == "translate" and done:
            self._first = self._first or now - self._start - self._load

    def note(self, result: Any) -> Any:
        """Keep the signature and the token count of a result, and pass it on."""
        self.progress("translate", 1, 1)
        self.signature = str(result.signature)
        found = regex.search(r"model:(\S+)", self.signature)
        self.model = found[1] if found else ""
        self._tokens += int(getattr(result, "statistics", {}).get("output_tokens", 0))
        return result

    def speed(self, *, source_chars: int) -> Speed:
        """Return what the run cost until now."""
        return Speed(
            seconds=time.perf_counter() - self._start - self._load,
            first_seconds=self._first,
            load_seconds=self._load,
            source_chars=source_chars,
            output_tokens=self._tokens,
            peak_mib=peak_mib(),
        )


def chunks(segments: Sequence[Segment], size: int) -> Iterable[Sequence[Segment]]:
    """Return the segments in groups of `size`."""
    return (segments[start : start + size] for start in range(0, len(segments), size))


def write_glossary(segments: Sequence[Segment], folder: Path) -> Path | None:
    """Write the terms of the segments as a glossary file, None when there are none."""
    terms: dict[str, tuple[str, ...]] = {}
    for segment in segments:
        for zh, forms in segment.terms.items():
            terms[zh] = tuple(dict.fromkeys((*terms.get(zh, ()), *forms)))
    if not terms:
        return None
    path = folder / "suite.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(("zh", "en", "variants"))
        writer.writerows(
            (zh, forms[0], "|".join(form.replace("|", "\\|") for form in forms[1:]))
            for zh, forms in terms.items()
        )
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a segment and where it begins in the document that is sent."""

    segment: int
    markup: str
    zh: str
    start: int


def layout(segments: Sequence[Segment]) -> tuple[str, list[Line]]:
    """Return the document that a system is sent, and its lines.

    Each line of a segment becomes a paragraph; the markup of headings and list items is kept
    aside and put back, so that it counts neither for nor against a system.
    """
    lines, position = [], 0
    for index, segment in enumerate(segments):
        for line in segment.zh.split("\n"):
            markup = found[0] if (found := MARKUP.match(line)) else ""
            zh = line[len(markup) :].strip()
            lines.append(Line(segment=index, markup=markup, zh=zh, start=position))
            position += len(zh) + 2 if zh else 0
    return "\n\n".join(line.zh for line in lines if line.zh), lines


def translated(
    segments: Sequence[Segment],
    pipeline: Pipeline,
    options: Mapping[str, Any],
    clock: Clock,
    *,
    alone: bool = False,
) -> list[Output]:
    """Translate the segments and cut the English at the lines of the source.

    alone: each line is sent by itself, else all as one document.
    """
    text, lines = layout(segments)
    english: dict[int, list[str]] = {line.start: [] for line in lines if line.zh}
    starts = sorted(english)
    parts = [(line.zh, line.start) for line in lines if line.zh] if alone else [(text, 0)]
    for part, offset in parts:
        result = clock.note(pipeline.translate(as_text(part), **options))
        for sentence in result.sentences:
            position = offset + sentence.start
            english[max(start for start in starts if start <= position)].append(sentence.en)
    texts: list[list[str]] = [[] for _ in segments]
    for line in lines:
        en = " ".join(english[line.start]) if line.zh else ""
        texts[line.segment].append(line.markup + en)
    return [Output(text="\n".join(part)) for part in texts]


def brief_output(brief: Any) -> Output:
    """Return headline, dateline and points, and the Chinese of the tables."""
    points = tuple(point.en for point in brief.points)
    return Output(
        text="\n".join(filter(None, (brief.headline, brief.dateline, *points))),
        figures=tuple(figure.zh for figure in brief.figures),
        names=tuple(name.zh for name in brief.names),
        headline=brief.headline,
        points=points,
    )
