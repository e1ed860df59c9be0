"""The glossary that comes with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from summarizer.errors import GlossaryError
from summarizer.glossary.cldr import cldr
from summarizer.glossary.files import stack
from summarizer.glossary.formats import delimited
from summarizer.glossary.records import Glossary
from summarizer.glossary.table import entry
from summarizer.records import Term


@cache
def builtin() -> Glossary:
    """Return CLDR's names under the reviewed tables in builtin/; made once, about 0.3 s.

    pairs.tsv lies lowest of the tables, the others follow by file name.
    """
    folder = files("summarizer.glossary").joinpath("builtin")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".tsv"))
    names.sort(key=lambda name: name != "pairs.tsv")
    tables = [table_of(name, folder.joinpath(name).read_bytes()) for name in names]
    return Glossary(terms=stack(cldr(), *tables).terms, name="builtin")


def table_of(name: str, data: bytes) -> Glossary:
    """Return a table that comes with the package. Raises GlossaryError: a mistake of ours."""
    terms = []
    for row in delimited.rows(data):
        made = entry(row, f"builtin:{name}")
        if not isinstance(made, Term):
            raise GlossaryError(f"builtin:{name}:{row.line}: {made[0].message}.")
        terms.append(made)
    return Glossary(terms=tuple(terms), name=name)
