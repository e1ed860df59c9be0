"""What the engines for sequence-to-sequence models share: pieces, batches, and joining again.

A source that is too long is cut into pieces; pieces of all requests are decoded together, sorted
by length so that little is padding; the answers to the pieces of a request are joined again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.engines.base import Completion, Request, Tick
from summarizer.engines.pieces import pieces

BATCH_TOKENS: Final = 1024
"""Source tokens of a batch, padding included, at most: 2 cores gain nothing beyond it."""
MAX_OUTPUT_TOKENS: Final = 512

Decode = Callable[[Sequence["Piece"]], Sequence[Completion]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a request's text. request: the index of the request."""

    request: int
    text: str
    tokens: int
    max_tokens: int
    temperature: float
    seed: int


def answer_all(
    requests: Sequence[Request],
    *,
    count: Callable[[str], int],
    max_tokens: int,
    max_chars: int,
    decode: Decode,
    tick: Tick,
) -> tuple[Completion, ...]:
    """Answer each request, in order.

    count:  tokens of a source.
    max_tokens, max_chars: of a source that the model takes whole.
    decode: answers a batch of pieces of one temperature and seed, in order.
    """
    parts = [
        Piece(
            request=index, text=part, tokens=count(part), max_tokens=request.max_tokens,
            temperature=request.temperature, seed=request.seed,
        )
        for index, request in enumerate(requests)
        if request.text.strip()
        for part in pieces(
            request.text, lambda text: len(text) <= max_chars and count(text) <= max_tokens
        )
    ]  # fmt: skip
    waiting = [sum(part.request == index for part in parts) for index in range(len(requests))]
    for number in waiting:
        if not number:
            tick()
    answers: dict[int, Completion] = {}
    for batch in _batches(parts):
        for at, answer in zip(batch, decode([parts[at] for at in batch]), strict=True):
            answers[at] = answer
            waiting[parts[at].request] -= 1
            if not waiting[parts[at].request]:
                tick()
    return tuple(
        _joined([answers[at] for at, part in enumerate(parts) if part.request == index])
        for index in range(len(requests))
    )


def _batches(parts: Sequence[Piece]) -> list[list[int]]:
    """Group pieces of equal options, longest first, so that what is too large fails at once.

    A sample is drawn alone: in a batch it would depend on its neighbours.
    """
    batches: list[list[int]] = []
    for at in sorted(range(len(parts)), key=lambda at: (-parts[at].tokens, at)):
        head = parts[batches[-1][0]] if batches else None
        part = parts[at]
        if (
            head is None
            or head.temperature > 0
            or part.temperature > 0
            or head.tokens * (len(batches[-1]) + 1) > BATCH_TOKENS
        ):
            batches.append([at])
        else:
            batches[-1].append(at)
    return batches


def _joined(answers: Sequence[Completion]) -> Completion:
    return Completion(
        text=" ".join(answer.text for answer in answers if answer.text),
        tokens=sum(answer.tokens for answer in answers),
        truncated=any(answer.truncated for answer in answers),
    )
