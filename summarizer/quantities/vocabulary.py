"""The tables in data/, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

import regex
from babel import Locale
from babel.numbers import get_currency_name

from summarizer.quantities.records import Bound
from summarizer.tables import rows as table_rows

BOUNDS: Final[dict[str, Bound]] = {
    b: b for b in ("exact", "about", "over", "nearly", "at least", "at most", "under")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A measure or counter. Values of one dimension compare after multiplying by factor."""

    code: str
    singular: str
    plural: str
    dimension: str = ""
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """symbol goes before the amount ("US$", "RMB "), word after it; no symbol: always the word."""

    code: str
    symbol: str
    word: str


def rows(name: str) -> list[Mapping[str, str]]:
    """Read data/NAME.tsv."""
    return list(table_rows("summarizer.quantities", "data", f"{name}.tsv"))


@cache
def measures() -> dict[str, Unit]:
    """Return the unit of each Chinese measure word."""
    return {zh: unit_of_row(row) for row in rows("measures") for zh in row["zh"].split("|")}


def unit_of_row(row: Mapping[str, str]) -> Unit:
    return Unit(
        code=row["unit"],
        singular=row["singular"],
        plural=row["plural"],
        dimension=row["dimension"],
        factor=Decimal(row["factor"]),
    )


@cache
def units() -> dict[str, Unit]:
    """Return measures by code and counters by the singular of what they count."""
    found = {unit.code: unit for unit in measures().values()}
    for row in rows("counters"):
        if row["unit"]:
            found[row["unit"]] = Unit(code=row["unit"], singular=row["unit"], plural=row["plural"])
    return found


@cache
def counters() -> dict[str, str]:
    """Return the unit ("" where it names nothing) of each counter."""
    return {row["zh"]: row["unit"] for row in rows("counters")}


@cache
def english_units() -> dict[str, str]:
    """Return the code of each English form of a measure, as written (mL is not ML)."""
    found = {}
    for row in rows("measures"):
        forms = [row["singular"], row["plural"], row["unit"], *row["reads"].split("|")]
        found.update({form: row["unit"] for form in forms if form})
    return found


@cache
def currencies() -> dict[str, Currency]:
    """Return how each currency is written, by ISO 4217 code: our table first, then CLDR."""
    found = {
        row["code"]: Currency(code=row["code"], symbol=row["symbol"], word=row["word"])
        for row in rows("currencies")
    }
    for code in map(str, Locale.parse("en").currencies):
        if code not in found:
            word = get_currency_name(code, 2, "en")
            found[code] = Currency(code=code, symbol="", word=word)
    return found


@cache
def chinese_currencies() -> dict[str, str]:
    """Return the code of each Chinese currency name or sign; 300亿元港币 are Hong Kong dollars."""
    names = Locale.parse("zh").currencies
    found = {zh: code for code, zh in names.items() if regex.fullmatch(r"\p{Han}{2,}", zh)}
    for row in rows("currencies"):
        found.update(dict.fromkeys(row["zh"].split("|"), row["code"]))
    full = {f"元{zh}": code for zh, code in found.items() if regex.fullmatch(r"\p{Han}{2,}", zh)}
    return {zh: code for zh, code in full.items() if zh[1] != "元"} | found


@cache
def english_currencies() -> dict[str, str]:
    """Return the code of each English currency name, sign or code; names in lower case."""
    found = {}
    for code, name in Locale.parse("en").currencies.items():
        if len(name.split()) > 1 and "(" not in name:
            found[name.lower()] = code
            found[get_currency_name(code, 2, "en").lower()] = code
        found[code] = code
    for row in rows("currencies"):
        found.setdefault(row["word"].lower(), row["code"])
        for form in row["reads"].split("|"):
            found[form if len(form) < 5 and not form.islower() else form.lower()] = row["code"]
    return found


@cache
def bounds(place: str) -> dict[str, tuple[Bound, str]]:
    """Return bound and forbidden preceding characters of each word that bounds a figure."""
    return {
        row["zh"]: (BOUNDS[row["bound"]], row["not_after"])
        for row in rows("bounds")
        if row["place"] == place
    }


@cache
def relatives() -> dict[str, tuple[str, str]]:
    """Return iso and English of 去年, 本月 and the like."""
    return {row["zh"]: (row["iso"], row["en"]) for row in rows("relative")}


@cache
def negatives() -> frozenset[str]:
    """Return the words with a numeral in them that state no figure."""
    return frozenset(row["zh"] for row in rows("negatives"))


def alternation(words: list[str] | dict[str, object] | frozenset[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
