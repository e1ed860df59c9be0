"""The entries that come with the package: CLDR, pairs, and the tables as a whole."""

from __future__ import annotations

import csv
from importlib.resources import as_file, files
from itertools import chain

import pytest

from summarizer.chars import han_count, han_runs
from summarizer.glossary import Glossary, Matcher, builtin, check, cldr, for_document
from summarizer.glossary.contexts import contexts_of
from summarizer.glossary.keys import fold_key
from summarizer.records import Term

NAMES = [
    # Chinese, English
    ("沙特", "Saudi Arabia"),
    ("沙特阿拉伯", "Saudi Arabia"),
    ("阿联酋", "United Arab Emirates"),
    ("印尼", "Indonesia"),
    ("哈萨克斯坦", "Kazakhstan"),
    ("缅甸", "Myanmar"),
    ("波黑", "Bosnia and Herzegovina"),
    ("刚果（金）", "Democratic Republic of the Congo"),
    ("刚果(布)", "Republic of the Congo"),
    ("香港", "Hong Kong"),
    ("中国香港", "Hong Kong"),
    ("蒙古国", "Mongolia"),
    ("塞尔維亞", "Serbia"),
    ("欧盟", "European Union"),
    ("东南亚", "Southeast Asia"),
    ("中亚", "Central Asia"),
    ("拉美", "Latin America"),
    ("法语", "French"),
    ("粤语", "Cantonese"),
    ("人民币", "renminbi"),
    ("港币", "Hong Kong dollar"),
    ("欧元", "euro"),
    ("坚戈", "Kazakhstani tenge"),
    ("中哈", "China-Kazakhstan"),
    ("中巴", "China-Pakistan"),
    ("中美", "China-US"),
    ("中欧", "China-EU"),
    ("中日韩", "China-Japan-South Korea"),
    ("中蒙俄", "China-Mongolia-Russia"),
    ("俄乌", "Russia-Ukraine"),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(builtin())


@pytest.mark.parametrize(("zh", "en"), NAMES, ids=[name for name, _ in NAMES])
def test_name(matcher: Matcher, zh: str, en: str) -> None:
    (match,) = matcher.find(f"与{zh}合作")
    assert match.text == zh
    assert en in match.term.accepts()


NOT_TERMS = ["世界", "黄金", "元", "分", "银", "未知语言", "多语种", "国际语"]


@pytest.mark.parametrize("text", NOT_TERMS)
def test_no_entry(text: str) -> None:
    keys = chain.from_iterable((term.zh, *term.aliases) for term in cldr().terms)
    assert text not in set(keys)


def test_every_entry_is_sound() -> None:
    for term in builtin().terms:
        assert han_count(term.zh + "".join(term.aliases)), term
        assert not [form for form in term.accepts() if han_runs(form)], term
        assert len(fold_key(term.zh)) > 1, term
        assert term.origin.startswith(("cldr:", "builtin:")), term


def test_keys_are_unique() -> None:
    keys = [fold_key(form) for term in builtin().terms for form in (term.zh, *term.aliases)]
    unique = set(keys)
    inside_one_entry = sum(
        len(forms) - len(set(forms))
        for term in builtin().terms
        for forms in [[fold_key(form) for form in (term.zh, *term.aliases)]]
    )
    assert len(keys) - inside_one_entry == len(unique)


def test_tables_check_without_errors() -> None:
    with as_file(files("summarizer.glossary").joinpath("builtin")) as folder:
        problems = check(sorted(folder.glob("*.tsv")))
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_correction_tables_name_known_codes() -> None:
    for name, prefix in (("territories.tsv", "cldr:"), ("currencies.tsv", "cldr:")):
        text = files("summarizer.glossary").joinpath(name).read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        origins = {term.origin for term in cldr().terms}
        for row in csv.DictReader(lines, delimiter="\t", restval=""):
            assert row["en"] == "-" or prefix + row["code"] in origins, row
            assert None not in row, row


def test_the_article_wants_these_contexts() -> None:
    assert contexts_of("中巴")
    assert not contexts_of("丝路基金")


def test_builtin_is_made_once() -> None:
    assert builtin() is builtin()
    assert len(builtin().digest) == 64


READINGS = [
    # text, English of the pair
    ("巴西总统访华，中巴两国签署协议", "China-Brazil"),
    ("巴基斯坦总理访华，中巴两国签署协议", "China-Pakistan"),
    ("中巴经济走廊", "China-Pakistan Economic Corridor"),
    ("巴西和巴基斯坦都参加，中巴两国签署协议", "China-Pakistan"),
    ("新西兰总理访华，中新自贸协定升级", "China-New Zealand"),
    ("瑞典首相访华，中瑞关系", "China-Sweden"),
    ("伊拉克重建，中伊合作", "China-Iraq"),
    ("伊朗外长访华，中伊合作", "China-Iran"),
    ("肯尼亚总统访华，中肯友谊", "China-Kenya"),
    ("西班牙首相访华，中西关系", "China-Spain"),
    ("马爾代夫總統訪華，中馬關係", "China-Maldives"),
]


@pytest.mark.parametrize(("text", "en"), READINGS, ids=[text for text, _ in READINGS])
def test_reading_by_the_document(text: str, en: str) -> None:
    matches = Matcher(for_document(builtin(), text)).find(text)
    assert en in [match.term.en for match in matches]


OFFICES = [
    # sentence, what the built-in glossary finds in it
    ("法国外交部表示反对", ["French Foreign Ministry"]),
    ("印尼財政部長表示", ["Indonesian Finance Minister"]),
    ("日本外长到访", ["Japanese Foreign Minister"]),
    ("德国经济部副部长", ["German Deputy Economy Minister"]),
    ("荷兰农业部和瑞士卫生部", ["Dutch Agriculture Ministry", "Swiss Health Ministry"]),
    ("韩国国防部", ["South Korean Defense Ministry"]),
    ("以色列国防部", ["Israeli Ministry of Defense"]),
    ("美国财政部", ["US Department of the Treasury"]),
    ("法国外交部门人士", ["France", "foreign affairs authorities"]),
    ("法国国防部署", ["France"]),
    ("中国外交部", ["China", "Ministry of Foreign Affairs"]),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES, ids=[text for text, _ in OFFICES])
def test_ministries_of_other_countries(text: str, expected: list[str]) -> None:
    found = [match.term.en for match in Matcher(for_document(builtin(), text)).find(text)]
    assert found == expected


STATES = [
    # formal name, its English
    ("委内瑞拉玻利瓦尔共和国", "Bolivarian Republic of Venezuela"),
    ("俄罗斯联邦", "Russian Federation"),
    ("大韩民国", "Republic of Korea"),
    ("坦桑尼亚联合共和国", "United Republic of Tanzania"),
    ("阿拉伯叙利亚共和国", "Syrian Arab Republic"),
    ("俄罗斯联邦委员会", "Russia"),  # an organ's name
    ("澳大利亚联邦政府", "Australia"),
]


@pytest.mark.parametrize(("zh", "en"), STATES, ids=[zh for zh, _ in STATES])
def test_formal_names_of_states(zh: str, en: str) -> None:
    assert [m.term.en for m in Matcher(builtin()).find(f"{zh}代表说")] == [en]


def test_no_reading_without_the_country() -> None:
    for text in ("中肯的意见", "中西部地区", "中南海", "中以下", "巴西经济"):
        assert for_document(builtin(), text) is builtin()


UN = [
    # label, document, what is found of it
    ("the Assembly and the Secretary-General", "秘书长的报告：大会第73/195号决议", [
        "Secretary-General", "General Assembly"]),
    ("a biennium", "大会第七十四届会议，2018-2019两年期方案预算，安理会", [
        "General Assembly", "session", "programme budget for the biennium", "Security Council"]),
    ("a congress of a party is no General Assembly", "安理会第1325(2000)号决议；党代表大会", [
        "Security Council"]),
    ("agencies by their letters", "秘书长的报告：儿基会、难民署和越南参加大会下届会议", [
        "Secretary-General", "UNICEF", "UNHCR", "Viet Nam", "General Assembly", "session"]),
    ("the panel is a body, who it is made of is not", "安理会专家组报告；会员国专家组成专家组织", [
        "Security Council", "Panel of Experts", "Member States"]),
    ("the rule of law is not in ruling by law", "安理会、会员国：法治；依法治国", [
        "Security Council", "Member States", "rule of law"]),
    ("a committee writes on one party", "委员会建议缔约国在其下次定期报告中；《公约》第二条", [
        "State party", "periodic report"]),
    ("another secretary-general", "足协秘书长在大会上说", []),
]  # fmt: skip


@pytest.mark.parametrize(("label", "zh", "expected"), UN, ids=[case[0] for case in UN])
def test_short_names_of_the_united_nations(label: str, zh: str, expected: list[str]) -> None:
    found = [match.term.en for match in Matcher(for_document(builtin(), zh)).find(zh)]
    assert found == expected, label


NAMESAKES = [
    # label, sentence, what is found of it
    ("a first name", "画家萨尔瓦多·达利出生于西班牙", ["Spain"]),
    ("a lady's name", "副主席萨尔瓦多女士主持会议", []),
    ("a lady from there", "一位肯尼亚女士说", ["Kenya"]),
    ("the beginning of a part of a name", "主席德拉吉奇·布尔什先生", []),
    ("a state before a dotted name", "德国安格拉·默克尔", ["Germany", "Angela Merkel"]),
]


@pytest.mark.parametrize(("label", "zh", "expected"), NAMESAKES, ids=[n[0] for n in NAMESAKES])
def test_a_part_of_a_foreign_name_is_no_entry(label: str, zh: str, expected: list[str]) -> None:
    assert [match.term.en for match in Matcher(builtin()).find(zh)] == expected, label


FORMER = [
    ("the name of the time", "2016年7月，土耳其发生政变。", ["Turkey"]),
    ("the name of today", "2016年7月政变，2023年土耳其地震。", ["Türkiye"]),
    ("no year", "土耳其地震。", ["Türkiye"]),
]


@pytest.mark.parametrize(("label", "zh", "expected"), FORMER, ids=[case[0] for case in FORMER])
def test_names_of_an_earlier_time(label: str, zh: str, expected: list[str]) -> None:
    found = [match.term.en for match in Matcher(for_document(builtin(), zh)).find(zh)]
    assert found == expected, label


def test_the_users_name_stays_in_a_setting() -> None:
    mine = Glossary(terms=(*builtin().terms, Term(zh="大会", en="Assembly", origin="mine.tsv:2")))
    zh = "秘书长的报告：大会第73/195号决议"
    found = [m.term.en for m in Matcher(for_document(mine, zh)).find(zh)]
    assert found == ["Secretary-General", "Assembly"]


def test_the_users_reading_stays() -> None:
    mine = Glossary(terms=(Term(zh="中巴", en="Sino-Pakistani", origin="mine.tsv:2"),))
    text = "巴西总统说，中巴合作"
    (match,) = [m for m in Matcher(for_document(mine, text)).find(text) if m.text == "中巴"]
    assert match.term.en == "Sino-Pakistani"


OTHER_WORDS = [
    # label, sentence, what the built-in glossary finds in it
    ("three countries in a row are no pair", "受制于美欧俄等多方力量", []),
    ("three with China are one entry", "中美俄三国外长会晤", ["China-US-Russia"]),
    ("a language is no country", "他学过印度语", []),
    ("an airline is no continent", "南美航空的航班", []),
    ("a dynasty is no state of today", "朝鲜王朝的国王", []),
    (
        "the committee of another party is not the CPC's",
        "民革长沙市委主委",
        ["Revolutionary Committee of the Chinese Kuomintang", "Changsha"],
    ),
    ("a pair stays a pair", "美欧双方", ["US-EU"]),
    ("a bus of the Great Wall is no Citybus", "乘长城巴士进城巴士站", ["Great Wall"]),
    ("a district's meeting is no District Council", "地区议会选举", []),
    ("a lighthouse is no power company", "海港灯塔", []),
    ("a department by its short form", "机电署和运物局回应", [
        "Electrical and Mechanical Services Department", "Transport and Logistics Bureau"]),
    ("a committee of some city is not Hong Kong's", "深圳市消委会", ["Shenzhen"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "zh", "expected"), OTHER_WORDS, ids=[c[0] for c in OTHER_WORDS])
def test_other_words(label: str, zh: str, expected: list[str]) -> None:
    found = [match.term.en for match in Matcher(builtin()).find(zh) if match.term.kind != "title"]
    assert found == expected, label


def test_a_journal_is_one_in_its_title_marks_only(matcher: Matcher) -> None:
    text = "自然增长率，“自然”风光，科学发展，《自然》和《科学》刊登"
    assert [match.text for match in matcher.find(text)] == ["《自然》", "《科学》"]


@pytest.mark.parametrize(
    ("zh", "expected"),
    [
        ("西成高铁全长658公里", ["Xi'an-Chengdu High-Speed Railway"]),
        ("沪昆高铁和京港澳高速", ["Shanghai-Kunming High-Speed Railway",
                          "Beijing-Hong Kong-Macao Expressway"]),
        ("京张高铁通车", ["Beijing-Zhangjiakou High-Speed Railway"]),
        ("西安铁路局，沪昆高铁站", []),
    ],
)  # fmt: skip
def test_lines_by_their_ends(zh: str, expected: list[str]) -> None:
    matches = Matcher(for_document(builtin(), zh)).find(zh)
    lines = [match.term.en for match in matches if match.term.kind == "project"]
    assert lines == expected


def test_an_office_with_its_holders_name_is_a_person() -> None:
    """A title is put behind the next name (drafts/posts.py), and may hold none itself."""
    terms = builtin().terms
    persons = {term.zh for term in terms if term.kind == "person" and len(term.zh) > 2}
    titles = [term.zh for term in terms if term.kind == "title"]
    assert not [zh for zh in titles if any(zh.endswith(name) for name in persons)]
