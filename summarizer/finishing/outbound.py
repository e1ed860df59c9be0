"""Outbound investment is a country's own: it is not made in it."""

from __future__ import annotations

from typing import Final

import regex

_OUTBOUND: Final = regex.compile(
    r"(?:\b[Tt]he )?\b(?P<what>(?:[\w-]+financial )?(?:total )?outbound (?:direct )?investment)"
    r" in China\b(?![’'])",
    regex.I,
)


def outbound(english: str) -> str:
    """Return the English with "China's outbound investment" for "outbound investment in China".

    >>> outbound("Non-financial outbound direct investment in China was US$58 billion.")
    "China's non-financial outbound direct investment was US$58 billion."
    """
    return _OUTBOUND.sub(
        lambda said: f"China's {said['what'][0].lower()}{said['what'][1:]}", english
    )
