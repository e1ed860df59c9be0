"""A sentence that is no sentence: "To accelerate reform and cultivate industries."

Chinese officialese begins with a verb and names nobody (加快推进改革). A small model writes an
infinitive or a participle and no main clause; English says it as an order: "Accelerate reform".
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from summarizer.drafts import is_duty
from summarizer.tables import rows

_INFINITIVE: Final = regex.compile(
    r"^To (?=(?:\p{Ll}+ly )?\p{Ll}{3,} )(?!(?:the|this|that|our|date) )"
)
_GERUND: Final = regex.compile(r"^\p{Lu}\p{Ll}+ing(?= )")
_FIRST: Final = regex.compile(r"(?:[^.!?]|[.](?=\d))*")
_MAIN_CLAUSE: Final = regex.compile(
    r", (?:\p{Ll}+ly,? )?(?:the|an?|we|they|it|he|she|there|this|these|those|all|each|both|you|"
    r"no|his|her|its|our|their|more|most|some|many|\p{Lu}[\p{L}'’.-]*|\d[\d,.]*|"
    r"\p{Ll}+ (?:must|should|will|can|has|have|is|are|was|were))\b"
    r"|\b(?:is|are|was|were|has|have|had|will|must|should|can)\b"
)


def imperative(english: str, chinese: str) -> str:
    """Return an infinitive without a main clause as an order, where the Chinese opens with a verb.

    >>> imperative("To accelerate reform and cultivate industries.", "加快推进改革，培育产业。")
    'Accelerate reform and cultivate industries.'
    >>> imperative("To expand demand, the city will issue vouchers.", "扩大需求，该市将发消费券。")
    'To expand demand, the city will issue vouchers.'
    >>> imperative("Encouraging banks to lend up to RMB 500.", "鼓励银行放贷，最高500元。")
    'Encourage banks to lend up to RMB 500.'
    >>> imperative("To expand demand.", "为扩大需求。")
    'To expand demand.'
    """
    sentence = _FIRST.match(english)
    if not is_duty(chinese) or sentence is None or _MAIN_CLAUSE.search(sentence[0]):
        return english
    if found := _INFINITIVE.match(english):
        rest = english[found.end() :]
        return rest[:1].upper() + rest[1:]
    if found := _GERUND.match(english):
        order = _orders().get(found[0].lower(), found[0])
        return order[:1].upper() + order[1:] + english[found.end() :]
    return english


@cache
def _orders() -> dict[str, str]:
    return {row["gerund"]: row["order"] for row in rows("summarizer.finishing", "orders.tsv")}
