"""What a document of one kind means by its short names, and how it is known.

大会 is the General Assembly only in texts of the United Nations. A table of settings/ joins the
glossary where a text shows two signs of its kind, as a press conference on the Security Council
may. That the text is itself such a document, in the style of its kind, shows its form.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

import regex

from summarizer.glossary.shipped import table_of
from summarizer.normalise import is_hong_kong
from summarizer.records import Term

UNITED_NATIONS: Final = "united_nations"
TREATY_BODIES: Final = "treaty_bodies"
COMPANY: Final = "company_reports"
TAIWAN: Final = "taiwan"
BASKETBALL: Final = "basketball"
FOOTBALL: Final = "football"
SIGNS: Final = {
    UNITED_NATIONS: 2, TREATY_BODIES: 3, COMPANY: 3, TAIWAN: 2, BASKETBALL: 2, FOOTBALL: 2,
}  # fmt: skip
"""How many signs a text must show."""
_FORMER: Final = "until_2021.tsv"
_CHANGED: Final = 2022
"""Türkiye's new name in English is of that year."""
_PLANNED_FROM: Final = 2030
"""Later years are aims: a text that names 2030 need not be of that time."""
_YEAR: Final = regex.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[-./]\d{1,2}[-./]\d)")
_FORMS: Final = {
    UNITED_NATIONS: (
        r"(?m)^(?:大会|安全理事会|经济及社会理事会|人权理事会)[，,]$",
        r"(?m)^[又还]?(?:回顾|重申|注意到|铭记|深为关切).*[，,]$",
        r"第(?:\w{1,3}-)?\d{1,3}/\d{1,3}号|第\d{1,4} ?[(（](?:19|20)\d\d[)）]"
        r"|\b[AES]/[A-Z0-9./-]*\d",
    ),
    TREATY_BODIES: (r"\b(?:CCPR|CEDAW|CAT|CERD|CRC|CRPD|CMW|CED|E/C\.12)/C?[A-Z0-9./-]*\d",),
    COMPANY: (),
    TAIWAN: (),
    BASKETBALL: (),
    FOOTBALL: (),
}
"""What only a document of the kind has: lines and numbers. Each pattern is one sign."""
_WORDS: Final = {
    UNITED_NATIONS: (
        r"大会(?:第?.{1,6}届|第.{1,9}号|主席)",
        r"安全理事会|安理会",
        r"经济及社会理事会|经社理事会|人权理事会",
        r"秘书长的?报告|联合国秘书长|秘书长特别代表",
        r"缔约国|会员国|常驻代表",
        r"维持和平行动|维和行动|特派团|方案预算",
        r"联合国系统|联合国宪章|联合国大会",
    ),
    TREATY_BODIES: (
        r"缔约国(?:应当?|在其|未|没有|提供|指出|认为|报告|的?(?:第.{1,4}次)?定期报告|当局|代表团)",
        r"委员会(?:还|又)?(?:建议|敦促|呼吁|鼓励|请|促请)缔约国",
        r"委员会(?:还|又)?(?:对此|深?表)?(?:关切|欢迎|赞赏|注意到|遗憾)",
        r"定期报告|结论性意见|议题清单",
        r"来文(?:提交人)?|申诉人|国内补救办法|任择议定书",
        r"《公约》第",
    ),
    COMPANY: (
        r"毛利|营业收入|营业成本|营收",
        r"股东应占|拥有人应占|归属于(?:上市公司|母公司)?股东|归母净利|净利润",
        r"董事会|股东大会|监事会",
        r"每股(?:基本|摊薄)?(?:盈利|收益|亏损|派息|派发)|派息|股息|现金红利|分红",
        r"附属公司|控股子公司|本公司|本集团",
        r"业绩公告|年度报告|半年度报告|季度报告|报告期|财务摘要",
    ),
    TAIWAN: (
        r"台湾|岛内|台海|台当局|新台币",
        r"民进党|国民党|民众党",
        r"立法院|行政院|监察院|司法院|立委(?![员托派任])",
        r"陆委会|海基会|国台办|海协会",
        r"[新台][北中南]市长|[桃园高雄]{2}市长",
        r"赖清德|蔡英文|马英九|韩国瑜|柯文哲|朱立伦|郑丽文|卓荣泰|侯友宜|卢秀燕|蒋万安",
    ),
    BASKETBALL: (
        r"NBA|CBA|篮球",
        r"\d+胜\d+负",
        r"篮板|助攻|三分球|季后赛|常规赛",
        r"湖人|独行侠|凯尔特人|森林狼|尼克斯|76人",
    ),
    FOOTBALL: (
        r"英超|西甲联赛|德甲|意甲|法甲|中超(?:联赛|第)|欧冠|足协杯|足球",
        r"积分榜|进球|射门|主场|客场|点球|帽子戏法|补时|主教练|净胜球",
        r"曼联|曼城|阿森纳|切尔西|利物浦|皇马|巴萨|拜仁|国安|申花"
        r"|(?:海港|泰山|蓉城|三镇|津门虎|新鹏城|西海岸)队",
    ),
}
"""What texts about it have too."""


def setting_of(text: str) -> str:
    """Return the kind of a document, "" where it is none that is known.

    >>> setting_of("秘书长的报告\\n根据大会第73/195号决议"), setting_of("联合国秘书长感谢会员国")
    ('united_nations', '')
    """
    for name, forms in _FORMS.items():
        if _count(text, forms) and _count(text, (*forms, *_WORDS[name])) >= SIGNS[name]:
            return name
    return ""


def settings_in(text: str) -> tuple[Term, ...]:
    """Return the entries that hold in a text on such matters. text: folded.

    >>> [t.en for t in settings_in("秘书长的报告\\n大会第七十四届会议") if t.zh == "大会"]
    ['General Assembly']
    >>> settings_in("大会选举了中国足协秘书长")
    ()
    >>> [t.en for t in settings_in("国民党立委梁文杰谈台湾") if t.zh == "梁文杰"]
    ['Liang Wen-chieh']
    >>> [t.en for t in settings_in("2019年5月，土耳其制定了2030年的目标。") if t.zh == "土耳其"]
    ['Turkey']
    >>> report = "董事会公布：毛利上升，派息率三成，本公司收入增长。"
    >>> [t.en for t in settings_in(report) if t.zh == "收入"]
    ['revenue']
    """
    held: list[Term] = []
    for name, words in _WORDS.items():
        if _count(text, (*_FORMS[name], *words)) >= SIGNS[name]:
            held += _entries(f"{name}.tsv")
    years = [year for found in _YEAR.findall(text) if (year := int(found)) < _PLANNED_FROM]
    if years and max(years) < _CHANGED:
        held += _entries(_FORMER)
    return tuple(held)


def hong_kong_in(text: str) -> tuple[Term, ...]:
    """Return the entries that hold in a document of Hong Kong; () in any other. text: as read.

    >>> [t.en for t in hong_kong_in("金管局與證監會公布聯繫匯率") if t.zh == "证监会"]
    ['Securities and Futures Commission']
    >>> hong_kong_in("香港金管局与中国证监会")
    ()
    """
    return _entries("hong_kong.tsv") if is_hong_kong(text) else ()


def _count(text: str, signs: Iterable[str]) -> int:
    return sum(regex.search(sign, text) is not None for sign in signs)


@cache
def _entries(name: str) -> tuple[Term, ...]:
    path = files("summarizer.glossary").joinpath("settings").joinpath(name)
    return table_of(name, path.read_bytes()).terms
