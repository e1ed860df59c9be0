"""Take an added bound out of English: "more than 56 enterprises" where the Chinese has 56家."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities.records import Quantity

# Words that can go without a trace; "exceeded 56", "fell below 56" and "close to 56" cannot.
_BEFORE: Final = regex.compile(
    r"(?:(?:well|just|a\ little)\ over|just\ under|more\ than|less\ than|fewer\ than|greater\ than"
    r"|over|nearly|almost|about|in\ excess\ of|upwards?\ of)\ (?=\S)",
    regex.IGNORECASE,
)
_AFTER: Final = regex.compile(r"\+$")
# What leans on the bound and would be left alone: much more than, slightly over, turned over.
_LEANING: Final = regex.compile(
    r"\b(?:much|far|way|many|slightly|somewhat|significantly|substantially|considerably|even|still"
    r"|bit|little|lot|rather|any|no|not|nothing|none|never|other|very|only|percent|points?|times"
    r"|(?<!,\ )(?:and|or)|\d[\d,.]*|turn\w*|hand(?:s|ed|ing)?"
    r"|t[ao]k\w*|spread\w*|stretch\w*|rang\w*|extend\w*)\ $",
    regex.IGNORECASE,
)


def unbounded(english: str, figure: Quantity) -> str | None:
    """Return the English without the bound of a figure, None where no word can just go.

    figure: as read, its span with the words that bound it.

    >>> from summarizer.quantities.read import read
    >>> text = "Nearly two hundred firms signed."
    >>> unbounded(text, read(text)[0])
    'Two hundred firms signed.'
    >>> text = "Visits exceeded 300,000."
    >>> unbounded(text, read(text)[0]) is None
    True
    """
    before = english[: figure.start]
    words = _BEFORE.match(figure.text)
    if words is None:
        bare = _AFTER.sub("", figure.text)
        return None if bare == figure.text else before + bare + english[figure.end :]
    if _LEANING.search(before):
        return None
    bare = figure.text[words.end() :]
    if words[0][0].isupper():
        bare = bare[0].upper() + bare[1:]
    return before + bare + english[figure.end :]
