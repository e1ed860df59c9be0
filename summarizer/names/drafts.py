"""What one candidate is: its kind, its English if that is sound, and how sure all this is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from summarizer.chars import HAN
from summarizer.names import foreign, organisations, people, places, regions, spelling, tibetan
from summarizer.names.records import ENFORCE, Known, Made, UnlistedName
from summarizer.names.tagger import tag
from summarizer.names.vocabulary import DOTS, ending, short_places, table, transliteration
from summarizer.records import TermKind

OFTEN: Final = ("only", "often")
WORDS: Final = frozenset({"n", "vn", "v", "vd", "a", "an", "ad", "d"})
COMMON: Final = (
    "银行", "集团", "公司", "医院", "大学", "航空", "证券", "学校", "中心", "幼儿园",
    "小学", "中学", "卫生院", "养老院", "图书馆", "博物馆", "体育馆", "公园",
)  # fmt: skip
"""Forms that make a common noun with a word before them: 零售银行 is any retail bank."""
ANY: Final = ("银行", "公司", "医院", "学校")
"""Those of them that are no name with a province or a country either: 香港银行, 美国公司."""


def draft(zh: str, kind: TermKind, en: str, source: Made, confidence: float) -> UnlistedName:
    """Make a name without occurrences; a rendering that is not sound enough becomes a guess."""
    sound = bool(en) and confidence >= ENFORCE
    return UnlistedName(
        zh=zh,
        en=en if sound else "",
        kind=kind,
        source=source if sound else "",
        occurrences=(),
        guess="" if sound else en,
        confidence=confidence,
    )


def draft_person(
    zh: str, sightings: list[people.Sighting], found: Mapping[str, int]
) -> UnlistedName:
    if people.chinese(zh):
        at_home = any(sighting.whose == "mainland" for sighting in sightings)
        unsure = regions.doubtful(found, surname=zh[0]) and not at_home
        # 武契奇 alone, without a word of where he is from, may be either.
        letters = set(zh[1:]) & transliteration(*OFTEN) and set(zh) <= transliteration()
        unsure = unsure or (bool(letters) and not at_home)
        sure = 0.45 if unsure else people.rate(zh, sightings)
        away = any(sighting.whose == "away" for sighting in sightings)
        # 李勇浩, 武契奇: asked about. But a model spells 陈德霖 of Hong Kong in pinyin: not asked.
        korean = table("surnames")[zh[0]]["korean"] if zh[0] in table("surnames") else ""
        if (unsure or away) and (korean or set(zh) & transliteration(*OFTEN)):
            sure = max(sure, 0.6)
        listed = foreign.spellings(zh) if sure < ENFORCE else ()
        english = listed[0] if listed else spelling.person(zh) or ""
        return draft(zh, "person", english, "pinyin", sure)
    if name := tibetan.spelled(zh):
        beside = any(sighting.strong or sighting.plain for sighting in sightings)
        return draft(zh, "person", name, "parts", 0.85 if len(zh) > 2 else 0.7 if beside else 0.4)
    dotted = any(dot in zh for dot in DOTS)
    asked = len(zh) > 3 and bool(foreign.spellings(zh))  # 阿依古丽, seen once
    asked = asked or dotted or people.japanese(zh) or (people.foreign(zh) and len(zh) > 2)
    beside = any(sighting.strong for sighting in sightings)
    if people.foreign(zh) and (beside or len(sightings) > 1):
        asked = True
    # 卡拉奇|2号, 阿克托盖|2500万吨: the tagger takes foreign places for persons.
    place = not beside and not dotted and not all(sighting.plain for sighting in sightings)
    if place:
        return draft(zh, "place", "", "", 0.75 if asked else 0.4)
    return draft(
        zh, "person", next(iter(foreign.spellings(zh)), ""), "guess", 0.75 if asked else 0.4
    )


def ends_like_organisation(zh: str) -> bool:
    """Whether the last word is a form or an industry.

    >>> ends_like_organisation("丝路基金"), ends_like_organisation("香港合办")
    (True, False)
    """
    form = ending("forms", zh)
    if form:
        return form["role"] == "organisation"
    return ending("parts", zh) is not None


def draft_organisation(zh: str, *, known: Known, away: bool) -> UnlistedName | None:
    """Draft an organisation; None for what is none.

    away: the region named before is not the mainland, so that what parts give is a guess.
    """
    if len(zh) < 2 or not HAN.fullmatch(zh.replace("(", "").replace(")", "")):
        return None
    ends = ends_like_organisation(zh)
    place = bool(places.render(zh, known=known)[0]) and not ends
    # 中哈 are two countries, 香港 is a place, 中国组织|相关行业 has taken the verb in.
    country = zh.startswith("中国") and not ends
    if set(zh) <= short_places() or place or country or _common_noun(zh):
        return None
    english, sure = organisations.compose(zh, known=known)
    if english and sure < ENFORCE and _wordy(zh, least=2):
        english = ""  # 江跨海大桥, cut off 跨江跨海大桥
    if english:
        return draft(zh, "organisation", english, "parts", 0.5 if away else sure)
    if set(zh) <= transliteration(*OFTEN):
        return draft(zh, "place", "", "", 0.65 if len(zh) > 3 else 0.4)
    sure = 0.4 if not ends else 0.65 if len(zh) > 3 else 0.55
    return draft(zh, "organisation", "", "", sure)


def _common_noun(zh: str) -> bool:
    """Whether a name is but words and a form: 零售银行, 金融科技, 香港银行."""
    form = next((word for word in COMMON if zh.endswith(word)), "")
    industry = ending("parts", zh)
    if not form and not (industry and industry["role"] == "industry"):
        return False
    rest = zh.removesuffix(form)
    if rest in organisations.NO_BRANDS or table("parts").get(rest, {}).get("role") == "industry":
        return True  # 生物科技公司
    if form in ANY and (rest in table("places") or regions.is_country(rest)):
        return True
    return all(token.tag in WORDS for token in tag(rest))


def abroad(text: str, start: int) -> bool:
    """Whether the last region named before a place is another one that writes Chinese characters,
    or a country abroad: 首尔市江南区, 印尼中部的西吉地区."""
    cue = regions.cue(text, start)
    return cue is not None and cue.region != "mainland"


def _wordy(zh: str, *, least: int = 1) -> bool:
    """Whether what stands before a river, a port or a bridge is but words: 深水港, 斜拉桥.

    least: how many words it must be.

    >>> _wordy("深水港"), _wordy("广深港"), _wordy("鹤江大桥")
    (True, True, False)
    """
    last = ending("generics", zh) or ending("parts", zh)
    stem = zh.removesuffix(last["zh"]) if last else zh
    if zh.endswith("香港") or set(zh) <= short_places():  # 广深港 is no port
        return True
    tags = [token.tag for token in tag(stem)]
    return len(tags) >= least and all(one in WORDS for one in tags)


def draft_place(zh: str, away: bool, known: Known, texts: Sequence[str]) -> UnlistedName | None:
    """Draft a place; None for what is left of a longer one and is no name (中国|发展)."""
    english, sure = places.render(zh, known=known)
    if english and sure < places.UNSUPPORTED and _wordy(zh):
        english = ""
    if english:
        if sure == places.UNSUPPORTED and places.supported(zh, texts):
            sure = ENFORCE
        # 中印在武汉会晤: the name of a city or province is known, whatever country came before.
        listed = zh in table("places") or zh + "市" in table("divisions") or zh[-1] == "市"
        return draft(zh, "place", english, "pinyin", 0.5 if away and not listed else sure)
    if zh in table("parts"):
        return None  # 高速公路 is a form and no name
    if ends_like_organisation(zh):
        if _wordy(zh):
            return draft(zh, "project", "", "", 0.65)
        return draft(zh, "project", organisations.compose(zh, known=known)[0], "guess", 0.65)
    letters = len(set(zh) & transliteration(*OFTEN))
    if set(zh) <= transliteration() and letters:
        return draft(zh, "place", "", "", 0.75 if len(zh) > 2 else 0.6)
    return draft(zh, "place", "", "", 0.45) if ending("generics", zh) or len(zh) > 2 else None
