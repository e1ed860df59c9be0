"""元 in a document of Hong Kong is the Hong Kong dollar: 十八億四千萬元 is HK$1.84 billion."""

from __future__ import annotations

import re
from typing import Final

from summarizer.normalise.offsets import Edit
from summarizer.normalise.script import detect_script, is_hong_kong

_LOCAL: Final = re.compile(
    "香港|港元|全港|本港|港府|港股|港交所|財政司|強積金|公屋|特區護照|施政報告"
)
_AMOUNT: Final = re.compile(
    r"(?P<other>人民币|新台币|台币|澳门币|澳门|葡币)?\s*"
    r"(?:\d[\d.,]*\s*[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿\d]{2,})\s*[多余来]?(?P<yuan>元)"
    r"(?!\s*(?:人民币|新台币|台币))(?![化素旦月朝代宵首老件器论])"
)


_CENTS: Final = re.compile(r"(?<=\d)仙(?![人女境山丹鹤股])")
_SIGN: Final = re.compile(r"(?<![A-Za-z$])\$(?=\s?\d)")


def counts_in_dollars(text: str) -> bool:
    """Tell whether sums in 元 of a document are Hong Kong dollars.

    >>> counts_in_dollars("香港政府撥款五億元"), counts_in_dollars("香港政府拨款五亿元")
    (True, False)
    >>> counts_in_dollars("差饷首两季宽减500元，综援按年升2.1%，逾3,000名长者受惠。")
    True
    """
    if not is_hong_kong(text):
        return False
    return detect_script(text) == "simplified" or _LOCAL.search(text) is not None


def dollar_edits(simplified: str) -> list[Edit]:
    """Return the edits that make 港元 of each 元 that is a sum and no other currency's.

    A cent (3仙) is 港仙, $ is HK$.

    After 人民币 a sum may be renminbi to the end of its sentence: 由140亿元人民币增至180亿元.

    >>> dollar_edits("拨款18亿元、一万多元、人民币2亿元、3亿美元，多元化")
    [(5, 6, '港元'), (10, 11, '港元')]
    >>> dollar_edits("额度由140亿元人民币增至180亿元。")
    []
    """
    sums = [
        (*match.span("yuan"), "港元")
        for match in _AMOUNT.finditer(simplified)
        if not match["other"] and "人民币" not in _sentence_before(simplified, match.start())
    ]
    cents = [(*match.span(), "港仙") for match in _CENTS.finditer(simplified)]
    signs = [(*match.span(), "HK$") for match in _SIGN.finditer(simplified)]
    return sorted([*sums, *cents, *signs])


def _sentence_before(text: str, end: int) -> str:
    return text[text.rfind("。", 0, end) + 1 : end]
