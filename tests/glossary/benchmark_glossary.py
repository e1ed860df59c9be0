"""Time 100,000 entries: load from TSV, build the matcher, search a million characters.

Run: python -m tests.glossary.benchmark_glossary

The targets of the project: loading (file and matcher) under 2 s, searching under 1 s. Process time
is shown beside wall time, since machines are shared. Two kinds of text are searched: one where
names stand as often as in a dense official text (about 30 in 1,000 characters), and one made of
names alone, the worst there is.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.glossary import Glossary, Matcher, load, save_tsv
from summarizer.records import Term

ENTRIES = 100_000
CHARS = 1_000_000
SEED = 20170512


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, own = time.perf_counter(), time.process_time()
    yield
    wall, own = time.perf_counter() - wall, time.process_time() - own
    sys.stdout.write(f"{what:<28}{wall:6.2f} s wall {own:6.2f} s process\n")


def names(rng: random.Random) -> list[str]:
    """Return distinct names of 2 to 12 characters, like institutions and places."""
    alphabet = [chr(code) for code in range(0x4E00, 0x5E00)]
    ends = ["公司", "银行", "部", "集团", "基金", "市", "县", "铁路", "委员会", "协会", ""]
    made: set[str] = set()
    while len(made) < ENTRIES:
        length = rng.choice((2, 2, 3, 3, 4, 5, 6, 8))
        made.add("".join(rng.choices(alphabet, k=length)) + rng.choice(ends))
    return sorted(made)


def text_of(rng: random.Random, known: list[str], share: float) -> str:
    """Return a text of which this share of pieces is names, with quotes and full-width signs."""
    common = "的是在了和有与为对以中国上经发展一年不会工作企业建设项目投资，。、“”（）　１２"
    pieces: list[str] = []
    size = 0
    while size < CHARS:
        filler = "".join(rng.choices(common, k=24))
        piece = rng.choice(known) if rng.random() < share else filler
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)[:CHARS]


def main() -> None:
    rng = random.Random(SEED)
    known = names(rng)
    terms = tuple(Term(zh=zh, en=f"Name {n}", kind="other") for n, zh in enumerate(known))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.tsv"
        save_tsv(Glossary(terms=terms), path)
        with timed("load 100,000 entries (TSV)"):
            glossary = load(path)
    with timed("build the matcher"):
        matcher = Matcher(glossary)
    for label, share in (("dense official text", 0.5), ("names alone", 1.0)):
        text = text_of(rng, known, share)
        with timed(label):
            found = matcher.find(text)
        sys.stdout.write(f"{'':<28}{len(found):,} matches in {len(text):,} characters\n")
    words = list(range(0, CHARS, 2))
    with timed("names alone, with words"):
        matcher.find(text, boundaries=words)


if __name__ == "__main__":
    main()
