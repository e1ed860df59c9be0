"""The memory: what an engine has answered before and what was finished, in one SQLite file.

An answer is kept under the digest of everything it depends on: model, prompt, decoding. So an
edited glossary translates again only the sentences whose marks it changes, and work that was
killed goes on at the first batch that was not finished. A batch is written in one transaction.
Finished results are kept in the same way, the last RESULT_ROWS of them (see results.remembered).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from summarizer import store
from summarizer.engines import Completion, Request

FILE: Final = "memory.sqlite3"
SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS completion ("
    "key TEXT PRIMARY KEY, text TEXT NOT NULL, tokens INTEGER NOT NULL, "
    "truncated INTEGER NOT NULL, logprob REAL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS result ("
    "place INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, body BLOB NOT NULL)",
)
RESULT_ROWS: Final = 200
BUSY_SECONDS: Final = 30.0
LOOKUP_ROWS: Final = 500


def key_of(model: str, request: Request) -> str:
    """Return the digest that an answer is kept under. model: weights, prompt and decoding."""
    parts = [model, request.text, request.max_tokens, request.temperature, request.seed]
    parts += [[*request.examples], list(request.required)]
    parts += [request.opening] if request.opening else []
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


class Memory:
    """Answers and results on disk. Safe with several processes; a damaged file is begun anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._create()
        except sqlite3.DatabaseError:
            for leftover in path.parent.glob(path.name + "*"):
                leftover.unlink(missing_ok=True)
            self._create()

    @classmethod
    def in_cache(cls) -> Memory:
        """Return that of the user's cache."""
        return cls(store.cache_folder() / FILE)

    def get(self, keys: Sequence[str]) -> Mapping[str, Completion]:
        """Return what is known of these keys."""
        found: dict[str, Completion] = {}
        with closing(self._connect()) as connection:
            for start in range(0, len(keys), LOOKUP_ROWS):
                part = keys[start : start + LOOKUP_ROWS]
                marks = ",".join("?" * len(part))
                query = (
                    "SELECT key, text, tokens, truncated, logprob FROM completion "  # noqa: S608
                    f"WHERE key IN ({marks})"
                )
                for key, text, tokens, truncated, logprob in connection.execute(query, part):
                    found[key] = Completion(
                        text=text, tokens=tokens, truncated=bool(truncated), logprob=logprob
                    )
        return found

    def put(self, answers: Mapping[str, Completion]) -> None:
        """Keep answers: all of them or, if the process dies, none."""
        rows = [(k, a.text, a.tokens, int(a.truncated), a.logprob) for k, a in answers.items()]
        with closing(self._connect()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO completion VALUES (?, ?, ?, ?, ?)", rows)

    def result(self, key: str) -> bytes:
        """Return the finished result of a key, b"" where none is kept or it is damaged."""
        with closing(self._connect()) as connection:
            found = connection.execute("SELECT body FROM result WHERE key = ?", (key,)).fetchone()
        try:
            return zlib.decompress(found[0]) if found else b""
        except zlib.error:
            return b""

    def keep_result(self, key: str, body: bytes) -> None:
        """Keep a finished result; the oldest beyond RESULT_ROWS go."""
        packed = zlib.compress(body)
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO result (key, body) VALUES (?, ?)", (key, packed)
            )
            connection.execute(
                "DELETE FROM result WHERE place <= (SELECT MAX(place) FROM result) - ?",
                (RESULT_ROWS,),
            )

    def _create(self) -> None:
        with closing(self._connect()) as connection, connection:
            connection.execute("PRAGMA journal_mode=WAL")
            for table in SCHEMA:
                connection.execute(table)
            connection.execute("SELECT key FROM completion LIMIT 1").fetchall()

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=BUSY_SECONDS)
