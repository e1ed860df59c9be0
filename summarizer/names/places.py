"""English of Chinese places: which names pinyin spells, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.names import spelling
from summarizer.names.records import Known, nothing_known
from summarizer.names.vocabulary import ending, table, transliteration

LISTED: Final = ("省", "市", "县", "区", "自治州", "自治县", "自治区")
"""Of these every Chinese one of today is in the table: what is unlisted (帕卢市) is a guess."""
UNLISTED: Final = 0.6
"""白沙渡市, of a story or of a former age: reported as a guess."""
UNSUPPORTED: Final = 0.7
"""Too little to enforce, unless the text shows in what province or city the place lies."""


def supported(zh: str, texts: Sequence[str]) -> bool:
    """Whether a text has the place's generic somewhere, or the place that it lies in before it.

    A town may lie in a county, a city or county without its generic only in a province or city:
    环县日照 is the sunshine of a county.

    >>> supported("乌镇", ["桐乡市乌镇"]), supported("日照", ["环县日照"])
    (True, False)
    """
    town = ending("generics", zh) is not None
    for text in texts:
        for hit in regex.finditer(regex.escape(zh), text):
            if text[hit.end() : hit.end() + 1] in ("市", "县", "区"):
                return True
            before = text[max(0, hit.start() - 6) : hit.start()]
            outer = [before[-size:] for size in range(2, len(before) + 1)]
            if any(_holds(word, town=town) for word in outer):
                return True
    return False


def _holds(zh: str, *, town: bool) -> bool:
    if zh in table("places") or zh + "市" in table("divisions"):
        return True
    return zh in table("divisions") and (town or zh[-1] == "市")


def render(zh: str, *, known: Known = nothing_known) -> tuple[str, float]:
    """Return the English of a Chinese place and how sure it is; ("", 0) when pinyin is not sound.

    Listed cities, counties and districts are sure, also without their generic. Of the rest, a
    town or a river must have a stem of Chinese sound: 帕卢市 and 栋加拉县 lie in Indonesia.

    A county without its generic (惠民, also: to benefit the people) and a town stay UNSUPPORTED.

    >>> render("柳河县"), render("青山镇"), render("陕西"), render("桐乡")
    (('Liuhe County', 0.95), ('Qingshan Town', 0.7), ('Shaanxi', 0.95), ('Tongxiang', 0.85))
    >>> render("帕卢市"), render("栋加拉县"), render("白沙渡市")
    (('', 0), ('', 0), ('Baishadu', 0.6))
    """
    listed = known(zh)
    if listed:
        return listed, 0.95
    if zh in table("places"):
        return table("places")[zh]["en"], 0.95
    if zh in table("divisions"):
        return spelling.place(zh) or "", 0.95
    for generic in ("市", "县", "区"):
        row = table("divisions").get(zh + generic)
        if row and len(zh) > 1:
            if generic == "区":
                return row["pinyin"], 0.6  # 和平, 江海: most districts are named with a word
            city = generic == "市" and zh not in table("ambiguous")
            return row["pinyin"], 0.85 if city else UNSUPPORTED
    return _by_generic(zh)


def _by_generic(zh: str) -> tuple[str, float]:
    generic = ending("generics", zh)
    if generic is None or not HAN.fullmatch(zh):
        return "", 0
    stem = zh[: -len(generic["zh"])]
    foreign = set(stem) <= transliteration("only", "often") or set(stem) & transliteration("only")
    two = set(stem[1:]) & set("乡镇村县市省区")  # 振兴乡|村
    if generic["role"] == "none" or foreign or two or not 2 <= len(stem) <= 3:
        return "", 0
    if generic["zh"] in LISTED:
        return (spelling.place(zh) or "", UNLISTED) if generic["zh"] in ("市", "县") else ("", 0)
    return spelling.place(zh) or "", UNSUPPORTED if generic["role"] == "admin" else 0.65


_LINKS: Final = "与和在对及由向是"
_IN_A_ROW: Final = regex.compile(
    r"(?:^|(?<=[^\p{Han}、])|(?<=[与和在对及由向是]))(?P<names>(?:\p{Han}{2,3}、)+\p{Han}{2,3})"
    r"(?:[两二三四五六七八九十]|\d{1,2})个?(?:\p{Han}{2})?(?:县|区|市|镇|乡|村|街道|州)(?![里内外])"
)


def in_a_row(text: str) -> Iterator[tuple[int, int]]:
    """Give the span of each place in 云岭、白渡、石埠三个县, which no table need have.

    >>> text = "云岭、白渡两个山区县和江北三个区"
    >>> [text[start:end] for start, end in in_a_row(text)]
    ['云岭', '白渡']
    """
    for match in _IN_A_ROW.finditer(text):
        start = match.start("names")
        for word in match["names"].split("、"):
            skipped = len(word) == 3 and word[0] in _LINKS
            yield start + skipped, start + len(word)
            start += len(word) + 1


def leading(zh: str, *, known: Known = nothing_known) -> tuple[str, ...]:
    """Return the places with which a name begins, outermost first, as long as each can be.

    >>> leading("广西盛隆冶金"), leading("长沙市岳麓区人民法院"), leading("小桔科技")
    (('广西',), ('长沙市', '岳麓区'), ())
    """
    found: list[str] = []
    while zh and len(found) < 3:
        word = next((zh[:n] for n in range(min(8, len(zh)), 1, -1) if _is_place(zh[:n], known)), "")
        if not word:
            break
        found.append(word)
        zh = zh[len(word) :]
    return tuple(found)


def _is_place(zh: str, known: Known) -> bool:
    listed = zh in table("places") or zh in table("divisions")
    city = zh + "市" in table("divisions")  # 长沙: a county or district needs its generic here
    return listed or city or (zh[-1:] in "省市县区镇" and known(zh) is not None)


def within(zh: str, *, official: bool, known: Known = nothing_known) -> str:
    """Return a place as it stands before an organisation's name.

    official: before an organ of government a province is Provincial and a city Municipal.

    >>> within("湖南省", official=True), within("湖南省", official=False)
    ('Hunan Provincial', 'Hunan')
    >>> within("长沙市", official=True), within("柳河县", official=True)
    ('Changsha Municipal', 'Liuhe County')
    """
    bare = zh[:-1] if zh[-1] in "省市" and len(zh) > 2 else zh
    english = known(bare) or render(bare)[0] or render(zh)[0] or known(zh) or spelling.word(bare)
    if official and bare != zh:
        english += " Provincial" if zh[-1] == "省" else " Municipal"
    return english
