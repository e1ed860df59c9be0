"""What a caller may choose, in one frozen record."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from summarizer.errors import UsageError
from summarizer.glossary import Glossary
from summarizer.quantities import Style

Mode = Literal["full", "marks", "plain", "plain-zh"]
Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total): "load", "names", "translate", "repair", "summary"."""

DEFAULT_MODEL: Final = "qwen2.5-coder-1.5b"
MAX_POINTS: Final = 20
MAX_CANDIDATES: Final = 32


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of `brief` and `translate`.

    glossary: files or Glossary records; a later one wins over an earlier, all over the built-in.
    builtin:  whether the built-in glossary is used.
    model:    a manifest's name, a path to one, or "auto": the best that is installed.
    mode:     "full"; for measuring "marks" (names and figures inline, nothing repaired), "plain"
              (the bare model, English instruction) and "plain-zh" (the same, Chinese instruction).
    style:    house style; None: that of Hong Kong or the United Nations for their documents,
              American for all others.
    points:   how many points a brief has, None for as many as the document carries (4 to 8).
    words:    about how many English words the points may have together, None for no limit.
    candidates: how many translations of each sentence to choose from; 8 take about 8 times as long.
    summary_model: a manifest whose task is to summarise, for a summary above the points of a brief;
              None for none.
    offline:  open no socket.
    cache:    keep and use the translation memory.
    """

    glossary: Sequence[str | os.PathLike[str] | Glossary] = ()
    builtin: bool = True
    model: str = DEFAULT_MODEL
    mode: Mode = "full"
    style: Style | None = None
    points: int | None = None
    words: int | None = None
    candidates: int = 1
    summary_model: str | None = None
    offline: bool = False
    cache: bool = True
    encoding: str | None = None
    progress: Progress = no_progress

    def __post_init__(self) -> None:
        if self.points is not None and not 1 <= self.points <= MAX_POINTS:
            raise UsageError(f"A brief has 1 to {MAX_POINTS} points, not {self.points}.")
        if not 1 <= self.candidates <= MAX_CANDIDATES:
            raise UsageError(
                f"A sentence has 1 to {MAX_CANDIDATES} candidates, not {self.candidates}."
            )
        if self.words is not None and self.words < 30:
            raise UsageError("A brief of fewer than 30 words says nothing.")
