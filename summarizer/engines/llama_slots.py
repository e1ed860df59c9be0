"""The slots of a llama.cpp server inside this process, put in one state before each call.

Batched decoding adds the same numbers in another order when a sequence sits in another row or in
other cells of the cache, and a near tie then falls the other way: the same list of prompts, sent
twice, gave other English for half of them. What makes it repeatable: a cache of its own for each
slot, all prompts handed over in one call, and before it the slots in a fixed order of last use,
each holding the same bytes: the prompts' shared beginning, saved once and read back into all, or
nothing. A long one is kept for the next process: reading an instruction with its examples takes 3
seconds.
"""

from __future__ import annotations

import http.client
import json
import os
import platform
import secrets
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import xllamacpp

from summarizer.engines.prefix_states import PrefixStates
from summarizer.errors import EngineError

X86: Final = frozenset({"x86_64", "amd64"})
"""Here a second, rearranged copy of the weights costs 600 MiB and saves no time: 16 sequences took
29.1 s without it and 29.3 to 30.9 s with it. On ARM it saves time."""
_STATE: Final = "prefix.bin"
LONG_PREFIX_CHARS: Final = 400
"""A beginning shorter than this is read in less time than its state takes."""
_TIMEOUT_SECONDS: Final = 60.0
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Slots:
    """A loaded model with room for several sequences at once.

    slots:  how many sequences are decoded together.
    tokens: the context of each.
    states: where what was read of long instructions is kept; None keeps nothing.
    """

    def __init__(
        self, path: Path, *, slots: int, tokens: int, states: PrefixStates | None = None
    ) -> None:
        self._count = slots
        self._states = states
        self._made_by = _made_by(path, tokens)
        self._folder = tempfile.TemporaryDirectory(prefix="summarizer-")
        self._key = secrets.token_hex(16)
        self._saved = ""
        self._server: Any = self._load(path, slots, tokens)

    def stream(self, body: Mapping[str, Any], take: Callable[[object], bool]) -> None:
        """Answer prompts; `take` gets each chunk and returns True to end the call."""
        self._server.handle_completions(body, take)

    def settle(self, prefix: str) -> None:
        """Put all slots in one state: the prefix in each, the order of last use that of numbers.

        Saving and reading back takes 2 ms a slot; computing it in each would take 300.
        """
        if not self._shares():
            self._use_each("a")
            return
        if prefix and prefix != self._saved:
            self._prepare(prefix)
        try:
            self._use_each("")  # takes a slot and gives it back with nothing computed
        except EngineError:
            self._use_each("a")  # where a backend wants words
        for slot in range(self._count):
            self._post(f"/slots/{slot}?action={'restore' if prefix else 'erase'}")

    def _use_each(self, prompt: str) -> None:
        """Have each slot used once, in the order of their numbers."""
        self._complete({"prompt": [prompt] * self._count, "cache_prompt": False})

    def _prepare(self, prefix: str) -> None:
        """Save the state of a slot that has read the prefix, or take the one kept of it."""
        states = self._states if len(prefix) >= LONG_PREFIX_CHARS else None
        made_from = (*self._made_by, prefix)
        saved = Path(self._folder.name) / _STATE
        if states and states.take(made_from, saved):
            with suppress(EngineError):
                self._post("/slots/0?action=restore")
                self._saved = prefix
                return
        self._complete({"prompt": prefix, "id_slot": 0, "cache_prompt": False})
        self._post("/slots/0?action=save")
        if states:
            states.put(made_from, saved)
        self._saved = prefix

    def close(self) -> None:
        """Stop the threads and free the memory."""
        self._server = None
        self._folder.cleanup()

    def _shares(self) -> bool:
        """Whether this system's sockets let a state be saved; without, nothing is shared."""
        return hasattr(socket, "AF_UNIX")

    def _complete(self, body: Mapping[str, Any]) -> None:
        answer = self._server.handle_completions({**body, "max_tokens": 1, "temperature": 0.0})
        if not isinstance(answer, Mapping) or "choices" not in answer:
            message = answer.get("message") if isinstance(answer, Mapping) else answer
            raise EngineError(f"llama.cpp gave no answer: {message}.")

    def _post(self, path: str) -> None:
        """Ask the server for something that only its own interface offers."""
        connection = _Connection(str(self._socket))
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        try:
            connection.request("POST", path, json.dumps({"filename": _STATE}), headers)
            answer = connection.getresponse()
            answer.read()
        except OSError as error:
            raise EngineError(f"llama.cpp gave no answer: {error}.") from error
        finally:
            connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise EngineError(f"llama.cpp could not keep a state: HTTP {answer.status}.")

    @property
    def _socket(self) -> Path:
        return Path(self._folder.name) / "engine.sock"

    def _load(self, path: Path, slots: int, tokens: int) -> Any:
        """Load the model. Its server listens on a socket file that nobody else can reach."""
        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        params.n_ctx = slots * tokens
        params.n_parallel = slots
        params.kv_unified = False
        params.fit_params = False
        params.warmup = False
        params.verbosity = -1
        params.slot_prompt_similarity = 0.0
        params.slot_save_path = self._folder.name + os.sep
        params.no_extra_bufts = platform.machine().lower() in X86
        params.cache_ram_mib = 0
        params.hostnames = [str(self._socket)]
        params.api_keys = [self._key]
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = _cores()
        try:
            with _own_signals():
                return xllamacpp.Server(params)
        except Exception as error:
            raise EngineError(
                f"llama.cpp cannot load {path.name}: {error}.",
                hint="Check the file: summarizer models verify",
            ) from error


class _Connection(http.client.HTTPConnection):
    """A connection to a socket file."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_TIMEOUT_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def _made_by(path: Path, tokens: int) -> tuple[str | int, ...]:
    """Return all but the text that a state depends on: weights, backend, machine, context."""
    file = path.stat()
    backend = version("xllamacpp")
    return str(path), file.st_size, file.st_mtime_ns, backend, platform.machine(), tokens


def _cores() -> int:
    """Return how many cores this process may use."""
    usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()
    return len(usable) or os.cpu_count() or 1


@contextmanager
def _own_signals() -> Iterator[None]:
    """Keep Python's handlers: the backend takes SIGINT and SIGTERM for itself when it loads.

    A signal in the meantime waits, and reaches Python's handler afterwards.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    blocks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS) if blocks else set()
    try:
        yield
    finally:
        for number in _SIGNALS:
            if (handler := signal.getsignal(number)) is not None:
                signal.signal(number, handler)
        if blocks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
