"""Countries, provinces, years and scores that the English names and the Chinese does not.

The names of all countries are known in both languages (Unicode CLDR), so a country too many is
sure where a name too many is not. A single character licenses a country (中美俄, 驻华), and China
is never too many: 我国, 国内 and many more mean it. In our own drafts it is an error: a small model
puts 583.2亿美元 "in the United States".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

import regex

from summarizer import quantities
from summarizer.glossary import occurrences
from summarizer.glossary.cldr import cldr
from summarizer.glossary.english import find_forms, fold_english
from summarizer.names import vocabulary as names
from summarizer.records import Finding, Term
from summarizer.verify.case import Case
from summarizer.verify.support import words
from summarizer.verify.tables import table

_MONTH: Final = f"(?:{'|'.join(quantities.MONTHS)})"
_DATED: Final = regex.compile(
    rf"\b(?:{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? |\d{{1,2}}/\d{{1,2}}/)"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_DAY: Final = regex.compile(rf"\b{_MONTH} (?P<day>[12]?\d|3[01])(?:,? (?:19|20)\d\d)?(?=[,.; ]|$)")
_DAYS: Final = regex.compile(r"[日号號旬初末底节節]|\d[./-]\d|[一二三四五六七八九十]{2}")
"""What may make a day of a Chinese text: without any of it, none is there."""
_MONTHLY: Final = regex.compile(r"月|元旦|国庆|五一|十一|圣诞|中秋|春节|\d[./-]\d|[A-Za-z]{3}")
"""What may make a month of a Chinese text."""
_MONTHS_LONG: Final = regex.compile("季|半年|年[初末底中]")
"""What may be said by the month in which it begins or ends, but by no day of it."""
_NTH: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH_NAMED: Final = regex.compile(
    rf"\b(?:(?P<month>{_MONTH}) {_NTH}|{_NTH} (?:of )?(?P<month>{_MONTH})"
    rf"|[Ii]n (?P<month>{_MONTH}))\b"
)
_WEEKLY: Final = regex.compile(r"[周週][一二三四五六日天末]|星期|礼拜|[A-Za-z]{3}")
_WEEKDAY: Final = regex.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEARS_OFF: Final = (
    ("前年", -2),
    ("去年", -1),
    ("上年", -1),
    ("同期", -1),
    ("明年", 1),
    ("来年", 1),
)
_PAIR: Final = regex.compile(
    r"(?<![\w.,/–-])(?P<first>\d{1,3})[–-](?P<second>\d{1,3})(?![\w/–-]|[.,]\d)"
)
_LONGER: Final = regex.compile(
    r"[- ](?!(?:Municipal(?:ity)?|Province|Provincial|City|Autonomous|People|President|Premier"
    r"|Governor|Mayor|Minister|Chairman|Chairwoman|Party|Vice|Deputy|Secretary|Director)\b)\p{Lu}"
)
"""A province's name goes on as another's: Shanghai Composite, but not Shanghai Municipal, nor
Xinjiang President Xi Jinping for 国家主席习近平."""
_MONEY: Final = regex.compile(
    "[美日韩加澳新欧]元|美金|英镑|瑞士法郎|(?:印尼|越南)盾|泰铢|(?:印度|巴基斯坦)卢比|俄罗斯卢布|港[元币]"
)
"""Money is no country: 583亿美元 does not put anything in the United States."""
_REPUBLIC: Final = regex.compile(r"(?<!People['’]s )\bRepublic of China\b")
_REPUBLIC_ZH: Final = regex.compile("民国|民國|台[湾灣]|臺灣")


@cache
def _countries() -> tuple[
    Mapping[str, tuple[Term, ...]], Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]
]:
    """Return countries by folded English form, and what licenses each, by its Chinese name.

    What licenses it first in anybody's English, then in our own: 贝 is no short form of 贝宁.
    """
    more = {row["code"]: row["zh"].split("|") for row in table("countries")}
    by_form: dict[str, list[Term]] = {}
    licences, strict = {}, {}
    for term in cldr().terms:
        code = term.origin.partition(":")[2]
        if term.kind != "place" or not code.isalpha() or more.get(code) == ["-"]:
            continue
        for form in term.accepts():
            by_form.setdefault(fold_english(form).rstrip("."), []).append(term)
        words = [term.zh, *term.aliases]
        signs = frozenset([word[0] for word in words] + more.get(code, []))
        licences[term.zh] = signs
        short = {sign for sign in signs if len(sign) > 1 or sign in names.table("short_places")}
        strict[term.zh] = frozenset({*short, *words})
    return {form: tuple(terms) for form, terms in by_form.items()}, licences, strict


@cache
def _forms() -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            form for terms in _countries()[0].values() for t in terms for form in t.accepts()
        )
    )


def countries(case: Case) -> Iterator[Finding]:
    """Report each country of the English that nothing in the Chinese stands for."""
    by_form, licences, strict = _countries()
    licences = licences if case.free else strict
    named = [span for mark in case.marks if mark.term for span in occurrences(case.en, mark.term)]
    zh = _MONEY.sub("", case.sentence.text + case.document)
    for start, end in find_forms(case.en, _forms()):
        word = case.en[start:end]
        terms = _terms_of(word, by_form)
        if not terms or not word[0].isupper() or _inside(start, end, named):
            continue
        if any(sign in zh for term in terms for sign in licences[term.zh]):
            continue
        alone = " " not in word and not word.isupper()
        if alone and regex.match(r"[- ]\p{Lu}", case.en[end:]):
            continue  # part of a longer name: Jordan Smith, Chad Smith
        message = f"“{word}” is not in the Chinese."
        yield case.finding("country-added", message, case.severity, en=(start, end))
    for match in _REPUBLIC.finditer(case.en):
        if not _REPUBLIC_ZH.search(zh) and not _inside(*match.span(), named):
            message = f"“{match[0]}” is not in the Chinese: it is another name than China’s."
            yield case.finding("country-added", message, case.severity, en=match.span())


def _terms_of(word: str, by_form: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
    folded = fold_english(word).rstrip(".")
    return by_form.get(folded) or by_form.get(folded.rstrip("s")) or ()


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def provinces(case: Case) -> Iterator[Finding]:
    """Report each province that a model named of its own: the Shanghai health commission for 省.

    Another translator may know which province is meant.
    """
    if case.free:
        return
    zh = case.sentence.text
    named = [span for mark in case.marks if mark.term for span in occurrences(case.en, mark.term)]
    for row in table("provinces"):
        for start, end in find_forms(case.en, (row["en"],)):
            part = _LONGER.match(case.en, end) is not None
            told = any(sign in zh for sign in row["zh"].split("|"))
            if not (told or part or _inside(start, end, named)):
                message = f"{row['en']} is not in the Chinese."
                yield case.finding("province-added", message, "error", en=(start, end))


def years(case: Case) -> Iterator[Finding]:
    """Report a year that a model put to a date: "April 11, 2019" for 4月11日.

    It saw this sentence alone: a year that only the rest of the document states is a guess. What
    another translator wrote is left alone: he may know the year.
    """
    if case.free:
        return
    known = _stated_years(case.sentence.text, case.day)
    for match in _DATED.finditer(case.en):
        if int(match["year"]) not in known:
            message = f"The year {match['year']} is not in the Chinese."
            yield case.finding("year-added", message, "error", en=match.span("year"))


def days(case: Case) -> Iterator[Finding]:
    """Report a day that a model put to a month: "February 2, 1968" for 1968年2月."""
    if case.free or _DAYS.search(case.sentence.text):
        return
    for match in _DAY.finditer(case.en):
        message = f"The day {match['day']} is not in the Chinese."
        yield case.finding("day-added", message, "error", en=match.span("day"))


def _said_by_right(case: Case) -> set[str]:
    """Return the words of the marks, without case: Mayor is no May."""
    return words(" ".join(form for mark in case.marks for form in mark.forms()))


def months(case: Case) -> Iterator[Finding]:
    """Report a month that a model put to a day: "December 12" for 12日.

    A translator may know it, and the mark of a day has it where the document does.
    """
    zh = case.sentence.text
    if case.free or _MONTHLY.search(zh):
        return
    known = _said_by_right(case)
    for match in _MONTH_NAMED.finditer(case.en):
        within = match["day"] is None and _MONTHS_LONG.search(zh)
        if match["month"].casefold() not in known and not within:
            message = f"“{match['month']}” is not in the Chinese."
            yield case.finding("month-added", message, "error", en=match.span("month"))


def weekdays(case: Case) -> Iterator[Finding]:
    """Report a day of the week that a model made up: "on Wednesday" for 30日."""
    if case.free or _WEEKLY.search(case.sentence.text):
        return
    known = _said_by_right(case)
    for match in _WEEKDAY.finditer(case.en):
        if match[0].casefold() not in known:
            message = f"“{match[0]}” is not in the Chinese."
            yield case.finding("weekday-added", message, "error", en=match.span())


def scores(case: Case) -> Iterator[Finding]:
    """Report a score that a model made of one number: "76-0" for 76分."""
    if case.free:
        return
    zh = case.sentence.text
    known = set(regex.findall(r"\d+", zh))
    known |= {f"{end:f}" for found in quantities.find(zh) for end in (found.low, found.high) if end}
    for match in _PAIR.finditer(case.en):
        if match["first"] in known and match["second"] not in known:
            message = f"“{match[0]}” is not in the Chinese."
            yield case.finding("figure-extra", message, "error", en=match.span())


def _stated_years(text: str, day: date | None) -> frozenset[int]:
    """Return the years that a sentence states, with the document's day those that it means.

    >>> sorted(_stated_years("二〇一六年起，到2020年，比去年", date(2025, 6, 18)))
    [2016, 2020, 2024, 2025]
    """
    found = {int(year) for year in regex.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text)}
    for quantity in quantities.find(text):
        found |= {int(year) for year in regex.findall(r"(?<!\d)\d{4}(?!\d)", quantity.iso)}
    if day is not None:
        found |= {day.year + step for sign, step in _YEARS_OFF if sign in text} | {day.year}
    return frozenset(found)


_MISNAMED: Final = regex.compile(
    r"\bUnited (?:Nation|State|Emirates|Kingdoms|Arab Emirate|Arabian Emirates)\b(?! of\b)"
)
"""What no country and no organisation is called."""
_LATER_WAR: Final = regex.compile(r"\bWorld War (?:I{3}|I?V|VI?|[3-6]|Three|Four|Five)\b")
_LATER_WAR_ZH: Final = regex.compile(r"第?[三四五3-5]次世界?大战|三战")


def misnamed(case: Case) -> Iterator[Finding]:
    """Report names that nothing has: United Nation, and a third World War of 第一次世界大战."""
    for match in _MISNAMED.finditer(case.en):
        message = f"“{match[0]}” is no name."
        yield case.finding("name-wrong", message, case.severity, en=match.span())
    for match in _LATER_WAR.finditer(case.en):
        if not _LATER_WAR_ZH.search(case.sentence.text):
            message = f"“{match[0]}” is not in the Chinese."
            yield case.finding("name-wrong", message, case.severity, en=match.span())
