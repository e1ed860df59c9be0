"""Words at the end of a long point that a busy reader does without: what has no figure or name.

A statement's sentences end in their purpose: "..., creating a favorable environment for ...". The
copy desk cuts that from the end, where a point is long. Each cut is kept only if it is safe
(`compose.points`); the Chinese under the point stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.stops import SENTENCE_END

LONG: Final = 45
"""Words of a point that is cut. The 202 points of the own suite's editors have 33 in the mean; one
in ten has more than 45."""
LEFT: Final = 15
"""Words that at least are left."""
_TAIL: Final = regex.compile(
    r", (?:and )?(?:(?:thus|thereby) \p{Ll}+ing|(?:creat|promot|help|lay|ensur|facilitat|strengthen"
    r"|improv|inject|contribut|boost|foster|enhanc|pav)ing|so as to (?:promote|ensure|improve))"
    r" [^,;]*(?:, (?!which|who|but|although|while)[^;]*)?[.]$"
)
"""Participles of purpose alone: "housing", of a list, and "making it the largest" are news."""
_PURPOSE: Final = regex.compile(
    r" (?:This|These|Those|That|It|They)\b[^.;]*\b(?:help|promot|creat|laid|lay|contribut"
    r"|strengthen|improv|boost|foster|enhanc|facilitat|inject)(?:e|s|ed|es|ing|d)?\b"
)
"""A last sentence that says what all this is good for."""
_STATES: Final = regex.compile(
    r"[\p{Lu}\d\"“”%$€£¥()]|\b(?:not|no|never|none|neither|nor|without|except|unless|only|lack"
    r"|fail|stop|cease|but|however|although|if|including|excluding|according|regarding|concerning"
    r"|totall?ing|reaching|accounting|representing|amounting|exceeding|rising|falling|bringing"
    r"|being|having|following|during)(?:s|ed|ing)?\b|n[’']t\b"
)
"""What may be news: names, figures, quotes, negations, conditions."""


def tails(english: str) -> Iterator[str]:
    """Yield the English without its last sentence or last clause, where these state nothing firm.

    >>> long = "The two banks lent US$110 billion to countries along the route and " + "more " * 30
    >>> next(tails(long + "still, creating a favorable environment for cooperation."))[-11:]
    'more still.'
    """
    if len(english.split()) < LONG:
        return
    ends = [match.end() for match in SENTENCE_END.finditer(english)]
    last = english[ends[-2] :] if len(ends) > 1 else ""
    if _PURPOSE.match(last) and not _STATES.search(last.strip()[1:]):
        yield from _if_enough(english[: ends[-2]])
    start = ends[-2] if len(ends) > 1 else 0
    for match in _TAIL.finditer(english, start, overlapped=True):
        if not _STATES.search(match[0]):
            yield from _if_enough(f"{english[: match.start()]}.")


def _if_enough(english: str) -> Iterator[str]:
    if len(english.split()) >= LEFT:
        yield english
