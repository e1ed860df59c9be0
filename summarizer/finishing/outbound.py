"""What a country does abroad: its investment is its own and not made in it, and its contractors'
projects are worth so much; they turn nothing over.
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


def outbound(english: str) -> str:
    """Return the English with "China's outbound investment" for "outbound investment in China".

    >>> outbound("Non-financial outbound direct investment in China was US$58 billion.")
    "China's non-financial outbound direct investment was US$58 billion."

    对外承包工程完成营业额 is a sum, which a small model makes an act:

    >>> outbound("In May, China's foreign contracting projects turned over US$61 billion.")
    "In May, China's overseas contracted projects had a turnover of US$61 billion."
    """
    english = _OUTBOUND.sub(
        lambda said: f"China's {said['what'][0].lower()}{said['what'][1:]}", english
    )
    return _TURNED_OVER.sub("overseas contracted projects had a turnover of", english)
