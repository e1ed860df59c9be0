"""Train a model until it knows its few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ENOUGH = 0.004
"""Mean loss a token. At it the greedy and the beam search give the sentences back exactly."""
MAX_STEPS = 900


def train(
    model: Any, source: Any, labels: Any, *, pad: int, after: Callable[[], None] | None = None
) -> None:
    """Train in place. source: of a tokenizer; labels: ids padded with `pad`.

    after: called behind each step. Raises AssertionError where the model does not learn.
    """
    import torch

    targets = labels.masked_fill(labels == pad, -100)
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3)
    model.train()
    for _ in range(MAX_STEPS):
        loss = model(**source, labels=targets).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if after is not None:
            after()
        if loss.item() < ENOUGH:
            model.eval()
            return
    raise AssertionError(f"the tiny model did not learn: loss {loss.item():.4f}")
