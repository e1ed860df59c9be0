"""Load and save glossary files, and stack what was loaded.

A file loads whole or not at all: any row that is no entry makes it a GlossaryError.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from summarizer.errors import GlossaryError
from summarizer.glossary.formats import delimited, tbx, tmx, toml, xlsx
from summarizer.glossary.keys import fold_keys, unquote
from summarizer.glossary.records import Conflict, Glossary, Problem
from summarizer.glossary.table import MAX_ENTRIES, Row, entry
from summarizer.records import Term

MAX_FILE_BYTES: Final = 64 * 2**20
READERS: Final[Mapping[str, Callable[[bytes], Iterator[Row]]]] = {
    ".tsv": delimited.rows,
    ".csv": delimited.rows,
    ".txt": delimited.rows,
    ".xlsx": xlsx.rows,
    ".toml": toml.rows,
    ".tbx": tbx.rows,
    ".xml": tbx.rows,
    ".tmx": tmx.rows,
}


def load(path: str | Path) -> Glossary:
    """Read a glossary; its suffix tells the format.

    Raises GlossaryError where the file cannot be read or any of its rows is no entry.
    """
    path = Path(path)
    terms, problems = read_entries(path)
    if problems:
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        raise GlossaryError(f"{path.name}:{problems[0].line}: {problems[0].message}{more}.")
    return Glossary(terms=tuple(terms), name=path.stem)


def loaded(given: Sequence[str | os.PathLike[str] | Glossary]) -> tuple[Glossary, ...]:
    """Return what is given by path or as it is as glossaries. Raises GlossaryError as `load`."""
    return tuple(one if isinstance(one, Glossary) else load(os.fspath(one)) for one in given)


def read_entries(path: Path) -> tuple[list[Term], list[Problem]]:
    """Return the entries of a file, and its rows that are none.

    Raises GlossaryError, with the file's name, where it is not of its format.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise GlossaryError(f"{path.name} is no glossary format: {known}.", hint="")
    terms: list[Term] = []
    problems: list[Problem] = []
    try:
        for row in reader(read_bounded(path)):
            made = entry(row, path.name)
            if isinstance(made, Term):
                terms.append(made)
            else:
                problems.extend(made)
            if len(terms) + len(problems) > MAX_ENTRIES:
                raise GlossaryError(f"It has more than {MAX_ENTRIES} entries.")
    except GlossaryError as error:
        raise GlossaryError(f"{path.name}: {error}", hint=error.hint) from error
    return terms, problems


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 64 MiB."""
    try:
        if not path.is_file():
            raise GlossaryError("There is no such file.", hint="")
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise GlossaryError(f"It cannot be read: {error.strerror}.", hint="") from error
    if len(data) > MAX_FILE_BYTES:
        raise GlossaryError(f"It has more than {MAX_FILE_BYTES // 2**20} MiB.", hint="")
    return data


def save_tsv(glossary: Glossary, path: str | Path) -> None:
    """Write a glossary as TSV; `load` gives the same entries back."""
    Path(path).write_text(delimited.write(glossary.terms), encoding="utf-8", newline="\n")


def save_tbx(glossary: Glossary, path: str | Path) -> None:
    """Write a glossary as TBX version 3; `load` gives the same entries back."""
    Path(path).write_bytes(tbx.write(glossary.terms, glossary.name))


def from_pairs(pairs: Mapping[str, str | Sequence[str]], *, name: str = "pairs") -> Glossary:
    """Make a glossary of Chinese forms and their English; of several the first is the main one.

    Forms that differ only as the matcher ignores (《諒解備忘錄》, 諒解備忘錄) become one entry,
    whose main English is one that all of them list, where there is such a one.

    >>> from_pairs({"681億港元": ["HK$68.1 billion"]}).terms[0].en
    'HK$68.1 billion'
    >>> memo = from_pairs({"《諒解備忘錄》": ["MOUs", "MOU"], "諒解備忘錄": "MOU"}).terms[0]
    >>> memo.zh, memo.aliases, memo.en, memo.variants
    ('《諒解備忘錄》', ('諒解備忘錄',), 'MOU', ('MOUs',))

    Raises GlossaryError where a form is empty.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for key, (zh, english) in zip(fold_keys(pairs), pairs.items(), strict=True):
        groups.setdefault(key, {})[zh] = [english] if isinstance(english, str) else list(english)
    terms = []
    for number, group in enumerate(groups.values(), start=1):
        made = entry(Row(number, _pair_cells(group)), name)
        if not isinstance(made, Term):
            raise GlossaryError(f"{name}: {made[0].message}.", hint="")
        terms.append(made)
    return Glossary(terms=tuple(terms), name=name)


def _pair_cells(group: Mapping[str, list[str]]) -> Mapping[str, Sequence[str]]:
    forms = list(dict.fromkeys(form for english in group.values() for form in english))
    shared = [form for form in forms if all(form in english for english in group.values())]
    main = (shared or forms)[:1]
    zh, *aliases = group
    others = [form for form in forms if form not in main]
    return {"zh": [zh], "aliases": aliases, "en": main, "variants": others}


def stack(*glossaries: Glossary) -> Glossary:
    """Join glossaries; where two have a key, the later one has it and the earlier loses it.

    An entry that loses its main form lives on under an alias that is still its own; an entry
    that has lost every form is left out. Within one glossary, too, the later entry wins.
    """
    terms = [term for glossary in glossaries for term in glossary.terms]
    source = [place for place, glossary in enumerate(glossaries) for _ in glossary.terms]
    forms = [(place, form) for place, term in enumerate(terms) for form in (term.zh, *term.aliases)]
    keys = fold_keys(form for _, form in forms)
    owner: dict[tuple[str, bool], int] = {}
    for key, (place, form) in zip(keys, forms, strict=True):
        quoted = unquote(form) != form
        other = owner.get((key, not quoted))
        if other is not None and source[other] != source[place]:
            del owner[key, not quoted]
        owner[key, quoted] = place
    kept: dict[int, list[str]] = {}
    for key, (place, form) in zip(keys, forms, strict=True):
        if key and owner.get((key, unquote(form) != form)) == place:
            kept.setdefault(place, []).append(form)
    name = "+".join(dict.fromkeys(glossary.name for glossary in glossaries))
    joined = (_with_forms(terms[place], forms) for place, forms in sorted(kept.items()))
    return Glossary(terms=tuple(joined), name=name or "empty")


def _with_forms(term: Term, forms: list[str]) -> Term:
    if forms == [term.zh, *term.aliases]:
        return term
    fields = {name: getattr(term, name) for name in Term.__slots__}
    return Term(**fields | {"zh": forms[0], "aliases": tuple(forms[1:])})


def conflicts(*glossaries: Glossary) -> tuple[Conflict, ...]:
    """Return each Chinese form to which two entries give different English, in order."""
    terms = [term for glossary in glossaries for term in glossary.terms]
    forms = [(form, term) for term in terms for form in (term.zh, *term.aliases)]
    seen: dict[str, Term] = {}
    found = []
    for key, (form, term) in zip(fold_keys(form for form, _ in forms), forms, strict=True):
        earlier = seen.get(key)
        if earlier is not None and earlier.en.casefold() != term.en.casefold():
            found.append(Conflict(zh=form, first=earlier, second=term))
        seen[key] = term
    return tuple(found)
