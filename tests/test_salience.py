"""The choice of sentences: enumerated findings are all there, repeats never."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.read import read
from summarizer.records import Mark, Sentence
from summarizer.salience import is_eligible, lexrank, point_count, select
from summarizer.salience.features import count_cues
from summarizer.salience.findings import findings, member_number
from summarizer.segment import segment

LIST = "\n\n".join(
    (
        "国家统计局今天在北京发布上半年国民经济运行情况。",
        "上半年国内生产总值为66万亿元，同比增长5.3%。",
        "一是农业生产形势良好稳定。",
        "二是工业生产增长比较快。",
        "三是服务业保持较快的增长。",
        "四是消费市场总体继续回升向好。",
        "上半年国内生产总值为66万亿元，同比增长5.3%。",
        "城镇调查失业率平均值为5.2%，比上年同期下降0.1个百分点。",
    )
)
TOPICS = (
    "农业生产形势 工业企业利润 服务贸易出口 居民消费价格 "
    "城镇登记失业 粮食收购进度 铁路货物运输 海洋渔业捕捞"
)
LONG = "今年前三季度全省固定资产投资达到{}亿元，同比增长{}%，高于全国平均水平，创历史新高。"


def chosen_texts(text: str, count: int) -> list[str]:
    sentences = segment(read(text))
    return [sentences[i].text for i in select(sentences, no_marks(sentences), count=count)]


def no_marks(sentences: tuple[Sentence, ...]) -> list[tuple[Mark, ...]]:
    return [()] * len(sentences)


def count_of(sentences: tuple[Sentence, ...]) -> int:
    return point_count(sentences, no_marks(sentences))


def test_enumerated_findings_are_all_chosen_and_repeats_never() -> None:
    texts = chosen_texts(LIST, 6)
    assert all(any(text.startswith(f"{n}是") for text in texts) for n in "一二三四")
    assert len(texts) == len(set(texts)) == 6


@pytest.mark.parametrize(
    ("label", "marker"),
    [
        ("一是 二是", "{}是"),
        ("第一，第二，", "第{}，"),
        ("（一）（二）", "（{}）"),
        ("paragraphs numbered 一、 are read as items", "{}、"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [2, 5, 8])
def test_up_to_eight_findings_are_all_represented(label: str, marker: str, size: int) -> None:
    """They hold no figure, while eight sentences around them are full of figures."""
    topics = TOPICS.split()[:size]
    members = [
        f"{marker.format(numeral)}{topic}总体保持平稳。有关部门下一阶段将继续加以关注。"
        for numeral, topic in zip("一二三四五六七八", topics, strict=False)
    ]
    around = [LONG.format(310 + 7 * n, 2 + n) for n in range(8)]
    text = "\n\n".join(("前三季度经济运行情况", *around[:4], *members, *around[4:]))
    sentences = segment(read(text))
    chosen = set(select(sentences, no_marks(sentences), count=count_of(sentences)))
    rows = findings(sentences)
    assert len(rows) == size, label
    assert all(chosen & set(row) for row in rows), label


def test_findings_in_one_paragraph_are_all_represented() -> None:
    text = (
        "怎么办？首先要让拖欠账款的企业名单见光。上市公司按季度披露逾期金额32亿元。"
        "其次要让中小企业维权不再昂贵。最后要让公共部门带头还清欠款。"
    )
    text += "\n\n" + LONG.format(40, 3)
    texts = chosen_texts(text, 4)
    assert any(t.startswith(("首先", "上市")) for t in texts)
    assert any(t.startswith("其次") for t in texts)
    assert any(t.startswith("最后") for t in texts)


@pytest.mark.parametrize(
    ("label", "text", "found"),
    [
        ("a finding", "二是费用更省。", (0, 2)),
        ("above ten", "十二、附则。", (1, 12)),
        ("an ordinal with a comma", "第三，坚持改革。", (2, 3)),
        ("in brackets", "（四）扩大开放。", (3, 4)),
        ("in digits", "5.建设平台。", (4, 5)),
        ("in words", "其次要让维权不再昂贵。", (5, 2)),
        ("a decimal begins no list", "5.8亿元已经拨付。", None),
        ("a quarter is no member", "第三季度增长5%。", None),
        ("一带一路 counts nothing", "一带一路建设提速。", None),
        ("a year", "2026年开工。", None),
    ],
)
def test_member_number(label: str, text: str, found: tuple[int, int] | None) -> None:
    assert member_number(text) == found, label


def test_one_member_alone_is_no_enumeration() -> None:
    assert findings(segment(read("一是农业生产形势良好稳定。\n\n工业生产增长比较快。"))) == []


def test_near_duplicates_are_never_both_chosen() -> None:
    first = "国家开发银行已经为沿线国家的重点合作项目发放贷款超过2300亿美元。"
    other = "国家开发银行已经为沿线国家重点合作项目发放的贷款超过2300亿美元。"
    texts = chosen_texts("\n\n".join((first, LONG.format(31, 2), other)), 3)
    assert sum(text.startswith("国家开发银行") for text in texts) == 1


def test_no_two_of_the_chosen_are_alike_in_any_own_document() -> None:
    folder = Path(__file__).resolve().parents[1] / "eval" / "suites" / "own" / "documents"
    for path in sorted(folder.glob("*.zh.txt")):
        texts = chosen_texts(path.read_text(encoding="utf-8"), 8)
        grams = [{text[i : i + 2] for i in range(len(text) - 1)} for text in texts]
        for n, one in enumerate(grams):
            for other in grams[:n]:
                assert len(one & other) / len(one | other) < 0.7, path.name


@pytest.mark.parametrize("count", [1, 3, 5, 7])
def test_no_more_than_asked_are_chosen(count: int) -> None:
    assert len(chosen_texts(LIST, count)) == count


def test_the_number_of_points_follows_length_and_findings() -> None:
    assert count_of(segment(read("上半年国内生产总值为66万亿元。"))) == 4
    assert count_of(segment(read(LIST))) == 4
    items = "\n\n".join(
        f"{n}是{t}持续向好发展。" for n, t in zip("一二三四五六七八", TOPICS.split(), strict=True)
    )
    assert count_of(segment(read(items))) == 8
    assert count_of(segment(read("\n\n".join(LONG.format(n, n) for n in range(90))))) == 8


def test_of_long_sentences_six_fill_the_page() -> None:
    long = ("、".join(f"{topic}第{n}项" for n in range(13)) for topic in TOPICS.split())
    lines = [f"{parts}均已完成。" for parts in long]
    assert len(lines) == 8
    assert count_of(segment(read("\n\n".join(lines)))) == 6


@pytest.mark.parametrize(
    ("label", "text", "eligible"),
    [
        ("a finding", "贷款余额超过2300亿美元，逐年增长，结构也在改善。", True),
        ("too short", "成绩很好。", False),
        ("that there was a press conference", "国务院新闻办公室今天举行新闻发布会。", False),
        ("a subtitle", "——专访江源医学院附属第一医院院长谢若微", False),
        ("a salutation", "各区县人民政府，市政府各部门、各直属机构：", False),
    ],
)
def test_eligible(label: str, text: str, eligible: bool) -> None:
    sentences = segment(read(f"今年的工作。\n\n{text}\n\n谢谢。"))
    assert is_eligible(next(s for s in sentences if s.zh == text)) is eligible, label


@pytest.mark.parametrize(
    ("label", "kind", "text", "count"),
    [
        ("a decision", "bonus", "会议决定，从明年起设立专项资金。", 1),
        ("a decision and a record", "bonus", "会议决定扩大试点，规模创历史新高。", 2),
        ("a change from one value to another", "bonus", "占比由27%提高到31%。", 1),
        ("nothing of the sort", "bonus", "清晨的发射场晨雾未散。", 0),
        ("courtesy", "stock", "感谢各位记者的关心。", 1),
        ("an interviewer asks", "stock", "记者：钱从哪里来？", 1),
        ("a figure", "stock", "出口增长6.6%。", 0),
        ("what this is stands before", "dependent", "这已经是连续第二年下降。", 1),
        ("after the speaker's name", "dependent", "谢若微：所以我们今年定了指标。", 1),
        ("其中 goes on but stands by itself", "dependent", "其中出口1.13万亿元。", 0),
    ],
)
def test_cues(label: str, kind: str, text: str, count: int) -> None:
    assert count_cues(text, kind) == count, label


def test_lexrank_of_nothing_and_of_one() -> None:
    assert lexrank([]) == []
    assert lexrank(["贷款余额超过2300亿美元。"]) == [1.0]


def test_lexrank_prefers_what_is_said_often() -> None:
    ranks = lexrank(
        ["贷款余额增长较快。", "贷款余额增长很快。", "存款余额增长较快。", "下雨，余额不多。"]
    )
    assert min(ranks[:3]) > ranks[3]
