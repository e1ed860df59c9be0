"""A finished time takes the simple past: not "has risen in 2016".

Chinese verbs have no tense, and a small model puts many into the present perfect, which no English
sentence bears beside a time that is over. Years count as over when the document is younger than
they, or is not dated.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final

import regex

from summarizer.quantities import MONTHS
from summarizer.stops import SENTENCE_END
from summarizer.tables import rows

_UNIT: Final = "(?:year|month|week|quarter|century|spring|summer|autumn|winter)"
_AGO: Final = r"(?:\d+|two|three) years ago"
_YEAR: Final = r"(?P<year>1[5-9]\d\d|20\d\d)(?![-–\d]|s\b)"
_MONTH: Final = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}},?)?)"
_TIME: Final = (
    rf"(?:last {_UNIT}|the (?:previous|preceding) {_UNIT}|yesterday|{_AGO}|(?:{_MONTH} )?{_YEAR})"
)
_IN: Final = r"(?:in|during|on|at|throughout|for)"
_PARTS: Final = rf"(?:the (?:\w+ ){{1,3}}of |the whole of |early |late |mid-|{_MONTH} )?"
_FRONT: Final = regex.compile(rf"^ ?(?:{_IN} {_PARTS})?{_TIME}(?: alone)?, ", regex.I)
_NOT_AFTER: Final = r"(?<!\b(?:from|than|with|to|of|over|on|the|as|since|by|until|and|or|between) )"
_BEHIND: Final = regex.compile(
    rf"(?:\b{_IN} {_PARTS}{_TIME}|{_NOT_AFTER}\b(?:last {_UNIT}|yesterday|{_AGO}))(?!['’]s)",
    regex.I,
)
_OTHER: Final = regex.compile(
    r"[;:()]|,(?!\d)|\b(?:that|which|who|whose|where|when|while|if|since|from|than|compared"
    r"|to (?!\d)\w+|as of|until)\b"
)
_PERFECT: Final = regex.compile(
    r"(?<!\b(?:to|not|that|which|who|they|I)) (?P<have>has|have) "
    r"(?P<how>(?:\w+ly|also|already|still|once|again|now|just) )?(?P<been>been )?"
    r"(?P<verb>\p{Ll}+)\b(?!-| (?:capital|assets|losses|companies|subsidiaries|advantages"
    r"|reserves|income|interests?|resources|rights|products|goods|services|liabilities|shares)\b)"
)
"""What may follow a participle is no noun: it has registered capital of RMB 50 million."""
_MODAL: Final = regex.compile(r"\b(?:may|might|could|would|should|must|will|can|cannot)\b[^,;]*$")
_NOT_ITS_OWN: Final = regex.compile(
    r" (?:\p{Ll}+ed|built|held|made|set up|begun|born|due)(?: (?:by|with|for) .*)? $"
)
"""Companies founded in 2016, a fine imposed by the regulator in 2016: the year is theirs."""
_GOES_ON: Final = regex.compile("以来|至今|迄今|目前|如今|截至|已|累计|近年|多年|自.{1,12}起")
_STILL: Final = regex.compile(
    r"\b(?:so far|to date|since|as of|over the (?:past|last)|in recent|up to now|until now"
    r"|by (?:the (?:end|beginning|middle|first|second|third|fourth)|(?:1[5-9]|20)\d\d"
    rf"|{_MONTH}))\b",
    regex.I,
)
_NO_VERBS: Final = frozenset(
    ("limited", "mixed", "dedicated", "advanced", "skilled", "experienced", "detailed")
)
_MOST: Final = 90


def in_the_past(english: str, chinese: str, day: date | None = None) -> str:
    """Return the English with the simple past beside a time that is over.

    day: of the document, None where unknown.

    >>> in_the_past("Exports have risen 5 percent in 2016.", "2016年出口增长5%。")
    'Exports rose 5 percent in 2016.'
    >>> in_the_past("Last year, the fund has been set up.", "去年设立了基金。")
    'Last year, the fund was set up.'
    >>> in_the_past("Exports have risen since 2016.", "2016年以来出口增长。")
    'Exports have risen since 2016.'
    """
    if " ha" not in english or _GOES_ON.search(chinese):
        return english
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(english)), len(english)]
    return "".join(_sentence(english[a:b], day) for a, b in pairwise(cuts))


def _sentence(english: str, day: date | None) -> str:
    if _STILL.search(english):
        return english
    front = _FRONT.match(english)
    over = front is not None and _is_over(front["year"], day)
    text, start = english, front.end() if front is not None and over else 0
    for match in reversed(list(_PERFECT.finditer(english, max(start - 1, 0)))):
        if _MODAL.search(english, 0, match.start()):
            continue
        first = over and not _OTHER.search(english, start, match.start())
        if first or _is_told(english, match.end(), day) or _follows(english, match, day, over):
            text = _told(text, match)
    return text


def _is_told(english: str, end: int, day: date | None) -> bool:
    """Tell whether a time that is over stands behind a verb, in the same clause."""
    time = _BEHIND.search(english, end, end + _MOST)
    if time is None or _OTHER.search(english, end, time.start()):
        return False
    if _NOT_ITS_OWN.search(english, end, time.start()):
        return False
    return _is_over(time["year"], day)


def _follows(english: str, match: regex.Match[str], day: date | None, over: bool) -> bool:
    """Tell whether this is a second verb of one subject: has fluctuated in 2016, but has held."""
    if not english.endswith((" and", " but"), 0, match.start()):
        return False
    earlier = _PERFECT.search(english)
    if earlier is None or earlier.start() >= match.start():
        return False
    return over or _is_told(english, earlier.end(), day)


def _is_over(year: str | None, day: date | None) -> bool:
    return year is None or day is None or int(year) < day.year


def _told(text: str, match: regex.Match[str]) -> str:
    """Return the text with the past of one verb; as it is where the word is no participle."""
    verb, how = match["verb"], match["how"] or ""
    if match["been"]:
        past = f"{'was' if match['have'] == 'has' else 'were'} {how}{verb}"
    elif verb == "been":
        past = f"{'was' if match['have'] == 'has' else 'were'} {how.rstrip()}".rstrip()
    elif verb in _irregular():
        past = how + _irregular()[verb]
    elif verb.endswith("ed") and verb not in _NO_VERBS:
        past = how + verb
    else:
        return text
    return f"{text[: match.start()]} {past}{text[match.end() :]}"


@cache
def _irregular() -> dict[str, str]:
    return {row["participle"]: row["past"] for row in rows("summarizer.finishing", "irregular.tsv")}
