"""A sentence that is no sentence: "To accelerate reform and cultivate industries."

Chinese officialese begins with a verb and names nobody (加快推进改革). A small model writes an
infinitive and no main clause; English says it as an order: "Accelerate reform".
"""

from __future__ import annotations

from typing import Final

import regex

from summarizer.drafts import is_duty

_INFINITIVE: Final = regex.compile(
    r"^To (?=(?:\p{Ll}+ly )?\p{Ll}{3,} )(?!(?:the|this|that|our|date) )"
)
_MAIN_CLAUSE: Final = regex.compile(
    r", (?:\p{Ll}+ly,? )?(?:the|an?|we|they|it|he|she|there|this|these|those|all|each|both|you|"
    r"no|his|her|its|our|their|more|most|some|many|\p{Lu}[\p{L}'’.-]*|\d[\d,.]*|\p{Ll}+ (?:must|should|"
    r"will|can|has|have|is|are|was|were))\b"
)


def imperative(english: str, chinese: str) -> str:
    """Return an infinitive without a main clause as an order, where the Chinese opens with a verb.

    >>> imperative("To accelerate reform and cultivate industries.", "加快推进改革，培育产业。")
    'Accelerate reform and cultivate industries.'
    >>> imperative("To expand demand, the city will issue vouchers.", "扩大需求，该市将发消费券。")
    'To expand demand, the city will issue vouchers.'
    >>> imperative("To expand demand.", "为扩大需求。")
    'To expand demand.'
    """
    found = _INFINITIVE.match(english)
    sentence = regex.match(r"[^.!?]*", english)
    if found is None or not is_duty(chinese) or (sentence and _MAIN_CLAUSE.search(sentence[0])):
        return english
    rest = english[found.end() :]
    return rest[:1].upper() + rest[1:]
