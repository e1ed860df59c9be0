"""Finished briefs and translations, kept beside the translation memory.

A result depends on the document, the options, the glossaries, the models and this program, and on
nothing else. Where all of these are the same it is read back whole: a brief that is wanted again,
in another format say, costs no second reading of the document.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final, TypeVar

import msgspec
import regex

from summarizer import glossary, manifest, store
from summarizer.glossary import Glossary
from summarizer.manifest import Manifest
from summarizer.memory import Memory
from summarizer.options import Options
from summarizer.records import Brief, Document, Translation

Result = TypeVar("Result", Brief, Translation)

MAX_BYTES: Final = 16 * 2**20
"""A larger result is made again: the memory shall stay small."""
WITHOUT_EFFECT: Final = frozenset({"progress", "offline", "cache"})
"""Options that a result does not depend on."""
_PACKAGE: Final = Path(__file__).parent
_REQUIRED: Final = regex.compile(r"^[\w.-]+(?=[^;]*$)")
"""The name in a requirement of the package itself, not of an extra."""


def remembered(
    kind: type[Result],
    document: Document,
    options: Options,
    make: Callable[[Document, Options], Result],
) -> Result:
    """Return the result that was kept for the same case, else make and keep it.

    One for which a server failed to answer is not kept. Raises GlossaryError, ModelUnknown, and
    what `make` does.
    """
    own = glossary.loaded(options.glossary)
    options = replace(options, glossary=own)
    if not options.cache:
        return make(document, options)
    memory = Memory.in_cache()
    key = _key(kind, document, options, own)
    if kept := _read(kind, memory.result(key)):
        return kept
    made = make(document, options)
    body = b"" if made.statistics.get("unanswered") else _written(made)
    if 0 < len(body) <= MAX_BYTES:
        memory.keep_result(key, body)
    return made


def _read(kind: type[Result], body: bytes) -> Result | None:
    """Return a result that was kept, None where there is none or it is damaged."""
    try:
        return _as_remembered(msgspec.json.decode(body, type=kind)) if body else None
    except msgspec.DecodeError:
        return None


def _written(result: Result) -> bytes:
    """Return a result as it is kept; nothing where a str holds half a character."""
    try:
        return msgspec.json.encode(result)
    except UnicodeEncodeError:
        return b""


def _as_remembered(result: Result) -> Result:
    """Return a result whose statistics say that nothing was asked for it."""
    asked = result.statistics.get("requests", 0.0)
    said = {**result.statistics, "remembered": asked, "output_tokens": 0.0}
    return replace(result, statistics=said)


def _key(kind: type[Result], document: Document, options: Options, own: Sequence[Glossary]) -> str:
    """Return the digest of all that a result depends on. own: the user's glossaries."""
    chosen = {
        item.name: repr(getattr(options, item.name))
        for item in fields(options)
        if item.name not in {*WITHOUT_EFFECT, "glossary"}
    }
    glossaries = [(given.name, given.digest) for given in own]
    models = [_manifest(name) for name in (options.model, options.summary_model) if name]
    parts = (kind.__name__, document, chosen, glossaries, models, _program())
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _manifest(name: str) -> Manifest:
    return store.best() if name == "auto" else manifest.load(name)


@cache
def _program() -> str:
    """Return what identifies this program: its files, Python, and the packages that it needs."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix not in ("", ".pyc"))
    states = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return repr((sys.version, _versions(), states))


def _versions() -> list[tuple[str, str]]:
    """Return the versions of the packages that this one needs; none of a bare checkout."""
    try:
        lines = requires(_PACKAGE.name) or ()
    except PackageNotFoundError:
        return []
    return [(found[0], version(found[0])) for line in lines if (found := _REQUIRED.match(line))]
