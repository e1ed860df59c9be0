"""Countries that the English names and the Chinese does not.

The names of all countries are known in both languages (Unicode CLDR), so a country too many is
sure where a name too many is not. A single character licenses a country (中美俄, 驻华), and China
is never too many: 我国, 国内 and many more mean it. In our own drafts it is an error: a small model
puts 583.2亿美元 "in the United States".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import regex

from summarizer.glossary import occurrences
from summarizer.glossary.cldr import cldr
from summarizer.glossary.english import find_forms, fold_english
from summarizer.records import Finding, Severity, Term
from summarizer.verify.case import Case
from summarizer.verify.tables import table

_MONEY: Final = regex.compile(
    "[美日韩加澳新欧]元|美金|英镑|瑞士法郎|(?:印尼|越南)盾|泰铢|(?:印度|巴基斯坦)卢比|俄罗斯卢布|港[元币]"
)
"""Money is no country: 583亿美元 does not put anything in the United States."""


@cache
def _countries() -> tuple[Mapping[str, tuple[Term, ...]], Mapping[str, frozenset[str]]]:
    """Return countries by folded English form, and what licenses each, by its code."""
    more = {row["code"]: row["zh"].split("|") for row in table("countries")}
    by_form: dict[str, list[Term]] = {}
    licences = {}
    for term in cldr().terms:
        code = term.origin.partition(":")[2]
        if term.kind != "place" or not code.isalpha() or more.get(code) == ["-"]:
            continue
        for form in term.accepts():
            by_form.setdefault(fold_english(form).rstrip("."), []).append(term)
        words = [term.zh, *term.aliases]
        licences[term.zh] = frozenset([word[0] for word in words] + more.get(code, []))
    return {form: tuple(terms) for form, terms in by_form.items()}, licences


@cache
def _forms() -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            form for terms in _countries()[0].values() for t in terms for form in t.accepts()
        )
    )


def countries(case: Case) -> Iterator[Finding]:
    """Report each country of the English that nothing in the Chinese stands for."""
    by_form, licences = _countries()
    named = [span for mark in case.marks if mark.term for span in occurrences(case.en, mark.term)]
    zh = _MONEY.sub("", case.sentence.text + case.document)
    severity: Severity = "warning" if case.free else "error"
    for start, end in find_forms(case.en, _forms()):
        word = case.en[start:end]
        terms = _terms_of(word, by_form)
        if not terms or not word[0].isupper() or _inside(start, end, named):
            continue
        if any(sign in zh for term in terms for sign in licences[term.zh]):
            continue
        if regex.match(r"[- ]\p{Lu}", case.en[end:]) and not word.isupper():
            continue  # part of a longer name: Jordan Smith, Chad Smith
        message = f"“{word}” is not in the Chinese."
        yield case.finding("country-added", message, severity, en=(start, end))


def _terms_of(word: str, by_form: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
    folded = fold_english(word).rstrip(".")
    return by_form.get(folded) or by_form.get(folded.rstrip("s")) or ()


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)
