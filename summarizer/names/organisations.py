"""English of organisations and facilities, put together from known parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from summarizer.chars import HAN
from summarizer.names import places, spelling
from summarizer.names.records import Known, nothing_known
from summarizer.names.tagger import tag
from summarizer.names.vocabulary import table, transliteration
from summarizer.quantities.date_parts import whole
from summarizer.quantities.spelling import nth_word

MAX_CHARS = 40
LEVELS = {
    "省": "provincial", "自治区": "regional", "市": "municipal", "自治州": "prefectural",
    "县": "county", "自治县": "county", "区": "district",
}  # fmt: skip
"""省应急管理厅 is the department of the province that a text is about; 州政府 may be a State's."""
_AFFILIATED = regex.compile(
    r"(?P<whose>\p{Han}{2,12}(?:大学|学院))(?:(?P<held>附属)|(?=第))(?:第(?P<rank>[一二三四五六七八]))?"
    r"(?P<form>\p{Han}{0,4}(?:医院|中学|小学|学校))"
)
_NUMBERED = regex.compile(
    r"(?P<whose>\p{Han}{2,8}?)第(?P<rank>[一二三四五])(?P<form>中级人民法院|看守所|监狱)"
)
CAPITALS = frozenset({"CPC", "CPPCC"})
NO_BRANDS = frozenset({
    "中资", "外资", "合资", "国有", "国家", "民营", "联合", "地方", "全国", "邮政", "民航", "铁路",
    "社会", "公共", "商业", "专业", "综合", "现代", "世界", "全球", "海外",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """How an organisation's name divides: places, brand, industry words, form."""

    places: tuple[str, ...]
    brand: str
    industries: tuple[str, ...]
    form: str


def compose(zh: str, *, known: Known = nothing_known) -> tuple[str, float]:
    """Return the English of an organisation and how sound it is; ("", 0) when parts are unknown.

    A brand that no table has is spelled in pinyin where a place and an industry, or a company's
    legal form, show that it is one: 河钢集团 is not Hegang Group but HBIS, so a brand with 集团
    alone is a guess.

    >>> compose("河北钢铁集团")
    ('Hebei Iron and Steel Group', 0.9)
    >>> compose("北京小桔科技有限公司")
    ('Beijing Xiaoju Technology Co., Ltd.', 0.85)
    >>> compose("长沙市中级人民法院"), compose("河钢集团"), compose("西门子股份公司")
    (("Changsha Intermediate People's Court", 0.9), ('Hegang Group', 0.5), ('', 0))
    >>> compose("省应急管理厅"), compose("市政协")
    (('provincial emergency management department', 0.9), ('CPPCC municipal committee', 0.9))
    """
    zh = zh.removeprefix("中共")  # 中共衡水市委: CPC is part of what 市委 is
    if not HAN.fullmatch(zh.replace("(", "").replace(")", "")) or len(zh) > MAX_CHARS:
        return "", 0
    formed = _formed(zh, known)
    if formed is not None:
        return formed
    parts = divide(zh, known)
    if parts is None:
        return _unlisted(zh, known)
    if parts.brand and parts.form and table("parts")[parts.form]["role"] == "organ":
        return "", 0  # 厦门市旅发委: no organ has a brand
    return _english(parts, known), _soundness(parts)


def _formed(zh: str, known: Known) -> tuple[str, float] | None:
    """Return the English of a name of a fixed form; None where it has none."""
    if unplaced := _unplaced(zh):
        return unplaced, 0.9
    if match := _AFFILIATED.fullmatch(zh):
        return _affiliated(match, known)
    if match := _NUMBERED.fullmatch(zh):
        return _numbered(match, known)
    return None


def _affiliated(match: regex.Match[str], known: Known) -> tuple[str, float]:
    """Return the English of a university's hospital or school, as sound as that of its university.

    >>> compose("长沙医学院附属第一医院"), compose("江源大学第三医院")
    (('First Affiliated Hospital of Changsha Medical College', 0.9), \
('Jiangyuan University Third Hospital', 0.5))
    """
    listed = known(match["whose"])
    english, sure = (listed, 0.9) if listed else compose(match["whose"], known=known)
    form = table("parts").get(match["form"])
    if not english or form is None:
        return "", 0
    number = whole(match["rank"])
    rank = f"{nth_word(number).capitalize()} " if number else ""
    if not match["held"]:
        return f"{english} {rank}{form['en']}", sure
    return f"{rank}Affiliated {form['en']} of {english}", sure


def _numbered(match: regex.Match[str], known: Known) -> tuple[str, float]:
    """Return the English of one of several courts of a city.

    >>> compose("长沙市第一中级人民法院")
    ("Changsha No. 1 Intermediate People's Court", 0.9)
    """
    english, sure = compose(match["whose"] + match["form"], known=known)
    row = table("parts").get(match["form"])
    if not english or row is None or not english.endswith(row["en"]):
        return "", 0
    return f"{english.removesuffix(row['en'])}No. {whole(match['rank'])} {row['en']}", sure


def _unlisted(zh: str, known: Known) -> tuple[str, float]:
    """Return the English of what lies in a city or county that no table has; a guess as that is.

    >>> _unlisted("青湖市中级人民法院", nothing_known)
    ("Qinghu Intermediate People's Court", 0.6)
    """
    for size in (4, 3):
        head = zh[:size]
        english, sure = places.render(head, known=known)
        if sure != places.UNLISTED or len(zh) <= size:
            continue
        guessed = _known_too(known, head, english)
        if parts := divide(zh, guessed):
            return _english(parts, guessed), places.UNLISTED
    return "", 0


def _known_too(known: Known, place: str, english: str) -> Known:
    return lambda zh: english if zh == place else known(zh)


def _unplaced(zh: str) -> str:
    """Return the English of an organ, court or hospital that only its level names, else ""."""
    place = next((word for word in LEVELS if zh.startswith(word)), "")
    row = table("parts").get(zh.removeprefix(place))
    if not place or row is None:
        return ""
    if row["role"] == "industry" or (row["role"] != "organ" and len(zh) < 5):
        return ""
    small = [word if word in CAPITALS else word.lower() for word in row["en"].split()]
    name, level = " ".join(small), LEVELS[place]
    return name.replace("{}", level) if "{}" in name else f"{level} {name}"


def divide(zh: str, known: Known = nothing_known) -> Parts | None:
    """Divide a name into its parts; None when some of it is no known part."""
    ends = [size for size in range(min(14, len(zh) - 1), 0, -1) if _ends(zh, size)]
    for size in [*ends, 0]:
        form = zh[len(zh) - size :] if size else ""
        rest = zh[: len(zh) - size]
        head = places.leading(rest, known=known)
        tail, industries = _industries(rest[len("".join(head)) :])
        if not form and not industries:
            continue
        if not tail or _brand(tail):
            return Parts(head, tail, industries, form)
    return None


def _ends(zh: str, size: int) -> bool:
    row = table("parts").get(zh[-size:])
    return row is not None and row["role"] != "industry"


def _industries(zh: str) -> tuple[str, tuple[str, ...]]:
    """Take industry words off the end, the longest first."""
    found: list[str] = []
    while zh:
        word = next((zh[-size:] for size in range(8, 1, -1) if _is_industry(zh[-size:])), None)
        if word is None or len(found) == 3:
            break
        found.insert(0, word)
        zh = zh[: -len(word)]
    return zh, tuple(found)


@cache
def _is_industry(zh: str) -> bool:
    row = table("parts").get(zh)
    return row is not None and row["role"] == "industry"


def _brand(zh: str) -> bool:
    """Whether two or three characters can be a Chinese brand: 盛隆, not 西门子 or 大众."""
    foreign = set(zh) <= transliteration("only", "often") or set(zh) & transliteration("only")
    return (
        2 <= len(zh) <= 3
        and zh not in NO_BRANDS
        and not foreign
        and not set(zh) & set(table("ungiven"))
    )


def _soundness(parts: Parts) -> float:
    role = table("parts")[parts.form]["role"] if parts.form else ""
    if "中国" in parts.places:
        return 0.4  # 中国进出口银行 is the Export-Import Bank of China: those name themselves
    if parts.brand:
        if not _coined(parts.brand) or not (parts.places or parts.industries):
            # A registered name with a place and an industry has hardly any other English.
            whole = role == "legal" and parts.places and parts.industries
            return 0.8 if whole and _unknown_word(parts.brand) else 0.5
        return 0.85 if role == "legal" else 0.8 if parts.places and parts.industries else 0.5
    if not parts.places:
        return 0.6
    if role == "organ":
        return 0.9 if parts.places[-1][-1] in "省市县区州" else 0.6
    telling = len(parts.form) > 2 or (parts.form and parts.industries)
    return 0.9 if telling else 0.6  # 上海医院 may be any hospital there, 河北钢铁集团 is one group


@cache
def _coined(brand: str) -> bool:
    """Whether a brand is made up, so that only pinyin can spell it.

    The tagger takes such a one for a person (小桔, 盛隆). Words have English of their own (太平洋
    Pacific), and so have the companies that it knows as such (美的 Midea, 联想 Lenovo).

    >>> _coined("盛隆"), _coined("太平洋"), _coined("联想")
    (True, False, False)
    """
    return [token.tag for token in tag(brand)] == ["PER"]


def _unknown_word(brand: str) -> bool:
    """Whether the tagger takes a brand for one name, not for words (大众, 现代)."""
    return [token.tag for token in tag(brand)] in (["ORG"], ["nz"], ["nw"])


def _english(parts: Parts, known: Known) -> str:
    row = table("parts").get(parts.form)
    organ = row is not None and row["role"] == "organ"
    # The organ is the innermost place's: Jixian County People's Government, Linfen, Shanxi.
    local = organ or parts.form.endswith("法院")
    outer, inner = (parts.places[:-1], parts.places[-1:]) if local else ((), parts.places)
    words = [places.within(zh, official=organ, known=known) for zh in inner]
    words += [spelling.word(parts.brand)] if parts.brand else []
    words += [table("parts")[zh]["en"] for zh in parts.industries]
    front = " ".join(words)
    if row is None:
        return front
    name = row["en"].replace("{}", front) if "{}" in row["en"] else f"{front} {row['en']}"
    where = [places.within(zh, official=False, known=known) for zh in reversed(outer)]
    return ", ".join([name, *where])
