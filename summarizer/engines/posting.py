"""Post one JSON request to a server and read its JSON answer; say what is worth another try.

The key is read from the environment for each request and leaves this module in one header only.
Redirects are refused, since they would carry it elsewhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from summarizer.errors import EngineError
from summarizer.manifest import Server

MAX_ANSWER_BYTES: Final = 4 * 2**20
MAX_SAID_CHARS: Final = 200
_CHUNK_BYTES: Final = 64 * 1024
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 529})


class Trouble(Exception):
    """A request that was not answered.

    status:              the HTTP status, 0 where there was none.
    retry_after_seconds: what the server asked for, None when it did not.
    """

    def __init__(
        self, message: str, *, status: int = 0, retry_after_seconds: float | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after_seconds = retry_after_seconds


class Transient(Trouble):
    """The server is there, but this time it gave no proper answer."""


class TimedOut(Trouble):
    """No answer in time."""


class Unreachable(Trouble):
    """No connection."""


class Refused(Trouble):
    """The server will not answer this request, however often it is asked."""


def check_address(server: Server) -> None:
    """Raise EngineError for an address that is none, or that holds a password."""
    parts = urlsplit(server.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EngineError("The server's url must begin with http:// or https://.")
    if parts.username or parts.password or parts.query:
        raise EngineError(
            "The server's url must hold no user, password or query.",
            hint="Name the environment variable that holds the key: server.key_variable",
        )


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine, told without asking a name server.

    >>> [is_loopback(u) for u in ("http://127.0.0.1:8080/v1", "http://[::1]/", "http://10.0.0.7/")]
    [True, True, False]
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def key_of(server: Server) -> str:
    """Return the key, "" for none. Raises EngineError, without the key, when it is malformed."""
    key = os.environ.get(server.key_variable, "").strip() if server.key_variable else ""
    if not (key.isascii() and key.isprintable()):
        raise EngineError(f"The key in {server.key_variable} holds characters that no key has.")
    return key


def post(server: Server, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the JSON object that the server answers to a chat request.

    Raises Transient, TimedOut, Unreachable or Refused; EngineError for a malformed key.
    """
    key = key_of(server)
    headers = {"Content-Type": "application/json", "User-Agent": "summarizer"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(  # noqa: S310 - check_address saw the scheme
        server.url.rstrip("/") + "/chat/completions",
        data=json.dumps(body, ensure_ascii=False).encode(),
        headers=headers,
        method="POST",
    )
    deadline = time.monotonic() + server.timeout_seconds
    try:
        with _opener(server.url).open(request, timeout=server.timeout_seconds) as response:
            data = _read(response, deadline)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error, key) from None
    except urllib.error.URLError as error:
        raise Unreachable(f"it cannot be reached: {error.reason}") from None
    except TimeoutError:
        raise TimedOut(f"it gave no answer in {server.timeout_seconds:g} seconds") from None
    except (OSError, http.client.HTTPException) as error:
        raise Transient(f"it cut the connection ({type(error).__name__})") from None
    return _parsed(data)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leave a redirect as the HTTPError that it is."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _opener(url: str) -> urllib.request.OpenerDirector:
    """Return an opener that follows no redirect, and asks no proxy for this machine."""
    proxies = urllib.request.ProxyHandler({} if is_loopback(url) else None)
    return urllib.request.build_opener(proxies, _NoRedirect)


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """Return a body. A server that trickles bytes for ever is one that does not answer."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_CHUNK_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_ANSWER_BYTES:
            raise Transient(f"its answer is longer than {MAX_ANSWER_BYTES} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:  # what the headers announced and did not come; read1 does not complain
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _parsed(data: bytes) -> Mapping[str, Any]:
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        raise Transient("its answer is no whole JSON") from None
    if not isinstance(answer, dict):
        raise Transient("its answer is no JSON object")
    return answer


def _refusal(error: urllib.error.HTTPError, key: str) -> Trouble:
    """Return what an HTTP status means. Servers echo keys in part: then nothing is quoted."""
    said = "" if error.code in (401, 403) else _said(error, key)
    message = f"it answered {error.code}{said}"
    if error.code in _PASSING:
        return Transient(message, status=error.code, retry_after_seconds=_retry_after(error))
    return Refused(message, status=error.code)


def _said(error: urllib.error.HTTPError, key: str) -> str:
    """Return the server's own words, in one short line without the key."""
    try:
        body = json.loads(error.read(_CHUNK_BYTES))
        detail = body.get("error", body)
        text = detail.get("message", "") if isinstance(detail, dict) else detail
    except (ValueError, AttributeError, RecursionError, OSError, http.client.HTTPException):
        return ""
    line = " ".join(str(text).split())
    if key:
        line = line.replace(key, "[key]")
    return f": {line[:MAX_SAID_CHARS]}" if line else ""


def _retry_after(error: urllib.error.HTTPError) -> float | None:
    """Return the seconds of a Retry-After; one that names a date is left to the back-off."""
    told = error.headers.get("Retry-After", "")
    return float(told) if told.isascii() and told.isdigit() else None
