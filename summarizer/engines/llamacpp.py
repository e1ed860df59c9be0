"""GGUF models through llama.cpp, several sequences decoded at once.

Batched decoding adds the same numbers in another order when a sequence sits in another row, and a
near tie then falls the other way: the same list of prompts, sent twice, gave other English for
half of them. What makes it repeatable: all prompts of a batch are handed over in one call, the
slots are put in a fixed order before it, and no slot's cache is used again.
"""

from __future__ import annotations

import os
import platform
import secrets
import signal
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import xllamacpp

from summarizer.engines.base import Completion, MarkStyle, Request, Tick, no_tick
from summarizer.engines.constraints import ENGLISH_GRAMMAR
from summarizer.errors import EngineError
from summarizer.manifest import Manifest

SEQUENCES: Final = 16
"""Decoded together. Measured on 2 cores, tokens/s: 1: 17.5, 4: 19, 16: 24.6, 32: 27."""
WAVES: Final = 3
"""A batch holds this many times SEQUENCES: a slot that is free takes the next prompt."""
CONTEXT_TOKENS: Final = 12288
TOKENS_PER_BYTE: Final = 0.5
"""Upper estimate: a Han character is 3 bytes in UTF-8 and at most 1.5 tokens as a rule."""

X86: Final = frozenset({"x86_64", "amd64"})
"""Here a second, rearranged copy of the weights costs 600 MiB and saves no time: 16 sequences took
29.1 s without it and 29.3 to 30.9 s with it. On ARM it saves time."""


class LlamaCpp:
    """A chat model in a GGUF file."""

    mark_style: MarkStyle = "inline"
    batch_requests: int = SEQUENCES * WAVES

    def __init__(self, manifest: Manifest, path: Path | None) -> None:
        if path is None:
            raise EngineError(f"{manifest.name} names no file for llama.cpp.")
        self._format = _FORMATS[manifest.prompt.format]
        self._system = manifest.prompt.system
        self._decoding = manifest.decoding
        self._folder = tempfile.TemporaryDirectory(prefix="summarizer-")
        self._server: Any = _load(path, Path(self._folder.name))

    def complete(
        self, requests: Sequence[Request], *, tick: Tick = no_tick
    ) -> tuple[Completion, ...]:
        """Answer each request, in order. Raises EngineError."""
        answers: dict[int, Completion] = {}
        for group in _groups(requests):
            self._settle_slots()
            answers.update(self._run(requests, group, tick))
        return tuple(answers[index] for index in range(len(requests)))

    def close(self) -> None:
        """Stop the threads and free the memory."""
        self._server = None
        self._folder.cleanup()

    def _settle_slots(self) -> None:
        """Make the slots' order of last use that of their numbers: the next call takes them so."""
        for slot in range(SEQUENCES):
            request = {"prompt": "a", "max_tokens": 1, "id_slot": slot, "cache_prompt": False}
            _checked(self._live().handle_completions(request))

    def _run(
        self, requests: Sequence[Request], group: Sequence[int], tick: Tick
    ) -> Mapping[int, Completion]:
        """Decode requests that share their options; `group` holds their indices."""
        first = requests[group[0]]
        body = {
            "prompt": [self._format(self._system, requests[index].text) for index in group],
            "max_tokens": max(requests[index].max_tokens for index in group),
            "temperature": first.temperature,
            "seed": first.seed,
            "top_p": self._decoding.top_p,
            "repeat_penalty": self._decoding.repetition_penalty,
            "grammar": ENGLISH_GRAMMAR,
            "cache_prompt": False,
            "stream": True,
        }
        stream = _Stream(len(group), tick, [requests[index].max_tokens for index in group])
        _interruptibly(lambda: self._live().handle_completions(body, stream), stream)
        return dict(zip(group, stream.completions(), strict=True))

    def _live(self) -> Any:
        if self._server is None:
            raise EngineError("The model has been released.")
        return self._server


class _Stream:
    """Collects the pieces of all sequences of a call; ends the call early when told to."""

    def __init__(self, count: int, tick: Tick, limits: Sequence[int]) -> None:
        self._pieces: list[list[str]] = [[] for _ in range(count)]
        self._reasons: list[str | None] = [None] * count
        self._tick = tick
        self._limits = limits
        self.stopped = False
        self.error = ""

    def __call__(self, chunk: object) -> bool:
        """Take one chunk of the server. True ends the call."""
        if isinstance(chunk, Mapping):
            if "choices" not in chunk:
                self.error = str(chunk.get("message") or chunk.get("error") or "no answer")
                return True
            for choice in chunk["choices"]:
                self._take(int(choice["index"]), choice)
        return self.stopped

    def _take(self, index: int, choice: Mapping[str, Any]) -> None:
        if text := choice.get("text"):
            self._pieces[index].append(text)
        if choice.get("finish_reason") and self._reasons[index] is None:
            self._reasons[index] = str(choice["finish_reason"])
            self._tick()

    def completions(self) -> list[Completion]:
        """Return the answers in order. A chunk is one token, so chunks count tokens."""
        if self.error or None in self._reasons:
            raise EngineError(f"llama.cpp gave no answer: {self.error or 'it stopped early'}.")
        return [
            Completion(
                text="".join(pieces[:limit]).strip(),
                tokens=len(pieces),
                truncated=reason == "length" or len(pieces) > limit,
            )
            for pieces, reason, limit in zip(self._pieces, self._reasons, self._limits, strict=True)
        ]


def _interruptibly(call: Any, stream: _Stream) -> None:
    """Run a call of the backend so that Ctrl-C ends it: the main thread must not be inside it."""
    failure: list[BaseException] = []

    def work() -> None:
        try:
            call()
        except BaseException as error:  # handed to the caller's thread below
            failure.append(error)

    thread = threading.Thread(target=work, name="llama.cpp", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.2)
    except BaseException:
        stream.stopped = True
        thread.join(2)
        raise
    if failure:
        raise EngineError(f"llama.cpp failed: {failure[0]}") from failure[0]


def _groups(requests: Sequence[Request]) -> list[list[int]]:
    """Group requests of equal options, longest first, so that the context holds what runs at once.

    The server has one context for all slots. The longest come first, so a group's first SEQUENCES
    members need the most.
    """
    order = sorted(range(len(requests)), key=lambda i: (-_need(requests[i]), i))
    groups: list[list[int]] = []
    for index in order:
        key = (requests[index].temperature, requests[index].seed)
        for group in groups:
            head = requests[group[0]]
            if (head.temperature, head.seed) != key or len(group) >= SEQUENCES * WAVES:
                continue
            running = sum(_need(requests[i]) for i in group[:SEQUENCES])
            if len(group) >= SEQUENCES or running + _need(requests[index]) <= CONTEXT_TOKENS:
                group.append(index)
                break
        else:
            if _need(requests[index]) > CONTEXT_TOKENS:
                raise EngineError("A text is longer than the model's context.")
            groups.append([index])
    return groups


def _need(request: Request) -> int:
    """Return the context that a request may take, in tokens."""
    return int(len(request.text.encode()) * TOKENS_PER_BYTE) + 64 + request.max_tokens


def _load(path: Path, folder: Path) -> Any:
    """Load the model. The backend's server listens on a socket file that nobody else can reach."""
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = CONTEXT_TOKENS
    params.n_parallel = SEQUENCES
    params.kv_unified = True
    params.fit_params = False
    params.warmup = False
    params.verbosity = -1
    params.slot_prompt_similarity = 0.0
    params.no_extra_bufts = platform.machine().lower() in X86
    params.cache_ram_mib = 0
    params.hostnames = [str(folder / "engine.sock")]
    params.api_keys = [secrets.token_hex(16)]
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads or 1
    try:
        server = xllamacpp.Server(params)
    except Exception as error:
        raise EngineError(
            f"llama.cpp cannot load {path.name}: {error}.",
            hint="Check the file: summarizer models verify",
        ) from error
    finally:
        _take_back_signals()
    return server


def _take_back_signals() -> None:
    """Put Python's handlers back: the backend takes SIGINT and SIGTERM for itself when it loads."""
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            if (handler := signal.getsignal(number)) is not None:
                signal.signal(number, handler)


def _checked(answer: Any) -> Mapping[str, Any]:
    """Return the backend's answer. Raises EngineError where it is an error."""
    if not isinstance(answer, Mapping) or "choices" not in answer:
        message = answer.get("message") if isinstance(answer, Mapping) else answer
        raise EngineError(f"llama.cpp gave no answer: {message}.")
    return answer


def _chatml(system: str, text: str) -> str:
    """Return a prompt in ChatML. Its control tokens in the text are broken up: text is data."""
    safe = text.replace("<|", "< |")
    head = f"<|im_start|>system\n{system}<|im_end|>\n" if system else ""
    return f"{head}<|im_start|>user\n{safe}<|im_end|>\n<|im_start|>assistant\n"


def _plain(system: str, text: str) -> str:
    return system + text


_FORMATS: Final = {"chatml": _chatml, "plain": _plain}
