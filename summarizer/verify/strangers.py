"""Persons, companies and places that the English has and the Chinese has not; the speaker too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial
from typing import Final

import regex

from summarizer.names.strangers import strangers
from summarizer.names.unsaid_places import places_unsaid
from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.support import words

_SPEAKER: Final = regex.compile(
    "我|本[人刊报席]|咱|吾|笔者|俺|敝|鄙|自己|朕|个人|记者|[祝谢敬恳]|(?<![邀申聘提宴])请"
)
_FIRST: Final = regex.compile(r"\b(?:[Mm]e|[Mm]y|[Mm]yself)\b(?!\.com)|\bI (?=\p{Ll})")
_QUOTED: Final = regex.compile(r"[\"“][^\"”]*[\"”]")
_ENTERPRISE: Final = regex.compile(r"\b[Tt]he (?:company|firm|enterprise|corporation)\b")
_ENTERPRISE_ZH: Final = regex.compile(
    r"公司|集团|[企厂商社店业行局网院所团组方群该其]|机构|平台|单位|基金|我们|[A-Za-z]{2}"
)
_APOSTROPHE: Final = regex.compile("['’]")
_LATIN: Final = regex.compile(r"\p{Latin}+")


def persons(case: Case) -> Iterator[Finding]:
    """Report each person of the English for whom the Chinese has no name: John Kerry for 他."""
    return _added(case, "person-added", strangers)


def places(case: Case) -> Iterator[Finding]:
    """Report each Chinese place that a model made up: Huizhou for 鄂西, Wuhan for 武藏."""
    return _added(case, "place-added", partial(places_unsaid, near=case.sentence.text))


def speaker(case: Case) -> Iterator[Finding]:
    """Report "me" and "I" where the Chinese has none: 应邀访问 is no "has invited me"."""
    if _SPEAKER.search(case.sentence.text):
        return
    for match in _FIRST.finditer(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), case.en)):
        message = f"“{match[0]}” is nobody in the Chinese."
        yield case.finding("person-added", message, case.severity, en=match.span())
        return


def company(case: Case) -> Iterator[Finding]:
    """Report "the company" for nobody: 有信心完成目标 without a subject is said by who speaks.

    In 3,000 human references it never stands for nothing.
    """
    if case.free or _ENTERPRISE_ZH.search(case.sentence.text) or _organised(case):
        return
    if match := _ENTERPRISE.search(case.en):
        message = f"“{match[0]}” is not in the Chinese."
        yield case.finding("company-added", message, "error", en=match.span())


def _organised(case: Case) -> bool:
    return any(mark.term and mark.term.kind == "organisation" for mark in case.marks)


def _added(
    case: Case, kind: str, find: Callable[[str, str, Set[str]], Iterator[tuple[int, int]]]
) -> Iterator[Finding]:
    zh = case.sentence.text + case.document
    forms = (form for mark in case.marks for form in mark.forms())
    said = " ".join((*_LATIN.findall(zh), *forms))
    known = words(said) | words(_APOSTROPHE.sub("", said))  # Bao'an
    for start, end in find(case.en, zh, known):
        message = f"“{case.en[start:end]}” is not in the Chinese."
        yield case.finding(kind, message, case.severity, en=(start, end))
