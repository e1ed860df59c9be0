"""Every place where the names of a document stand, not only where they were found."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from summarizer.names.records import Occurrence
from summarizer.names.tagger import Token

Spans = Sequence[Sequence[tuple[int, int]]]


def inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a span lies in a taken one or cuts into it; holding one whole inside is no clash.

    >>> inside(0, 6, [(0, 2)]), inside(0, 2, [(0, 2)]), inside(1, 4, [(0, 2)])
    (False, True, True)
    """
    return any(
        left < end
        and start < right
        and not (start <= left and right <= end and right - left < end - start)
        for left, right in spans
    )


def occurrences(
    names: Sequence[str],
    texts: Sequence[str],
    tokens: Sequence[tuple[Token, ...]],
    taken: Spans,
) -> dict[str, tuple[Occurrence, ...]]:
    """Return where each name stands: leftmost first, of those the longest, never overlapping."""
    found: dict[str, list[Occurrence]] = {name: [] for name in names}
    matcher = AhoCorasick(list(names)) if names else None
    for index, text in enumerate(texts):
        if matcher is None:
            break
        hits = matcher.find_matches_as_indexes(text, overlapping=True)
        spans = sorted({(start, end) for _, start, end in hits}, key=lambda hit: (hit[0], -hit[1]))
        reached = 0
        for start, end in spans:
            fits = _fits(start, end, tokens[index]) and not inside(start, end, taken[index])
            if start >= reached and fits:
                found[text[start:end]].append(Occurrence(text=index, start=start, end=end))
                reached = end
    return {name: tuple(spots) for name, spots in found.items()}


def _fits(start: int, end: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a name stands here and not parts of other words (王毅 in 王毅然).

    Four characters always do; three need a word's edge on one side, two on both, or to begin the
    name of an organisation or place (香港 in 香港银行).
    """
    if end - start > 3:
        return True
    starts = {token.start: token for token in tokens}
    ends = {token.end for token in tokens}
    if end - start == 3:
        return start in starts or end in ends
    return start in starts and (end in ends or starts[start].tag in ("ORG", "LOC"))
