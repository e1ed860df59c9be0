"""BLEU, chrF2 and chrF2++ as sacrebleu computes them, with its signatures."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from eval.records import Score
from eval.views import aligned_lines

METRICS: Final[Mapping[str, Callable[[], Metric]]] = {
    "bleu": lambda: BLEU(tokenize="13a"),
    "chrf2": CHRF,
    "chrf2++": lambda: CHRF(word_order=2),
}
MIN_CLUSTERS: Final = 10


def score(
    name: str, hypotheses: Sequence[str], references: Sequence[str], *, samples: int = 1000
) -> Score:
    """Return the corpus score, 0 to 100, over whole segments.

    The interval is sacrebleu's bootstrap over segments. A suite of a few long documents is
    resampled by line, where each output has as many lines as its reference, and the half width
    is laid around the score of the documents; where lines do not match there is no interval.
    samples: 0 leaves the interval out.
    """
    metric = METRICS[name]()
    result = metric.corpus_score(list(hypotheses), [list(references)])
    value, signature = float(result.score), metric.get_signature().format()
    half = None
    if samples:
        half = half_width(name, hypotheses, references, samples)
    return Score(
        metric=name,
        value=value,
        low=None if half is None else value - half,
        high=None if half is None else value + half,
        count=len(hypotheses),
        signature=signature,
    )


def half_width(
    name: str, hypotheses: Sequence[str], references: Sequence[str], samples: int
) -> float | None:
    """Return half the 95% interval of the bootstrap, in points."""
    pairs = list(zip(hypotheses, references, strict=True))
    if len(pairs) < MIN_CLUSTERS:
        lines = [aligned_lines(hypothesis, reference) for hypothesis, reference in pairs]
        if not all(lines):
            return None
        pairs = [pair for document in lines for pair in document]
    if len(pairs) < MIN_CLUSTERS:
        return None
    metric = METRICS[name]()
    result = metric.corpus_score(
        [h for h, _ in pairs], [[r for _, r in pairs]], n_bootstrap=samples
    )
    shown = json.loads(result.format(signature=metric.get_signature().format(), is_json=True))
    return float(shown["confidence_var"])


def sentence_chrf(hypothesis: str, reference: str) -> float:
    """Return chrF2++ of one segment, to rank the worst."""
    return float(CHRF(word_order=2).sentence_score(hypothesis, [reference]).score)
