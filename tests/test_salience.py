"""The choice of sentences: enumerated findings are all there, repeats never."""

from __future__ import annotations

from summarizer.read import read
from summarizer.salience import select
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


def test_enumerated_findings_are_all_chosen_and_repeats_never() -> None:
    sentences = segment(read(LIST))
    chosen = select(sentences, [()] * len(sentences), count=6)
    texts = [sentences[i].text for i in chosen]
    assert all(any(text.startswith(f"{n}是") for text in texts) for n in "一二三四")
    assert len(texts) == len(set(texts)) == 6
