"""What a country does abroad: its investment is its own and not made in it, its contractors'
projects are worth so much and turn nothing over, its insurer covers exports to other countries.
"""

from __future__ import annotations

from typing import Final

import regex

_OUTBOUND: Final = regex.compile(
    r"(?:\b[Tt]he )?\b(?P<what>(?:[\w-]+financial )?(?:total )?outbound (?:direct )?investment)"
    r" in China\b(?![’'])",
    regex.I,
)
_TURNED_OVER: Final = regex.compile(
    r"\b(?:foreign|overseas) contract(?:ing|ed)(?: engineering)? projects "
    r"(?:(?:have |had )?turned over|(?:completed|achieved) a turnover of)(?= [\p{L}$€£]{0,4}\d)"
)
_INSURED: Final = regex.compile("承保[^，。；]{2,30}的出口和投资")
_PLACE: Final = r"(?P<place>(?:\p{L}[\p{L}-]* ){0,5}(?:countries|regions))"
_FROM: Final = regex.compile(
    rf"\bexports? and investments? (?:from|of|by) {_PLACE}|\b{_PLACE}' exports? and investments?"
    rf"|\bin {_PLACE} for exports? and investments?"
)


def _there(match: regex.Match[str]) -> str:
    within = "in " if match[0].startswith("in ") else ""
    return f"{within}exports to and investment in {match['place']}"


def outbound(english: str, chinese: str) -> str:
    """Return the English with "China's outbound investment" for "outbound investment in China".

    >>> outbound("Non-financial outbound direct investment in China was US$58 billion.", "")
    "China's non-financial outbound direct investment was US$58 billion."

    对外承包工程完成营业额 is a sum, which a small model makes an act:

    >>> outbound("In May, China's foreign contracting projects turned over US$61 billion.", "")
    "In May, China's overseas contracted projects had a turnover of US$61 billion."

    承保共建国家的出口和投资 is what goes there, not what comes from there:

    >>> outbound("It insured US$1 billion in exports and investments from partner countries.",
    ...          "承保共建国家的出口和投资10亿美元。")
    'It insured US$1 billion in exports to and investment in partner countries.'
    >>> outbound("It insured US$1 billion in partner countries for exports and investments.",
    ...          "承保共建国家的出口和投资10亿美元。")
    'It insured US$1 billion in exports to and investment in partner countries.'
    """
    if _INSURED.search(chinese):
        english = _FROM.sub(_there, english)
    english = _OUTBOUND.sub(
        lambda said: f"China's {said['what'][0].lower()}{said['what'][1:]}", english
    )
    return _TURNED_OVER.sub("overseas contracted projects had a turnover of", english)
