# ruff: noqa: E501
"""Renderings in English: what counts as one, what does not, and what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.glossary import assign, find_forms, forbidden, missing, occurrences
from summarizer.glossary.english import fold_english
from summarizer.records import Term

COUNTED = [
    # label, form, English, what is found
    ("plain", "Silk Road Fund", "the Silk Road Fund played", ["Silk Road Fund"]),
    ("twice", "Silk Road Fund", "Silk Road Fund, Silk Road Fund", ["Silk Road Fund"] * 2),
    ("case", "Belt and Road", "BELT AND ROAD", ["BELT AND ROAD"]),
    ("not inside a word", "Iran", "Iranian", []),
    ("not inside a word, left", "Oman", "Roman", []),
    ("before 's", "China", "China's economy", ["China"]),
    ("before ’s", "China", "China’s economy", ["China"]),
    ("plural", "stress test", "stress tests", ["stress tests"]),
    ("plural -ies", "policy", "policies", ["policies"]),
    ("plural -es", "tax", "taxes", ["taxes"]),
    ("plural -ches", "branch", "branches", ["branches"]),
    ("singular of a plural", "central banks", "a central bank", ["central bank"]),
    ("singular -ies", "joint ventures and subsidiaries", "joint ventures and subsidiary", ["joint ventures and subsidiary"]),
    ("singular -sses", "businesses", "a business", ["business"]),
    ("plural of the head before of", "Ministry of Commerce", "the Ministries of Commerce", ["Ministries of Commerce"]),
    ("plural of a title", "Vice Minister of Finance", "Vice Ministers of Finance", ["Vice Ministers of Finance"]),
    ("no plural inside", "Silk Road Fund", "Silk Roads Fund", []),
    ("-ss is no plural", "access", "acces", []),
    ("hyphen for space", "stress test", "stress-test", ["stress-test"]),
    ("space for hyphen", "high-speed rail", "high speed rail", ["high speed rail"]),
    ("en dash for hyphen", "China-Kazakhstan", "China–Kazakhstan", ["China–Kazakhstan"]),
    ("hyphen for en dash", "Jakarta–Bandung", "Jakarta-Bandung", ["Jakarta-Bandung"]),
    ("no-break hyphen", "high-speed", "high‑speed", ["high‑speed"]),
    ("one word is another", "high-speed", "highspeed", []),
    ("line break inside", "Silk Road Fund", "Silk\nRoad Fund", ["Silk\nRoad Fund"]),
    ("no-break space", "Silk Road Fund", "Silk\u00a0Road Fund", ["Silk\u00a0Road Fund"]),
    ("& for and", "Bosnia and Herzegovina", "Bosnia & Herzegovina", ["Bosnia & Herzegovina"]),
    ("and for &", "China Export & Credit Insurance Corporation", "China Export and Credit Insurance Corporation", ["China Export and Credit Insurance Corporation"]),
    ("curly apostrophe", "People's Bank of China", "People’s Bank of China", ["People’s Bank of China"]),
    ("straight apostrophe", "People’s Bank of China", "People's Bank of China", ["People's Bank of China"]),
    ("no apostrophe", "People's Bank of China", "Peoples Bank of China", ["Peoples Bank of China"]),
    ("possessive inside", "Mainland's real estate market", "Mainland’s real estate markets", ["Mainland’s real estate markets"]),
    ("quotes inside", "Belt and Road Initiative", 'the "Belt and Road" Initiative', ['Belt and Road" Initiative']),
    ("curly quotes inside", "Belt and Road Initiative", "the “Belt and Road” Initiative", ["Belt and Road” Initiative"]),
    ("accents", "Türkiye", "Turkiye", ["Turkiye"]),
    ("accents in the English", "Cote d'Ivoire", "Côte d’Ivoire", ["Côte d’Ivoire"]),
    ("-isation", "internationalization of the renminbi", "internationalisation of the renminbi", ["internationalisation of the renminbi"]),
    ("-ise in the form", "organised crime", "organized crime", ["organized crime"]),
    ("centre", "Development Research Center", "Development Research Centre", ["Development Research Centre"]),
    ("decimals stay", "68.1 billion", "681 billion", []),
    ("dots in capitals", "US", "the U.S. economy", ["U.S."]),
    ("capitals without dots", "U.S.", "the US economy", ["US"]),
    ("us is not US", "US", "tell us more", []),
    ("who is not WHO", "WHO", "those who and the WHO", ["WHO"]),
    ("it is not IT", "IT", "it is IT", ["IT"]),
    ("US$ is no country", "US", "US$27 billion", []),
    ("plural capitals", "SOE", "SOEs grew", ["SOEs"]),
    ("long acronym in small letters", "ASEAN", "Asean countries", ["Asean"]),
    ("amount as a term", "HK$68.1 billion", "assets of HK$68.1 billion.", ["HK$68.1 billion"]),
    ("amount inside a longer one", "HK$68.1 billion", "HK$168.1 billion", []),
    ("amount that goes on", "HK$68.1", "HK$68.15", []),
    ("comma inside", "Silk Road Fund Co., Ltd.", "Silk Road Fund Co., Ltd", ["Silk Road Fund Co., Ltd"]),
    ("brackets inside", "Bank (BOC)", "the Bank (BOC) said", ["Bank (BOC)"]),
    ("slash", "25 Mt/a", "25 Mt/a", ["25 Mt/a"]),
    ("year", "13th Five-Year Plan", "13th five-year plan", ["13th five-year plan"]),
    ("hyphenated before", "China", "non-China", ["China"]),
    ("inside a hyphenated name", "China", "the China-Laos Railway", ["China"]),
    ("underscore", "AI", "AI_model", []),
    ("another number", "Article IV", "Article V", []),
    ("empty English", "China", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("form", "english", "found"), [case[1:] for case in COUNTED],
                         ids=[case[0] for case in COUNTED])  # fmt: skip
def test_counts(form: str, english: str, found: list[str]) -> None:
    spans = occurrences(english, Term(zh="x", en=form))
    assert [english[start:end] for start, end in spans] == found


WRONG = [
    # label, form, English: known to be counted or missed wrongly
    ("singular of a name in -s", "Laos", "Lao"),
    ("singular of news", "Xinhua News", "Xinhua New"),
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("form", "english"), [case[1:] for case in WRONG],
                         ids=[case[0] for case in WRONG])  # fmt: skip
def test_known_to_be_counted_wrongly(form: str, english: str) -> None:
    assert not occurrences(english, Term(zh="x", en=form))


@settings(max_examples=300, deadline=None)
@given(st.text("aeéIİßZ -’“&\n", max_size=30))
def test_folding_keeps_the_length(english: str) -> None:
    assert len(fold_english(english)) == len(english)


@settings(max_examples=300, deadline=None)
@given(
    st.text("abS &-'’\"().$3é", min_size=1, max_size=10).filter(
        lambda t: any(c.isalnum() for c in t)
    )
)
def test_a_form_is_found_in_itself(form: str) -> None:
    spans = find_forms(f"xx {form} yy", [form])
    assert spans, form


NDRC = Term(
    zh="国家发展和改革委员会",
    en="National Development and Reform Commission",
    short="NDRC",
    forbidden=("State Development Commission", "Development and Reform Commission"),
)
EXIM = Term(zh="中国进出口银行", en="Export-Import Bank of China", short="China Exim")
CHINA = Term(zh="中国", en="China", variants=("Chinese",))
OUR = Term(zh="我国", en="China", variants=("Chinese",))
FUND = Term(zh="丝路基金", en="Silk Road Fund", plural="Silk Road Funds", forbidden=("Silk Fund",))

MISSED = [
    # label, terms of the source, English, (zh, expected, found, severity) of each miss
    ("all there", [CHINA, FUND], "China set up the Silk Road Fund.", []),
    ("short form counts", [NDRC], "The NDRC said so.", []),
    ("absent", [FUND], "The fund invests.", [("丝路基金", 1, 0, "error")]),
    ("forbidden is absent", [FUND], "The Silk Fund invests.", [("丝路基金", 1, 0, "error")]),
    ("twice, stated once", [FUND, FUND], "The Silk Road Fund says it invests.", [("丝路基金", 2, 1, "warning")]),
    ("twice, stated twice", [FUND, FUND], "The Silk Road Fund, the Silk Road Fund.", []),
    ("more often than needed", [FUND], "Silk Road Fund, Silk Road Fund.", []),
    ("only inside another name", [CHINA, EXIM], "The Export-Import Bank of China lends.", [("中国", 1, 0, "warning")]),
    ("beside another name", [CHINA, EXIM], "China's Export-Import Bank of China lends.", []),
    ("two keys, one rendering", [CHINA, OUR], "China and Chinese firms", []),
    ("two keys, one rendering, once", [CHINA, OUR], "China says so", []),
    ("order does not matter", [EXIM, CHINA], "Chinese loans of the Export-Import Bank of China", []),
    ("no terms", [], "Whatever.", []),
    ("empty English", [CHINA], "", [("中国", 1, 0, "error")]),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "english", "misses"), [case[1:] for case in MISSED],
                         ids=[case[0] for case in MISSED])  # fmt: skip
def test_missing(terms: list[Term], english: str, misses: list[tuple[str, int, int, str]]) -> None:
    found = missing(terms, english)
    assert [(m.term.zh, m.expected, m.found, m.severity) for m in found] == misses


def test_first_mention_by_its_short_form_is_told() -> None:
    (miss,) = missing([NDRC], "The NDRC said so.", full={NDRC.zh})
    assert (miss.severity, miss.message) == (
        "info",
        "National Development and Reform Commission (国家发展和改革委员会) is first mentioned as NDRC",
    )
    assert not missing([NDRC], f"The {NDRC.en} (NDRC) said so.", full={NDRC.zh})


def test_forbidden_inside_an_accepted_one_is_no_fault() -> None:
    english = "The National Development and Reform Commission, or Development and Reform Commission"
    ((start, end),) = forbidden(english, NDRC)
    assert english[start:end] == "Development and Reform Commission"
    assert start > 40


def test_assign_gives_longer_places_first() -> None:
    english = "China and the Export-Import Bank of China"
    places = assign([CHINA, EXIM], english)
    assert [english[slice(*span)] for span in places["中国"]] == ["China"]
    assert [english[slice(*span)] for span in places["中国进出口银行"]] == [
        "Export-Import Bank of China"
    ]
    assert places["中国"] == ((0, 5),)
