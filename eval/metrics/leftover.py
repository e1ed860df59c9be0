"""Chinese that was left in the English."""

from __future__ import annotations

from eval.records import Miss, Output, Segment, Tally
from summarizer.chars import han_runs


def chinese_left(segment: Segment, output: Output) -> Tally:
    """Tally one unit for each run of Han characters in the output.

    >>> chinese_left(Segment(id="1", zh="有色行业"), Output(text="the 有色 industry")).units
    (1.0,)
    """
    del segment
    runs = han_runs(output.text)
    misses = tuple(Miss(kind="chinese", zh=run) for run in runs)
    return Tally(units=(1.0,) * len(runs), misses=misses)
