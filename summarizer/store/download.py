"""Download one file by HTTP, in ranges, surviving cuts, restarts and stubborn servers.

What has arrived lies in a part file with a note beside it: the address, the ETag and the size. A
later run, even after kill -9, asks only for the rest, and starts anew where the server says that
the file is another one or takes no ranges (RFC 9110, sections 13.1.5 and 14).
"""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any, Final

from summarizer.store.connections import Answer, open_url
from summarizer.store.digests import read_json, write_json
from summarizer.store.sources import SourceFailed, append, disk_trouble, require_space

TRIES: Final = 4  # in a row without a new byte
MAX_PAUSE_SECONDS: Final = 10.0
_RETRIED_STATUS: Final = frozenset({408, 429, 500, 502, 503, 504})
_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_PLAIN_NUMBER: Final = re.compile(r"\d{1,15}")


class _Again(Exception):
    """This attempt failed in a way that may pass. pause_seconds: as the server asked for."""

    def __init__(self, reason: str, *, pause_seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.pause_seconds = pause_seconds


@dataclass(slots=True, kw_only=True)
class Download:
    """One file on its way.

    expected: size by the manifest, None where it is unknown.
    tell:     called with (bytes in the part file, size or None) as they grow.
    """

    url: str
    part: Path
    expected: int | None
    tell: Callable[[int, int | None], None]
    _headers: dict[str, str] = field(default_factory=dict)
    _total: int | None = None
    _restarts: int = 0

    def run(self) -> Mapping[str, str]:
        """Complete the part file and return the headers of the answer, names in lower case.

        Raises SourceFailed when the server cannot deliver, FetchError when the disk is too full.
        """
        self._recall()
        failures = 0
        while not self._complete():
            before = self._size()
            try:
                self._attempt()
            except _Again as again:
                failures = 0 if self._size() > before else failures + 1
                if failures >= TRIES:
                    raise SourceFailed(str(again)) from again
                pause = max(again.pause_seconds, 2.0**failures / 2)
                sleep(min(pause, MAX_PAUSE_SECONDS))
        return self._headers

    def _complete(self) -> bool:
        return self._total is not None and self._size() == self._total

    def _size(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _note(self) -> Path:
        return self.part.with_name(self.part.name + ".json")

    def _recall(self) -> None:
        """Take up what an earlier run left, if it was after the same address."""
        state = read_json(self._note())
        total, headers = state.get("total"), state.get("headers")
        if state.get("url") == self.url and isinstance(total, int) and isinstance(headers, dict):
            self._total, self._headers = total, {str(k): str(v) for k, v in headers.items()}
        if self._total is None or self._size() > self._total:
            self._forget()

    def _forget(self) -> None:
        self.part.unlink(missing_ok=True)
        self._note().unlink(missing_ok=True)
        self._total, self._headers = None, {}

    def _anew(self, reason: str) -> Exception:
        """Drop what has arrived; return what to raise. Bounded: a server may change for ever."""
        self._forget()
        self._restarts += 1
        return _Again(reason) if self._restarts < TRIES else SourceFailed(reason)

    def _attempt(self) -> None:
        """Ask for what is missing and write what comes. Raises _Again when it was cut."""
        start = self._size()
        try:
            with open_url(self.url, headers=self._asked(start)) as answer:
                start = self._accept(answer, start)
                self._write(answer, start)
        except urllib.error.HTTPError as error:
            raise self._refusal(error) from error
        except (http.client.HTTPException, OSError) as error:
            reason = _reason(error)
            # Nobody there, or somebody silent: the next source at once, not after retries.
            if self._size() == 0 and isinstance(error, urllib.error.URLError | TimeoutError):
                raise SourceFailed(reason) from error
            raise _Again(reason) from error
        if not self._complete():
            raise _Again("the connection was cut")

    def _asked(self, start: int) -> dict[str, str]:
        asked = {"Accept-Encoding": "identity"}
        if start:
            asked["Range"] = f"bytes={start}-"
            etag = self._headers.get("etag", "")
            if etag and not etag.startswith("W/"):  # a weak tag must not stand in If-Range
                asked["If-Range"] = etag
        return asked

    def _accept(self, answer: Answer, start: int) -> int:
        """Return where the answer's bytes belong, having noted what it says of itself."""
        if answer.status == http.client.PARTIAL_CONTENT:
            found = _CONTENT_RANGE.fullmatch(answer.headers.get("content-range", ""))
            etag = self._headers.get("etag")
            same = etag is None or answer.headers.get("etag", etag) == etag
            if not found or int(found[1]) != start or int(found[3]) != self._total or not same:
                raise self._anew("the file changed on the server")
            return start
        length = answer.headers.get("content-length", "")
        total = int(length) if _PLAIN_NUMBER.fullmatch(length) else self.expected
        if total is None:
            raise SourceFailed("it does not say how large the file is")
        if self.expected is not None and total != self.expected:
            raise SourceFailed(f"its file has {total} bytes, not {self.expected}")
        self._forget()
        require_space(self.part, total)
        self._total, self._headers = total, dict(answer.headers)
        state = {"url": self.url, "total": total, "headers": self._headers}
        try:
            write_json(self._note(), state)
        except OSError as error:
            raise disk_trouble(error, self.part) from error
        return 0

    def _write(self, answer: Answer, start: int) -> None:
        total = self._total or 0
        if start:
            require_space(self.part, total - start)
        left = total - start

        def read(size: int) -> bytes:
            nonlocal left
            chunk = answer.read(min(size, left)) if left else b""
            left -= len(chunk)
            return chunk

        append(read, self.part, start, lambda done: self.tell(done, self._total))

    def _refusal(self, error: urllib.error.HTTPError) -> Exception:
        """Return what to raise for a status that is no success."""
        reason = f"it answered {error.code} {error.reason}"
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            return self._anew(reason)
        if error.code not in _RETRIED_STATUS:
            return SourceFailed(reason)
        wait = error.headers.get("Retry-After", "") if error.headers else ""
        return _Again(reason, pause_seconds=float(wait) if _PLAIN_NUMBER.fullmatch(wait) else 0.0)


def _reason(error: Any) -> str:
    """Return one clause for the user."""
    inner = getattr(error, "reason", None)
    if isinstance(inner, BaseException):
        return _reason(inner)
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"no connection ({str(text)[:120]})"
