"""Names that only a model knows: what to ask, what to believe, what follows for short forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.names import foreign, people, phonetics, places, regions, spelling, tibetan
from summarizer.names.records import TWICE, UnlistedName
from summarizer.names.shortforms import PART
from summarizer.names.vocabulary import ending, table, transliteration

MAX_CONTEXT_CHARS: Final = 120
MAX_WORDS: Final = {"person": 5, "place": 5}
KINDS: Final = {"person": "人名", "place": "地名", "organisation": "机构名", "project": "项目名"}
NAME: Final = regex.compile(r"[\p{Latin}][\p{Latin}\p{M}'’.\-&, ()]*")
QUOTES: Final = " \t\"'“”‘’`*。.:：,"
LEAD: Final = regex.compile(
    r"^(?:the )?(?:english|original)?\s*(?:name|translation)?\s*(?:is|[:：])\s*"
    r"|^英文(?:原?名)?(?:是|为)?[:：]?\s*",
    regex.IGNORECASE,
)
ABBREVIATED: Final = regex.compile(r"\b(?:Co|Corp|Inc|Ltd|Jr|Sr)$")
SMALL: Final = frozenset({
    "of", "and", "the", "de", "da", "di", "du", "van", "von", "der", "den", "bin", "ibn", "al",
    "el", "la", "le", "for", "in", "y", "e", "&", "dos", "del",
})  # fmt: skip
"""Words inside a name that have no capital."""
ELSEWHERE: Final = ("hongkong", "macao", "taiwan")
"""Where Chinese names are spelled in ways of their own."""
INITIALS_HAN: Final = 5
_LONGEST_PLACE: Final = 6
_SURE_PLACE: Final = 0.85


def question(name: UnlistedName, context: str) -> str:
    """Return a short Chinese prompt that asks a chat model for the English of one name.

    >>> moran = UnlistedName(zh="莫兰", en="", kind="person", source="", occurrences=())
    >>> print(question(moran, "美国海军上将莫兰说，没有变化。"))
    句子：美国海军上将莫兰说，没有变化。
    句中人名“莫兰”的英文是什么？只写英文，不要解释。
    """
    at = max(0, context.find(name.zh))
    first = max(0, at - MAX_CONTEXT_CHARS // 2)
    excerpt = context[first : first + MAX_CONTEXT_CHARS]
    return (
        f"句子：{excerpt}\n句中{KINDS.get(name.kind, '名称')}“{name.zh}”的英文是什么？"
        "只写英文，不要解释。"
    )


def guessed(found: Sequence[UnlistedName], texts: Sequence[str]) -> tuple[UnlistedName, ...]:
    """Return the names with our own guess where a small model's would be worse; it is reported.

    A Chinese organisation or place takes its pinyin and parts: asked for 华岭集团, a small model
    said "Wuling Group", and 鹤江大桥 became "HochjiangBridge". A foreign person takes the one
    spelling that all parts of the name have. A person in a text on Hong Kong, Macao or Taiwan,
    whose own spelling nobody can know, takes pinyin: 简颂恒 was "Shawn Song".

    texts: the sentences of the document.
    """
    regional = regions.counts(texts)
    ours = ((name, _ours(name, regional)) for name in found)
    return tuple(replace(name, en=en, source="guess") if en else name for name, en in ours)


def _ours(name: UnlistedName, regional: Mapping[str, int]) -> str:
    """Return the guess that is better than a question, "" where a question is better."""
    if name.kind == "organisation":
        return name.guess if name.confidence >= TWICE else ""
    if name.kind in ("place", "project"):
        return name.guess if name.askable else ""
    if name.kind != "person":
        return ""
    listed = foreign.spellings(name.zh) if name.askable else ()
    if len(listed) == 1:
        return listed[0]
    if name.askable and (tibetan_name := tibetan.spelled(name.zh)):
        return tibetan_name
    return name.guess if _is_pinyin(name, regional) else ""


def _is_pinyin(name: UnlistedName, regional: Mapping[str, int]) -> bool:
    """Whether it is a person who writes Chinese elsewhere, and no Korean."""
    if not any(regional.get(region) for region in ELSEWHERE):
        return False
    if not people.chinese(name.zh) or set(name.zh) <= transliteration():
        return False
    korean = table("surnames").get(name.zh[0], {}).get("korean")
    return not (korean and regional.get("korea"))


_GLUED: Final = regex.compile(r"(?<=\p{Lu}\p{Ll}{3,20})(?=\p{Lu}\p{Ll}{3})")
"""StanleyHuntington is two words, McDonald and MacArthur are one."""


def accept(name: UnlistedName, answer: str) -> str | None:
    """Return the English name in a model's answer, None when it cannot be believed.

    It must be one line of Latin letters without Chinese, capitalised, of sane length, no sentence,
    and sound like the Chinese: 特朗普 is not Biden. An organisation is often translated: then a
    word for its form must be there (银行 Bank), and what it has of sound must be heard.

    >>> trump = UnlistedName(zh="特朗普", en="", kind="person", source="", occurrences=())
    >>> accept(trump, "Trump."), accept(trump, "Biden"), accept(trump, "特朗普是美国总统。")
    ('Trump', None, None)
    """
    line = answer.strip().partition("\n")[0]
    english = ABBREVIATED.sub(r"\g<0>.", LEAD.sub("", line).strip(QUOTES))
    if name.kind == "person":
        english = _GLUED.sub(" ", english)
    words = english.split()
    if HAN.search(english) or not NAME.fullmatch(english) or not 2 <= len(english) <= 80:
        return None
    if len(words) > MAX_WORDS.get(name.kind, 9) or len(english) > 12 * len(name.zh) + 12:
        return None
    plain = [word for word in words if word.casefold().strip("()") not in SMALL]
    if not plain or not all(
        regex.match(r"\(?\p{Lu}|(?:al|el|d|l)['’-]\p{Lu}", word) for word in plain
    ):
        return None
    if name.kind == "person" and people.foreign(name.zh) and not PART.search(name.zh):
        # 特朗普 is Trump, also where the model says Donald Trump.
        tails = [" ".join(words[first:]) for first in range(len(words))]
        english = min(tails, key=lambda tail: phonetics.distance(name.zh, tail))
    ours = spelling.person(name.zh) if name.kind == "person" else None
    if ours and english.casefold() == ours.replace(" ", "").casefold():
        return ours  # Geping for 葛平
    return english if _plausible(name, english) else None


def _plausible(name: UnlistedName, english: str) -> bool:
    said = {word.casefold() for word in regex.split(r"[^\p{Latin}]+", english)}
    if name.kind in ("organisation", "project"):
        return _organisation(name.zh, english, said)
    family = next((row for n in (3, 2) if (row := table("japanese").get(name.zh[:n]))), None)
    if family:
        return family["en"].casefold() in said
    korean = table("surnames").get(name.zh[0], {}).get("korean", "")
    if name.kind == "person" and korean and people.chinese(name.zh):
        return bool(said & set(korean.casefold().split("|")))
    row = ending("forms", name.zh) if name.kind == "place" else None
    # 里海 is the Caspian Sea, not Lihai; 贝加尔湖 is Lake Baikal. But 喀山 is Kazan.
    if row and row["role"] == "place" and len(said) > 1 and said & _words(row["en"]):
        return _heard(name.zh, english)
    pinyin = _pinyin(name.zh, english) and (bool(row) or len(name.zh) > 2)
    return not pinyin and phonetics.distance(name.zh, english) <= phonetics.LIMIT


def _pinyin(zh: str, english: str) -> bool:
    """Whether the English is the pinyin: Telangpu, Te Lang Pu. Mali for 马里 is both."""
    letters = "".join(regex.findall(r"[a-z]+", english.casefold()))
    return letters == "".join(spelling.syllables(zh))


def _organisation(zh: str, english: str, said: set[str]) -> bool:
    """Whether the form is in the English (银行 Bank), and what is transliterated sounds like it.

    Initials are taken for 北约 (NATO), not for a name in full: nothing of them can be checked, and
    a small model makes them up (CERI for 中国工程物理研究院).
    """
    row = ending("forms", zh)
    initials = english.isupper() and len(english) <= 6
    if initials and len(zh) > INITIALS_HAN:
        return False
    forms = _words(row["en"]) if row else set()
    if row and not initials and not said & forms:
        return False
    if not initials and not _placed(zh, english):
        return False
    return _heard(zh, english) and (initials or len(english.split()) > 1)


def _placed(zh: str, english: str) -> bool:
    """Whether the listed place of China that a name begins with is in the English.

    湖北军政府 is no Guangdong Military Government.

    >>> _placed("湖北军政府", "Guangdong Military Government"), _placed("湖北队", "Hubei Team")
    (False, True)
    """
    for size in range(min(len(zh) - 1, _LONGEST_PLACE), 1, -1):
        place, sure = places.render(zh[:size])
        if place and sure >= _SURE_PLACE:
            return _bare(place.partition(" ")[0]) in _bare(english)
    return True


def _heard(zh: str, english: str) -> bool:
    """Whether one or two words sound like the transliteration that a name begins with, if any.

    斯梅代雷沃钢铁厂 is Smederevo Steel Plant, and Steel alone would pass for it.
    """
    spelled = regex.match(rf"[{''.join(transliteration())}]{{3,}}", zh)
    if not spelled or not set(spelled.group()) & transliteration("only", "often"):
        return True
    words = [word for word in english.split() if word.casefold() not in _common_words()]
    runs = [*words, *(" ".join(pair) for pair in pairwise(words))]
    return any(phonetics.distance(spelled.group(), run) <= phonetics.LIMIT for run in runs)


def _words(forms: str) -> set[str]:
    return set(forms.casefold().split("|")) - {""}


@cache
def _common_words() -> frozenset[str]:
    """Return the English of forms and industries, which carries no sound of the Chinese."""
    cells = [row["en"] for name in ("forms", "parts", "generics") for row in table(name).values()]
    return frozenset(regex.split(r"[^\p{Latin}]+", " ".join(cells).casefold()))


def settle(names: Sequence[UnlistedName], answers: Mapping[str, str]) -> tuple[UnlistedName, ...]:
    """Return the names with the model's answers checked and entered, and their short forms too.

    answers: what the model said, by the Chinese name. What `accept` refuses leaves `en` empty.
    莫兰 of 威廉·莫兰 takes the last part of William Moran, so both stay consistent.
    """
    settled: dict[str, UnlistedName] = {}
    for name in names:
        settled[name.zh] = name
        if name.askable and name.zh in answers:
            settled[name.zh] = _settled(name, answers[name.zh])
    return tuple(_follow(name, settled) for name in settled.values())


def _settled(name: UnlistedName, answer: str) -> UnlistedName:
    """Return the name with what is believed of an answer.

    Of a foreign person whose parts are listed that is one of the listed spellings, else the first.
    """
    english = accept(name, answer)
    listed = foreign.spellings(name.zh) if name.kind == "person" else ()
    if listed:
        same = next((form for form in listed if english and _bare(form) == _bare(english)), "")
        return replace(name, en=same or listed[0], source="model" if same else "guess")
    return replace(name, en=english, source="model") if english else name


def _bare(name: str) -> str:
    """Return a name without case and accents."""
    parts = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _follow(name: UnlistedName, settled: Mapping[str, UnlistedName]) -> UnlistedName:
    """Give a short form the part of the full name's English that it stands for."""
    full = settled.get(name.part_of)
    if name.en or full is None or not full.en:
        return name
    row = table("japanese").get(name.zh)
    english = row["en"] if row else _last(full, name.zh)
    return replace(name, en=english, source=full.source) if english else name


def _last(full: UnlistedName, short: str) -> str:
    """Return the English of the last part of a dotted name: as many words as sound like it."""
    if PART.split(full.zh)[-1] != short:
        return ""
    words = full.en.split()
    tails = [" ".join(words[first:]) for first in range(1, len(words))]
    best = min(tails, key=lambda tail: phonetics.distance(short, tail), default="")
    return best if best and phonetics.distance(short, best) <= phonetics.LIMIT else ""
