"""Quotation marks: one form for all, and what the Chinese quotes is quoted in English.

The form is the typewriter's, unless the user's glossary has printers' quotes in its names.

A model mixes ’ with ' and drops the quotes round a sentence that somebody says; such a sentence
then reads as the writer's own word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

_STRAIGHT: Final = str.maketrans("’‘ʼ“”„", "'''\"\"\"")
_OPENING_QUOTE: Final = regex.compile(r"(?<![^\s(\[])\"(?=\S)")
_APOSTROPHE: Final = regex.compile(r"(?<=\p{L})'")
_OPENED: Final = regex.compile(r"[“「『《](?=[^“”「」『』《》]+[”」』》])")
_NAME_BEFORE: Final = regex.compile(
    r"(?<=\s)\p{Lu}[\p{L}\d'-]*(?: (?:(?:of|the|and|for|on|in|to|&) )*[\p{Lu}\d][\p{L}\d'-]*)+$"
)
_CLOSES_FIRST: Final = regex.compile(r"[,.!?]$")
_PLURAL: Final = regex.compile(r"s\b")
"""Three "No"s."""
_STOP: Final = "。！？!?….；;，,"
_WHOLE: Final = regex.compile(rf"[“「『][^“”「」『』]*[{_STOP}]\s*[”」』][。]?")
_OPENS: Final = regex.compile(r"[“「『][^“”「」『』]*")
_CLOSES: Final = regex.compile(rf"[^“”「」『』]*[{_STOP}]\s*[”」』][。]?")


def straight(english: str, forms: Iterable[str] = ()) -> str:
    """Return the English with typewriter quotes and apostrophes, as it can be searched.

    forms: of names, which keep the quotes that their glossary gives them.

    >>> straight("China’s “five-year” plan")
    'China\\'s "five-year" plan'
    >>> straight("China’s People’s Bank", ["People’s Bank"])
    "China's People’s Bank"
    """
    text = english.translate(_STRAIGHT)
    for form in forms:
        text = text.replace(form.translate(_STRAIGHT), form)
    return text


def parted(english: str) -> str:
    """Return the English with a space round typewriter's quotes that a model ran words on to.

    Every second one closes; where one is missing, or the first one closes, nothing is changed.

    >>> parted('The "carry"trade of"FSS" rose.')
    'The "carry" trade of "FSS" rose.'
    """
    pieces = english.split('"')
    if len(pieces) % 2 == 0 or _CLOSES_FIRST.search(pieces[0]):
        return english
    for at in range(0, len(pieces), 2):
        if at and pieces[at][:1].isalpha() and not _PLURAL.match(pieces[at]):
            pieces[at] = f" {pieces[at]}"
        if at + 1 < len(pieces) and pieces[at][-1:].isalpha():
            pieces[at] = f"{pieces[at]} "
    return '"'.join(pieces)


def paired(english: str, chinese: str) -> str:
    """Return the English with the quote that its only one lacks, where the Chinese has one pair.

    What is quoted is the name that ends at it.

    >>> paired('The bank held The Markets Summit 2016" in June.', "银行举办「2016市场峰会」。")
    'The bank held "The Markets Summit 2016" in June.'
    """
    if english.count('"') != 1 or len(_OPENED.findall(chinese)) != 1:
        return english
    name = _NAME_BEFORE.search(english, 0, english.index('"'))
    return english if name is None else f'{english[: name.start()]}"{english[name.start() :]}'


def curly(english: str) -> str:
    """Return the English with printers' quotes and apostrophes.

    >>> curly("China's plan, the members' part"), curly('a "five-year" plan')
    ('China’s plan, the members’ part', 'a “five-year” plan')
    """
    text = _OPENING_QUOTE.sub("“", english).replace('"', "”")
    return _APOSTROPHE.sub("’", text)


def quoted(english: str, chinese: str) -> str:
    """Return the English in quotes where all of the Chinese is; half a pair where that is.

    >>> quoted("The trend will hold.", "“这一趋势将保持下去。”")
    '"The trend will hold."'
    >>> quoted("The trend will hold.", "“这一趋势将保持下去。")
    '"The trend will hold.'
    """
    chinese = chinese.strip()
    if _WHOLE.fullmatch(chinese):
        return _with(english, before='"', after='"')
    if _OPENS.fullmatch(chinese):
        return _with(english, before='"', after="")
    if _CLOSES.fullmatch(chinese):
        return _with(english, before="", after='"')
    return english


def _with(english: str, *, before: str, after: str) -> str:
    """Put quotes at the ends, where the English has none but those that belong there."""
    bare = english.removeprefix('"').removesuffix('"')
    return english if '"' in bare or not bare else f"{before}{bare}{after}"
