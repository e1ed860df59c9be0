"""The translation that most of several agree with, by the words and letters that they share.

Minimum Bayes risk decoding with chrF as the gain: Freitag et al., "High Quality Rather than High
Model Probability", 2022. One sample of a small model is worse than its likeliest answer; the
sample that is most like all the others is better.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

TEMPERATURE: Final = 0.6
"""Of the samples. The first candidate is always the likeliest answer."""


def agreement(texts: Sequence[str]) -> list[float]:
    """Return of each text the mean chrF2 of the others against it, 0 to 100.

    >>> near, same, far = agreement(["Exports rose 3%.", "Exports rose by 3%.", "He left."])
    >>> near > far and same > far
    True
    """
    from sacrebleu.metrics.chrf import CHRF

    chrf = CHRF()
    return [
        sum(
            chrf.sentence_score(text, [other]).score
            for at, other in enumerate(texts)
            if at != index
        )
        / max(len(texts) - 1, 1)
        for index, text in enumerate(texts)
    ]
