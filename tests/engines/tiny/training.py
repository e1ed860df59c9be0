"""Train a model until it knows its few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SURE = 0.99
"""The least probability of any right token. A mean loss would leave tokens that hang by a hair, and
8-bit weights, rounded otherwise on another processor, would write another."""
MAX_STEPS = 1500
IGNORED = -100


def train(
    model: Any, source: Any, labels: Any, *, pad: int, after: Callable[[], None] | None = None
) -> None:
    """Train in place. source: of a tokenizer; labels: ids padded with `pad`.

    after: called behind each step. Raises AssertionError where the model does not learn.
    """
    import torch

    targets = labels.masked_fill(labels == pad, IGNORED)
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3)
    model.train()
    for _ in range(MAX_STEPS):
        made = model(**source, labels=targets)
        least = _least(made.logits.detach(), targets)
        if least > SURE:
            model.eval()
            return
        made.loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if after is not None:
            after()
    raise AssertionError(f"the tiny model did not learn: it gives a token {least:.2f}")


def _least(logits: Any, targets: Any) -> float:
    """Return the probability of the right token that the model is least sure of."""
    right = logits.softmax(-1).gather(-1, targets.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    return float(right[targets != IGNORED].min())
