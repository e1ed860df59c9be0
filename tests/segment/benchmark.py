# ruff: noqa: T201 - a program of its own
"""Speed and memory of the front end: python tests/segment/benchmark.py [MILLIONS ...]

Two kinds of text: sentences of random frequent characters (nothing repeats), and sentences put
together from a few hundred clauses (everything nearly repeats). One core, one process.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.resources import files

from summarizer.normalise import normalise
from summarizer.read import read_bytes
from summarizer.segment import segment


def frequent_characters() -> str:
    lines = (files("summarizer.read") / "frequent.tsv").read_text(encoding="utf-8").splitlines()
    known = "".join(line.split("\t")[1] for line in lines if line[:1].isdigit())
    return "".join(
        a for a, b in zip(known, normalise(known, script="traditional").text, strict=True) if a == b
    )


def make_text(chars: int, *, seed: int, clause_count: int | None) -> str:
    """Return paragraphs of five sentences, each of one to four clauses of 4 to 16 characters."""
    rng = random.Random(seed)
    known = frequent_characters()
    pool = [_clause(rng, known) for _ in range(clause_count or 0)]
    pieces: list[str] = []
    length = 0
    while length < chars:
        sentences = []
        for _ in range(5):
            clauses = [
                rng.choice(pool) if pool else _clause(rng, known) for _ in range(rng.randint(1, 4))
            ]
            sentences.append("，".join(clauses) + "。")
        pieces.append("".join(sentences))
        length += len(pieces[-1]) + 2
    return "\n\n".join(pieces)[:chars]


def _clause(rng: random.Random, known: str) -> str:
    words = "".join(rng.choices(known, k=rng.randint(4, 16)))
    return words + (f"{rng.randint(1, 9999)}亿元" if rng.random() < 0.2 else "")


def measure(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of one run, and the MiB that a second one allocates at its peak."""
    started = time.process_time()
    run()
    seconds = time.process_time() - started
    tracemalloc.start()
    kept = run()
    peak = tracemalloc.get_traced_memory()[1] / (1 << 20)
    tracemalloc.stop()
    del kept
    return seconds, peak


def main() -> None:
    sizes = [float(size) for size in sys.argv[1:]] or [1.0]
    for name, clause_count in (("distinct", None), ("repeating", 400)):
        for millions in sizes:
            text = make_text(int(millions * 1e6), seed=1, clause_count=clause_count)
            data = text.encode()
            seconds, peak = measure(lambda data=data: segment(read_bytes(data)))
            size = len(data) / (1 << 20)
            print(
                f"{name:10} {millions:5} M chars  {seconds:6.2f} s  peak {peak:6.1f} MiB"
                f" = {peak / size:4.1f} x the file  max rss"
                f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB",
                flush=True,
            )


if __name__ == "__main__":
    main()
