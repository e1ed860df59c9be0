"""Latin letters in the Chinese: abbreviations and names that the English must show too.

IAEA stands for itself or for words with these initials (International Atomic Energy Agency); a
name in brackets (瓦格纳 (Wagner)) is how the Chinese says the name is spelt. An abbreviation of the
English that only resembles one of the Chinese (IEAE) is a misspelling of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.glossary.english import fold_english
from summarizer.records import Finding
from summarizer.verify.case import Case

_ABBREVIATION: Final = regex.compile(
    r"(?<![\p{Latin}\p{N}@./_-])\p{Lu}(?:[\p{Lu}\p{N}]|&\p{Lu})+(?:-\p{Lu}+)?"
    r"(?![\p{Latin}\p{N}@_%]|\.[\p{L}\p{N}])"
)
_MIXED: Final = regex.compile(r"(?<=[(（]\s*)\p{Lu}\p{Ll}?\p{Lu}{2,}\p{Ll}?\p{Lu}*(?=\s*[)）])")
"""AfCFTA, which only brackets show to be an abbreviation."""
_NAME: Final = regex.compile(
    r"(?<![\p{Latin}\p{N}@./_-])\p{Lu}\p{Ll}+(?:[\s·'’.-]+\p{L}[\p{Latin}'’.-]*)*"
)
CODE: Final = regex.compile(r"(?<![\p{L}\d./-])\p{Lu}{2,6}-\d{1,4}(?![\p{L}\d./-])")
"""HJR-3, of a resolution."""
_WORD: Final = regex.compile(r"[^\W\d_]+|\d+")
_SMALL: Final = frozenset(
    ["&", "of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "et", "a", "an"]
)
_OPEN, _CLOSE = "(（[《", ")）]》"
_ROMAN: Final = regex.compile(r"[IVXLC]+")
_EXPANDED: Final = regex.compile(
    r"(?P<words>\p{Lu}[\p{L}.'’-]+(?: (?:of|and|for|the|on|in|&|\p{Lu}[\p{L}.'’-]+)){0,6}) "
    r"\((?P<short>\p{Lu}{3,6})\)"
)
_MIN_LETTERS: Final = 3
MAX_GAP: Final = 2
"""So many words inside an expansion may begin with other letters: (US) Geological Survey."""


def abbreviations(case: Case) -> Iterator[Finding]:
    """Report abbreviations of the Chinese that the English neither has nor writes out."""
    en = case.en
    known = set(_ABBREVIATION.findall(en.replace(".", "")))
    text = case.sentence.text
    for match in (*_ABBREVIATION.finditer(text), *_MIXED.finditer(text)):
        short = match[0]
        if _excused(case, match) or short in known or _stands(short, en):
            continue
        beside = _beside_name(text, match) and not _partly_spelt(short, en)
        wrong = _misspelt(short, case)
        if wrong is None and spelt_out(short, en):
            continue
        if wrong:
            message = f"{short} became “{wrong[0]}”."
            kind, span = "abbreviation-wrong", wrong.span()
        elif beside:  # the English may give the name and no abbreviation
            continue
        else:
            message = f"{short} is not in the English, nor what it stands for."
            kind, span = "abbreviation-missing", None
        coded = CODE.match(text, match.start())
        severity = case.severity if coded and kind == "abbreviation-missing" else "warning"
        yield case.finding(kind, message, severity, zh=match.span(), en=span)
        return


def _misspelt(short: str, case: Case) -> regex.Match[str] | None:
    """Return an abbreviation that only resembles one of the Chinese, also beside its words: KNN."""
    others = _ABBREVIATION.finditer(case.en)
    stated = case.sentence.text
    return next((o for o in others if _like(o[0], short) and o[0] not in stated), None)


def expansions(case: Case) -> Iterator[Finding]:
    """Report a name that lost a word before its abbreviation: Federal Bureau (FBI).

    Its last one, or its first.
    """
    for match in _EXPANDED.finditer(case.en):
        short = match["short"]
        words = match["words"].removeprefix("The ").replace(".", "").split()
        every = "".join(
            w if w.isupper() else w[0].upper() for w in words if w.casefold() not in _SMALL
        )
        if short not in case.sentence.text or short in every:
            continue
        letters = "".join(w if w.isupper() else w[0] for w in words if w[0].isupper())
        shortened = short.startswith(letters) or short[1:] == letters
        if len(letters) > 1 and shortened:
            message = f"“{match[0]}” is not the whole name."
            yield case.finding("name-shortened", message, "warning", en=match.span())


def names(case: Case) -> Iterator[Finding]:
    """Report a name that the Chinese gives in Latin letters and the English spells otherwise."""
    folded = fold_english(case.en).replace("-", " ")
    for match in _NAME.finditer(case.sentence.text):
        words = [
            word
            for word in _WORD.findall(fold_english(match[0]))
            if len(word) >= _MIN_LETTERS and word not in _SMALL
        ]
        if words and not any(_contains(folded, word) for word in words):
            message = f"{match[0]} is not in the English."
            yield case.finding("name-missing", message, "warning", zh=match.span())


def _excused(case: Case, match: regex.Match[str]) -> bool:
    """Inside a name or figure that is checked as such, or a Roman numeral."""
    inside = any(m.start <= match.start() and match.end() <= m.end for m in case.marks)
    return inside or _ROMAN.fullmatch(match[0]) is not None


def _beside_name(zh: str, match: regex.Match[str]) -> bool:
    """日本广播协会 (NHK): the Chinese says the name, too."""
    before, after = zh[: match.start()].rstrip(), zh[match.end() :].lstrip()
    return before[-1:] in _OPEN and after[:1] in _CLOSE if before and after else False


def _partly_spelt(short: str, en: str) -> bool:
    """Ministry of Trade and Industry for METI: all but one initial, in order."""
    letters = [char for char in short if char.isalpha()]
    return len(letters) > 3 and any(
        spelt_out("".join(letters[:i] + letters[i + 1 :]), en) for i in range(len(letters))
    )


def _stands(short: str, en: str) -> bool:
    """It may stand with other signs around it: COVID-19, U.S.-led, A320neo, MSCI's."""
    plain = regex.sub(r"[^\w]", "", fold_english(en))
    return (
        len(short) > 2
        and regex.sub(r"\W", "", short).casefold() in plain
        and (
            regex.search(rf"(?<!\w){regex.escape(short)}", en, regex.IGNORECASE) is not None
            or ("." in en and short in en.replace(".", ""))
        )
    )


def spelt_out(short: str, en: str) -> bool:
    """Tell whether words with these initials stand in the English, in order.

    >>> spelt_out("IAEA", "the International Atomic Energy Agency said")
    True
    >>> spelt_out("DNA", "deoxyribonucleic acid")
    True
    """
    letters = [char for char in short.casefold() if char.isalnum()]
    words = [part for word in _WORD.findall(en) for part in _parts(word)]
    return any(_follows(words[i:], letters) for i in range(len(words)) if words[i] not in _SMALL)


def _parts(word: str) -> list[str]:
    """US Air Force is USAF: these give each of their letters."""
    return list(word.casefold()) if word in ("US", "UK", "UN", "EU") else [fold_english(word)]


def _follows(words: list[str], letters: list[str]) -> bool:
    """Match initials; a long word may give two or three letters (deoxyribonucleic: D, N)."""
    place, gaps = 0, 0
    for word in words:
        if place == len(letters):
            return True
        if word[0] == letters[place]:
            place += 1
            while place < len(letters) and len(word) > 8 and _inner(word, letters[place], words):
                place += 1
        elif word not in _SMALL and (place == 0 or (gaps := gaps + 1) > MAX_GAP):
            return False
    return place == len(letters)


def _inner(word: str, letter: str, words: list[str]) -> bool:
    following = words[words.index(word) + 1 :]
    rest = [other for other in following if other not in _SMALL]
    return letter in word[1:] and (not rest or rest[0][0] != letter)


def _like(other: str, short: str) -> bool:
    """Tell whether one is a misspelling of the other: same letters, or one of them off."""
    if other == short or len(short) < 3 or abs(len(other) - len(short)) > 1:
        return False
    if sorted(other) == sorted(short):
        return True
    a, b = sorted((other, short), key=len)
    same = sum(x == y for x, y in zip(a, b, strict=False))
    return same >= len(b) - 1 or any(b[:i] + b[i + 1 :] == a for i in range(len(b)))


def _contains(folded: str, word: str) -> bool:
    stem = word if len(word) < 6 else word[: len(word) - 1]
    return regex.search(rf"\b{regex.escape(stem)}", folded) is not None
