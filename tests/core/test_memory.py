"""The translation memory on disk."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from summarizer.engines import Completion, Request
from summarizer.memory import Memory, key_of

ONE = Completion(text="one", tokens=1, truncated=False, logprob=-0.5)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite3")
    memory.put({"a": ONE})
    assert Memory(tmp_path / "m.sqlite3").get(["a", "b"]) == {"a": ONE}


def test_more_keys_than_a_query_takes(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite3")
    memory.put({str(n): ONE for n in range(1200)})
    assert len(memory.get([str(n) for n in range(2000)])) == 1200


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    memory = Memory(path)
    memory.put({"a": ONE})
    assert memory.get(["a"]) == {"a": ONE}


def test_each_part_of_a_request_counts() -> None:
    base = Request(text="t", max_tokens=9)
    others = [
        Request(text="u", max_tokens=9),
        Request(text="t", max_tokens=8),
        Request(text="t", max_tokens=9, temperature=0.6),
        Request(text="t", max_tokens=9, seed=1),
    ]
    keys = {key_of("m@1", request) for request in (base, *others)} | {key_of("m@2", base)}
    assert len(keys) == 6


def _fill(path: Path, first: int) -> None:
    memory = Memory(path)
    for n in range(first, first + 50):
        memory.put({str(n): ONE})


def test_two_processes_share_it(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite3"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_fill, args=(path, first)) for first in (0, 50)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(Memory(path).get([str(n) for n in range(100)])) == 100
