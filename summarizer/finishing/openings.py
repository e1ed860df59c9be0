"""A time that opens a sentence takes its preposition: not "The first five months, output rose"."""

from __future__ import annotations

from typing import Final

import regex

from summarizer.quantities import MONTHS

_NUMBER: Final = "two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]"
_TIME: Final = regex.compile(
    r"(?P<before>^|[.;] |\bthat )(?P<only>(?:only|just) )?(?:the )?"
    rf"(?P<time>(?:first|last|past) (?:{_NUMBER}) (?:months|quarters|years)"
    r"|(?:first|second|third|fourth) (?:quarter|half(?: of the year)?))"
    r"(?P<of> of (?:this year|last year|the year|\d{4}))?, (?!which )",
    regex.I,
)
_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_WEEKDAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART: Final = "(?: (?:morning|afternoon|evening|night))?"
_REST: Final = r"(?=, (?!(?:which|the|an?) [^,]*, )(?:\S+ ){3})"
"""October 1, the National Day, is a holiday: the time itself is the subject."""
_REST_OF_MONTH: Final = r"(?=, (?!(?:which|when|(?:the|a) (?:year|month|time))\b)(?:\S+ ){3})"
_RESTS: Final = {"In": _REST_OF_MONTH, "From": r"(?=, (?:\S+ ){3})"}
_OPENINGS: Final = (
    (
        "On",
        rf"{_WEEKDAY}{_PART}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?{_PART}(?:, \d{{4}})?"
        rf"|\d{{1,2}} {_MONTH}(?: \d{{4}})?"
        rf"|{_MONTH} \d{{1,2}} and \d{{1,2}}(?:, \d{{4}})?|[Tt]he \d{{1,2}}(?:st|nd|rd|th)",
    ),
    (
        "From",
        rf"(?:{_MONTH} )?\d{{4}} to (?:{_MONTH} )?\d{{4}}|{_MONTH} to {_MONTH}(?: \d{{4}})?"
        rf"|{_MONTH} \d{{1,2}} to (?:{_MONTH} )?\d{{1,2}}(?:, \d{{4}})?",
    ),
    (
        "In",
        rf"(?:{_MONTH} )?(?:1[5-9]|20)\d\d|{_MONTH}(?: (?:this|last|next) year)?"
        rf"|(?:[Ee]arly |[Ll]ate |[Mm]id-){_MONTH}"
        r"|[Tt]he \w+ year of the [A-Z][\w']+ reign(?: of the [A-Z][\w ]+? Dynasty)?"
        r"(?: \(\d+(?: BC)?\))?",
    ),
    (
        "At",
        r"\d{1,2}:\d\d(?: [ap]\.m\.)?|\d{1,2} [ap]\.m\."
        rf"|[Tt]he (?:end|beginning|start) of (?:(?:last|this|next) (?:year|month|week|quarter)"
        rf"|(?:{_MONTH}(?: (?:1[5-9]|20)\d\d)?|(?:1[5-9]|20)\d\d))",
    ),
)
_OPENING: Final = regex.compile(
    "|".join(rf"(?P<{word}>^(?:{times}){_RESTS.get(word, _REST)})" for word, times in _OPENINGS)
)
_ON_MONTH: Final = regex.compile(
    rf"\b(?P<on>[Oo])n (?={_MONTH}(?: (?:(?:1[5-9]|20)\d\d|(?:this|last|next) year))?(?:[,.;]|$))"
)
_IN_END: Final = regex.compile(
    r"\b(?P<in>[Ii])n (?=the (?:end|beginning|start) of (?:last|this|next|the|\d{4}|\p{Lu}))"
)
_UNPLACED: Final = regex.compile(
    r"^(?P<who>\p{Lu}[^,.;:]{2,90}?)"
    r"(?<!\b(?:[Oo]n|[Bb]y|[Oo]f|[Ss]ince|[Ff]rom|[Tt]o|[Uu]ntil|[Bb]efore|[Aa]fter|[Ii]n|[Tt]he|[Ff]or|at|with|dated|as|than|and|or))"
    rf" (?P<day>{_MONTH} \d{{1,2}}) (?:(?:has|have|had) )?"
    r"(?=(?:announced|said|released|issued|published|reported|disclosed|stated|held)\b(?! by\b))"
)
"""A day between subject and verb, as in Chinese."""


def with_preposition(english: str) -> str:
    """Return the English with "in", "on", "at" or "from" before a time that opens a sentence.

    >>> with_preposition("The first five months, output rose.")
    'In the first five months, output rose.'
    >>> with_preposition("He said that only the first quarter of this year, output rose.")
    'He said that in the first quarter of this year alone, output rose.'
    >>> with_preposition("June, the index was 49.5%, and the other was 54.4%.")
    'In June, the index was 49.5%, and the other was 54.4%.'
    >>> with_preposition("September 29, 2018, the two sides met in Beijing.")
    'On September 29, 2018, the two sides met in Beijing.'
    >>> with_preposition("The end of last year, the ratio was at its level in the end of 2016.")
    'At the end of last year, the ratio was at its level at the end of 2016.'
    >>> with_preposition("On January, a seminar was held.")
    'In January, a seminar was held.'
    >>> with_preposition("The third year of the Zhenguan reign (629), the monk went to India.")
    'In the third year of the Zhenguan reign (629), the monk went to India.'
    >>> with_preposition("The regulator August 6 has announced a fine.")
    'The regulator on August 6 announced a fine.'
    """
    english = _UNPLACED.sub(r"\g<who> on \g<day> ", english)
    english = _ON_MONTH.sub(lambda match: "In " if match["on"] == "O" else "in ", english)
    english = _IN_END.sub(lambda match: "At " if match["in"] == "I" else "at ", english)
    opening = _OPENING.match(english)
    if opening is not None and english.endswith((".", '"', "!", "?")):
        rest = f"t{english[1:]}" if english.startswith("The ") else english
        english = f"{opening.lastgroup} {rest}"

    def put(match: regex.Match[str]) -> str:
        word = "in" if match["before"] == "that " else "In"
        alone = " alone" if match["only"] else ""
        return f"{match['before']}{word} the {match['time'].lower()}{match['of'] or ''}{alone}, "

    return _TIME.sub(put, english)
