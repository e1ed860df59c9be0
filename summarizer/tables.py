"""The TSV tables that lie beside the modules: vocabulary that a Chinese speaker can review.

A table has a header. Lines that begin with `# ` are comments, there is no quoting, and cells that
a line lacks at its end are "".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files


def rows(package: str, *path: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of a table by column; `path` leads from the package's folder to the file.

    >>> next(rows("summarizer.segment", "speech.tsv"))
    {'verb': '说'}

    Raises ValueError where a line has more cells than the header: a mistake of ours.
    """
    text = files(package).joinpath(*path).read_text("utf-8")
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("# "))
    header = next(lines).split("\t")
    for line in lines:
        cells = line.split("\t")
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=True))
