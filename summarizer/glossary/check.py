"""What is wrong or doubtful in glossary files, with file and line.

errors:   the file does not load (not of its format, empty target, Chinese in a target, bad kind),
          one key with two renderings in one file, a rendering both accepted and forbidden.
warnings: one key with two renderings in two files (the later wins), duplicates, a short form
          longer than the full one, a key of one Chinese character, quotes or brackets left open,
          "the" inside the rendering.
info:     a key inside another key whose English does not contain its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import ahocorasick_rs

from summarizer.chars import han_count
from summarizer.errors import GlossaryError
from summarizer.glossary.english import find_forms, fold_english
from summarizer.glossary.files import read_entries
from summarizer.glossary.keys import fold_keys
from summarizer.glossary.records import Problem
from summarizer.records import Severity, Term

_BRACKETS: Final = (("(", ")"), ("[", "]"), ("“", "”"))


def check(paths: Iterable[str | Path]) -> tuple[Problem, ...]:
    """Return every problem of the files, by file and line; several files stack in this order."""
    problems: list[Problem] = []
    terms: list[Term] = []
    places = list(map(Path, paths))
    for path in places:
        try:
            entries, faults = read_entries(path)
        except GlossaryError as error:
            problems.append(_problem(f"{path.name}:0", "error", "unreadable", str(error)))
            continue
        problems += faults
        terms += entries
    for test in (_forms, _keys, _nested):
        problems += test(terms)
    order = {name: place for place, name in enumerate(dict.fromkeys(p.name for p in places))}
    return tuple(sorted(problems, key=lambda p: (order[p.file], p.line)))


def _problem(origin: str, severity: Severity, code: str, message: str) -> Problem:
    file, _, line = origin.rpartition(":")
    return Problem(file=file, line=int(line), severity=severity, code=code, message=message)


def _forms(terms: Sequence[Term]) -> Iterator[Problem]:
    for term in terms:
        for rule in _RULES:
            yield from rule(term)


def _forbidden(term: Term) -> Iterator[Problem]:
    accepted = {fold_english(form) for form in term.accepts()}
    for form in term.forbidden:
        if fold_english(form) in accepted:
            message = f"{term.zh}: {form} is both accepted and forbidden"
            yield _problem(term.origin, "error", "forbidden-accepted", message)


def _short(term: Term) -> Iterator[Problem]:
    if len(term.short) > len(term.en):
        message = f"{term.zh}: the short form {term.short} is longer than {term.en}"
        yield _problem(term.origin, "warning", "short-longer", message)
    elif term.short and term.short == term.en:
        message = f"{term.zh}: the short form is the full one"
        yield _problem(term.origin, "info", "short-same", message)


def _article(term: Term) -> Iterator[Problem]:
    if term.en.casefold().startswith("the "):
        message = f"{term.zh}: write the article in its own column, not in {term.en}"
        yield _problem(term.origin, "warning", "article-inside", message)


def _brackets(term: Term) -> Iterator[Problem]:
    for form in term.accepts():
        if any(form.count(a) != form.count(b) for a, b in _BRACKETS) or form.count('"') % 2:
            message = f"{term.zh}: a bracket or quote stays open in {form}"
            yield _problem(term.origin, "warning", "unbalanced", message)


def _short_key(term: Term) -> Iterator[Problem]:
    for form in (term.zh, *term.aliases):
        if len(form) == han_count(form) == 1:
            message = f"{form} is one character and will be found inside other words"
            yield _problem(term.origin, "warning", "short-key", message)


_RULES: Final[tuple[Callable[[Term], Iterator[Problem]], ...]] = (
    _forbidden, _short, _article, _brackets, _short_key,
)  # fmt: skip


def _keyed(terms: Sequence[Term]) -> list[tuple[str, str, Term]]:
    forms = [(form, term) for term in terms for form in (term.zh, *term.aliases)]
    keys = fold_keys(form for form, _ in forms)
    return [(key, form, term) for key, (form, term) in zip(keys, forms, strict=True)]


def _keys(terms: Sequence[Term]) -> Iterator[Problem]:
    """Report keys that are empty, stand twice, or have two renderings."""
    seen: dict[str, Term] = {}
    for key, form, term in _keyed(terms):
        if not key:
            message = f"{form} has no character that can be looked for"
            yield _problem(term.origin, "error", "empty-key", message)
        elif (earlier := seen.get(key)) is None:
            seen[key] = term
        elif earlier is not term:
            yield _twice(form, earlier, term)
            seen[key] = term


def _twice(form: str, earlier: Term, term: Term) -> Problem:
    if earlier.en == term.en:
        message = f"{form} stands already in {earlier.origin}"
        return _problem(term.origin, "warning", "duplicate", message)
    same_file = earlier.origin.rpartition(":")[0] == term.origin.rpartition(":")[0]
    wins = "" if same_file else "; this one wins"
    message = f"{form} is {term.en} here and {earlier.en} in {earlier.origin}{wins}"
    return _problem(term.origin, "error" if same_file else "warning", "conflict", message)


def _nested(terms: Sequence[Term]) -> Iterator[Problem]:
    """Report a key inside a longer one whose English has no accepted form of the shorter."""
    owners = {key: (form, term) for key, form, term in _keyed(terms) if len(key) > 1}
    if not owners:
        return
    names = list(owners)
    automaton = ahocorasick_rs.AhoCorasick(names, store_patterns=False)
    for key, (form, outer) in owners.items():
        for index, _, _ in automaton.find_matches_as_indexes(key, overlapping=True):
            inner_form, inner = owners[names[index]]
            if inner is outer or any(find_forms(en, inner.accepts()) for en in outer.accepts()):
                continue
            message = f"{form} ({outer.en}) contains {inner_form}, elsewhere {inner.en}"
            yield _problem(outer.origin, "info", "nested", message)
