"""Briefs made by hand: real Chinese, real marks, English written here instead of by a model."""

from __future__ import annotations

from functools import cache

from summarizer.compose import brief, paragraphs
from summarizer.front import Front, prepare
from summarizer.links import link
from summarizer.options import Options
from summarizer.records import Brief, Draft, Finding, TranslatedSentence, Translation
from summarizer.repair import Work
from summarizer.verify import Case, check

PAIRS = (
    (
        "丝路基金与欧亚三国签署投资协议",
        "Silk Road Fund signs investment agreements with three countries",
    ),
    (
        "商务部2026年3月5日在北京举行新闻发布会，国家发展改革委副主任李明介绍有关情况。",
        "The Ministry of Commerce (MOFCOM) held a press conference in Beijing on March 5, 2026, "
        "at which Li Ming, Vice Chairman of the National Development and Reform Commission (NDRC), "
        "briefed reporters.",
    ),
    (
        "李明说，丝路基金已签约项目34个，承诺投资约123亿美元，其中20亿美元投向哈萨克斯坦。",
        "Li Ming said that the Silk Road Fund had signed 34 projects and pledged about "
        "US$12.3 billion, of which US$2 billion goes to Kazakhstan.",
    ),
    (
        "一是双边贸易额达到1.2万亿元人民币，同比增长8.5%。",
        "First, bilateral trade reached RMB 1.2 trillion, up 8.5 percent year on year.",
    ),
    (
        "二是中国企业对外投资超过600亿美元，占比25.5%。",
        "Second, Chinese firms invested more than US$60 billion abroad, a share of 25.5 percent.",
    ),
    (
        "三是贷款余额近90亿美元，比上年同期减少两成。",
        "Third, outstanding loans were nearly US$9 billion, 20 percent less than a year before.",
    ),
)
HOSTILE = "<script>alert(1)</script>\u202e反转\u202c营收3.5亿元" + "长" * 9000 + "W" * 10000 + "。"


def text() -> str:
    """Return the Chinese document: a title and paragraphs."""
    return "\n\n".join(zh for zh, _ in PAIRS)


@cache
def front(source: str = "") -> Front:
    """Return what the front end makes of the sample, or of another text."""
    return prepare(source or text(), Options())


def works(given: Front, english: dict[str, str]) -> list[Work]:
    """Return checked work on each sentence that has English."""
    found = []
    for sentence in given.sentences:
        if sentence.zh in english:
            case = Case(
                sentence=sentence, marks=given.marks[sentence.index], en=english[sentence.zh],
                truncated=False, day=None,
            )  # fmt: skip
            draft = Draft(sentence=sentence.index, en=case.en, findings=check(case))
            found.append(Work(case=case, draft=draft))
    return found


def sample_brief(given: Front | None = None, english: dict[str, str] | None = None) -> Brief:
    """Return a brief of the sample, or of any front with English by sentence."""
    given = given or front()
    return brief(
        document=given.document,
        sentences=given.sentences,
        marks=given.marks,
        works=works(given, english or dict(PAIRS[1:])),
        unlisted=given.names,
        headline="Silk Road Fund pledges about US$12.3 billion",
        signature="summarizer test | model:none",
    )


def hostile_brief() -> Brief:
    """Return a brief whose every text is hostile."""
    given = front(
        f"标题<img src=x onerror=alert(1)>\n\n{HOSTILE}\n\n营收3.5亿元，利润1.2亿元，负债9亿元。"
    )
    english = {
        s.zh: '"><script>alert(2)</script>\u202egnirts RMB 350 million ' + "X" * 10000
        for s in given.sentences
        if "script" in s.zh
    }
    return sample_brief(given, english)


def sample_translation() -> Translation:
    """Return a translation of the sample."""
    given = front()
    english = dict(PAIRS)
    sentences = tuple(
        TranslatedSentence(
            zh=s.zh, en=english[s.zh], start=s.start, end=s.end, block=s.block, kind=s.kind,
            links=link(s, given.marks[s.index], english[s.zh]),
        )
        for s in given.sentences
    )  # fmt: skip
    finding = Finding(
        kind="name-unlisted", message="No glossary has 某<b>公司.", severity="info", start=0, end=2
    )
    return Translation(
        sentences=sentences, text=paragraphs(sentences), findings=(finding,),
        signature="summarizer test", document=given.document,
    )  # fmt: skip
