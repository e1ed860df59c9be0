"""Ask a model, through the translation memory; the model is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from summarizer import extras, store
from summarizer.engines import PLACEHOLDER_ENGINES, Completion, Engine, Request, open_engine
from summarizer.engines.posting import is_loopback
from summarizer.errors import EngineError
from summarizer.manifest import Manifest
from summarizer.memory import Memory, key_of
from summarizer.options import Progress
from summarizer.store import Report

STATISTICS: Final = ("requests", "remembered", "output_tokens", "unanswered")
"""What is counted. An answer without text is none: a server failed."""


class Answerer:
    """Answers requests with one model; what was answered before costs nothing.

    Answers depend on the batch they are computed in only through rounding, and batches are made
    from the order of the requests alone; so work that was interrupted ends as it would have.
    """

    def __init__(
        self, manifest: Manifest, *, offline: bool, cache: bool, progress: Progress, report: Report
    ) -> None:
        self.manifest = manifest
        self._offline = offline
        self._progress = progress
        self._report = report
        self._memory = Memory.in_cache() if cache else None
        self._engine: Engine | None = None
        self.statistics = dict.fromkeys(STATISTICS, 0.0)

    @property
    def model(self) -> str:
        """Name and digest: what identifies the weights; for a server, its address and model."""
        if server := self.manifest.server:
            return f"{self.manifest.name}:{server.model}@{server.url}"
        digests = [file.sha256 or "unknown" for file in self.manifest.files]
        return f"{self.manifest.name}@{digests[0][:12]}" if digests else self.manifest.name

    @property
    def _asked(self) -> str:
        """What an answer depends on besides the request: weights, form of the prompt, decoding."""
        return f"{self.model} {self.manifest.prompt} {self.manifest.decoding}"

    @property
    def chats(self) -> bool:
        """Whether the model follows instructions, beyond translating what it is given."""
        return self.manifest.engine not in PLACEHOLDER_ENGINES

    def instructed(self, requests: Sequence[Request]) -> list[Completion]:
        """Answer instructions; a model that only translates answers none."""
        return self.ask(requests) if self.chats else [Completion(text="") for _ in requests]

    def require(self) -> Path | None:
        """Return the model's path, fetched if need be. Raises ModelError."""
        if server := self.manifest.server:
            if self._offline and not is_loopback(server.url):
                raise EngineError(
                    f"{self.manifest.name} answers over the network, at {server.url}.",
                    hint="Leave out --offline, or name a server on this machine",
                )
            return None
        extras.require(self.manifest.engine)  # before a fetch that would be for nothing
        return store.fetch(self.manifest, report=self._report, offline=self._offline)

    def ask(self, requests: Sequence[Request], *, stage: str = "translate") -> list[Completion]:
        """Answer each request, in order. Equal requests are asked once. Raises EngineError."""
        keys = [key_of(self._asked, request) for request in requests]
        known = dict(self._memory.get(keys)) if self._memory else {}
        unique = dict(zip(keys, requests, strict=True))
        self.statistics["requests"] += len(unique)
        self.statistics["remembered"] += sum(key in known for key in unique)
        missing = [key for key in unique if key not in known]
        if missing:
            self._live()  # a model that is missing is told before any progress
        done = sum(key in known for key in keys)
        self._progress(stage, done, len(keys))

        def tick() -> None:
            nonlocal done
            done += 1
            self._progress(stage, min(done, len(keys)), len(keys))

        for batch in self._batches(missing, list(unique)):
            answers = self._live().complete([unique[key] for key in batch], tick=tick)
            fresh = dict(zip(batch, answers, strict=True))
            self.statistics["output_tokens"] += sum(answer.tokens for answer in answers)
            if self._memory:
                # Where a server failed, the next run shall ask again.
                self._memory.put({key: answer for key, answer in fresh.items() if answer.text})
            self.statistics["unanswered"] += sum(not answer.text for answer in answers)
            known.update(fresh)
        self._progress(stage, len(keys), len(keys))
        return [known[key] for key in keys]

    def _batches(self, missing: Sequence[str], every: Sequence[str]) -> list[list[str]]:
        """Cut the requests into batches by their place among all, then leave out what is known."""
        if not missing:
            return []
        size = self._live().batch_requests
        wanted = set(missing)
        parts = (every[start : start + size] for start in range(0, len(every), size))
        return [kept for part in parts if (kept := [key for key in part if key in wanted])]

    def _live(self) -> Engine:
        if self._engine is None:
            path = self.require()
            self._progress("load", 0, 1)
            self._engine = open_engine(self.manifest, path)
            self._progress("load", 1, 1)
        return self._engine
