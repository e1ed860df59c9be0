"""Organisations and Chinese places of the glossary that the English names and the Chinese does not.

Of 总局 in a text on the market regulator a model made the General Administration of Customs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import ahocorasick_rs
import regex

from summarizer.glossary import builtin
from summarizer.glossary.keys import fold, fold_key, fold_keys
from summarizer.names.pinyin import cuts, plain, read_so
from summarizer.names.vocabulary import table
from summarizer.records import Finding, Term
from summarizer.verify.case import Case

_LEAST_WORDS: Final = 3
"""Of a shorter name (World Bank) the words may stand for something else."""
_MOST_SYLLABLES: Final = 4
_PLACES: Final = ("builtin:places.tsv", "builtin:counties.tsv")
_DIVISION: Final = regex.compile(r"..(?:市|县|旗|盟|自治州)$")
"""What a place of China is called in full; of others (中东, 华府) news has too many names."""
_WHOSE: Final = regex.compile(
    "^(?:美国|日本|英国|中国|国家|香港|欧洲)(?=..)|(?<=..)[省市县旗区州盟]$"
)
"""What a text may leave out: 众议院 of 美国众议院, 和田 of 和田市."""
_LETTERS: Final = regex.compile(r"\p{Lu}{2,}")
_WORD: Final = regex.compile(r"[\p{L}\d]")


def organisations(case: Case) -> Iterator[Finding]:
    """Report each listed organisation that the document does not name."""
    return _unnamed(case, "organisation-added", _organisations())


def places(case: Case) -> Iterator[Finding]:
    """Report each listed place of China that the document does not name."""
    return _unnamed(case, "place-added", _places())


def _unnamed(case: Case, kind: str, listed: Listed) -> Iterator[Finding]:
    finder, forms, keys = listed
    english = case.en.casefold()
    held = [form.casefold() for mark in case.marks for form in mark.forms()]
    for number, start, end in finder.find_matches_as_indexes(english):
        inside = _WORD.match(english[start - 1 : start]) or _WORD.match(english[end : end + 1])
        form = forms[number]
        if inside or case.en[start].islower() or any(form in other for other in held):
            continue
        chinese = fold(case.sentence.text + "\n" + case.document).text
        if any(key in chinese for key in keys[form]) or _is_read_so(form, keys[form]):
            continue
        message = f"“{case.en[start:end]}” is not in the Chinese."
        yield case.finding(kind, message, case.severity, en=(start, end))


Listed = tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...], Mapping[str, frozenset[str]]]


@cache
def _organisations() -> Listed:
    return _listed(
        [(form, term) for term in builtin().terms if term.kind == "organisation"
         for form in term.accepts() if len(form.split()) >= _LEAST_WORDS]
    )  # fmt: skip


@cache
def _places() -> Listed:
    return _listed(
        [(form, term) for term in builtin().terms if term.kind == "place"
         and term.origin.startswith(_PLACES) for form in term.accepts()
         if any(map(_DIVISION.search, (term.zh, *term.aliases)))]
    )  # fmt: skip


def _is_read_so(english: str, keys: Iterable[str]) -> bool:
    """Whether a name begins with the pinyin of its Chinese: names.unsaid_places looks at those."""
    readings = cuts(plain(regex.split(r"[ ,-]", english)[0]), _MOST_SYLLABLES)
    return any(read_so(cut, zh) for zh in keys for cut in readings)


def _listed(pairs: list[tuple[str, Term]]) -> Listed:
    keys: dict[str, set[str]] = defaultdict(set)
    for form, term in pairs:
        found = list(fold_keys((term.zh, *term.aliases)))
        found += [fold_key(other) for other in term.accepts() if _LETTERS.fullmatch(other)]
        keys[form.casefold()] |= {*found, *(_WHOSE.sub("", key) for key in found)}
    for zh, row in table("short_places").items():
        if row["en"].casefold() in keys:
            keys[row["en"].casefold()].add(zh)
    forms = tuple(sorted(keys))
    finder = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return finder, forms, {form: frozenset(zh) for form, zh in keys.items()}
