"""Models behind a server with the OpenAI interface: llama-server, vLLM, Ollama, hosted ones.

A request that fails for good becomes an empty completion, which the checks report for its
sentence, so that one bad sentence does not cost a document. When the server is gone, or never
answered anything, that is an EngineError. The key is kept by `posting`, out of everything else.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from summarizer.engines.base import Completion, MarkStyle, Request, Tick, no_tick
from summarizer.engines.constraints import constraint, unwrapped
from summarizer.engines.posting import (
    Refused,
    TimedOut,
    Transient,
    Trouble,
    Unreachable,
    check_address,
    key_of,
    post,
)
from summarizer.errors import EngineError
from summarizer.manifest import Constraint, Manifest, Server

TRIES: Final = 4
SILENT_TRIES: Final = 2
FIRST_PAUSE_SECONDS: Final = 0.5
"""Before the second try; doubled before each further one, unless Retry-After says otherwise."""
MAX_PAUSE_SECONDS: Final = 30.0
MAX_SILENT: Final = 3
"""So many requests in a row without a connection or a sign of life: the server is gone."""
BATCHES_A_SLOT: Final = 8
_WAIT_SECONDS: Final = 0.2
_CONFIGURED_WRONG: Final = (401, 403, 404, 405)


class OpenAiHttp:
    """A chat model on a server; each request goes as one user message."""

    mark_style: MarkStyle = "inline"

    def __init__(self, manifest: Manifest, path: Path | None = None) -> None:
        if manifest.server is None or path is not None:
            raise EngineError(f"{manifest.name} names no server.")
        check_address(manifest.server)
        key_of(manifest.server)
        self._manifest = manifest
        self._server: Server = manifest.server
        self._closed = False
        self._ever_answered = False
        self.batch_requests = BATCHES_A_SLOT * manifest.server.concurrency

    def complete(
        self, requests: Sequence[Request], *, tick: Tick = no_tick
    ) -> tuple[Completion, ...]:
        """Answer each request, in order. Raises EngineError."""
        if self._closed:
            raise EngineError("The model has been released.")
        answers: dict[int, Completion] = {}
        silent = 0
        failures: list[Exception] = []
        for index, answer in _side_by_side(self._answer, requests, self._server.concurrency):
            if isinstance(answer, Completion):
                self._ever_answered, silent = True, 0
            else:
                silent = silent + 1 if isinstance(answer, TimedOut | Unreachable) else 0
                if _is_hopeless(answer) or silent >= MAX_SILENT:
                    raise self._error(answer)
                failures.append(answer)
            answers[index] = answer if isinstance(answer, Completion) else Completion(text="")
            tick()
        gone = all(isinstance(failure, Unreachable) for failure in failures)
        if failures and (not self._ever_answered or (gone and len(failures) == len(requests))):
            raise self._error(failures[-1])
        return tuple(answers[index] for index in range(len(requests)))

    def close(self) -> None:
        """Take no more requests. The model is the server's to release."""
        self._closed = True

    def _answer(self, request: Request, stop: threading.Event) -> Completion:
        """Answer one request, again after passing troubles. Raises as `post` does."""
        pause = FIRST_PAUSE_SECONDS
        for number in range(1, TRIES + 1):
            try:
                return self._once(request)
            except (Transient, TimedOut, Unreachable) as trouble:
                tries = TRIES if isinstance(trouble, Transient) else SILENT_TRIES
                told = trouble.retry_after_seconds
                wait = min(pause if told is None else told, MAX_PAUSE_SECONDS)
                if number >= tries or stop.wait(wait):
                    raise
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _once(self, request: Request) -> Completion:
        """Send one request; a server that refuses the constraint is asked without it from then."""
        kind = self._server.constraint
        try:
            body = {**self._body(request), **constraint(kind, request.required, request.opening)}
            return _completion(post(self._server, body), kind)
        except Refused as refusal:
            if kind == "none" or refusal.status not in (400, 422):
                raise
            answer = post(self._server, self._body(request))
            self._server = replace(self._server, constraint="none")
            return _completion(answer, "none")

    def _body(self, request: Request) -> dict[str, Any]:
        system = self._manifest.prompt.system
        turns = [("system", system)] if system else []
        for message, answer in request.examples:
            turns += [("user", message), ("assistant", answer)]
        turns.append(("user", request.text))
        return {
            "model": self._server.model,
            "messages": [{"role": role, "content": content} for role, content in turns],
            "max_tokens": request.max_tokens,
            "temperature": request.temperature,
            "top_p": self._manifest.decoding.top_p,
            "seed": request.seed,
            "stream": False,
        }

    def _error(self, trouble: Exception) -> EngineError:
        """Return our error. Not `from` the trouble: urllib's own errors hold the request."""
        if isinstance(trouble, EngineError):
            return trouble
        status = trouble.status if isinstance(trouble, Trouble) else 0
        hints = {
            401: f"Put the key into the environment variable {self._server.key_variable or '...'}",
            404: f"Check url and model ({self._server.model}) in the manifest",
        }
        hint = hints.get(401 if status == 403 else status, "Is the server running? See its log")
        return EngineError(f"The server at {self._server.url} failed: {trouble}.", hint=hint)


def _is_hopeless(answer: Exception) -> bool:
    """Whether every further request would fail too."""
    if isinstance(answer, Refused):
        return answer.status in _CONFIGURED_WRONG or answer.status < 400
    return not isinstance(answer, Trouble)


def _completion(answer: Mapping[str, Any], kind: Constraint) -> Completion:
    """Read an answer. Raises Transient where it is none."""
    try:
        choice = answer["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise Transient("its answer has no choices") from None
    truncated = choice.get("finish_reason") == "length"
    text = unwrapped(content, kind) if isinstance(content, str) else None
    if not text and not truncated:
        raise Transient("its answer has no text")
    usage = answer.get("usage")
    tokens = usage.get("completion_tokens") if isinstance(usage, Mapping) else None
    return Completion(
        text=text or "", tokens=tokens if isinstance(tokens, int) else 0, truncated=truncated
    )


def _side_by_side(
    answer: Callable[[Request, threading.Event], Completion],
    requests: Sequence[Request],
    workers: int,
) -> Any:
    """Yield (index, completion or exception) as they come; at most `workers` at a time.

    The threads are daemons, and the caller's never waits inside one, so Ctrl-C ends it all.
    """
    todo: queue.SimpleQueue[int] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Completion | Exception]] = queue.SimpleQueue()
    stop = threading.Event()
    for index in range(len(requests)):
        todo.put(index)

    def work() -> None:
        while not stop.is_set():
            try:
                index = todo.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((index, answer(requests[index], stop)))
            except Exception as error:  # handed to the caller's thread
                done.put((index, error))

    for number in range(min(workers, len(requests))):
        threading.Thread(target=work, name=f"openai_http-{number}", daemon=True).start()
    try:
        for _ in requests:
            yield _next(done)
    finally:
        stop.set()


def _next(done: queue.SimpleQueue[Any]) -> Any:
    """Return the next item; in short waits, since a long one cannot be interrupted everywhere."""
    while True:
        try:
            return done.get(timeout=_WAIT_SECONDS)
        except queue.Empty:
            continue
