"""Pinyin of persons and places."""

from __future__ import annotations

import pytest
from names_cases import cases

from summarizer.names import places, spelling

PERSONS = cases("pinyin_cases")


@pytest.mark.parametrize("case", PERSONS)
def test_person(case: dict[str, str]) -> None:
    assert spelling.person(case["zh"]) == case["en"]


def test_there_are_enough_persons() -> None:
    assert len(PERSONS) >= 150


@pytest.mark.parametrize(
    ("label", "zh"),
    [
        ("no surname", "特朗普"),
        ("one character", "王"),
        ("too long", "爱新觉罗溥仪的弟弟"),
        ("dotted", "威廉·莫兰"),
        ("Latin", "Trump"),
        ("empty", ""),
    ],
)
def test_no_person(label: str, zh: str) -> None:
    assert spelling.person(zh) is None, label


PLACES = [
    # label, Chinese, English
    ("town", "青山镇", "Qingshan Town"),
    ("county", "柳河县", "Liuhe County"),
    ("district", "黄浦区", "Huangpu District"),
    ("city", "吕梁市", "Lüliang"),
    ("a inside", "西安市", "Xi'an"),
    ("one character", "岚县", "Lanxian County"),
    ("odd reading", "台州市", "Taizhou"),
    ("odd reading", "乐清市", "Yueqing"),
    ("odd reading", "乐亭县", "Laoting County"),
    ("odd reading", "涡阳县", "Guoyang County"),
    ("odd reading", "尉氏县", "Weishi County"),
    ("odd reading", "东莞市", "Dongguan"),
    ("odd reading", "长子县", "Zhangzi County"),
    ("odd reading", "铅山县", "Yanshan County"),
    ("odd reading", "洪洞县", "Hongtong County"),
    ("odd reading", "闵行区", "Minhang District"),
    ("own spelling", "哈尔滨市", "Harbin"),
    ("own spelling", "陕西", "Shaanxi"),
    ("no generic", "桐乡", "Tongxiang"),
    ("no generic", "青岛", "Qingdao"),
    ("abroad", "帕卢市", ""),
    ("abroad", "栋加拉县", ""),
    ("country", "哈萨克斯坦", ""),
    ("common noun", "高速公路", ""),
    ("common noun", "欧元区", ""),
    ("peninsula", "朝鲜半岛", ""),
    ("common noun", "振兴乡村", ""),
]


@pytest.mark.parametrize(("label", "zh", "en"), PLACES, ids=[f"{a}: {b}" for a, b, _ in PLACES])
def test_place(label: str, zh: str, en: str) -> None:
    assert places.render(zh)[0] == en


def test_glossary_decides_on_places() -> None:
    assert places.render("青山镇", known={"青山镇": "Green Hill"}.get) == ("Green Hill", 0.95)
