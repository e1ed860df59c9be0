"""Pinyin of Chinese persons and places, as English text has it."""

from __future__ import annotations

from functools import cache

from summarizer.chars import HAN
from summarizer.names.vocabulary import ending, table

VOWELS = ("a", "e", "o")


def join(syllables: list[str]) -> str:
    """Join syllables into one word, capitalised, an apostrophe before an inner a, e or o.

    >>> join(["xi", "an"]), join(["guo", "bin"])
    ("Xi'an", 'Guobin')
    """
    word = "".join(
        "'" + syllable if place and syllable.startswith(VOWELS) else syllable
        for place, syllable in enumerate(syllables)
    )
    return word.capitalize()


def syllables(zh: str) -> list[str]:
    """Return the toneless syllable of each character; ü is "v".

    >>> syllables("吕梁")
    ['lv', 'liang']
    """
    from pypinyin import lazy_pinyin  # 0.3 s, which only a name to spell is worth

    return [str(syllable) for syllable in lazy_pinyin(zh)]


@cache
def split_person(zh: str) -> tuple[str, str] | None:
    """Return surname and given name of two to four Han characters, None when there is no surname.

    A compound surname wins over its first character where a given name is left.

    >>> split_person("欧阳修"), split_person("辛国斌"), split_person("特朗普")
    (('欧阳', '修'), ('辛', '国斌'), None)
    """
    if not HAN.fullmatch(zh):
        return None
    for length in (2, 1):
        given = zh[length:]
        if zh[:length] in table("surnames") and 1 <= len(given) <= 2:
            return zh[:length], given
    return None


def given(zh: str) -> str:
    """Spell a given name; readings are those of names (长 chang, 朝 chao), ü is yu.

    >>> given("长宝"), given("建安"), given("女娲")
    ('Changbao', "Jian'an", 'Nyuwa')
    """
    readings = table("given")
    if zh in readings:
        return readings[zh]["pinyin"].capitalize()
    parts = [
        readings[char]["pinyin"] if char in readings else default
        for char, default in zip(zh, syllables(zh), strict=True)
    ]
    return join([part.replace("v", "yu") for part in parts])


def person(zh: str) -> str | None:
    """Spell a Chinese person's name, surname first: GB/T 28039, so 吕 is Lyu.

    None when the characters hold no Chinese surname. Whether this is a Chinese person at all is
    not judged here.

    >>> person("辛国斌"), person("单霁翔"), person("欧阳自远"), person("吕健")
    ('Xin Guobin', 'Shan Jixiang', 'Ouyang Ziyuan', 'Lyu Jian')
    """
    parts = split_person(zh)
    if parts is None:
        return None
    return f"{table('surnames')[parts[0]]['en']} {given(parts[1])}"


def word(zh: str) -> str:
    """Spell the stem of a place or a brand: GB/T 16159, so ü stays (吕梁 Lüliang).

    >>> word("青山"), word("吕梁"), word("西安")
    ('Qingshan', 'Lüliang', "Xi'an")
    """
    return join([part.replace("v", "ü") for part in syllables(zh)])


def place(zh: str) -> str | None:
    """Spell a place by its stem and its translated generic; None when it has no generic.

    A one-character stem keeps its generic: 岚县 is Lanxian County.

    >>> place("青山镇"), place("柳河县"), place("黄浦区"), place("岚县"), place("大庆市")
    ('Qingshan Town', 'Liuhe County', 'Huangpu District', 'Lanxian County', 'Daqing')
    """
    generic = ending("generics", zh)
    if generic is None:
        return None
    stem = zh[: -len(generic["zh"])]
    listed = table("divisions").get(zh)
    spelled = listed["pinyin"] if listed else word(zh if len(stem) == 1 else stem)
    return f"{spelled} {generic['en']}".rstrip()
