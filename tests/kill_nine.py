"""Kill a long translation at random moments and see that nothing is lost: not part of the suite.

    python -m tests.kill_nine [--chars 20000] [--kills 10] [--seed 1]

Translates documents of the project as one text, once undisturbed and once killed with SIGKILL so
many times and started again each time; prints what each run found remembered, and fails where the
two results differ in a single character. Takes about 20 minutes with the embedded model.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from summarizer.store.places import cache_folder

DOCUMENTS: Final = Path(__file__).resolve().parents[1] / "eval" / "suites" / "own" / "documents"
FIRST_SECONDS: Final = 5.0


def main() -> int:
    """Run both ways. Return 0 where the results are equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chars", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=90.0, help="Seconds before a kill.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "long.txt"
        source.write_text(_text(asked.chars), encoding="utf-8")
        whole = _run(source, folder / "whole", None)
        moments = random.Random(asked.seed)
        for number in range(asked.kills):
            seconds = moments.uniform(FIRST_SECONDS, asked.longest)
            done = _run(source, folder / "killed", seconds)
            print(f"kill {number + 1} after {seconds:.0f} s", "(it was done)" if done else "")
        killed = _run(source, folder / "killed", None)
        print("equal" if whole == killed else "DIFFERENT", len(whole or b""), "bytes")
        return 0 if whole and whole == killed else 1


def _text(chars: int) -> str:
    """Return so many characters, each paragraph once: repeats would be answered once."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.zh.txt"))]
    lines = dict.fromkeys(line for part in parts for line in part.splitlines() if line.strip())
    text = "\n\n".join(lines)
    return re.sub(r"[^。\n]*$", "", text[:chars]) + "\n"


def _run(source: Path, cache: Path, kill_after: float | None) -> bytes | None:
    """Translate with a translation memory of its own; None where the run was killed."""
    cache.mkdir(exist_ok=True)
    output = cache / "english.txt"
    if not (cache / "models").exists():
        (cache / "models").symlink_to(cache_folder() / "models")
    command = [sys.executable, "-m", "summarizer", "translate", str(source), "-o", str(output)]
    environment = {**os.environ, "SUMMARIZER_CACHE": str(cache)}
    began = time.monotonic()
    with subprocess.Popen([*command, "--offline"], env=environment, stderr=subprocess.PIPE) as run:
        try:
            _, said = run.communicate(timeout=kill_after)
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            return None
    print(f"finished in {time.monotonic() - began:.0f} s, exit {run.returncode}", flush=True)
    if run.returncode not in (0, 1):
        print(said.decode(errors="replace")[-500:])
    return output.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
