"""The checks of wording: each row is a sentence, its English and what must be reported."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from summarizer.annotate import annotate
from summarizer.glossary import Glossary, Matcher, builtin
from summarizer.records import Sentence, Term
from summarizer.verify import Case, check
from summarizer.verify.latin import spelt_out
from summarizer.verify.opposites import turned
from summarizer.verify.tables import table
from summarizer.verify.titles import ranks, with_rank

LINES = [
    line
    for line in Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
CASES = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
MATCHER = Matcher(builtin())


def sentence(zh: str) -> Sentence:
    return Sentence(
        index=0, start=0, end=len(zh), zh=zh, text=zh, offsets=range(len(zh) + 1), block=0
    )


RANK_LINES = [
    line
    for line in Path(__file__).with_name("ranks.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
RANKS = list(csv.DictReader(RANK_LINES, delimiter="\t"))


@pytest.mark.parametrize("row", RANKS, ids=[row["label"] for row in RANKS])
def test_a_rank_is_mended(row: dict[str, str]) -> None:
    source = sentence(row["zh"])
    case = Case(sentence=source, marks=(), en=row["en"])
    assert [finding.severity for finding in ranks(case)] == ["error"]
    assert list(with_rank(case)) == [row["mended"]] * bool(row["mended"])


@pytest.mark.parametrize("row", CASES, ids=[row["label"] for row in CASES])
def test_cases(row: dict[str, str]) -> None:
    source = sentence(row["zh"])
    (marks,) = annotate([source], matcher=MATCHER)
    found = check(Case(sentence=source, marks=marks, en=row["en"], free=True))
    kinds = {finding.kind for finding in found if finding.severity != "info"}
    assert kinds == set((row["kinds"] or "").split())


DRAFTS = [
    (
        "a province as part of a title",
        "国家主席习近平13日回国。",
        "Xinjiang President Xi Jinping returned home on the 13th.",
        "province-added",
    ),
    # label, Chinese, our own draft, what is reported
    ("a month", "总理12日会见记者。", "The premier met reporters on December 12.", "month-added"),
    ("a month, day first", "总理12日到访。", "The premier came on 12 December.", "month-added"),
    ("a month of the Chinese", "总理5月12日到访。", "The premier came on May 12.", ""),
    ("a company", "预计有信心完成全年目标。", "The company is sure to reach it.", "company-added"),
    ("a company of the Chinese", "该厂有信心完成目标。", "The company is sure to reach it.", ""),
    ("a quarter", "截至一季度末。", "As of the end of March. In March, all was well.", ""),
    ("a day of it", "12日公布一季度数据。", "On March 12 data came out for Q1.", "month-added"),
    (
        "a weekday",
        "发言人30日到访。",
        "The spokesperson came on Wednesday, the 30th.",
        "weekday-added",
    ),
    ("a weekday of the Chinese", "发言人周三到访。", "The spokesperson came on Wednesday.", ""),
]


@pytest.mark.parametrize(
    ("zh", "en", "kind"), [row[1:] for row in DRAFTS], ids=[row[0] for row in DRAFTS]
)
def test_what_a_model_added(zh: str, en: str, kind: str) -> None:
    (marks,) = annotate([sentence(zh)], matcher=MATCHER)
    found = check(Case(sentence=sentence(zh), marks=marks, en=en))
    added = [finding.kind for finding in found if finding.kind.endswith("-added")]
    assert added == [kind] * bool(kind)


PLACEHOLDERS = [
    # label, Chinese, a model's English, what is reported
    ("invented", "公司增加投资。", "The company invested <2>.", ["placeholder"]),
    ("another kind", "公司增加投资。", "The company invested [2] more.", ["placeholder"]),
    ("letters", "公司增加投资。", "The company invested x2X more.", ["placeholder"]),
    ("two", "公司增加投资。", "<1> invested #2#.", ["placeholder", "placeholder"]),
    ("the text's own", "公司增加投资[2]。", "The company invested more [2].", []),
    ("no number", "公司增加投资。", "The company <b>invested</b> more.", []),
    ("a word with X", "X2系列车型上市。", "The X2 series was launched.", []),
]


@pytest.mark.parametrize(
    ("zh", "en", "kinds"), [row[1:] for row in PLACEHOLDERS], ids=[row[0] for row in PLACEHOLDERS]
)
def test_a_placeholder_that_a_model_made_up(zh: str, en: str, kinds: list[str]) -> None:
    found = check(Case(sentence=sentence(zh), marks=(), en=en))
    assert [finding.kind for finding in found if finding.kind == "placeholder"] == kinds


def test_a_person_is_named_once() -> None:
    zh = "国家主席习近平会见了图斯克。"
    (marks,) = annotate([sentence(zh)], matcher=MATCHER)
    twice = "President Xi Jinping met Donald Tusk, Xi Jinping and Donald Tusk."
    kinds = [
        [f.kind for f in check(Case(sentence=sentence(zh), marks=marks, en=en))]
        for en in (twice, "President Xi Jinping met Donald Tusk.")
    ]
    assert kinds == [["repetition", "repetition"], []]


def test_spans_are_those_of_the_words() -> None:
    source = sentence("去年出口大幅下降。")
    (found,) = check(Case(sentence=source, marks=(), en="Last year exports rose sharply."))
    assert source.zh[found.start : found.end] == "下降"
    assert (found.en_start, found.en_end) == (18, 22)


def test_what_the_user_asks_for_is_never_excused() -> None:
    term = Term(zh="丝路基金", en="Silk Road Fund", kind="phrase", origin="mine.tsv:2")
    source = sentence("丝路基金出资。")
    (marks,) = annotate([source], matcher=Matcher(Glossary(terms=(term,))))
    (found,) = check(Case(sentence=source, marks=marks, en="The facility put up cash.", free=True))
    assert (found.kind, found.severity) == ("term-missing", "error")


@pytest.mark.parametrize(
    ("short", "en", "spelt"),
    [
        ("METI", "the Ministry of Economy, Trade and Industry", True),
        ("METI", "the Ministry of Trade and Industry", False),
        ("USAF", "the US Air Force", True),
        ("NATO", "no such thing", False),
    ],
)
def test_expansions(short: str, en: str, spelt: bool) -> None:
    assert spelt_out(short, en) is spelt


@pytest.mark.parametrize("name", ["negation_zh", "negation_en", "titles", "opposites", "answers"])
def test_tables_have_no_row_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in table(name)]
    keys = [row[0] if name != "titles" else row for row in rows]
    assert len(keys) == len(set(keys))
    optional = {"negation_en": ("zh",)}.get(name, ())
    assert all(value for row in table(name) for key, value in row.items() if key not in optional)


def test_each_predicate_is_said_in_both_languages() -> None:
    rows = table("predicates")
    assert all(row["zh"] and row["en"] for row in rows)
    assert len({row["zh"] for row in rows}) == len(rows)


INVENTED = [
    # Chinese, a model's English, year of the document, what is reported
    ("4月11日发生火灾。", "A fire broke out on April 11, 2019.", 2026, ["year-added"]),
    ("4月11日发生火灾。", "A fire broke out on April 11, 2026.", 2026, []),
    ("11月5日电，选举开始。", "11/5/2018: the election begins.", 2026, ["year-added"]),
    ("他1968年2月出生。", "He was born on February 2, 1968.", None, ["day-added"]),
    ("他1968年2月2日出生。", "He was born on February 2, 1968.", None, []),
    ("今年5月出口增长。", "In May 2026, exports rose.", 2026, []),
    ("2019年4月11日发生火灾。", "A fire broke out on April 11, 2019.", None, []),
    (
        "省卫生健康委通报情况。",
        "Shanghai Municipal Health Commission reported.",
        None,
        ["province-added"],
    ),
    ("上海市卫生健康委通报情况。", "Shanghai Municipal Health Commission reported.", None, []),
    ("沪指下跌。", "The Shanghai Composite fell.", None, []),
    ("6月28日印发。", "It was issued on June 28, 2025.", 2026, ["year-added"]),
    ("去年6月28日印发。", "It was issued on June 28, 2025.", 2026, []),
    ("他在首局赢得76分。", "He won the first set 76-0.", None, ["figure-extra"]),
    ("他以3比1获胜。", "He won 3-1.", None, []),
    ("需要五至七天。", "It takes 5-7 days.", None, []),
]


@pytest.mark.parametrize(("zh", "en", "year", "kinds"), INVENTED, ids=[row[1] for row in INVENTED])
def test_years_scores_and_provinces_that_a_model_made_up(
    zh: str, en: str, year: int | None, kinds: list[str]
) -> None:
    day = date(year, 11, 20) if year else None
    found = check(Case(sentence=sentence(zh), marks=(), en=en, day=day))
    added = [f.kind for f in found if f.kind.endswith(("-added", "-extra"))]
    assert added == kinds


TURNED = [
    ("贸易顺差981.2亿美元。", "The trade deficit was US$98.12 billion.", "surplus"),
    ("贸易逆差扩大。", "The trade surplus widened.", "deficit"),
    ("没有顺差。", "There was a deficit.", ""),
]


@pytest.mark.parametrize(("zh", "en", "word"), TURNED)
def test_an_opposite_is_turned_round(zh: str, en: str, word: str) -> None:
    mended = list(turned(Case(sentence=sentence(zh), marks=(), en=en)))
    assert [word in one for one in mended] == [True] * bool(word)
