"""How long the same document takes again: the whole process, from a cache of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from eval.bench import Request, timed
from eval.suites import load
from eval.tables import table
from summarizer import store

OTHER_GLOSSARY: Final = "zh\ten\n驷马难追\tno taking it back\n"
"""Changes no sentence: the document is read and checked again, and no model is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Seconds of a first translation, of the same again, and with a glossary that changes nothing.

    same: whether all three wrote the same text, byte for byte.
    """

    first: float
    second: float
    glossary: float
    same: bool

    def shown(self) -> str:
        """Return the table, and a line that says whether the texts are the same."""
        rows = [
            ["first run", f"{self.first:.1f}"],
            ["second run", f"{self.second:.1f}"],
            ["with a glossary that changes no sentence", f"{self.glossary:.1f}"],
        ]
        same = "byte for byte the same" if self.same else "NOT the same"
        return f"{table(['the whole process', 'seconds'], rows)}\n\nThe texts are {same}."


def again(request: Request) -> Again:
    """Translate the suite's first document three times. Raises EngineError when a process fails."""
    suite = load(request.suite, data=request.data, folder=request.tomls, quick=request.quick)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        cache = place / "cache"
        cache.mkdir()
        (cache / "models").symlink_to(store.cache_folder() / "models")
        document, names = place / "document.txt", place / "names.tsv"
        document.write_text(suite.segments[0].zh, encoding="utf-8")
        names.write_text(OTHER_GLOSSARY, encoding="utf-8")
        seconds, texts = [], []
        for extra in ([], [], ["-g", str(names)]):
            out = place / "out.txt"
            seconds.append(timed(["translate", str(document), "-o", str(out), *extra], cache))
            texts.append(out.read_bytes())
    first, second, other = seconds
    return Again(first=first, second=second, glossary=other, same=len(set(texts)) == 1)
