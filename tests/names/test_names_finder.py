"""Names found in sentences, and what must not be taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from names_cases import cases

from summarizer.names import Occurrence, UnlistedName, find


def sentences(text: str) -> list[str]:
    return [part + "。" for part in text.split("。") if part] or [text]


def found(text: str) -> dict[str, UnlistedName]:
    texts = sentences(text)
    return {name.zh: name for name in find(texts, taken=[[] for _ in texts])}


@pytest.mark.parametrize("case", cases("found_cases"))
def test_found(case: dict[str, str]) -> None:
    names = found(case["text"])
    rendered = {zh: name.en for zh, name in names.items() if name.en}
    for pair in filter(None, case["names"].split(";")):
        zh, en = pair.split("=")
        assert rendered.get(zh) == en
    for zh in filter(None, case["never"].split(";")):
        assert zh not in rendered


def test_spans_are_the_names_and_do_not_overlap() -> None:
    texts = ["副部长辛国斌说，辛国斌在北京。", "记者问辛国斌。"]
    names = find(texts, taken=[[], []])
    spots = [(spot, name.zh) for name in names for spot in name.occurrences]
    assert all(texts[spot.text][spot.start : spot.end] == zh for spot, zh in spots)
    xin = next(name for name in names if name.zh == "辛国斌")
    assert xin.occurrences == (
        Occurrence(text=0, start=3, end=6),
        Occurrence(text=0, start=8, end=11),
        Occurrence(text=1, start=3, end=6),
    )


def test_and_parts_two_foreign_names() -> None:
    names = found("梅拉尼娅·特朗普和伊万卡·特朗普到场。")
    assert {zh: name.guess for zh, name in names.items()} == {
        "梅拉尼娅·特朗普": "Melania Trump",
        "伊万卡·特朗普": "Ivanka Trump",
    }


TAKEN = [
    # label, text, taken spans, names expected
    ("the whole", "副部长辛国斌表示。", [(3, 6)], []),
    ("title only", "副部长辛国斌表示。", [(0, 3)], ["辛国斌"]),
    ("a part of the name", "副部长辛国斌表示。", [(2, 4)], []),
    ("a place inside an organisation", "河北钢铁集团盈利。", [(0, 2)], ["河北钢铁集团"]),
    ("country before a railway", "印尼雅万高铁开工。", [(0, 2)], ["雅万高铁"]),
]


@pytest.mark.parametrize(
    ("label", "text", "taken", "expected"), TAKEN, ids=[case[0] for case in TAKEN]
)
def test_taken(label: str, text: str, taken: list[tuple[int, int]], expected: list[str]) -> None:
    assert [name.zh for name in find([text], taken=[taken])] == expected


def test_what_the_glossary_knows_is_not_found() -> None:
    names = find(["副部长辛国斌表示。"], taken=[[]], known={"辛国斌": "Xin Guobin"}.get)
    assert names == ()


def test_the_same_sentence_again_counts_again() -> None:
    text = "副部长辛国斌表示。"
    (name,) = find([text, text], taken=[[], []])
    assert [spot.text for spot in name.occurrences] == [0, 1]


def test_a_short_form_belongs_to_the_full_name() -> None:
    names = found("美国海军上将威廉·莫兰说，重点没有变化。莫兰还说，一切照旧。")
    assert names["莫兰"].part_of == "威廉·莫兰"
    assert names["威廉·莫兰"].askable
    assert not names["莫兰"].askable


def test_two_characters_inside_a_longer_word_are_no_occurrence() -> None:
    names = found("王毅表示欢迎。勇敢的人叫王毅然。")
    assert len(names["王毅"].occurrences) == 1


def test_taken_must_match_the_texts() -> None:
    with pytest.raises(ValueError, match="taken"):
        find(["一", "二"], taken=[[]])


def test_nothing() -> None:
    assert find([], taken=[]) == ()
    assert find([""], taken=[[]]) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(alphabet="王辛国斌特朗普·省市在《》“”1a 说副部长集团，。", max_size=30), max_size=3
    )
)
def test_any_text_gives_sound_spans(texts: list[str]) -> None:
    for name in find(texts, taken=[[] for _ in texts]):
        assert name.occurrences
        for spot in name.occurrences:
            assert texts[spot.text][spot.start : spot.end] == name.zh
