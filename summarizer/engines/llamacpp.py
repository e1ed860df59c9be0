"""GGUF models through llama.cpp, several sequences decoded at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from summarizer.engines.base import Completion, MarkStyle, Request, Tick, no_tick
from summarizer.engines.constraints import english_grammar
from summarizer.engines.llama_slots import Slots
from summarizer.engines.prefix_states import PrefixStates
from summarizer.errors import EngineError
from summarizer.manifest import Manifest
from summarizer.store.places import cache_folder

SEQUENCES: Final = 16
"""Decoded together. Measured on 2 cores, tokens/s: 1: 17.5, 4: 19, 16: 24.6, 32: 27."""
STATES: Final = "states"
WAVES: Final = 3
"""A batch holds this many times SEQUENCES: a slot that is free takes the next prompt."""
SLOT_TOKENS: Final = 1408
"""400 of them hold the instruction with its examples, the same in every slot."""
LONG_TOKENS: Final = 16384
"""The context of the one slot that takes what does not fit in the others, in their stead: both at
once took 3,969 MiB."""
TOKENS_PER_BYTE: Final = 0.5
"""Upper estimate: a Han character is 3 bytes in UTF-8 and at most 1.5 tokens as a rule."""
SHOWN_TOKENS_PER_BYTE: Final = 0.35
"""The same of examples, which are mostly English: 1,206 bytes of them are 330 tokens."""


class LlamaCpp:
    """A chat model in a GGUF file."""

    mark_style: MarkStyle = "inline"
    batch_requests: int = SEQUENCES * WAVES

    def __init__(self, manifest: Manifest, path: Path | None) -> None:
        if path is None:
            raise EngineError(f"{manifest.name} names no file for llama.cpp.")
        self._path = path
        self._format = _FORMATS[manifest.prompt.format]
        self._system = manifest.prompt.system
        self._decoding = manifest.decoding
        self._states = PrefixStates(cache_folder() / STATES)
        self._closed = self._long = False
        self._slots = self._opened(long=False)

    def complete(
        self, requests: Sequence[Request], *, tick: Tick = no_tick
    ) -> tuple[Completion, ...]:
        """Answer each request, in order. Raises EngineError."""
        requests = [_fitting(request) for request in requests]
        answers: dict[int, Completion] = {}
        for group in _groups(requests):
            answers.update(self._run(requests, group, tick))
        return tuple(answers[index] for index in range(len(requests)))

    def close(self) -> None:
        """Stop the threads and free the memory."""
        if not self._closed:
            self._slots.close()
        self._closed = True

    def _run(
        self, requests: Sequence[Request], group: Sequence[int], tick: Tick
    ) -> Mapping[int, Completion]:
        """Decode requests that share their options; `group` holds their indices."""
        first = requests[group[0]]
        prompts = [self._format(self._system, requests[index]) for index in group]
        slots = self._live(_need(first))
        slots.settle(self._instruction(first) or _shared(prompts))
        body = {
            "prompt": prompts,
            "max_tokens": max(requests[index].max_tokens for index in group),
            "temperature": first.temperature,
            "seed": first.seed,
            "top_p": self._decoding.top_p,
            "repeat_penalty": self._decoding.repetition_penalty,
            "grammar": english_grammar(first.required, first.opening),
            "cache_prompt": True,
            "stream": True,
        }
        stream = _Stream(len(group), tick, [requests[index].max_tokens for index in group])
        _interruptibly(lambda: slots.stream(body, stream), stream)
        return dict(zip(group, stream.completions(), strict=True))

    def _instruction(self, request: Request) -> str:
        """Return the prompt up to where the text of this very request begins; "" if unknown.

        The examples follow the same instruction, so what their messages share is the instruction.
        """
        head = _shared([message for message, _ in request.examples])
        if not head or not request.text.startswith(head):
            return ""
        whole = self._format(self._system, replace(request, text=head))
        return whole[: whole.rindex(head) + len(head)]

    def _live(self, need: int) -> Slots:
        """Return the slots that hold a request. Others are closed first, for their memory."""
        if self._closed:
            raise EngineError("The model has been released.")
        if (long := need > SLOT_TOKENS) != self._long:
            self.close()
            self._slots = self._opened(long=long)
            self._closed, self._long = False, long
        return self._slots

    def _opened(self, *, long: bool) -> Slots:
        if long:
            return Slots(self._path, slots=1, tokens=LONG_TOKENS)
        return Slots(self._path, slots=SEQUENCES, tokens=SLOT_TOKENS, states=self._states)


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
    """Group requests of equal options and of one size of slot, the longest first."""
    order = sorted(range(len(requests)), key=lambda i: (-_need(requests[i]), i))
    groups: dict[tuple[object, ...], list[list[int]]] = {}
    for index in order:
        request = requests[index]
        if _need(request) > LONG_TOKENS:
            raise EngineError("A text is longer than the model's context.")
        long = _need(request) > SLOT_TOKENS
        held = (request.required, request.opening)
        key = (request.temperature, request.seed, long, held, request.examples)
        alike = groups.setdefault(key, [[]])
        if len(alike[-1]) >= SEQUENCES * WAVES:
            alike.append([])
        alike[-1].append(index)
    return [group for alike in groups.values() for group in alike]


def _fitting(request: Request) -> Request:
    """Return the request without its examples where they would not fit beside a long text."""
    return request if _need(request) <= SLOT_TOKENS else replace(request, examples=())


def _need(request: Request) -> int:
    """Return the context that a request may take, in tokens."""
    shown = sum(len(part.encode()) for pair in request.examples for part in pair)
    asked = len(request.text.encode()) * TOKENS_PER_BYTE + shown * SHOWN_TOKENS_PER_BYTE
    return int(asked) + 64 + request.max_tokens


def _shared(prompts: Sequence[str]) -> str:
    """Return the beginning that all prompts share: the instruction. One prompt shares nothing."""
    if len(prompts) < 2:
        return ""
    first, last = min(prompts), max(prompts)
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((n for n, (a, b) in pairs if a != b), len(first))]


def _chatml(system: str, request: Request) -> str:
    """Return a prompt in ChatML. Its control tokens in the text are broken up: text is data."""
    turns = [("system", system)] if system else []
    for message, answer in request.examples:
        turns += [("user", message), ("assistant", answer)]
    turns.append(("user", request.text))
    said = (f"<|im_start|>{role}\n{text.replace('<|', '< |')}<|im_end|>\n" for role, text in turns)
    return "".join(said) + "<|im_start|>assistant\n"


def _plain(system: str, request: Request) -> str:
    return system + request.text


_FORMATS: Final = {"chatml": _chatml, "plain": _plain}
