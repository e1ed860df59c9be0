"""Give a sentence of figures its verb: "Revenue RMB 937 million, up 9.7%" lacks "was".

Chinese reports leave the verb out (收入9.37亿元，增长9.7%), and a small model leaves it out too.
"""

from __future__ import annotations

from typing import Final

import regex

_THINGS: Final = (
    "assets|balance|consumption|cost|costs|deposits|expenditure|expenses|exports|imports|"
    "income|investment|lending|liabilities|loans|losses|margin|output|payments|premiums|"
    "production|profit|profits|revenue|revenues|sales|savings|spending|trade|turnover|"
    "value|volume"
)
_VERBLESS: Final = regex.compile(
    r"(?:^|(?<=[.;] |(?:months?|years?|quarter|half|\d), (?:and )?|, and (?=the )))"
    rf"(?P<subject>[^,.;:()\d]*?\b(?P<thing>(?i:{_THINGS}))"
    r"(?: (?:from|of|in|at|by|for) (?!RMB|US|HK)[^,.;:()\d]*?)?)(?: in)? "
    r"(?=(?:RMB|(?:US)?\$|HK\$|€|£|¥)\s?\d)"
)
_VERB: Final = regex.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|should|reach\w*|tota\w+"
    r"|exceed\w*|amount\w*|said|plans?|expects?|intends?|worth|\w+ed|rose|fell|grew|hit|made|set"
    r"|stood|paid|sold|bought|spent|saw|won|took|put|gave)\b"
)
_IRREGULAR: Final = regex.compile(
    r"\b(?:combined|contracted|exported|fixed|imported|listed|newly signed|related|unrealized"
    r"|weighted)\b"
)


def with_verb(english: str) -> str:
    """Return the English with "was" or "were" between what is measured and its amount.

    >>> with_verb("Revenue from smart logistics RMB 937 million, up 9.7%.")
    'Revenue from smart logistics was RMB 937 million, up 9.7%.'
    >>> with_verb("Exports in US$2 billion, up 3%.")
    'Exports were US$2 billion, up 3%.'
    >>> with_verb("It raised sales of RMB 2 billion.")
    'It raised sales of RMB 2 billion.'
    """

    def put(match: regex.Match[str]) -> str:
        if _VERB.search(_IRREGULAR.sub("", match["subject"])):
            return match[0]
        return f"{match['subject']} {'were' if match['thing'].endswith('s') else 'was'} "

    return _VERBLESS.sub(put, english)
