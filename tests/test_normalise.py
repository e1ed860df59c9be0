"""Normalised text, case by case, and the map back."""

# ruff: noqa: E501 - Chinese is two columns wide
from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.normalise import Offsets, Script, detect_script, normalise
from summarizer.normalise.offsets import apply_edits, compose

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
HKMA = SHARED / "dev" / "wmt25-terminology" / "2016.jsonl"
ARTICLE = SHARED / "documents" / "press-2017-05-12.zh.txt"
RUNS = int(os.environ.get("FUZZ_RUNS", "300"))

CASES: list[tuple[str, str, str]] = [
    # label, text, normalised
    ("simplified stays", "工信部副部长辛国斌在会上表示。", "工信部副部长辛国斌在会上表示。"),
    ("Hong Kong", "聯繫匯率制度應付衝擊", "联系汇率制度应付冲击"),
    ("Hong Kong variants", "衞生署裏的着色綫條", "卫生署里的着色线条"),
    ("one traditional name in simplified text", "他读过《紅樓夢》这本书。", "他读过《红楼梦》这本书。"),
    ("phrases decide", "乾燥的乾隆年間", "干燥的乾隆年间"),
    ("后 and 後", "皇后後來離開", "皇后后来离开"),
    ("full-width letters and digits", "ＧＤＰ增长６．５％", "GDP增长6.5%"),
    ("full-width thousands", "１，２００亿元", "1,200亿元"),
    ("full-width time", "１０：３０开会", "10:30开会"),
    ("Chinese marks keep their width", "是吗？是！（一）：甲；乙，丙。", "是吗？是！（一）：甲；乙，丙。"),
    ("comma between years stays Chinese", "在2015，2016两年", "在2015，2016两年"),
    ("half-width stop", "甲､乙｡", "甲、乙。"),
    ("small forms", "甲﹐乙﹔丙", "甲，乙；丙"),
    ("corner quotes", "「大得不能倒」與『風險』", "“大得不能倒”与‘风险’"),
    ("yen sign", "￥500万", "¥500万"),
    ("middle dots", "喬治‧布殊、乔治・布什", "乔治·布殊、乔治·布什"),
    ("full-width dot in a name", "約翰．史密斯", "约翰·史密斯"),
    ("full-width dot after a number", "一．总则", "一.总则"),
    ("radicals", "⼀带⼀路", "一带一路"),
    ("compatibility ideograph", "\uf9dc度", "隆度"),
    ("ligature", "ﬁnance部门", "finance部门"),
    ("ideographic space", "第一章　总则", "第一章 总则"),
    ("several spaces", "产能   合作 报告", "产能 合作 报告"),
    ("no-break space", "6.5\u00a0%", "6.5 %"),
    ("space by a Chinese mark", "双方 ， 签署 （ 一 ） 协议 。", "双方，签署（一）协议。"),
    ("space between quote and Han", "他说 “ 走吧 ”", "他说“走吧”"),
    ("space between quote and Latin stays", "the “GDP” figure", "the “GDP” figure"),
    ("space around Latin stays", "GDP 同比 增长", "GDP 同比 增长"),
    ("a gap as punctuation stays", "聯匯穩健 信心所繫", "联汇稳健 信心所系"),
    ("spread letters", "中 国 人 民 银 行", "中国人民银行"),
    ("spread heading", "通　　知", "通知"),
    ("spread name", "部长：王　毅", "部长：王毅"),
    ("soft hyphen", "pro\u00adduction", "production"),
    ("zero-width space", "一带\u200b一路", "一带一路"),
    ("byte order mark", "\ufeff一带一路", "一带一路"),
    ("direction marks", "一带\u202a一路\u202c", "一带一路"),
    ("break in Chinese", "产能\n合作", "产能合作"),
    ("break with indent", "产能\n　　合作", "产能合作"),
    ("Windows break", "产能\r\n合作", "产能合作"),
    ("break between Latin words", "Silk Road\nFund", "Silk Road Fund"),
    ("hyphen at a break", "inter-\nnational", "international"),
    ("hyphen of a range at a break", "2013-\n2016", "2013-2016"),
    ("break inside a number", "310.\n6亿", "310.6亿"),
    ("break inside a year", "20\n16年", "2016年"),
    ("break before the percent sign", "4.7\n%", "4.7%"),
    ("break between Chinese and Latin", "增长\nGDP", "增长GDP"),
    ("space at both ends", "　双方签署了协议。 ", "双方签署了协议。"),
    ("digits in groups", "共1 245 678.5美元，12 000-15 000 吨", "共1,245,678.5美元，12,000-15,000 吨"),
    ("digits in groups, thin", "有7\u2009080万人（5\u00a0000人）", "有7,080万人（5,000人）"),
    ("two numbers side by side", "2019 100人，合计 120 135", "2019 100人，合计 120 135"),
    ("no groups", "电话010 123 456。A/75 245人", "电话010 123 456。A/75 245人"),
    ("tab", "国家\t金额", "国家 金额"),
    ("Taiwan words", "行政院推動軟體與網路產業，沙烏地阿拉伯參加", "行政院推动软件与网络产业，沙特阿拉伯参加"),
    ("Taiwan words in Hong Kong text stay", "香港立法會討論軟體", "香港立法会讨论软体"),
    ("simplified words of Taiwan form stay", "软体动物与资讯", "软体动物与资讯"),
    ("names with restored characters", "毕昇、宁吉喆和张学乾出席", "毕昇、宁吉喆和张学乾出席"),
    ("rare characters", "𠮷野家和㐂", "𠮷野家和㐂"),
    ("nothing", "", ""),
    ("space only", " \n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_text(label: str, text: str, expected: str) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize(("label", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_twice_is_once(label: str, text: str, expected: str) -> None:
    assert normalise(expected, script=detect_script(text)).text == expected


@pytest.mark.parametrize(
    ("label", "text", "script"),
    [
        ("simplified", "工信部组织相关行业协会交流对接", "simplified"),
        ("Hong Kong", "金管局加強監管銀行的風險管治架構", "traditional"),
        ("Taiwan", "行政院通過新台幣預算，立法委員質詢", "taiwan"),
        ("one Taiwan word is not enough", "網路發展迅速，銀行體系穩健", "traditional"),
        ("no Chinese", "Nothing here", "simplified"),
        ("a quotation in simplified text", "他在台北说“軟體與網路”，这是两个当地的词，我们叫法不同，大家都知道。" * 2,
         "simplified"),
    ],
)  # fmt: skip
def test_script(label: str, text: str, script: Script) -> None:
    assert detect_script(text) == script


def test_markdown() -> None:
    text = "**一带一路。**沿线`国家`见[公告](https://a.cn/b)和![图](c.png)，3\\*4。"
    assert normalise(text, markdown=True).text == "一带一路。沿线国家见公告和图，3*4。"
    assert normalise(text).text == text


def test_spans_map_both_ways() -> None:
    text = "增长\n４．７％，沙烏地阿拉伯與行政院軟體"
    normal = normalise(text)
    assert normal.text == "增长4.7%，沙特阿拉伯与行政院软件"
    at = normal.text.index("沙特阿拉伯")
    assert text[slice(*normal.source_span(at, at + 5))] == "沙烏地阿拉伯"
    start = text.index("沙烏地")
    assert normal.text[slice(*normal.text_span(start, start + 6))] == "沙特阿拉伯"
    at = normal.text.index("4.7%")
    assert text[slice(*normal.source_span(at, at + 4))] == "４．７％"


SOURCES = st.text(max_size=60) | st.lists(
    st.sampled_from([
        "一带一路", "聯繫", "沙烏地阿拉伯", "行政院", "軟體", "新台幣", "ＧＤＰ", "１，０００", "ﬁ", " ", "　", "\n", "\r\n",
        "\u00ad", "\u200b", "「", "」", "**", "[a](b)", "-\n", "a", "9", ".", "%", "，", "。", "⼀", "\ud800", "𠮷",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=RUNS, deadline=None)
@given(SOURCES, st.booleans())
def test_mapping_back_and_forth_loses_nothing(text: str, markdown: bool) -> None:
    normal = normalise(text, markdown=markdown)
    offsets = list(normal.offsets)
    assert len(offsets) == len(normal.text) + 1
    assert offsets == sorted(offsets)
    if normal.text:
        assert (offsets[0], offsets[-1]) == (0, len(text))
    slices = [text[a:b] for a, b in pairwise(offsets)]
    assert "".join(slices) == (text if normal.text else "")
    for start in range(0, len(normal.text), 3):
        end = min(len(normal.text), start + 4)
        left, right = normal.text_span(*normal.source_span(start, end))
        assert left <= start
        assert right >= end or offsets[right] == offsets[end]


@settings(deadline=None)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=40).map(sorted))
def test_offsets_are_the_values_they_were_made_of(values: list[int]) -> None:
    offsets = Offsets.of(values)
    assert list(offsets) == values
    assert [offsets[i] for i in range(len(values))] == values
    assert offsets[1:] == tuple(values[1:])
    assert offsets == values
    assert hash(offsets) == hash(Offsets.of(values))
    with pytest.raises(IndexError):
        offsets[len(values)]


def test_compose() -> None:
    once, inner = apply_edits("甲 乙 丙丁", [(1, 2, ""), (3, 4, "")])
    twice, outer = apply_edits(once, [(2, 4, "己")])
    assert twice == "甲乙己"
    assert list(compose(outer, inner)) == [0, 2, 4, 6]


@pytest.mark.skipif(not HKMA.exists(), reason="shared data is not here")
def test_real_documents() -> None:
    for line in HKMA.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["zh"]
        normal = normalise(text)
        assert detect_script(text) == "traditional"
        assert not set("聯匯銀體穩發資") & set(normal.text)
    article = ARTICLE.read_text(encoding="utf-8")
    assert normalise(article).text == article.replace("\n", "")
