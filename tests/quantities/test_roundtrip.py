"""Any value in any form: written in Chinese, found, rendered, read back from the English: equal.

2,000 cases by default; FIGURES_EXAMPLES=50000 runs the full number.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summarizer.quantities import Quantity, Style, compare, find, read, render, vocabulary

EXAMPLES = int(os.environ.get("FIGURES_EXAMPLES", "2000"))
PROFILE = settings(
    max_examples=EXAMPLES // 4, deadline=None, suppress_health_check=list(HealthCheck)
)
DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
SCALES = ("", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿", "十万亿")
SCALE_VALUES = {"": 0, "千": 3, "万": 4, "亿": 8, "十": 1, "百": 2}
STYLES = [
    Style(),
    Style(currency="code", percent="per cent", date="day-month", spelling="british"),
    Style(currency="word", percent="%", words_below=0),
]


def hanzi(value: int) -> str:
    """Write a whole number in Chinese numerals."""
    if value == 0:
        return "零"
    parts: list[str] = []
    for power, unit in ((8, "亿"), (4, "万"), (0, "")):
        section = value // 10**power % (10**4 if power < 8 else 10**8)
        if section:
            inner = hanzi(section) if section >= 10**4 else _section(section)
            parts.append(("零" if parts and section < 1000 else "") + inner + unit)
    return "".join(parts)


def _section(section: int) -> str:
    out, zero = "", False
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = section // 10**power % 10
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + unit
            zero = False
        else:
            zero = True
    return out


def exponent(scale: str) -> int:
    return sum(SCALE_VALUES.get(c, 0) for c in scale)


@dataclass(frozen=True)
class Written:
    """A number and a Chinese form of it."""

    value: Decimal
    zh: str


@st.composite
def numbers(draw: st.DrawFn, *, decimals: int = 3, low: int = 2) -> Written:
    """A positive number: 1234, 1,234, 1.25亿, 三千二百, 叁仟, 3万5千, 1亿2000万."""
    form = draw(st.sampled_from(["plain", "commas", "scaled", "hanzi", "financial", "mixed"]))
    if form in ("plain", "commas"):
        value = draw(st.integers(low, 10**7))
        return Written(Decimal(value), f"{value:,}" if form == "commas" else str(value))
    if form == "scaled":
        places = draw(st.integers(0, decimals))
        mantissa = Decimal(draw(st.integers(low * 10**places, 99999 + low * 10**places)))
        mantissa = mantissa.scaleb(-places)
        scale = draw(st.sampled_from(SCALES[1:]))
        return Written(mantissa.scaleb(exponent(scale)), f"{mantissa}{scale}")
    if form == "mixed":
        first, second = draw(st.integers(1, 999)), draw(st.integers(1, 9))
        if draw(st.booleans()):
            return Written(Decimal(first * 10**4 + second * 1000), f"{first}万{second}千")
        return Written(Decimal(first * 10**8 + second * 10**7), f"{first}亿{second}千万")
    value = draw(st.integers(low, 99) | st.integers(100, 10**6) | st.integers(10**6, 10**11))
    text = hanzi(value)
    return Written(Decimal(value), text.translate(FINANCIAL) if form == "financial" else text)


CURRENCIES = [
    (row["zh"].split("|")[0], row["code"])
    for row in vocabulary.rows("currencies")
    if row["code"] not in ("VES", "XDR")
]
MEASURES = [
    (row["zh"].split("|")[0], row["unit"])
    for row in vocabulary.rows("measures")
    if row["unit"] not in ("anniversary", "tce", "deg", "century", "L", "a", "qtr")
]
RATES = [("公里/小时", "km/h"), ("吨/年", "t/a"), ("桶/天", "bbl/d"), ("英里/小时", "mi/h")]
SHARES = [("%", "%"), ("个百分点", "pp"), ("个基点", "bp")]
COUNTERS = [
    (zh, "")
    for zh in ("个", "家", "名", "项", "份", "起", "艘", "辆", "人", "国", "户", "次", "人次")
]
UNITS = st.sampled_from([*CURRENCIES, *MEASURES, *RATES, *SHARES, *COUNTERS])
BOUNDS = [
    ("", "", "exact"), ("约", "", "about"), ("大约", "", "about"), ("", "左右", "about"),
    ("超过", "", "over"), ("逾", "", "over"), ("高于", "", "over"),
    ("将近", "", "nearly"), ("接近", "", "nearly"),
    ("至少", "", "at least"), ("不低于", "", "at least"), ("", "以上", "at least"),
    ("不超过", "", "at most"), ("最多", "", "at most"), ("", "以下", "at most"),
    ("不足", "", "under"), ("低于", "", "under"),
]  # fmt: skip


def only(found: tuple[Quantity, ...], text: str) -> Quantity:
    assert len(found) == 1, f"{text}: {[q.text for q in found]}"
    assert found[0].text == text, f"{text}: found {found[0].text}"
    return found[0]


def check_english(zh: str, quantity: Quantity, style: Style) -> None:
    """Render, read back, and compare every part."""
    english = render(quantity, style)
    back = read(english)
    assert len(back) == 1, f"{zh} -> {english}: {[q.text for q in back]}"
    assert (back[0].low, back[0].high) == (quantity.low, quantity.high), f"{zh} -> {english}"
    assert back[0].bound == quantity.bound, f"{zh} -> {english}: {back[0].bound}"
    if quantity.kind != "count":
        # "pounds" are money or weight; compare accepts either.
        units = {back[0].unit, quantity.unit}
        assert len(units) == 1 or units == {"lb", "GBP"}, f"{zh} -> {english}: {back[0].unit}"
    sentence = f"The total is {english}."
    assert compare(zh, sentence) == (), f"{zh} -> {sentence}"


@PROFILE
@given(numbers(), UNITS, st.sampled_from(BOUNDS), st.sampled_from(STYLES))
def test_amounts(
    number: Written, unit: tuple[str, str], bound: tuple[str, str, str], style: Style
) -> None:
    before, after, name = bound
    # 2千克 is two kilograms or two thousand grams, which is the same but is said otherwise.
    assume(number.zh not in ("陆", "伍"))  # alone, surnames
    assume(not (number.zh[-1] in "千仟兆" and unit[0][0] in "克米瓦卡赫焦伏字比帕"))
    assume(not (number.zh[-1] in "百佰" and unit[0] == "帕"))
    zh = f"{before}{number.zh}{unit[0]}{after}"
    found = only(find(zh), zh)
    assert found.bound == name
    value = found.low if found.low is not None else found.high
    assert value == number.value, f"{zh}: {value}"
    if unit[1]:
        assert found.unit == unit[1]
    check_english(zh, found, style)


@PROFILE
@given(
    st.integers(2, 9999), st.integers(1, 9999), st.integers(0, 2),
    st.sampled_from(["", "万", "亿"]), UNITS, st.sampled_from(["至", "-", "—", "到", "～"]),
    st.sampled_from(STYLES),
)  # fmt: skip
def test_ranges(
    low: int, step: int, places: int, scale: str, unit: tuple[str, str], dash: str, style: Style
) -> None:
    first, last = Decimal(low).scaleb(-places), Decimal(low + step).scaleb(-places)
    zh = f"{first}{dash}{last}{scale}{unit[0]}"
    found = only(find(zh), zh)
    factor = exponent(scale)
    assert (found.low, found.high) == (first.scaleb(factor), last.scaleb(factor)), zh
    check_english(zh, found, style)


DATE_FORMS = [
    "{y}年{m}月{d}日",
    "{y} 年 {m} 月 {d} 日",
    "{hy}年{hm}月{hd}日",
    "{m}月{d}日",
    "{y}年{m}月",
    "{y}年",
    "{hy}年",
]


def day_hanzi(number: int) -> str:
    """Write a day or month: 十二, not 一十二."""
    text = hanzi(number)
    return text.removeprefix("一") if 10 <= number < 20 else text


@PROFILE
@given(
    st.dates(date(1800, 1, 1), date(2100, 12, 31)),
    st.sampled_from(DATE_FORMS),
    st.sampled_from(STYLES),
)
def test_dates(day: date, form: str, style: Style) -> None:
    digits = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    zh = form.format(
        y=day.year, m=day.month, d=day.day,
        hy=digits, hm=day_hanzi(day.month), hd=day_hanzi(day.day),
    )  # fmt: skip
    found = only(find(zh), zh)
    iso = str(day.year) if "y}" in form else "-"
    iso += f"-{day.month:02d}" if "m}" in form else ""
    iso += f"-{day.day:02d}" if "d}" in form else ""
    assert found.iso == iso
    english = render(found, style)
    assert read(english)[0].iso == iso, f"{zh} -> {english}"
    assert compare(zh, f"It was agreed on {english}.") == ()


@PROFILE
@given(
    st.integers(2, 9), st.integers(1, 8), st.sampled_from(["", "近", "约"]), st.sampled_from(STYLES)
)
def test_fractions(below: int, above: int, bound: str, style: Style) -> None:
    if above >= below:
        above = 1
    zh = f"{bound}{DIGITS[below]}分之{DIGITS[above]}"
    found = only(find(zh), zh)
    assert (found.low if found.low is not None else found.high) == Decimal(above) / below
    check_english(zh, found, style)
