"""The frozen records of the harness: what is measured, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Task = Literal["translate", "brief"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a full translation must state.

    kind:     "name" or "figure".
    accepted: regular expression over the English, matched without regard to case.
    """

    kind: str
    zh: str
    accepted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefReference:
    """A brief written by hand. figures, names: the Chinese strings that it must carry."""

    headline: str
    points: tuple[str, ...]
    dateline: str = ""
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Headline, dateline and points, one a line."""
        return "\n".join(filter(None, (self.headline, self.dateline, *self.points)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A unit of a suite: a sentence or a whole document.

    en:        the reference; "" where there is none.
    terms:     Chinese term -> accepted English forms.
    published: outputs of other systems, by name.
    """

    id: str
    zh: str
    en: str = ""
    domain: str = ""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    brief: BriefReference | None = None
    published: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Segments under one name.

    together: how many segments a system is handed as one document.
    glossary: whether systems that take terms are given those of the segments.
    digest:   sha256 over source, references, terms, facts and briefs, in order.
    quick:    True when this is the short form of the suite.
    """

    name: str
    title: str
    task: Task
    segments: tuple[Segment, ...]
    digest: str
    together: int = 1
    glossary: bool = True
    quick: bool = False

    @property
    def label(self) -> str:
        """The name that runs and floors use: "own-pairs", or "own-pairs:quick"."""
        return f"{self.name}:quick" if self.quick else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a system made of one segment.

    figures, names: the Chinese strings of a brief's tables; None for a translation.
    headline, points: of a brief; text is all of it.
    """

    text: str
    figures: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    headline: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Something wrong with one output: "term", "figure", "chinese", "omission", ..."""

    kind: str
    zh: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a metric finds in one segment.

    units: one value from 0 to 1 for each thing counted (term, figure, line); the corpus score is
           their mean or their sum, as the metric's row in metrics.tsv says.
    """

    units: tuple[float, ...] = ()
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One metric over a suite.

    low, high: 95% bootstrap interval; None where it cannot be drawn.
    count:     how many units were counted (segments, terms, figures).
    """

    metric: str
    value: float
    count: int
    signature: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What a run cost.

    seconds:       without loading.
    first_seconds: from handing over the text to the first English, without loading.
    load_seconds:  spent on loading the model, each time that it was.
    output_tokens: as the engine counted them, 0 where it does not tell.
    peak_mib:      highest resident memory of the process.
    """

    seconds: float
    first_seconds: float
    load_seconds: float
    source_chars: int
    output_tokens: int
    peak_mib: float

    @property
    def chars_per_second(self) -> float:
        """Source characters a second."""
        return self.source_chars / self.seconds if self.seconds else 0.0

    @property
    def tokens_per_second(self) -> float:
        """Output tokens a second."""
        return self.output_tokens / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One system on one suite, with all that is needed to score it again.

    model:  "name sha256:..." of the weights, "" where there were none.
    misses: per segment, in order.
    """

    suite: str
    digest: str
    system: str
    date: str
    version: str
    model: str
    machine: str
    outputs: tuple[Output, ...]
    scores: tuple[Score, ...]
    misses: tuple[tuple[Miss, ...], ...]
    speed: Speed | None = None
    signature: str = ""

    @property
    def label(self) -> str:
        """suite and system, the key of a run."""
        return f"{self.suite}/{self.system}"

    def score(self, metric: str) -> Score | None:
        """Return the score of a metric, None when it was not measured."""
        return next((score for score in self.scores if score.metric == metric), None)
