"""He or she: what the Chinese says, what the rest of the document tells of the same person, or what
everybody knows (women.tsv).

A sentence without a pronoun leaves a model to guess, and it guesses "he": 祝南枝和同事们 became
"Zhu Nanzhi and his colleagues" in the life of a woman.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Literal

import regex

from summarizer.tables import rows

Gender = Literal["he", "she", ""]

_HE: Final = regex.compile(r"(?<![其吉维])他(?![们人国日乡方杀山者物处项加类事])")
_SHE: Final = regex.compile(r"她(?!们)")
_TITLED: Final[Mapping[str, Gender]] = {"女士": "she", "小姐": "she", "夫人": "she", "先生": "he"}
_SPOKEN: Final = regex.compile(r"“[^”]*”|「[^」]*」")
_LEAST: Final = 2
"""Sentences that must agree on a person's gender, none speaking against it."""
_OTHERS: Final[Mapping[Gender, regex.Pattern[str]]] = {
    "he": regex.compile("[女妻妇母妈姐妹婆娘]|夫人|奶奶"),
    "she": regex.compile("[男父爸兄弟]|丈夫|未婚夫|儿子|爷爷|先生"),
}
"""Words for somebody of the other gender, of whom the pronoun in the English may be."""
_MALE: Final = regex.compile(r"\b(?:he|him|his|himself)\b", regex.I)
_FEMALE: Final = regex.compile(r"\b(?:she|her|hers|herself)\b", regex.I)
_TO_FEMALE: Final = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_TO_MALE: Final = {"she": "he", "hers": "his", "herself": "himself"}
_OBJECT: Final = regex.compile(
    r"\s*(?:$|[^\p{L}\s]|(?:to|and|or|for|in|on|at|with|from|by|as|that|when|who|was|is|into|about"
    r"|after|before|of|because|if|while|out|up|a|an|the)\b)"
)
"""What follows "her" where it is no possessive."""


def genders(texts: Sequence[str], persons: Sequence[Sequence[str]]) -> tuple[Gender, ...]:
    """Return for each sentence what a pronoun in its English must be, "" where nothing tells.

    persons: the Chinese names of persons in each sentence.

    >>> texts = ["王芳毕业了。", "她去了北京。", "王芳和同事们造桥。", "她病了。"]
    >>> genders(texts, [["王芳"], [], ["王芳"], []])
    ('she', 'she', 'she', 'she')
    >>> genders(["高市早苗在国会答辩。"], [["高市早苗"]])
    ('she',)
    """
    own = [_own(text) for text in texts]
    known: dict[str, Gender] = {n: "she" for row in persons for n in row if n in _women()}
    told = known | _told(texts, persons, own)
    mentions = Counter(name for row in persons for name in row)
    chief = mentions.most_common(1)[0][0] if mentions else ""
    alone = mentions[chief] * 2 > sum(mentions.values())
    found: list[Gender] = []
    for text, said, row in zip(texts, own, persons, strict=True):
        names = set(row)
        about = next(iter(names)) if len(names) == 1 else chief if not names and alone else ""
        gender = said or ("" if said is None else told.get(about, ""))
        others = gender and _OTHERS[gender].search(text)
        found.append("" if others else gender)
    return tuple(found)


@cache
def _women() -> frozenset[str]:
    return frozenset(row["zh"] for row in rows("summarizer.finishing", "women.tsv"))


def gendered(english: str, gender: Gender) -> str:
    """Return the English with the pronouns of one person put right; both kinds stay as they are.

    >>> gendered("Zhu and his colleagues praised him.", "she")
    'Zhu and her colleagues praised her.'
    >>> gendered("She met her, and her friends.", "he")
    'He met him, and his friends.'
    """
    if not gender or (_MALE.search(english) and _FEMALE.search(english)):
        return english
    if gender == "she":
        return _MALE.sub(lambda match: _like(match[0], _TO_FEMALE[match[0].lower()]), english)
    return _FEMALE.sub(lambda match: _like(match[0], _male(match)), english)


def _male(match: regex.Match[str]) -> str:
    word = match[0].lower()
    if word == "her":
        return "him" if _OBJECT.match(match.string, match.end()) else "his"
    return _TO_MALE[word]


def _like(word: str, other: str) -> str:
    return other.capitalize() if word[0].isupper() else other


def _own(text: str) -> Gender | None:
    """Return the gender that a sentence states; "" where it states none, None where both."""
    he, she = _HE.search(text) is not None, _SHE.search(text) is not None
    if he and she:
        return None
    return "he" if he else "she" if she else ""


def _told(
    texts: Sequence[str], persons: Sequence[Sequence[str]], own: Sequence[Gender | None]
) -> dict[str, Gender]:
    """Return the gender of each person on which the document agrees."""
    votes: dict[str, Counter[Gender]] = defaultdict(Counter)
    before = ""
    for text, row, said in zip(texts, persons, own, strict=True):
        names = set(row)
        before = next(iter(names)) if len(names) == 1 else before if not names else ""
        plain = _own(_SPOKEN.sub("", text))
        if before and said and plain:
            votes[before][plain] += 1
        for name in names:
            for title, gender in _TITLED.items():
                if f"{name}{title}" in text or f"{name[0]}{title}" in text:
                    votes[name][gender] += _LEAST
    return {
        name: next(iter(count))
        for name, count in votes.items()
        if len(count) == 1 and count.total() >= _LEAST
    }
