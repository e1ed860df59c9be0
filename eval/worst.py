"""The sentences to read: the worst of a run, and those that changed most between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eval.metrics.quality import sentence_chrf
from eval.records import Miss, Output, Run, Segment, Suite
from eval.scoring import misses_of
from eval.views import by_line

# A wrong figure or a lost name is worse than clumsy English: one miss outweighs 25 points of chrF.
WEIGHT: Final = 25.0
LIGHT: Final = frozenset({"figure-extra", "figure-checked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence or line with what is wrong.

    chrf:    chrF2++, 0 where there is no reference.
    badness: chrF2++ lost, and 25 for each miss; higher is worse.
    """

    segment: Segment
    output: Output
    misses: tuple[Miss, ...]
    chrf: float
    badness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One sentence in two runs. gain: above 0 when the second is better."""

    before: Reading
    after: Reading

    @property
    def gain(self) -> float:
        """How much less bad the second is."""
        return self.before.badness - self.after.badness


def readings(suite: Suite, run: Run) -> list[Reading]:
    """Return every sentence or line of a run, in order."""
    pairs = zip(suite.segments, run.outputs, strict=True)
    return [read(suite, *piece) for pair in pairs for piece in by_line(*pair)]


def read(suite: Suite, segment: Segment, output: Output) -> Reading:
    """Look at one piece."""
    misses = misses_of(suite.task, segment, output)
    reference = segment.brief.text if segment.brief else segment.en
    chrf = sentence_chrf(output.text, reference) if reference else 0.0
    hard = sum(miss.kind not in LIGHT for miss in misses)
    badness = WEIGHT * hard + (100.0 - chrf if reference else 0.0)
    return Reading(segment=segment, output=output, misses=misses, chrf=chrf, badness=badness)


def worst(suite: Suite, run: Run, count: int = 20) -> list[Reading]:
    """Return the sentences with most wrong, the worst first."""
    return sorted(readings(suite, run), key=lambda reading: -reading.badness)[:count]


def changes(suite: Suite, before: Run, after: Run, count: int = 20) -> list[Change]:
    """Return the sentences whose output differs, those that changed most first.

    Segments that fall into other lines in the two runs are compared whole.
    """
    found: list[Change] = []
    for segment, old, new in zip(suite.segments, before.outputs, after.outputs, strict=True):
        left, right = by_line(segment, old), by_line(segment, new)
        if len(left) != len(right):
            left, right = [(segment, old)], [(segment, new)]
        found.extend(
            Change(before=read(suite, piece, a), after=read(suite, piece, b))
            for (piece, a), (_, b) in zip(left, right, strict=True)
            if a.text != b.text
        )
    return sorted(found, key=lambda change: -abs(change.gain))[:count]


def error_counts(runs: Sequence[Run]) -> dict[str, dict[str, int]]:
    """Return system -> kind of miss -> how many."""
    counts: dict[str, dict[str, int]] = {}
    for run in runs:
        kinds = counts.setdefault(run.system, {})
        for miss in (miss for part in run.misses for miss in part):
            kinds[miss.kind] = kinds.get(miss.kind, 0) + 1
    return counts
