"""Open an address with short, separate limits for connecting and for reading.

urllib has one timeout, and spends it on each address of a host in turn: a firewall that swallows
packets would hold a user for minutes before the next source is tried. Proxies and certificates of
the environment are honoured as urllib does.
"""

from __future__ import annotations

import functools
import http.client
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO, Any, Final

CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 15.0  # for the next bytes, or for an answer to begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response: headers in lower case, those of redirects on the way taking precedence."""

    status: int
    headers: Mapping[str, str]
    stream: http.client.HTTPResponse

    def read(self, size: int) -> bytes:
        """Return what has arrived of the body, up to `size` bytes; none at its end, or when cut.

        read1 does not wait for `size` bytes, so that little is lost when a slow line breaks.
        """
        return self.stream.read1(size)


@contextmanager
def open_url(url: str, *, headers: Mapping[str, str]) -> Iterator[Answer]:
    """Open an http or https address, following redirects.

    Raises urllib.error.HTTPError for a status of 400 and above, OSError or
    http.client.HTTPException when the connection fails.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise OSError(f"not an http address: {url}")
    redirects = _Redirects()
    opener = urllib.request.build_opener(_Http, _Https, redirects)
    request = urllib.request.Request(url, headers={"User-Agent": "summarizer", **headers})  # noqa: S310 - checked
    with opener.open(request, timeout=READ_SECONDS) as response:
        own = {name.lower(): value for name, value in response.headers.items()}
        for name in ("etag", "content-length"):  # these describe the redirect, not the file
            redirects.seen.pop(name, None)
        yield Answer(status=response.status, headers={**own, **redirects.seen}, stream=response)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow redirects, keeping the headers that came with them; never from https to http."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}

    def redirect_request(  # noqa: PLR0917 - the signature is urllib's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if req.type == "https" and not newurl.lower().startswith("https:"):
            raise OSError("redirected from https to http")
        self.seen = {**{name.lower(): value for name, value in headers.items()}, **self.seen}
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_quick, http.client.HTTPConnection), req)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_quick, http.client.HTTPSConnection), req)


def _quick(cls: type[http.client.HTTPConnection], host: str, **options: Any) -> Any:
    """Return a connection whose socket is opened by `connect`.

    _create_connection is http.client's own seam for this; should it go, its default remains.
    """
    connection = cls(host, **options)
    connection._create_connection = connect  # type: ignore[attr-defined]
    return connection


def connect(
    address: tuple[str, int], timeout: object = None, source: object = None
) -> socket.socket:
    """Return a socket connected within CONNECT_SECONDS, whatever the number of addresses.

    The rest of the signature is that of socket.create_connection. Reading gets READ_SECONDS.
    """
    deadline = time.monotonic() + CONNECT_SECONDS
    trouble: OSError = TimeoutError("timed out")
    for family, kind, protocol, _, target in _resolve(address, CONNECT_SECONDS):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        candidate = socket.socket(family, kind, protocol)
        try:
            candidate.settimeout(left)
            candidate.connect(target)
            candidate.settimeout(READ_SECONDS)
        except OSError as error:
            candidate.close()
            trouble = error
        else:
            return candidate
    raise trouble


def _resolve(address: tuple[str, int], seconds: float) -> list[Any]:
    """Return what getaddrinfo does, which knows no time limit of its own."""
    found: list[Any] = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(*address, type=socket.SOCK_STREAM))
        except OSError as error:
            found.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise TimeoutError(f"the name {address[0]} was not resolved in time")
    if isinstance(found[0], OSError):
        raise found[0]
    return list(found[0])
