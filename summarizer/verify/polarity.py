"""Words that one language affirms and the other denies: 不熟悉 is not "who know".

The count of negatives (verify.negation) tells little in a long sentence, where another one makes up
for what is lost. Here single words are looked at: reported is one that the Chinese only denies and
the English only affirms, or the other way round. So few readings of a sentence are sure: a negation
anywhere before the word, in its clause, counts as one where that excuses the sentence, and only
right before it where it would accuse it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import regex

from summarizer.records import Finding
from summarizer.verify.case import Case
from summarizer.verify.negation import Negative, added, chinese, english, lost, without
from summarizer.verify.tables import table

_ZH_CLAUSE: Final = regex.compile("[，,。；;：:！!？?、]")
_DENYING: Final = regex.compile("[不没无未非否难少缺拒失免防才只缓停]")
_ASKED: Final = regex.compile(r"(?P<word>\p{Han})[不没](?P=word)")
_EN_CLAUSE: Final = regex.compile(r"[.;:!?]\s|[—–]|, (?=and|but|while|yet|so)")
_EN_NOT: Final = r"(?<![\w'])(?<!whether or )(?:not|[a-z]+n't|cannot|never|neither|nor|without|no)"
_EN_RIGHT_BEFORE: Final = regex.compile(
    rf"{_EN_NOT}(?: (?!only|just|merely|simply|least)[a-z]+){{0,2}} $"
)
_ZH_DOUBLED: Final = regex.compile(
    "(?:不|没|未|无|非|难|别|勿|避免|防止)[^，。；,;]{0,14}?[不没无未非失拒缺败否违停止暂缓禁难避]"
)
_EN_AGAIN: Final = regex.compile(
    "(?:un|i[lmnr]|dis|fail|lack|absen|refus|den[yi]|reject|without|suspen|postpon|prohib)"
)
_EN_BETWEEN: Final = regex.compile(
    " (?:(?:be|been|being|entirely|completely|totally|so|very|an?|have|in|the) )*"
)
_EN_NOT_ONLY: Final = regex.compile(r"(?<![\w'])(?:not|[a-z]+n't) (?:only|just|merely)(?!\w)")
_ZH_ONLY: Final = regex.compile("(?<!不)只(?!要|有|是因)|(?<!不)仅")
_ZH_MORE: Final = regex.compile("不(?:仅|只|光|单|但|止)|非但|[也还又更]|既|同时|除了")
_FAR: Final = 8
"""Words before another that may still deny it."""


@dataclass(frozen=True, slots=True)
class _Predicate:
    zh: regex.Pattern[str]
    zh_not: regex.Pattern[str] | None
    en: regex.Pattern[str]
    en_not: regex.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Said:
    """One place of a word. denied: surely; perhaps: it may be; contrary: by another word."""

    start: int
    end: int
    denied: bool
    perhaps: bool
    contrary: bool = False


@cache
def _zh_before() -> regex.Pattern[str]:
    """What stands right before a Chinese predicate that is denied."""
    roles = ("not", "between")
    denier, between = (
        "|".join(row["zh"] for row in table("deniers") if row["role"] == role) for role in roles
    )
    return regex.compile(f"(?:{denier})(?:{between}){{0,2}}$")


@cache
def _predicates() -> tuple[_Predicate, ...]:
    return tuple(
        _Predicate(
            regex.compile(row["zh"]),
            regex.compile(row["zh_not"]) if row["zh_not"] else None,
            _word(row["en"]),
            _word(row["en_not"]) if row["en_not"] else None,
        )
        for row in table("predicates")
    )


def _word(words: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\w'’-])(?:{words})(?![\w'’-])")


def denials(case: Case) -> Iterator[Finding]:
    """Report each word that is denied in one language only."""
    zh, en = case.sentence.text, case.en.casefold().replace("’", "'")
    if _ASKED.search(zh):
        return
    for predicate in _predicates():
        if not (places := _chinese(zh, predicate)) or not (said := _english(en, predicate)):
            continue
        word, other = places[0], said[0]
        text, spoken = zh[word.start : word.end], case.en[other.start : other.end]
        spans = (word.start, word.end), (other.start, other.end)
        if any(p.denied for p in places) and all(p.perhaps for p in places):
            if not any(p.perhaps for p in said) and not any(lost(case)):
                message = f"The Chinese denies {text}; the English says “{spoken}”."
                yield case.finding(
                    "negation-lost", message, case.severity, zh=spans[0], en=spans[1]
                )
        elif (
            not any(p.perhaps for p in places)
            and all(p.denied and not p.contrary for p in said)
            and not any(added(case))
        ):
            message = f"The Chinese says {text}; the English denies it (“{spoken}”)."
            yield case.finding("negation-added", message, "warning", zh=spans[0], en=spans[1])


def doubled(case: Case) -> Iterator[Finding]:
    """Report "not unlike" and "did not fail" where the Chinese denies once at most."""
    zh, said = case.sentence.text, english(case.en)
    if _ZH_DOUBLED.search(zh) or any(added(case)):
        return
    rest = without(zh, [n for n in chinese(zh) if n.role == "negative"])
    for first, second in pairwise(said):
        apart = case.en[first.end : second.start].casefold()
        again = second.role == "implied" and _EN_AGAIN.match(second.text)
        explained = second.zh and regex.search(second.zh, rest)  # "not refuse" for 没有拒绝
        if first.role == "plain" and again and not explained and _EN_BETWEEN.fullmatch(apart):
            word = case.en[first.start : second.end]
            message = f"The English denies twice (“{word}”), the Chinese does not."
            yield case.finding("negation-added", message, "warning", en=(first.start, second.end))


def only(case: Case) -> Iterator[Finding]:
    """Report a "not only" for 只."""
    match = _EN_NOT_ONLY.search(case.en.casefold().replace("’", "'"))
    if match and _ZH_ONLY.search(case.sentence.text) and not _ZH_MORE.search(case.sentence.text):
        message = f"The Chinese says only, the English “{match[0]}”."
        yield case.finding("negation-added", message, "warning", en=match.span())


def _chinese(zh: str, predicate: _Predicate) -> list[_Said]:
    found = []
    for match in predicate.zh.finditer(zh):
        clause = [m.end() for m in _ZH_CLAUSE.finditer(zh, 0, match.start())][-1:]
        before = zh[clause[0] if clause else 0 : match.start()]
        denied = _zh_before().search(before) is not None
        perhaps = denied or any(map(_denies, chinese(before + match[0])))
        found.append(_Said(*match.span(), denied, perhaps))
    if predicate.zh_not:
        found += [_Said(*m.span(), True, True, True) for m in predicate.zh_not.finditer(zh)]
    return found


def _denies(negative: Negative) -> bool:
    """Tell whether a Chinese word may deny what follows: 几乎没有 and 难以, not 都 and 还."""
    return negative.role == "negative" or (
        negative.role == "perhaps" and _DENYING.search(negative.text) is not None
    )


def _english(en: str, predicate: _Predicate) -> list[_Said]:
    found = []
    for match in predicate.en.finditer(en):
        clause = [m.end() for m in _EN_CLAUSE.finditer(en, 0, match.start())][-1:]
        before = en[clause[0] if clause else 0 : match.start()]
        near = " ".join(before.split(" ")[-_FAR - 1 :])
        denied = _EN_RIGHT_BEFORE.search(before) is not None
        perhaps = denied or any(n.role != "none" for n in english(near))
        found.append(_Said(*match.span(), denied, perhaps))
    if predicate.en_not:
        found += [_Said(*m.span(), True, True, True) for m in predicate.en_not.finditer(en)]
    return found
