"""Countries and provinces that the English names and the Chinese does not; names that nothing has.

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
from summarizer.names import vocabulary as names
from summarizer.records import Finding, Term
from summarizer.verify.case import Case
from summarizer.verify.tables import table

_LONGER: Final = regex.compile(
    r"[- ](?!(?:Municipal(?:ity)?|Province|Provincial|City|Autonomous|People|President|Premier"
    r"|Governor|Mayor|Minister|Chairman|Chairwoman|Party|Vice|Deputy|Secretary|Director)\b)\p{Lu}"
)
"""A province's name goes on as another's: Shanghai Composite, but not Shanghai Municipal, nor
Xinjiang President Xi Jinping for 国家主席习近平."""
_MONEY: Final = regex.compile(
    "[美日韩加澳新欧]元|美金|英镑|瑞士法郎|(?:印尼|越南)盾|泰铢|(?:印度|巴基斯坦)卢比|俄罗斯卢布|港[元币]"
)
"""Money is no country: 583亿美元 does not put anything in the United States."""
_REPUBLIC: Final = regex.compile(r"(?<!People['’]s )\bRepublic of China\b")
_REPUBLIC_ZH: Final = regex.compile("民国|民國|台[湾灣]|臺灣")
_MISNAMED: Final = regex.compile(
    r"\bUnited (?:Nation|State|Emirates|Kingdoms|Arab Emirate|Arabian Emirates)\b(?! of\b)"
)
"""What no country and no organisation is called."""
_LATER_WAR: Final = regex.compile(r"\bWorld War (?:I{3}|I?V|VI?|[3-6]|Three|Four|Five)\b")
_LATER_WAR_ZH: Final = regex.compile(r"第?[三四五3-5]次世界?大战|三战")


@cache
def _countries() -> tuple[
    Mapping[str, tuple[Term, ...]], Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]
]:
    """Return countries by folded English form, and what licenses each, by its Chinese name.

    What licenses it first in anybody's English, then in our own: 贝 is no short form of 贝宁.
    """
    more = {row["code"]: row["zh"].split("|") for row in table("countries")}
    by_form: dict[str, list[Term]] = {}
    licences, strict = {}, {}
    for term in cldr().terms:
        code = term.origin.partition(":")[2]
        if term.kind != "place" or not code.isalpha() or more.get(code) == ["-"]:
            continue
        for form in term.accepts():
            by_form.setdefault(fold_english(form).rstrip("."), []).append(term)
        words = [term.zh, *term.aliases]
        signs = frozenset([word[0] for word in words] + more.get(code, []))
        licences[term.zh] = signs
        short = {sign for sign in signs if len(sign) > 1 or sign in names.table("short_places")}
        strict[term.zh] = frozenset({*short, *words})
    return {form: tuple(terms) for form, terms in by_form.items()}, licences, strict


@cache
def _forms() -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            form for terms in _countries()[0].values() for t in terms for form in t.accepts()
        )
    )


def countries(case: Case) -> Iterator[Finding]:
    """Report each country of the English that nothing in the Chinese stands for."""
    by_form, licences, strict = _countries()
    licences = licences if case.free else strict
    named = [span for mark in case.marks if mark.term for span in occurrences(case.en, mark.term)]
    zh = _MONEY.sub("", case.sentence.text + case.document)
    for start, end in find_forms(case.en, _forms()):
        word = case.en[start:end]
        terms = _terms_of(word, by_form)
        written = regex.search(rf"(?<![\p{{Latin}}]){regex.escape(word)}(?![\p{{Latin}}$])", zh)
        if not terms or not word[0].isupper() or written or _inside(start, end, named):
            continue
        if any(sign in zh for term in terms for sign in licences[term.zh]):
            continue
        alone = " " not in word and not word.isupper()
        if alone and regex.match(r"[- ]\p{Lu}", case.en[end:]):
            continue  # part of a longer name: Jordan Smith, Chad Smith
        message = f"“{word}” is not in the Chinese."
        yield case.finding("country-added", message, case.severity, en=(start, end))
    for match in _REPUBLIC.finditer(case.en):
        if not _REPUBLIC_ZH.search(zh) and not _inside(*match.span(), named):
            message = f"“{match[0]}” is not in the Chinese: it is another name than China’s."
            yield case.finding("country-added", message, case.severity, en=match.span())


def _terms_of(word: str, by_form: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
    folded = fold_english(word).rstrip(".")
    return by_form.get(folded) or by_form.get(folded.rstrip("s")) or ()


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def provinces(case: Case) -> Iterator[Finding]:
    """Report each province that a model named of its own: the Shanghai health commission for 省.

    Another translator may know which province is meant.
    """
    if case.free:
        return
    zh = case.sentence.text
    named = [span for mark in case.marks if mark.term for span in occurrences(case.en, mark.term)]
    for row in table("provinces"):
        for start, end in find_forms(case.en, (row["en"],)):
            part = _LONGER.match(case.en, end) is not None
            told = any(sign in zh for sign in row["zh"].split("|"))
            if not (told or part or _inside(start, end, named)):
                message = f"{row['en']} is not in the Chinese."
                yield case.finding("province-added", message, "error", en=(start, end))


def misnamed(case: Case) -> Iterator[Finding]:
    """Report names that nothing has: United Nation, and a third World War of 第一次世界大战."""
    for match in _MISNAMED.finditer(case.en):
        message = f"“{match[0]}” is no name."
        yield case.finding("name-wrong", message, case.severity, en=match.span())
    for match in _LATER_WAR.finditer(case.en):
        if not _LATER_WAR_ZH.search(case.sentence.text):
            message = f"“{match[0]}” is not in the Chinese."
            yield case.finding("name-wrong", message, case.severity, en=match.span())
