"""Numbers of a Chinese text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

import regex

from eval.independent.records import ARABIC, Number, Value, choice, measures_of, month, table

NUMERAL: Final = "零〇一二三四五六七八九十百千万亿两萬億兩"
# 160千米 is kilometres, not 160,000 metres.
SCALE: Final = "(?:[十百万萬亿億]|千(?![米克瓦卡赫]))*"
DIGIT: Final = "一二三四五六七八九"
# 三成 is 30%, but 三成立, 二成为 are no shares.
NO_TENTH: Final = "[立为本员功果长熟交型都份就效绩]"
MONTH: Final = "1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]"
DOTTED: Final = regex.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)\.0?(?P<m1>\d{1,2})(?P<to>[至到~～—–―-])"
    r"(?P<y2>(?:19|20)\d\d)\.0?(?P<m2>\d{1,2})(?!\d)"
)
SPAN: Final = "[至到~～—–―-]"
SINCE: Final = regex.compile(rf"(?<!\d)(?P<century>1\d|20)\d\d{SPAN}$")
SHORT_YEAR: Final = regex.compile(r"\d\d年?")


@cache
def pattern() -> regex.Pattern[str]:
    """Return the expression that finds numbers; 数十亿 and 几万 are found to be passed over."""
    measure = choice(table("zh", "measure"))
    return regex.compile(
        rf"(?P<century>\d+|[{NUMERAL}]+)世[纪紀](?P<decade>\d0|[二三四五六七八九]十)年代"
        rf"|[数几數幾][{NUMERAL}]+"
        rf"|(?<![\d{NUMERAL}前近])(?P<ytd>(?<=1月?{SPAN}))?(?P<month>{MONTH})"
        rf"(?:(?P<start>月?(?={SPAN}\d{{1,2}}月))|月)"
        rf"|(?P<rough>[{DIGIT}\d][{DIGIT}]?)(?:折(?!扣|射|腾|叠|断|中)|(?<=[{DIGIT}]{{2}})成)"
        rf"|(?P<tenths>[{DIGIT}两兩\d])成(?P<half>[{DIGIT}半])?(?!{NO_TENTH})"
        rf"|百分之(?P<percent>{ARABIC}|[{NUMERAL}点]+)"
        rf"|(?P<whole>[{NUMERAL}]+|\d+)分之(?P<share>[{NUMERAL}点]+|{ARABIC})"
        rf"|(?<!双)(?P<arabic>{ARABIC})(?:[多余餘]|个(?=[万亿]))?(?P<scale>{SCALE})"
        rf"(?:(?P<arabic2>{ARABIC})(?P<scale2>[千万萬]+))?"
        rf"[多余餘]?(?P<measure>{measure})?(?P<after>年代|[时時点點]|倍|年)?"
        rf"|(?P<year>[零〇一二三四五六七八九]{{4}})(?=年)"
        rf"|(?P<words>[{NUMERAL}]+)[多余餘]?(?P<tail>[万亿萬億]*)(?P<measure2>{measure})?"
    )


def tidy(text: str) -> str:
    """Return the text in half width and without spaces around its numbers.

    >>> tidy("２０ 世纪 ７０ 年代")
    '20世纪70年代'

    Months with a dot between two dates are months:

    >>> tidy("(1999.05―2000.12兼任所长)")
    '(1999年5月―2000年12月兼任所长)'
    """
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" and c != "，" else c for c in text)
    narrow = regex.sub(r"(?<=\d)\s+(?=\p{Han})|(?<=\p{Han})\s+(?=\d)", "", narrow)
    return DOTTED.sub(r"\g<y1>年\g<m1>月\g<to>\g<y2>年\g<m2>月", narrow)


def chinese_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers that the English must state (firm) or may state.

    >>> [n.text for n in chinese_numbers("一带一路项目270亿美元，多6.2个百分点") if n.firm]
    ['270亿美元', '6.2个百分点']
    """
    text = tidy(text)
    for match in pattern().finditer(text):
        group = match.groupdict()
        values, firm = read(group)
        since = SINCE.search(text, 0, match.start())
        if since is not None and SHORT_YEAR.fullmatch(match[0]):  # 1950-53年 may be "1950 to 1953"
            values |= {Decimal(since["century"] + match[0][:2])}
        if values:
            code = "%" if group["percent"] or group["tenths"] else None
            measures = measures_of("zh", group["measure"], group["measure2"], code)
            yield Number(text=match[0], values=values, measures=measures, firm=firm)


def read(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Return the values of a match, and whether the English has to state one of them."""
    for name, reader in READERS.items():
        if group[name]:
            return reader(group)
    return frozenset(), False


def read_decade(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 19世纪30年代, the 1830s."""
    century, decade = value_of(group["century"] or ""), value_of(group["decade"] or "")
    if century is None or decade is None:
        return frozenset(), False
    return frozenset({(century - 1) * 100 + decade}), True


def read_month(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 5月; 1-10月 may also be "the first ten months", so that its 1 is not asked for."""
    number = value_of(group["month"] or "")
    if number is None:
        return frozenset(), False
    also = {number} if group["ytd"] is not None else set()
    return frozenset({month(number), *also}), group["start"] is None or number > 1


def read_percent(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 百分之三点五 and 百分之百."""
    whole, _, fraction = (group["percent"] or "").partition("点")
    value = Decimal(100) if whole == "百" else value_of(whole)
    if value is None:
        return frozenset(), False
    digits = "".join(table("zh", "digit").get(char, "") for char in fraction)
    return frozenset({value + Decimal(f"0.{digits or 0}")}), True


def read_tenths(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 六成, 八成四 and 一成半."""
    tenths, half = value_of(group["tenths"] or ""), group["half"] or ""
    ones = Decimal(5) if half == "半" else value_of(half) or Decimal(0)
    return (frozenset({tenths * 10 + ones}), True) if tenths else (frozenset(), False)


def read_rough(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 七八成 (70 to 80 percent) and 七折 (30 percent off): neither is asked for."""
    digits = [Decimal(table("zh", "digit").get(char, char)) for char in group["rough"] or ""]
    values = {each for digit in digits for each in (digit * 10, 100 - digit * 10)}
    if len(digits) == 2:
        values |= {digits[0] * 10 + digits[1], 100 - digits[0] * 10 - digits[1]}
    return frozenset(values), False


def read_share(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 三分之二 as what may be stated: its parts, and the percentage."""
    whole, share = (scale_or_value(group[name] or "") for name in ("whole", "share"))
    if not whole or not share:
        return frozenset(), False
    return frozenset({whole, share, 100 * share / whole}), False


def scale_or_value(run: str) -> Decimal | None:
    """Return the value of a numeral that may be a bare 千 or 万, or have decimals (三点五)."""
    whole, _, fraction = run.partition("点")
    scale = table("zh", "scale").get(whole)
    value = Decimal(scale) if scale else value_of(whole)
    digits = "".join(table("zh", "digit").get(char, "") for char in fraction)
    return value + Decimal(f"0.{digits or 0}") if value is not None else None


def read_year(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read 二〇一六 before 年."""
    digits = (table("zh", "digit")[char] for char in group["year"] or "")
    return frozenset({Decimal("".join(digits))}), True


def read_arabic(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read digits with their 万 and 亿; 1 is not asked for (1个 is "a")."""
    value = scaled(group["arabic"] or "", group["scale"] or "")
    if group["arabic2"]:
        value += scaled(group["arabic2"], group["scale2"] or "")
    return alternatives(value, group["measure"] or group["after"] or ""), value > 1


def read_numerals(group: Mapping[str, str | None]) -> tuple[frozenset[Value], bool]:
    """Read Chinese numerals; those up to ten are not asked for.

    What is no number may still be stated: 十三五 is the 13th Five-Year Plan, 二三十 is 20 or 30,
    and 逾百亿元 may be "more than RMB 10 billion".
    """
    words = (group["words"] or "") + (group["tail"] or "")
    number = from_numerals(words)
    if number is not None:
        return alternatives(number, group["measure2"] or ""), number > 10 and len(words) > 1
    digits, scales = table("zh", "digit"), table("zh", "scale")
    if all(char in scales for char in words):
        return frozenset({scaled("1", words)}), False
    factor = Decimal(scales.get(words[-1], 1))
    loose = {Decimal(digits[char]) for char in words if char in digits}
    wider = {value * factor for value in loose} | {10 + value for value in loose}
    return frozenset(loose | wider | either_digit(words)), False


def either_digit(run: str) -> set[Decimal]:
    """Return the two values of a numeral with two digits side by side: 一百二三十 is 120 or 130.

    >>> sorted(map(str, either_digit("一百二三十")))
    ['120', '130']
    """
    digits = table("zh", "digit")
    for place in range(len(run) - 1):
        if run[place] in digits and run[place + 1] in digits:
            cut = (run[:place] + run[place + 1 :], run[: place + 1] + run[place + 2 :])
            return {value for value in map(from_numerals, cut) if value is not None}
    return set()


READERS: Final = {
    "century": read_decade,
    "month": read_month,
    "rough": read_rough,
    "tenths": read_tenths,
    "percent": read_percent,
    "whole": read_share,
    "arabic": read_arabic,
    "year": read_year,
    "words": read_numerals,
}


def value_of(run: str) -> Decimal | None:
    """Return the value of Arabic digits or of a Chinese numeral, None when it is neither."""
    if run[:1].isdigit():
        return Decimal(run.replace(",", ""))
    return from_numerals(run) if run else None


def scaled(digits: str, scale: str) -> Decimal:
    """Return the value of digits with their 万 and 亿.

    >>> scaled("1,000", "万亿")
    Decimal('1000000000000000')
    """
    value = Decimal(digits.replace(",", ""))
    for char in scale:
        value *= Decimal(table("zh", "scale")[char])
    return value


def alternatives(value: Decimal, after: str) -> frozenset[Value]:
    """Return what the English may say for the value before this unit.

    90年代 is the 1990s, 3时 may be 15:00, 增长2倍 "tripled" or "by 200 percent".
    """
    if after and after in "时時点點":
        return frozenset({value, (value + 12) % 24, value % 12})
    if after.endswith("基点"):
        return frozenset({value / 100})  # the English reads 10 basis points as 0.1 points too
    extra: dict[str, tuple[Decimal, ...]] = {
        "年代": (value + 1900, value + 1800),
        "倍": (value + 1, value * 100),
        "分钱": (value / 100,),
        "角钱": (value / 10,),
    }
    factor = table("zh", "factor").get(after, 1)
    return frozenset({value, value * int(factor), *extra.get(after, ())})


def from_numerals(run: str) -> Decimal | None:
    """Return the value of a Chinese numeral, None when it is no well-formed one.

    >>> from_numerals("三百二十"), from_numerals("两亿五千万")
    (Decimal('320'), Decimal('250000000'))
    >>> from_numerals("十三五"), from_numerals("万")
    (None, None)
    """
    digits, scales = table("zh", "digit"), table("zh", "scale")
    total, section, digit, last, last_myriad = 0, 0, None, 10**4, 10**12
    for char in run:
        if char in digits:
            if digit:
                return None
            digit = int(digits[char])
            continue
        scale = int(scales[char])
        if scale >= 10**4:
            chunk = section + (digit or 0)
            if not chunk and not total:
                return None
            grows = scale >= last_myriad or not chunk
            total = (total + chunk) * scale if grows else total + chunk * scale
            section, digit, last, last_myriad = 0, None, 10**4, scale
        elif scale >= last or (digit is None and scale > 10):
            return None
        else:
            section, digit, last = section + (1 if digit is None else digit) * scale, None, scale
    return Decimal(total + section + (digit or 0))
