"""A server with the OpenAI interface on loopback that misbehaves by script."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HANG_UP, SILENCE, HALF_JSON, EMPTY_CHOICES, CHINESE, NULL, CUT_BODY, ARRAY = range(-8, 0)


@dataclass
class Plan:
    """What the server does; `script` is used up one entry a request, then it behaves.

    script:      HTTP statuses, or one of the faults above; 0 behaves.
    poisoned:    requests whose text holds this always get the fault `poison`.
    english:     what is answered to a text that holds the key; "English of ..." where none is held.
    refuses:     a body with this field gets a 400.
    seen, keys:  bodies and Authorization headers of all requests.
    most_at_once: the highest number of requests that were under way together.
    """

    script: list[int] = field(default_factory=list)
    always: int = 0
    poisoned: str = ""
    poison: int = 500
    english: dict[str, str] = field(default_factory=dict)
    refuses: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    said: str = "trouble with the key {key}"
    pause_seconds: float = 0.0
    seen: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    under_way: int = 0
    most_at_once: int = 0


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""

    def do_POST(self) -> None:
        plan = self.server.plan
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            plan.seen.append(body)
            plan.keys.append(self.headers.get("Authorization"))
            fault = plan.script.pop(0) if plan.script else plan.always
            plan.under_way += 1
            plan.most_at_once = max(plan.most_at_once, plan.under_way)
        self.close_connection = True
        self.server.stopping.wait(plan.pause_seconds)
        with self.server.lock:
            plan.under_way -= 1  # before the answer: whoever has it may ask again at once
        self._respond(plan, body, fault)

    def _respond(self, plan: Plan, body: dict[str, object], fault: int) -> None:
        text = body["messages"][-1]["content"]  # type: ignore[index]
        if plan.poisoned and plan.poisoned in text:
            fault = plan.poison
        if plan.refuses and plan.refuses in body:
            fault = 400
        if fault == SILENCE:
            self.server.stopping.wait(20)
        if fault in (SILENCE, HANG_UP):
            return
        if fault > 0:
            said = plan.said.format(key=self.headers.get("Authorization"))
            self._send(fault, json.dumps({"error": {"message": said}}), plan.headers)
            return
        said = next((en for zh, en in plan.english.items() if zh in text), f"English of {text}")
        whole = json.dumps(self._completion(fault, said), ensure_ascii=False)
        cut = len(whole) // 2 if fault == HALF_JSON else None
        self._send(200, whole[:cut], {}, cut_body=fault == CUT_BODY)

    def _completion(self, fault: int, english: str) -> object:
        if fault == ARRAY:
            return []
        content = "这里还是中文。" if fault == CHINESE else english
        choice = {
            "index": 0,
            "message": {"role": "assistant", "content": None if fault == NULL else content},
            "finish_reason": "stop",
        }
        return {
            "choices": [] if fault == EMPTY_CHOICES else [choice],
            "usage": {"completion_tokens": 7},
        }

    def _send(
        self, status: int, text: str, headers: dict[str, str], *, cut_body: bool = False
    ) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data) + 50 * cut_body))
        self.end_headers()
        self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, plan: Plan) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.plan = plan
        self.lock = threading.Lock()
        self.stopping = threading.Event()

    def handle_error(self, *_: object) -> None:
        """A client that went away is part of the tests."""


@contextmanager
def serving(plan: Plan) -> Iterator[str]:
    """Give the base address of a server that follows the plan."""
    server = _Server(plan)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
