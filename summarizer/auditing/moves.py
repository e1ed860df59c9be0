"""Sentences that a translator put elsewhere: an omission and an addition that are one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from summarizer.auditing.alignment import Bead
from summarizer.auditing.chains import Shared

SURE: Final = 1.0
"""An anchor that is rare on both sides, or several that are not."""


def rejoined(beads: Sequence[Bead], shared: Shared) -> tuple[Bead, ...]:
    """Bring together beads of one side only that share what nothing else does.

    The pair stands where its source stood; so the targets are not in order any more.

    >>> lone = [Bead(range(0, 1), range(0, 0)), Bead(range(1, 2), range(0, 1)),
    ...         Bead(range(2, 2), range(1, 2))]
    >>> [(b.source, b.target) for b in rejoined(lone, {(0, 1): 2.0})]
    [(range(0, 1), range(1, 2)), (range(1, 2), range(0, 1))]
    """
    sources = {i: n for n, bead in enumerate(beads) if not bead.target for i in bead.source}
    targets = {j: n for n, bead in enumerate(beads) if not bead.source for j in bead.target}
    taken: dict[int, int] = {}
    for weight, i, j in sorted(((w, i, j) for (i, j), w in shared.items()), reverse=True):
        if weight < SURE:
            break
        if i not in sources or j not in targets:
            continue
        if sources[i] not in taken and targets[j] not in taken.values():
            taken[sources[i]] = targets[j]
    gone = set(taken.values())
    return tuple(
        Bead(bead.source, beads[taken[n]].target) if n in taken else bead
        for n, bead in enumerate(beads)
        if n not in gone
    )
