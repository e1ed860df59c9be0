"""What every engine is to the rest: text in, text out, same length and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

MarkStyle = Literal["inline", "placeholder"]
Tick = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One text for the engine.

    text:        for a chat engine the whole user message, else the source sentence.
    max_tokens:  the answer is cut there and marked as truncated.
    temperature: 0 is greedy; above it, `seed` makes the sample repeatable.
    examples:    messages and their answers that come before, for a chat engine; others take no
                 notice.
    required:    what the answer must state before its first sentence ends, in any order; an
                 engine that cannot be held to it takes no notice.
    opening:     what the answer begins with, where something is required.
    """

    text: str
    max_tokens: int
    temperature: float = 0.0
    seed: int = 0
    examples: tuple[tuple[str, str], ...] = ()
    required: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """The engine's answer to one request.

    tokens:    how many were generated.
    truncated: True when max_tokens ended it: the mark of a runaway.
    logprob:   mean log-probability per token, None where the backend does not tell.
    """

    text: str
    tokens: int = 0
    truncated: bool = False
    logprob: float | None = None


class Engine(Protocol):
    """A loaded pretrained model.

    mark_style:     how terms and figures reach it: written in English inside the Chinese
                    (chat models) or as placeholders (sequence-to-sequence models).
    batch_requests: how many requests to hand over at once; results are kept batch by batch.
    """

    mark_style: MarkStyle
    batch_requests: int

    def complete(self, requests: Sequence[Request], *, tick: Tick) -> tuple[Completion, ...]:
        """Answer each request, in order; call `tick` as each is done.

        The answers depend on the requests and their order only, not on earlier calls.
        Raises EngineError.
        """

    def close(self) -> None:
        """Release the model. Harmless when called twice."""


def no_tick() -> None:
    """Take no notice."""
