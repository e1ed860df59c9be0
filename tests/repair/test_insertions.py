"""A name or date that a draft lacks is put in by an edit where its place is certain."""

from __future__ import annotations

import pytest

from summarizer import glossary
from summarizer.annotate import annotate
from summarizer.glossary import Matcher
from summarizer.quantities import Style
from summarizer.read import read
from summarizer.records import Draft
from summarizer.repair import Work, edit
from summarizer.segment import segment
from summarizer.verify import Case, check

CASES = [
    # Chinese, English of the model, English after the edit
    (
        "失业率由3.1%微升0.1个百分点至3.2%。",
        "The unemployment rate rose by 0.1 percentage points to 3.2 percent.",
        "The unemployment rate rose by 0.1 percentage points from 3.1 percent to 3.2 percent.",
    ),
    (
        "根据该规则，委员会于2013年6月19日请该国不要将他遣返。",
        "According to that rule, the Committee requested the country not to return him.",
        "On June 19, 2013, according to that rule, the Committee requested the country not to"
        " return him.",
    ),
    (
        "我国将扩大对外开放。",
        "Our country will open up further.",
        "China will open up further.",
    ),
    (
        "我国产业优势将得到发挥。",
        "Our country’s industrial advantages will be used.",
        "China's industrial advantages will be used.",
    ),
    (
        "工业和信息化部副部长出席了会议。",
        "The Minister of Industry and Information Technology attended the meeting.",
        "The Vice Minister of Industry and Information Technology attended the meeting.",
    ),
    (
        "印度尼西亚雅万高铁已经开工。",
        "Work on the Jakarta-Bandung High-Speed Railway has begun.",
        "Work on Indonesia's Jakarta-Bandung High-Speed Railway has begun.",
    ),
    (
        "印度尼西亚雅万高铁已经开工。",
        "Work on the railway in Indonesia has begun.",
        "Work on the railway in Indonesia has begun.",
    ),
    (
        "丝路基金的项目2014年就开工了，国家开发银行还提供了贷款。",
        "The Silk Road Fund's project began. China Development Bank lent money.",
        "The Silk Road Fund's project began in 2014. China Development Bank lent money.",
    ),
    (
        "丝路基金5月12日签署协议。",
        "The Silk Road Fund signed an agreement.",
        "The Silk Road Fund signed an agreement on May 12.",
    ),
    (
        "4月11日，丝路基金签署协议。",
        "On April 11, 2019, the Silk Road Fund signed an agreement.",
        "On April 11, the Silk Road Fund signed an agreement.",
    ),
    (
        "丝路基金2014年12月成立。",
        "The Silk Road Fund was set up on December 1, 2014.",
        "The Silk Road Fund was set up in December 2014.",
    ),
    (
        "丝路基金投资的项目去年10月投产。",
        "A project of the Silk Road Fund began production last year.",
        "A project of the Silk Road Fund began production in October last year.",
    ),
    (
        "基本利率于3月22日、6月14日、9月27日及12月20日合共上调100基点。",
        "The base rate was raised by 100 basis points on December 20.",
        "The base rate was raised by 100 basis points on March 22, June 14, September 27 and"
        " December 20.",
    ),
    (
        "贴现窗借贷由2017年的103亿港元增至2018年的402亿港元。",
        "HK$10.3 billion of borrowing rose to HK$40.2 billion in 2018.",
        "HK$10.3 billion of borrowing in 2017 rose to HK$40.2 billion in 2018.",
    ),
    (
        "丝路基金2014年成立，国家开发银行提供贷款。",
        "The Silk Road Fund was set up, and China Development Bank lent money.",
        "The Silk Road Fund was set up, and China Development Bank lent money.",
    ),
]


@pytest.mark.parametrize(("zh", "en", "mended"), CASES)
def test_what_is_missing_is_put_in(zh: str, en: str, mended: str) -> None:
    (sentence,) = segment(read(zh.encode()))
    terms = glossary.for_document(glossary.stack(glossary.builtin()), zh)
    (marks,) = annotate((sentence,), matcher=Matcher(terms), style=Style())
    case = Case(sentence=sentence, marks=marks, en=en)
    work = Work(case=case, draft=Draft(sentence=0, en=en, findings=check(case)))
    edit([work], Style())
    assert work.draft.en == mended
