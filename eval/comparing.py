"""Is one run better than another, or was it chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sacrebleu.significance import PairedTest, Result

from eval.bootstrap import MIN_CLUSTERS, paired_p
from eval.metrics.quality import METRICS
from eval.records import Output, Run, Segment, Suite
from eval.scoring import Metric, metrics
from eval.tables import cut, table
from eval.views import by_line
from eval.worst import Change
from summarizer.errors import UsageError

SIGNIFICANT: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One metric of two runs. p: None where the outputs cannot be paired."""

    metric: Metric
    before: float
    after: float
    p: float | None

    @property
    def verdict(self) -> str:
        """better, worse, or that chance may explain it."""
        if self.p is None:
            return "too few segments to tell"
        if self.p >= SIGNIFICANT or self.before == self.after:
            return "no difference shown"
        return "better" if (self.after > self.before) == self.metric.higher_is_better else "worse"


def check_comparable(before: Run, after: Run) -> None:
    """Raise UsageError unless both runs are of the same segments."""
    if (before.suite, before.digest) != (after.suite, after.digest):
        raise UsageError(f"{before.label} and {after.label} are not of the same corpus.")


def differences(suite: Suite, before: Run, after: Run, *, samples: int = 1000) -> list[Difference]:
    """Return every metric that both runs have, with the p-value of a paired bootstrap."""
    check_comparable(before, after)
    if suite.digest != before.digest:
        raise UsageError(f"The corpus {suite.name} has changed since {before.label} was run.")
    found = []
    for row in metrics().values():
        old, new = before.score(row.name), after.score(row.name)
        if old is None or new is None:
            continue
        test = corpus_p if row.total == "corpus" else tally_p
        p = test(row, suite, (before.outputs, after.outputs), samples)
        found.append(Difference(metric=row, before=old.value, after=new.value, p=p))
    return found


Both = tuple[Sequence[Output], Sequence[Output]]


def corpus_p(row: Metric, suite: Suite, outputs: Both, samples: int) -> float | None:
    """Return sacrebleu's p-value, over lines where there are few segments."""
    triples = paired_lines(suite.segments, outputs)
    if len(triples) < MIN_CLUSTERS:
        return None
    references, before, after = (list(column) for column in zip(*triples, strict=True))
    if before == after:
        return 1.0
    test = PairedTest(
        [("before", before), ("after", after)],
        {row.name: METRICS[row.name]()},
        [references],
        test_type="bs",
        n_samples=samples,
    )
    _, columns = test()
    result = next(column for name, column in columns.items() if name != "System")[1]
    return result.p_value if isinstance(result, Result) else None


def paired_lines(segments: Sequence[Segment], outputs: Both) -> list[tuple[str, str, str]]:
    """Return (reference, before, after) by segment, or by line where segments are few."""
    whole = [(segment.en, a.text, b.text) for segment, a, b in zip(segments, *outputs, strict=True)]
    if len(whole) >= MIN_CLUSTERS:
        return whole
    lines = []
    for segment, a, b in zip(segments, *outputs, strict=True):
        left, right = by_line(segment, a), by_line(segment, b)
        if len(left) != len(right):
            return whole
        lines += [
            (piece.en, x.text, y.text) for (piece, x), (_, y) in zip(left, right, strict=True)
        ]
    return lines


def tally_p(row: Metric, suite: Suite, outputs: Both, samples: int) -> float | None:
    """Return the p-value of a tallied metric."""
    left, right = (
        [row.tally(*pair).units for pair in zip(suite.segments, side, strict=True)]
        for side in outputs
    )
    shapes = [[len(units) for units in side] for side in (left, right)]
    paired = sum(shapes[0]) if shapes[0] == shapes[1] else 0
    if max(paired, len(left)) < MIN_CLUSTERS:
        return None
    return paired_p(left, right, row.total, samples)


def shown(found: Sequence[Difference]) -> str:
    """Return the differences as a markdown table."""
    head = ["metric", "before", "after", "difference", "p", "verdict"]
    rows = []
    for one in found:
        row = one.metric
        change = f"{(one.after - one.before) * row.scale:+.{row.decimals}f}"
        p = "–" if one.p is None else f"{one.p:.3f}"
        rows.append(
            [row.column, row.shown(one.before), row.shown(one.after), change, p, one.verdict]
        )
    return table(head, rows)


def shown_change(change: Change) -> str:
    """Return one changed sentence as text."""
    before, after = change.before, change.after
    lines = [
        f"{before.segment.id}  {'better' if change.gain > 0 else 'worse'} by {abs(change.gain):.0f}"
    ]
    lines += [f"  zh     {cut(before.segment.zh)}"]
    if before.segment.en:
        lines += [f"  ref    {cut(before.segment.en)}"]
    for name, reading in (("before", before), ("after", after)):
        wrong = "; ".join(
            f"{miss.kind} {cut(miss.zh, 40)} {miss.note}".strip() for miss in reading.misses
        )
        lines.append(f"  {name:6} {cut(reading.output.text)}")
        lines += [f"         chrF2++ {reading.chrf:.0f}{'; ' + wrong if wrong else ''}"]
    return "\n".join(lines)
