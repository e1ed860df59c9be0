"""The rank of an office: a deputy made a chief, a chief made a deputy, a former or acting one.

Only the words that carry the rank are looked for, and only where the English names the office:
who writes "Xin Guobin of the MIIT" for 工信部副部长辛国斌 has left a title out, not got it wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.tables import table

_DEPUTY: Final = (
    r"vice|deput(?:y|ies)|associate|assistant|under-?secretar(?:y|ies)|second|no\. ?2|number two"
)
_RANKS: Final = {
    # what stands before the office: the English that keeps it, and what it is called
    "署理|代理|代": (r"acting|interim|caretaker|provisional|temporary|stand-in", "acting"),
    "前任|前|原": (
        r"former(?:ly)?|ex-?|previous(?:ly)?|past|then|late|one-time|onetime|predecessors?|old"
        r"|retired|ousted|deposed|outgoing|last|earlier|was|had been|served|used to|first",
        "former",
    ),
    "候任": (r"elect|designate|incoming|next", "elect"),
}
_ANY_RANK: Final = regex.compile(r"副|次官|次长|次卿|助理|第二|代理|候补|襄理|协理")
_HAS_VICES: Final = regex.compile(r"presidents?|premiers?|chair\w*|ministers?|mayors?|deans?")
"""Heads with a vice before them; others have deputies, a prime minister too."""
_ADDED: Final = regex.compile(r"(?:vice|deputy|deputies)[- ]", regex.I)
_MINISTER: Final = regex.compile(r"(?<!\b[Pp]rime )\b[Mm]inisters?\b")
_MINISTER_ZH: Final = regex.compile(
    "部长|大臣|总理|首相|[外防财]长|[务当通卫产科境劳省外藏]相|内阁|部级|公使|[次长]官|政要|牧师|宰相|丞相"
)
_OPENS: Final = regex.compile(r"(?:^|[.!?] )$")
_A: Final = regex.compile(r"\b(?P<a>[Aa])n? $")


@cache
def _offices() -> tuple[regex.Pattern[str], dict[str, str]]:
    heads = {row["zh"]: row["en"] for row in table("titles")}
    return regex.compile("|".join(sorted(heads, key=len, reverse=True))), heads


@cache
def _ranked() -> regex.Pattern[str]:
    heads = "|".join(dict.fromkeys(_offices()[1].values()))
    return regex.compile(rf"\b(?:vice|deputy|deputies)[- ](?:\w+[- ]){{0,2}}?(?:{heads})\b")


def ranks(case: Case) -> Iterator[Finding]:
    """Report each office whose rank the English changed."""
    for slip in _slips(case):
        yield case.finding("title-rank", slip.message, case.severity, zh=slip.zh, en=slip.en)


def ministers(case: Case) -> Iterator[Finding]:
    """Report a minister whom the Chinese does not have: of 大气环境司司长 one was made."""
    if _MINISTER_ZH.search(case.sentence.text):
        return
    match = _MINISTER.search(case.en)
    if match is not None:
        message = f"“{match[0]}” is no office that the Chinese names."
        yield case.finding("title-rank", message, case.severity, en=match.span())


def with_rank(case: Case) -> Iterator[str]:
    """Yield the English with a lost rank put in, or an added one left out.

    Only where each text names one such office: which of two directors is the deputy, no word tells.
    """
    zh, english = case.sentence.text, case.en.casefold()
    pattern, heads = _offices()
    for slip in _slips(case):
        start, end = slip.en
        named = len(list(regex.finditer(rf"\b(?:{heads[slip.office]})\b", english)))
        if (
            named != 1
            or len([o for o in pattern.findall(zh) if heads[o] == heads[slip.office]]) != 1
        ):
            continue
        before, said, after = case.en[:start], case.en[start:end], case.en[end:]
        if not slip.lost:
            yield before + _ADDED.sub("", said, 1) + after
            continue
        if slip.lost == "elect":
            yield f"{before}{said}-elect{after}"
            continue
        word = slip.lost
        if word == "deputy":
            word = "vice" if _HAS_VICES.fullmatch(said.casefold()) else "deputy"
        named_so = said[0].isupper() and slip.lost == "deputy"
        word = word.title() if named_so or _OPENS.search(before) else word
        article = r"\g<a>n " if word[0] in "aeiou" else r"\g<a> "
        yield f"{_A.sub(article, before)}{word} {said}{after}"


@dataclass(frozen=True, slots=True)
class _Slip:
    """A rank that the English changed.

    lost:   the word that is lost, "" where one was added.
    office: the head of the office, in Chinese.
    zh, en: the office with its rank; the head in the English, with the rank that was added.
    """

    lost: str
    office: str
    message: str
    zh: tuple[int, int]
    en: tuple[int, int]


def _slips(case: Case) -> Iterator[_Slip]:
    yield from _deputies(case)
    yield from _others(case)


def _deputies(case: Case) -> Iterator[_Slip]:
    zh, english = case.sentence.text, case.en.casefold()
    pattern, heads = _offices()
    has_deputy = regex.search(rf"\b(?:{_DEPUTY})\b", english)
    for match in pattern.finditer(zh):
        if zh[: match.start()].endswith("副") and not has_deputy:
            wrong = regex.search(rf"\b(?:{heads[match[0]]})\b", english)
            if wrong:
                message = (
                    f"副{match[0]} became “{case.en[slice(*wrong.span())]}”: the rank is lost."
                )
                span = (match.start() - 1, match.end())
                yield _Slip("deputy", match[0], message, span, wrong.span())
                return
    raised = _ranked().search(english)
    if raised and not _ANY_RANK.search(zh) and (office := pattern.search(zh)):
        words = case.en[slice(*raised.span())]
        message = f"{office[0]} became “{words}”: the Chinese names no deputy."
        yield _Slip("", office[0], message, office.span(), raised.span())


def _others(case: Case) -> Iterator[_Slip]:
    zh, english = case.sentence.text, case.en.casefold()
    pattern, heads = _offices()
    for before, (kept, name) in _RANKS.items():
        found = regex.search(rf"(?<![以之目提空])(?:{before})(?=副?(?P<o>{pattern.pattern}))", zh)
        if not found or regex.search(rf"\b(?:{kept})\b|-(?:{kept})\b", english):
            continue
        wrong = regex.search(rf"\b(?:{heads[found['o']]})\b", english)
        if wrong:
            whole = zh[found.start() : found.end("o")]
            message = f"{whole} became “{case.en[slice(*wrong.span())]}”: “{name}” is lost."
            yield _Slip(name, found["o"], message, (found.start(), found.end("o")), wrong.span())
