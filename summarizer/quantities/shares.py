"""Shares and changes: 百分之三点五, 三分之二, 一半, 过半, 翻两番, 减半, 半年."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from summarizer.quantities import vocabulary
from summarizer.quantities.numerals import DIGITS, Numeral, scan
from summarizer.quantities.records import Bound, Quantity, make
from summarizer.quantities.scores import is_proportion, is_score
from summarizer.quantities.units import meaning, stands

_PER: Final = re.compile(r"(百|千|万)分之\ ?")
_PARTS: Final = {"百": "%", "千": "‰", "万": "‱"}
_TO: Final = re.compile(r"\ ?(?:至|到|-|—|～|~)\ ?(?:[百千]分之)?")
_FRACTION: Final = re.compile(r"分之\ ?")
_WEAK: Final = re.compile(r"弱(?![势小化点于电项者酸碱国智视冷降])")  # 三分之一弱: a bare third
_STRONG: Final = re.compile(r"强(?!度|大|力|劲|化|制|调|势|降|震|烈)")  # 三分之一强: a good third
_SLASH: Final = re.compile(r"(\d{1,3})/(\d{1,4})(?![\d/十百千万亿]|决赛)")
_PER_POPULATION: Final = re.compile(
    r"(?P<above>\d{1,5}(?:\.\d+)?)\ ?/\ ?"
    r"(?P<below>1?0{0,2}[十百]?万|100[,，]?000)(?![多余元美吨年])"
)
_HALF: Final = re.compile(
    r"一半(?P<more>多(?:一点|一些|点儿?|些)?(?![数为是半来少样]))?|(?:半数|过半数?|近半数?|折半)(?!岛)"
)
_FOLD: Final = re.compile(
    r"翻(?:了|一|两|二|三|四|\d)*番(?P<more>[多有]余?|半)?|翻了?[一1]?倍|减半|减少一半|倍增"
)
_EVERY: Final = re.compile(r"每\ ?")
_PEOPLE: Final = frozenset("人户名家台辆")
_HAVING: Final = re.compile(r"\ ?([人户名家个])(?:当?中|里)?(?:大?约|平均|至少)?就?会?有\ ?")
_AND_HALF: Final = re.compile(r"个半(小时|钟头|月|星期)")
_AND_HALF_UNITS: Final = {"小时": "h", "钟头": "h", "月": "mo", "星期": "wk"}
_TWO_DIGIT_OFF: Final = re.compile(
    r"([一二三四五六七八九])([一二三四五六七八九])折(?![合算旧射叠价磨扣])"
)
_SCORE: Final = re.compile(
    r"(\d{1,3}(?:\.\d+)?)\ ?:\ ?(\d{1,3}(?:\.\d+)?)((?:\ ?:\ ?\d{1,3}(?:\.\d+)?){0,3})(?![\d:%])"
)
_SUM: Final = re.compile(r"\d{1,3}(?:[+＋](?:\d{1,3}|[NXn]))+(?![\d.%％A-Za-z万亿])")
_AGAINST: Final = re.compile(
    r"(\d{1,3})\ ?比\ ?(\d{1,3}(?:\.\d+)?)(?![\d:.,%]|\ ?[十百千万亿多余年月日号个元美倍名家届成])"
)
_SPAN: Final = re.compile(r"半(?:个)?(小时|年|月|世纪|天|钟头|里|公里)(?!报|刊|线|前|工)")
_SPAN_UNITS: Final = {"小时": ("min", 30), "钟头": ("min", 30), "年": ("mo", 6), "世纪": ("a", 50)}
_SPAN_HALF: Final = {"月": "mo", "公里": "km"}


def share_at(text: str, pos: int) -> Quantity | None:
    """Return the share or change that begins at pos."""
    for first, reader in _READERS:
        if text[pos] in first and (found := reader(text, pos)) is not None:
            return found
    return None


def _percent(text: str, pos: int) -> Quantity | None:
    match = _PER.match(text, pos)
    if match is None:
        return None
    number = scan(text, match.end())
    if number is None:
        return None
    low, high, end = number.low, number.high, number.end
    to = _TO.match(text, end)
    second = scan(text, to.end()) if to else None
    if second is not None and second.high > low:
        high, end = second.high, second.end
    bound: Bound = "over" if number.over else "exact"
    if text[end : end + 1] in ("多", "余"):
        bound, end = "over", end + 1
    return make(
        text, pos, end, "percent",
        low=low, high=None if bound == "over" else high, unit=_PARTS[match[1]], bound=bound,
    )  # fmt: skip


def _fraction(text: str, pos: int) -> Quantity | None:
    below = scan(text, pos)
    if below is None or below.low != below.high or below.low <= 1:
        return None
    match = _FRACTION.match(text, below.end)
    if match is None:
        return None
    above = scan(text, match.end())
    if above is None or above.low != above.high:
        return None
    value, iso = above.low / below.low, f"{above.low}/{below.low}"
    strong = _STRONG.match(text, above.end)
    if strong is not None:
        return make(text, pos, strong.end(), "ratio", low=value, iso=iso, bound="over")
    if _WEAK.match(text, above.end):
        return make(text, pos, above.end + 1, "ratio", high=value, iso=iso, bound="under")
    return make(text, pos, above.end, "ratio", low=value, high=value, iso=iso)


def _slash(text: str, pos: int) -> Quantity | None:
    """1/3, and 1/5英寸; 1/4决赛 is a quarterfinal and 9/11 a day."""
    match = _SLASH.match(text, pos)
    if match is None or text[pos - 1 : pos] in ("/", "."):
        return None
    above, below = int(match[1]), int(match[2])
    if not 0 < above < below or below not in (*range(2, 11), 100, 1000):
        return None
    value = Decimal(above) / Decimal(below)
    unit = meaning(text, match.end())
    if unit is not None and unit.kind == "measure" and not unit.approx:
        return make(
            text, pos, unit.end, "measure", low=value, high=value, iso=match.group(), unit=unit.unit
        )
    return make(text, pos, match.end(), "ratio", low=value, high=value, iso=f"{above}/{below}")


def _per_population(text: str, pos: int) -> Quantity | None:
    """15.1/10万 of births and patients: 15.1 per 100,000."""
    match = _PER_POPULATION.match(text, pos)
    below = scan(text, match.start("below")) if match is not None else None
    if match is None or below is None or below.end != match.end():
        return None
    above = Decimal(match["above"])
    if above >= below.low:
        return None
    value, iso = above / below.low, f"{above}/{below.low:f}"
    return make(text, pos, match.end(), "ratio", low=value, high=value, iso=iso)


def _score(text: str, pos: int) -> Quantity | None:
    """71:65, 3：0 and 0比2, where it is no time of day; of a match 71-65."""
    match = _SCORE.match(text, pos)
    if match is None:
        match = _AGAINST.match(text, pos)
        if match is None or text[pos - 1 : pos] == ".":
            return None
        iso = f"{match[1]}:{match[2]}"
        played = not is_proportion(text, pos, match.end())
    else:
        iso = match.group().replace(" ", "")
        played = is_score(text, pos, match.end())
    if played:
        iso = iso.replace(":", "-")
    return make(text, pos, match.end(), "ratio", iso=iso)


def _sum(text: str, pos: int) -> Quantity | None:
    """“2+36”城市 and “1+N”, names that stay as they are."""
    match = _SUM.match(text, pos)
    iso = match[0].replace("＋", "+") if match is not None else ""
    return None if match is None else make(text, pos, match.end(), "ratio", iso=iso)


def _one_in(text: str, pos: int) -> Quantity | None:
    """每3人中有1人 is one in three people."""
    match = _EVERY.match(text, pos)
    below = scan(text, match.end()) if match is not None else None
    if below is not None and below.start == below.end - 1 and text[below.start] in "百千万":
        return _per_many(text, pos, below)
    having = _HAVING.match(text, below.end) if below is not None else None
    above = scan(text, having.end()) if having is not None else None
    if below is None or having is None or above is None or not above.low < below.low:
        return None
    if not text.startswith(having[1], above.end):
        return None
    value, iso = above.low / below.low, f"{above.low}/{below.low}"
    end = above.end + len(having[1])
    unit = vocabulary.counters().get(having[1], "")
    return make(text, pos, end, "ratio", low=value, high=value, iso=iso, unit=unit)


def _per_many(text: str, pos: int, below: Numeral) -> Quantity | None:
    """每百户, 每万人: every 100 households, every 10,000 people."""
    word = text[below.end : below.end + 1]
    population = text.startswith("人口", below.end)
    if word not in _PEOPLE or not (population or stands(word, text, below.end + 1)):
        return None
    unit = vocabulary.counters().get(word, "")
    end = below.end + (2 if population else 1)
    return make(text, pos, end, "count", low=below.low, high=below.high, unit=unit)


def _half(text: str, pos: int) -> Quantity | None:
    match = _HALF.match(text, pos)
    if match is None:
        return None
    half = Decimal("0.5")
    word = match.group()
    if word.startswith("过") or match["more"]:
        return make(text, pos, match.end(), "ratio", low=half, unit="", bound="over")
    if word.startswith("近"):
        return make(text, pos, match.end(), "ratio", high=half, unit="", bound="nearly")
    if word == "折半":
        return make(text, pos, match.end(), "ratio", low=half, high=half, unit="fold")
    return make(text, pos, match.end(), "ratio", low=half, high=half)


def _fold(text: str, pos: int) -> Quantity | None:
    match = _FOLD.match(text, pos)
    if match is None:
        return None
    word = match.group()
    if word == "倍增":
        return None
    value = Decimal("0.5")
    if word.startswith("翻"):
        number = scan(word.replace("了", ""), 1)
        value = Decimal(2) if number is None or "倍" in word else Decimal(2) ** int(number.low)
        if match["more"]:
            return make(text, pos, match.end(), "ratio", low=value, unit="fold", bound="over")
    return make(text, pos, match.end(), "ratio", low=value, high=value, unit="fold")


def _span(text: str, pos: int) -> Quantity | None:
    match = _SPAN.match(text, pos)
    if match is None or text[pos - 1 : pos] in ("上", "下", "前", "后", "个", "大", "年"):
        return None
    if match[1] in _SPAN_HALF:
        half = Decimal("0.5")
        return make(
            text, pos, match.end(), "measure", low=half, high=half, unit=_SPAN_HALF[match[1]]
        )
    if match[1] not in _SPAN_UNITS:
        return None
    unit, number = _SPAN_UNITS[match[1]]
    return make(
        text, pos, match.end(), "measure", low=Decimal(number), high=Decimal(number), unit=unit
    )


def _and_half(text: str, pos: int) -> Quantity | None:
    """两个半小时, 一个半月."""
    number = scan(text, pos)
    match = _AND_HALF.match(text, number.end) if number is not None else None
    if number is None or match is None or number.low != number.high or number.low > 99:
        return None
    value = number.low + Decimal("0.5")
    return make(
        text, pos, match.end(), "measure", low=value, high=value, unit=_AND_HALF_UNITS[match[1]]
    )


def _dividend(text: str, pos: int) -> Quantity | None:
    """10派3元 is RMB 3 for every 10 shares."""
    match = _DIVIDEND.match(text, pos)
    if match is None or text[pos - 1 : pos] == ".":
        return None
    value, unit = Decimal(match["money"]), "CNY/10 shares"
    return make(text, pos, match.end(), "money", low=value, high=value, unit=unit)


def _off(text: str, pos: int) -> Quantity | None:
    """八五折 is 15 percent off, 原价的八五折 85 percent of that price."""
    match = _TWO_DIGIT_OFF.match(text, pos)
    if match is None:
        return None
    value = Decimal(10 * DIGITS[match[1]] + DIGITS[match[2]])
    share = text[pos - 1 : pos] == "的"  # 原价的八五折
    value, unit = (value, "%") if share else (100 - value, "% off")
    return make(text, pos, match.end(), "percent", low=value, high=value, unit=unit)


_DIVIDEND: Final = re.compile(r"(?:10|十)派(?:发现金|发|现)?(?P<money>\d+(?:\.\d+)?)元")
_DIGITS: Final = "0123456789"
_HANZI: Final = "一二三四五六七八九两"
# The first characters of each form, and its reader: most characters need no pattern at all.
_READERS: Final = (
    ("百千万", _percent),
    (_DIGITS + _HANZI + "十百千万几", _fraction),
    (_DIGITS, _slash),
    (_DIGITS, _per_population),
    (_DIGITS, _score),
    (_DIGITS, _sum),
    ("一半过近折", _half),
    ("翻减", _fold),
    ("每", _one_in),
    ("半", _span),
    (_DIGITS + _HANZI + "十", _and_half),
    (_HANZI, _off),
    ("1十", _dividend),
)
