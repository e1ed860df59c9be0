"""How long find takes: python tests/quantities/benchmark.py FILE [CHARS ...]

Repeats FILE up to each number of characters and prints seconds of process time for one find call.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from summarizer.quantities import find


def main(path: str, *sizes: str) -> None:
    """Print a row for each size: characters, figures, seconds, characters a second."""
    text = Path(path).read_text("utf-8")
    find(text)
    for size in [int(s) for s in sizes] or [125_000, 250_000, 500_000, 1_000_000]:
        sample = (text * (size // len(text) + 1))[:size]
        start = time.process_time()
        figures = find(sample)
        seconds = time.process_time() - start
        speed = f"{seconds:7.2f} s {size / seconds:>9.0f}/s"
        sys.stdout.write(f"{size:>9} characters {len(figures):>7} figures {speed}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
