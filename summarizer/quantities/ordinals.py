"""Ordinals and numbers of things: 第三届, 第九届会议, 一期 of a project, 2号机组, 4级."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from summarizer.quantities import numbered, provisions, vocabulary
from summarizer.quantities.numerals import Numeral, scan, value_of
from summarizer.quantities.provisions import last_of
from summarizer.quantities.records import Quantity, make
from summarizer.quantities.units import meaning, stands

_FIRST: Final = re.compile(r"第\ ?")
_NUMBER: Final = re.compile(r"\ ?号(?![召称码角外])")
_PHASE: Final = re.compile(
    r"([一二三四五六七八九]|[1-9])\ ?期(?![间限货待望刊权末指盼许叹徒])"
    r"(?:(?<=[区园谷目程场站厂港头城道桥线地院心库金][一二三四五六七八九1-9]期)|"
    r"(?=项目|工程|主体|及其|厂房|码头|生产线|装置|配套|设施|用地|标段|改造|泊位|航站|泵站|电站|地块|园区"
    r"|投资|建设|计划|基金|规模|产能|扩建|机组|[已总为的和厂约近超将预也正于建投竣开完全顺及与在、，。\d]|$"
    r"|[一二三四五六七八九十百千万亿两]))"
)
_ISSUE: Final = re.compile(r"[总第\d十百最新]$")  # 第三期, 最新一期 of a magazine
_RANKED: Final = re.compile(
    r"\ ?(?:[强甲佳]|大(?=[\u4e00-\u9fff])(?!会|学|约|概)|名次"
    r"|[名位](?:(?![\u4e00-\u9fff])|(?=[的之中内均都为])))"
)
_STRONG: Final = re.compile(r"强(?!度|大|力|劲|化|制|调|势|降|震|烈)")
_LISTS_FROM: Final = 50
_NOT_TOP: Final = tuple("目之以日提此空当眼向年月往跟面先史生")
_RANKING: Final = tuple("居入进列名球国界洲省市区业在")
_BIRTHDAY: Final = re.compile(r"\ ?(?:周?岁\ ?(?:华诞|生日|诞辰|寿辰|大寿)|华诞|大寿|寿辰)")
_HURRICANE: Final = re.compile(
    r"\ ?级(?=\ ?(?:大西洋|热带|超?强|主要)?(?:飓风|风暴(?!潮)|旋风|气旋))"
)
_HIGHEST_CATEGORY: Final = 5
_CLASS: Final = re.compile(
    r"(?P<class>[1-5一二三四五])类(?=创?新药|创新药|化学药|生物制品|水质|水体|海水|医疗器械|传染病|致癌物)"
    r"|(?P<phase>[1-4一二三四])期(?=临床|[IⅠⅡ]*试验)"
)
"""1类创新药 is of Class 1, 三期临床 a Phase 3 trial."""
_SERIAL_FROM: Final = 1000
"""第2025126期 is a number, 第126期 the 126th."""
FLOOR: Final = "floor"
_FLOOR: Final = re.compile(
    r"二[层楼](?!小?[高楼洋别建结阁民农住盘市宇房价梯]|以[上下]|[、至到])"
    r"|(?:[3-9]|[1-9]\d|[三四五六七八九]|十[一二三四五六七八九]?)楼(?![道盘市宇房价梯层栋])"
)
"""二层 is the second floor, where two are 两层; 三层 may be three of them."""
_NO_FLOOR: Final = tuple("共有个高达多十百第0123456789一二三四五六七八九")
_UNSAID: Final = frozenset("级季方")  # 第三季度, 第三方


def ordinal_at(text: str, pos: int) -> Quantity | None:
    """Return the ordinal that begins at pos."""
    if text[pos] == "第":
        return _ordinal(text, pos)
    if text[pos] == "前":
        return _top(text, pos)
    for reader in (_number, _class, _phase, _session, _list, _birthday, _category, _floor):
        found = reader(text, pos)
        if found is not None:
            return found
    return None


def _ordinal(text: str, pos: int) -> Quantity | None:
    if coded := provisions.coded_at(text, pos):
        return coded
    match = _FIRST.match(text, pos)
    number = scan(text, match.end()) if match is not None else None
    if number is None or number.vague or number.low != int(number.low):
        return None
    return provisions.provision_at(text, pos, number) or _counted(text, pos, number)


def _counted(text: str, pos: int, number: Numeral) -> Quantity:
    """第5号, 第七十四届会议, 第七舰队, 第60个."""
    high, end = last_of(text, number)
    after = text[end : end + 1]
    if after == "号":
        return make(text, pos, end + 1, "ordinal", low=number.low, high=high, unit="No.")
    if named := numbered.named_at(text, end):
        return make(text, pos, named[1], "ordinal", low=number.low, high=high, unit=named[0])
    serial = after == "期" and number.low >= _SERIAL_FROM
    unit = "No." if serial else ""
    return make(text, pos, _counter(text, end), "ordinal", low=number.low, high=high, unit=unit)


def _counter(text: str, end: int) -> int:
    """Include a counter that English does not say: 第三届, 第60个; not 第三季度, 第三国."""
    pos = end + 1 if text[end : end + 1] == " " else end
    word = text[pos : pos + 1]
    plain = vocabulary.counters().get(word) == "" and word not in _UNSAID
    return pos + 1 if (plain or word == "次") and stands(word, text, pos + 1) else end


def _number(text: str, pos: int) -> Quantity | None:
    number = scan(text, pos)
    if number is None or number.low != number.high or number.low != int(number.low):
        return None
    match = _NUMBER.match(text, number.end)
    if match is None or number.vague or number.over:
        return None
    return make(text, pos, match.end(), "ordinal", low=number.low, high=number.high, unit="No.")


def _top(text: str, pos: int) -> Quantity | None:
    """世界前十, 前三名 and 前100强: the top 10; 目前三家 and 前三季度 are none."""
    number = scan(text, pos + 1)
    if number is None or not 1 < number.low == number.high or number.over or number.vague:
        return None
    before = text[pos - 1 : pos]
    counted = _RANKED.match(text, number.end)
    if counted is not None and before not in _NOT_TOP:
        return _ordinal_of(text, pos, counted.end(), number.low)
    if before not in _RANKING or before == "" or meaning(text, number.end) is not None:
        return None
    return _ordinal_of(text, pos, number.end, number.low)


def _list(text: str, pos: int) -> Quantity | None:
    """世界500强: the top 500; 16强 are the last 16 of a cup, 百强企业 leading firms."""
    number = scan(text, pos)
    if number is None or number.low != number.high or number.low < _LISTS_FROM or number.over:
        return None
    if text[pos] == "百" or _STRONG.match(text, number.end) is None:
        return None
    return _ordinal_of(text, pos, number.end + 1, number.low)


def _ordinal_of(text: str, pos: int, end: int, value: Decimal) -> Quantity:
    return make(text, pos, end, "ordinal", low=value, high=value, unit="top")


def _phase(text: str, pos: int) -> Quantity | None:
    match = _PHASE.match(text, pos)
    if match is None or _ISSUE.search(text, max(0, pos - 1), pos):
        return None
    number = scan(text, pos)
    if number is None:
        return None
    end = pos + len(match[1]) + 1 + (" " in match.group())
    return make(text, pos, end, "ordinal", low=number.low, high=number.low, unit="phase")


_OF_AN_ORGAN: Final = re.compile(r"(?:全国|[省市区县州])?(?:人大|政协|人民代表大会|[董监理]事会)")
_MEETING: Final = re.compile(r"(?:全体)?会议|全会")
_ORGAN: Final = re.compile(r"(?:人大|政协|代表大会|委员会|常委会|[董监理]事会)$")


def _session(text: str, pos: int) -> Quantity | None:
    """十三届全国人大 is the 13th, 九届人大四次会议 the fourth of the ninth, 连续三届 is three."""
    number = scan(text, pos)
    if number is None or number.arabic or number.low != number.high or number.over:
        return None
    counter = text[number.end : number.end + 1]
    term = counter == "届" and (number.low >= 10 or _OF_AN_ORGAN.match(text, number.end + 1))
    meeting = (
        counter == "次"
        and _MEETING.match(text, number.end + 1)
        and _ORGAN.search(text, max(0, pos - 8), pos)
    )
    if not term and not meeting:
        return None
    return make(text, pos, number.end + 1, "ordinal", low=number.low, high=number.high)


def _floor(text: str, pos: int) -> Quantity | None:
    """二层 and 5楼 are floors; 共二层 and 十二层 are numbers of them."""
    match = _FLOOR.match(text, pos)
    if match is None or text[pos - 1 : pos] in _NO_FLOOR:
        return None
    value = value_of(match[0][:-1])
    return make(text, pos, match.end(), "ordinal", low=value, high=value, unit=FLOOR)


def _birthday(text: str, pos: int) -> Quantity | None:
    """69岁华诞 and 80大寿 are birthdays."""
    return _before(text, pos, _BIRTHDAY, "birthday")


def _category(text: str, pos: int) -> Quantity | None:
    """4级飓风 is of Category 4; 14级台风 has winds of force 14."""
    found = _before(text, pos, _HURRICANE, "Category")
    return found if found is not None and found.high and found.high <= _HIGHEST_CATEGORY else None


def _class(text: str, pos: int) -> Quantity | None:
    """1类创新药, 三期临床; 这三类医疗器械 are three kinds."""
    match = _CLASS.match(text, pos)
    if match is None or text[pos - 1 : pos] in tuple("这那共前后几等0123456789."):
        return None
    unit = "Class" if match["class"] else "Phase"
    value = value_of(match["class"] or match["phase"])
    return make(text, pos, match.end(), "ordinal", low=value, high=value, unit=unit)


def _before(text: str, pos: int, word: re.Pattern[str], unit: str) -> Quantity | None:
    number = scan(text, pos)
    match = word.match(text, number.end) if number is not None else None
    if number is None or match is None or number.low != number.high or number.over:
        return None
    return make(text, pos, match.end(), "ordinal", low=number.low, high=number.high, unit=unit)
