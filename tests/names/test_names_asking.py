"""What the model is asked, and which of its answers are believed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chars import HAN
from summarizer.names import UnlistedName, accept, find, guessed, question, settle
from summarizer.names.phonetics import LIMIT, distance
from summarizer.records import TermKind


def name(zh: str, kind: TermKind = "person") -> UnlistedName:
    return UnlistedName(zh=zh, en="", kind=kind, source="", occurrences=(), confidence=0.75)


ANSWERS = [
    # label, Chinese, kind, answer, accepted
    ("plain", "特朗普", "person", "Trump", "Trump"),
    ("full stop", "特朗普", "person", "Trump.", "Trump"),
    ("quotes", "特朗普", "person", "“Trump”", "Trump"),
    ("given name dropped", "特朗普", "person", "Donald Trump", "Trump"),
    ("lead-in", "特朗普", "person", "英文是：Trump", "Trump"),
    ("second line dropped", "特朗普", "person", "Trump\n特朗普是美国总统。", "Trump"),
    ("another person", "特朗普", "person", "Biden", None),
    ("Chinese", "特朗普", "person", "特朗普", None),
    ("Chinese inside", "特朗普", "person", "Trump (特朗普)", None),
    ("sentence", "特朗普", "person", "Trump is the president of the United States", None),
    ("no capital", "特朗普", "person", "trump", None),
    ("empty", "特朗普", "person", "", None),
    ("a digit", "特朗普", "person", "Trump 2", None),
    ("too long", "特朗普", "person", "T" * 90, None),
    ("dotted", "威廉·莫兰", "person", "William Moran", "William Moran"),
    ("dotted, another", "威廉·莫兰", "person", "Michael Noonan", None),
    ("small words", "乌尔苏拉·冯德莱恩", "person", "Ursula von der Leyen", "Ursula von der Leyen"),
    ("accents", "埃尔多安", "person", "Erdoğan", "Erdoğan"),
    ("Vučić", "武契奇", "person", "Vučić", "Vučić"),
    ("pinyin of a foreign place", "巴甫洛达尔", "place", "Pavlodar", "Pavlodar"),
    ("Kazakh town", "阿克托盖", "place", "Aktogay", "Aktogay"),
    ("Kazakh town", "梅纳拉尔", "place", "Mynaral", "Mynaral"),
    ("Pakistani city", "卡拉奇", "place", "Karachi", "Karachi"),
    ("another city", "卡拉奇", "place", "Lahore", None),
    ("pinyin for a foreign name", "特朗普", "person", "Telangpu", None),
    ("pinyin for a foreign name", "特朗普", "person", "Te Lang Pu", None),
    ("Mali is both", "马里", "place", "Mali", "Mali"),
    ("sea, translated", "里海", "place", "Caspian Sea", "Caspian Sea"),
    ("sea, in pinyin", "里海", "place", "Lihai", None),
    ("city like a mountain", "喀山", "place", "Kazan", "Kazan"),
    ("abbreviation", "福伊特公司", "organisation", "Voith Co.", "Voith Co."),
    ("lake", "贝加尔湖", "place", "Lake Baikal", "Lake Baikal"),
    ("another lake", "贝加尔湖", "place", "Lake Victoria", None),
    ("Smederevo", "斯梅代雷沃", "place", "Smederevo", "Smederevo"),
    ("Japanese", "安倍晋三", "person", "Shinzo Abe", "Shinzo Abe"),
    ("Japanese as pinyin", "安倍晋三", "person", "Anbei Jinsan", None),
    ("Korean", "李勇浩", "person", "Ri Yong Ho", "Ri Yong Ho"),
    ("Korean as pinyin", "金正恩", "person", "Jin Zheng'en", None),
    ("company", "西门子股份公司", "organisation", "Siemens AG", "Siemens AG"),
    ("company, another", "西门子股份公司", "organisation", "Bosch AG", None),
    ("works", "斯梅代雷沃钢铁厂", "organisation", "Smederevo Steel Plant", "Smederevo Steel Plant"),
    ("works, another place", "斯梅代雷沃钢铁厂", "organisation", "Belgrade Steel Plant", None),
    ("form missing", "丝路基金", "organisation", "Silk Road", None),
    ("form there", "丝路基金", "organisation", "Silk Road Fund", "Silk Road Fund"),
    ("initials", "发展改革委", "organisation", "NDRC", "NDRC"),
    ("initials of a full name", "中国工程物理研究院", "organisation", "CERI", None),
    ("ministry", "工信部", "organisation", "China Daily", None),
]


@pytest.mark.parametrize(
    ("label", "zh", "kind", "answer", "expected"),
    ANSWERS,
    ids=[f"{case[0]}: {case[1]}" for case in ANSWERS],
)
def test_accept(label: str, zh: str, kind: TermKind, answer: str, expected: str | None) -> None:
    assert accept(name(zh, kind), answer) == expected


SOUNDS = [
    # Chinese, right, wrong
    ("奥巴马", "Obama", "Bush"),
    ("马克龙", "Macron", "Hollande"),
    ("默克尔", "Merkel", "Schulz"),
    ("普京", "Putin", "Lavrov"),
    ("斯托尔滕贝格", "Stoltenberg", "Rasmussen"),
    ("扎克伯格", "Zuckerberg", "Dorsey"),
    ("蓬佩奥", "Pompeo", "Mattis"),
    ("莱特希泽", "Lighthizer", "Navarro"),
    ("容克", "Juncker", "Tusk"),
    ("古特雷斯", "Guterres", "Annan"),
    ("拉加德", "Lagarde", "Kim"),
    ("佐科", "Joko", "Prabowo"),
    ("维多多", "Widodo", "Subianto"),
    ("杜特尔特", "Duterte", "Aquino"),
    ("博尔索纳罗", "Bolsonaro", "Temer"),
    ("哈萨克斯坦", "Kazakhstan", "Mongolia"),
    ("贝尔格莱德", "Belgrade", "Zagreb"),
    ("雅加达", "Jakarta", "Manila"),
    ("比勒陀利亚", "Pretoria", "Nairobi"),
    ("克拉斯诺亚尔斯克", "Krasnoyarsk", "Vladivostok"),
    ("帕卢", "Palu", "Medan"),
    ("慕尼黑", "Munich", "Berlin"),
    ("多特蒙德", "Dortmund", "Hamburg"),
]


@pytest.mark.parametrize(("zh", "right", "wrong"), SOUNDS, ids=[case[0] for case in SOUNDS])
def test_sound(zh: str, right: str, wrong: str) -> None:
    assert distance(zh, right) <= LIMIT < distance(zh, wrong)


def test_question_is_short_and_holds_the_name() -> None:
    asked = question(name("莫兰"), "他" * 400 + "莫兰上将说" + "话" * 400)
    assert "“莫兰”" in asked
    assert "莫兰上将说" in asked
    assert len(asked) < 200


def test_settle_fills_the_short_form_too() -> None:
    texts = ["美国海军上将威廉·莫兰说，重点没有变化。", "莫兰还说，一切照旧。"]
    names = settle(find(texts, taken=[[], []]), {"威廉·莫兰": "William Moran"})
    settled = {one.zh: (one.en, one.source) for one in names}
    assert settled["威廉·莫兰"] == ("William Moran", "model")
    assert settled["莫兰"] == ("Moran", "model")


def test_settle_refuses() -> None:
    texts = ["美国总统特朗普宣布加征关税。"]
    (trump,) = [one for one in find(texts, taken=[[]]) if one.zh == "特朗普"]
    assert settle([trump], {}) == (trump,)
    (settled,) = settle([trump], {"特朗普": "Biden"})
    assert (settled.en, settled.source) == ("Trump", "guess")  # as the parts of names are listed
    unlisted = replace(trump, zh="扎布隆", guess="")
    assert settle([unlisted], {"扎布隆": "Biden"}) == (unlisted,)


FOREIGN = [
    # name, what the model says, what is taken
    ("威廉·莫兰", "William Mullen", "William Moran"),
    ("买买提·吐尔逊", "Mehmet Torsun", "Memet Tursun"),
    ("迈克尔·努南", "", "Michael Noonan"),
    ("弗朗索瓦·奥朗德", "Francois Hollande", "François Hollande"),
    ("拉尔斯·安德森", "Lars Andersen", "Lars Andersen"),
    ("拉尔斯·安德森", "Larry Henderson", "Lars Anderson"),
]


@pytest.mark.parametrize(("zh", "said", "en"), FOREIGN)
def test_foreign_persons_are_spelled_by_the_parts_of_their_names(
    zh: str, said: str, en: str
) -> None:
    (settled,) = settle([replace(name(zh), confidence=0.75)], {zh: said})
    assert settled.en == en


def test_japanese_family_name_follows() -> None:
    texts = ["日本首相安倍晋三出席会议。", "安倍表示，日本经济向好。"]
    names = settle(find(texts, taken=[[], []]), {"安倍晋三": "Shinzo Abe"})
    assert {one.zh: one.en for one in names}["安倍"] == "Abe"


@given(
    st.text(max_size=120),
    st.sampled_from(["特朗普", "西门子股份公司", "里海", "金正恩", "安倍晋三"]),
)
def test_any_answer_is_judged_without_an_error(answer: str, zh: str) -> None:
    kinds: tuple[TermKind, ...] = ("person", "place", "organisation", "project")
    for kind in kinds:
        english = accept(name(zh, kind), answer)
        assert english is None or not HAN.search(english)


GUESSED = [
    # text, name, whether pinyin stands for it unasked
    ("香港特区政府表示，局长简颂恒出席。", "简颂恒", True),
    ("商务部表示，局长简颂恒出席。", "简颂恒", False),
    ("香港和韩国的代表李勇浩出席。", "李勇浩", False),
    ("香港消息，塞尔维亚的武契科奇出席。", "武契科奇", False),
]


@pytest.mark.parametrize(("text", "zh", "ours"), GUESSED, ids=[row[1] for row in GUESSED])
def test_a_person_of_hong_kong_takes_pinyin(text: str, zh: str, ours: bool) -> None:
    (found,) = guessed([replace(name(zh), guess="Pin Yin")], [text])
    assert (found.en, found.source) == (("Pin Yin", "guess") if ours else ("", ""))
