"""Train a model until it knows its few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SURE = 0.99
"""The least probability of a right token, whatever came before it: no sentence hangs by a hair."""
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
        loss = made.loss
        probability = made.logits.detach().softmax(-1).gather(-1, labels.unsqueeze(-1)).squeeze(-1)
        least = probability[targets != IGNORED].min().item()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if after is not None:
            after()
        if least > SURE:
            model.eval()
            return
    raise AssertionError(f"the tiny model did not learn: it gives a token {least:.2f}")
