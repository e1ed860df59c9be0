"""A hub on loopback that misbehaves by script, and models a few kilobytes large."""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.manifest import HubSource, Limits, Manifest, ModelFile
from summarizer.store import Progress

REVISION = "0123456789abcdef0123456789abcdef01234567"
REPO = "someone/tiny"


HANG_UP, SILENCE = -1, -2


@dataclass
class Behaviour:
    """What the server does. Lists are used up, one entry a request; then it behaves.

    cut:          bytes after which the connection is dropped.
    statuses:     refusals, 0 for none, HANG_UP and SILENCE for connections without an answer.
    ranges:       False to answer 200 to a range request.
    redirect:     send the client to another path first, as the hub does for large files.
    commit, linked: X-Repo-Commit and X-Linked-ETag.
    pause_seconds: between the chunks of a body.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    cut: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    ranges: bool = True
    redirect: bool = False
    commit: str = ""
    linked: str = ""
    etag: str = '"v1"'
    etags: list[str] = field(default_factory=list)
    length: bool = True
    pause_seconds: float = 0.0
    chunk_bytes: int = 4096
    asked: list[tuple[str, str | None]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""

    def do_GET(self) -> None:
        plan = self.server.plan
        asked_range = self.headers.get("Range")
        plan.asked.append((self.path, asked_range))
        self.close_connection = True
        status = plan.statuses.pop(0) if plan.statuses else 0
        if status == SILENCE:
            self.server.stopping.wait(20)
        if status in (HANG_UP, SILENCE):
            return
        if status:
            self._answer(status, b"", {**plan.headers})
            return
        name = self.path.removeprefix("/cdn")
        if plan.redirect and name == self.path:
            extra = {"Location": f"/cdn{self.path}", "ETag": '"of-the-redirect"'}
            self._answer(302, b"moved", {**extra, **self._hub_headers()})
            return
        body = plan.files.get(name.rsplit("/", 1)[-1])
        if body is None:
            self._answer(404, b"", {})
            return
        self._serve(body, asked_range)

    def _hub_headers(self) -> dict[str, str]:
        plan = self.server.plan
        found = {"X-Repo-Commit": plan.commit, "X-Linked-ETag": plan.linked}
        return {name: value for name, value in found.items() if value}

    def _serve(self, body: bytes, asked_range: str | None) -> None:
        plan = self.server.plan
        if_range = self.headers.get("If-Range")
        if plan.etags:  # a server that ignores If-Range as well
            plan.etag = plan.etags.pop(0)
            if_range = None
        headers = {"ETag": plan.etag, **self._hub_headers()}
        start = 0
        if asked_range and plan.ranges and if_range in (None, plan.etag):
            start = int(asked_range.removeprefix("bytes=").rstrip("-"))
            if start >= len(body):
                self._answer(416, b"", headers)
                return
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        self._answer(206 if "Content-Range" in headers else 200, body[start:], headers, send=True)

    def _answer(
        self, status: int, body: bytes, headers: dict[str, str], *, send: bool = False
    ) -> None:
        plan = self.server.plan
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if plan.length:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        limit = plan.cut.pop(0) if send and plan.cut else len(body)
        for at in range(0, min(limit, len(body)), plan.chunk_bytes):
            self.wfile.write(body[at : min(at + plan.chunk_bytes, limit)])
            if plan.pause_seconds:
                self.wfile.flush()
                self.server.stopping.wait(plan.pause_seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    plan: Behaviour
    stopping: threading.Event

    def handle_error(self, *_: object) -> None:
        """A client that went away is part of the tests."""


@contextmanager
def running_hub(*, certificate: tuple[Path, Path] | None = None) -> Iterator[tuple[Behaviour, int]]:
    """Run the scripted hub; give its script and its port."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.plan, server.stopping = Behaviour(), threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.plan, server.server_port
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Behaviour]:
    """Run the scripted hub and point the package at it."""
    with running_hub() as (plan, port):
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield plan


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache of its own."""
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SUMMARIZER_MODELS", raising=False)
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Record the pauses between attempts instead of making them."""
    made: list[float] = []
    monkeypatch.setattr("summarizer.store.download.sleep", made.append)
    return made


def weights(size: int = 50_000, *, seed: bytes = b"w") -> bytes:
    """Return bytes that no stretch of which repeats."""
    out = bytearray()
    while len(out) < size:
        seed = hashlib.sha256(seed).digest()
        out += seed
    return bytes(out[:size])


def tiny(body: bytes, *, name: str = "tiny.gguf", **changes: object) -> Manifest:
    """Return the manifest of a model of one file, from the hub."""
    digest = hashlib.sha256(body).hexdigest()
    manifest = Manifest(
        name="tiny",
        title="Tiny",
        engine="llamacpp",
        task="translate",
        source=("zh",),
        target=("en",),
        licence="Apache-2.0",
        good_for="tests",
        memory_mib=1,
        limits=Limits(context_tokens=512, max_source_chars=100),
        files=(ModelFile(name=name, bytes=len(body), sha256=digest),),
        hub=HubSource(repo=REPO, revision=REVISION),
    )
    return replace(manifest, **changes)  # type: ignore[arg-type]


@pytest.fixture
def seen() -> Seen:
    """Collect the reports of a fetch."""
    return Seen()


class Seen(list[Progress]):
    """Reports, callable as the store expects."""

    def __call__(self, progress: Progress) -> None:
        self.append(progress)

    def lines(self, kind: str) -> list[str]:
        """Return the messages of one kind."""
        return [report.message for report in self if report.kind == kind]
