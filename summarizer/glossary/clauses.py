"""The fixed words with which the clauses of a resolution begin: 回顾 is Recalling, 请 is Requests.

A preambular clause ends with a comma; an operative one has a number. Neither says who speaks: the
subject stands once, before them all, and a small model makes 请秘书长提交 "Please submit".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import regex

from summarizer.glossary.english import base_form
from summarizer.records import Term
from summarizer.tables import rows

_NUMBER: Final = regex.compile(
    r"(?:\d{1,2}[.．、]\ ?|[(（](?:[a-z]|\d{1,2}|[一二三四五六七八九十]+)[)）]\ ?)?"
)
_NO_CLAUSE: Final = {
    "请": "求|[你您问看]", "决定": "草案|性|书|权", "通过": "的|后", "建议": "书|的", "要求": "的",
    "呼吁": "书|的", "邀请": "函|赛|国|的", "授权": "书|的", "着重": "于|的", "强调": "的",
}  # fmt: skip
"""What makes another word of an opening, or a subject of it."""
_VERB: Final = regex.compile(
    r"(?P<number>(?:\d{1,2}\. |\([a-z\d]{1,2}\) )?)(?:(?:Also|Further|To) )?"
    r"(?:recall|review|reaffirm|restat|reiterat|not|acknowledg|recogni[sz]|welcom|stress|emphasi[sz]"
    r"|underlin|express|request|ask|urg|call|appeal|encourag|invit|decid|determin|recommend|suggest"
    r"|propos|endors|approv|adopt|declar|announc|authori[sz]|commend|prais|condemn|demand|consider)"
    r"(?:e|es|s|ed|ing)?(?: (?:also|further|upon|on))?\b "
    r"|(?P<number>(?:\d{1,2}\. |\([a-z\d]{1,2}\) )?)"
    r"(?:Tak(?:es?|ing) (?:note of|into account)|(?:Bear|Keep)(?:s|ing)? in mind|Remember(?:s|ing)?"
    r"|(?:Deeply |Gravely |Seriously )?(?:Concerned|Aware|Mindful|Convinced)"
    r"(?: (?:about|of|at|by))?"
    r"|(?:Expressing|Expresses) (?:\w+ ){0,2}concern(?: (?:about|at|over|that))?) ",
    regex.I,
)
"""What a small model begins a clause with where it does not take the fixed words."""
_STATES: Final = regex.compile(
    r"reaffirm|recogni|acknowledg|not(?:es|ing)$|stress|emphasi|recall|bear|aware"
    r"|mindful|convinced|concerned",
    regex.I,
)
"""What states something: a clause behind it begins with that."""
_WELCOMES: Final = regex.compile("welcom", regex.I)
_FEELS: Final = regex.compile(r"concerned$|aware$|mindful$|convinced$", regex.I)
_NUMBERED: Final = regex.compile(
    r"(?P<number>(?:\d{1,2}\. |\([a-z\d]{1,2}\) )?)(?P<first>\p{L}[\p{L}'-]*)"
)
_FINITE: Final = regex.compile(
    r"\b(?:is|are|was|were|has|have|had|should|must|will|would|shall|can|may|needs?|remains?|faces?"
    r"|continues?|constitutes?|requires?|depends?|plays?|stays?|does|do)\b"
)
_FUNCTION: Final = frozenset({
    "The", "All", "It", "There", "This", "These", "Those", "A", "An", "In", "Any", "Each", "Every",
    "No", "Only", "Both", "Some", "Its", "Their",
})  # fmt: skip
_ASKS: Final = regex.compile(r"request|urg|call|encourag|invit|demand|authoriz", regex.I)
_ASKED: Final = regex.compile(
    r"(?P<number>(?:\d{1,2}\. |\([a-z\d]{1,2}\) )?)(?P<the>The )?"
    r"(?P<who>\p{Lu}[\p{L}-]*(?: (?:of|and|of the|\p{Lu}[\p{L}-]*))*) "
    r"(?:(?:should|shall|must|will|(?:is|are) (?:requested |urged |encouraged |invited )?to)"
    r" (?P<also>also |further )?(?P<act>[a-z]+)|(?P<acts>[a-z]+s)|(?P<acted>[a-z]+))\b"
)
ORIGIN: Final = "builtin:clauses.tsv"
_ALSO: Final = {"又": ("also", "Also"), "还": ("further", "Further"), "并": ("also", "Also")}


def opening(text: str, *, numbered: bool) -> tuple[int, int, Term] | None:
    """Return the span of the words that begin a clause of a resolution, and their English.

    numbered: the sentence is an item of a list.

    >>> start, end, term = opening("又回顾其第73/195号决议，", numbered=False)
    >>> start, end, term.en
    (0, 3, 'Recalling also')
    >>> opening("1. 请秘书长提交报告；", numbered=True)[2].en
    'Requests'
    >>> opening("请秘书长提交报告。", numbered=False)
    >>> opening("3. 对足额缴款的会员国表示赞赏，", numbered=True)
    >>> opening("3. 对足额缴款的会员国表示赞赏；", numbered=True)[2].en
    'Expresses its appreciation to'
    """
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    preamble = text.endswith(("，", ",")) and not start
    operative = (numbered or start > 0) and text.endswith(("；", "。", ";"))
    also = _ALSO.get(text[start : start + 1])
    head = start + 1 if also else start
    if (preamble or operative) and (felt := _felt().match(text, head)):
        english = _feelings()[felt["felt"]][0 if preamble else 1]
        term = Term(zh=felt[1], en=english, variants=_variants(english), origin=ORIGIN)
        return head, head + 1, term
    found = _pattern().match(text, head)
    if not (preamble or operative) or found is None:
        return None
    other = _NO_CLAUSE.get(found[0])
    if other and regex.match(other, text[found.end() :]):
        return None
    first, second = _clauses()[found[0]]
    english = first if preamble else second
    if also and preamble:
        english = f"{english} {also[0]}"
    elif also:
        english = f"{also[1]} {english[0].lower()}{english[1:]}"
    term = Term(
        zh=text[start : found.end()], en=english, variants=_variants(english), origin=ORIGIN
    )
    return start, found.end(), term


def begun(english: str, term: Term) -> str:
    """Return the English of a clause with its fixed words in place of the verb that begins it.

    Where a model made whoever is asked the subject, they are asked again. A clause that begins
    otherwise stays.

    >>> begun("Restating the purposes,", Term(zh="重申", en="Reaffirming", origin=ORIGIN))
    'Reaffirming the purposes,'
    >>> begun("Concerned States face difficulties and are in arrears,",
    ...       Term(zh="关切", en="Concerned", origin=ORIGIN))
    'Concerned that States face difficulties and are in arrears,'
    >>> asked = Term(zh="请", en="Requests", origin=ORIGIN)
    >>> begun("7. The Secretary-General submits a report.", asked)
    '7. Requests the Secretary-General to submit a report.'
    >>> begun("7. The Committee submitted a report.", asked)
    '7. Requests the Committee to submit a report.'
    >>> begun("1. Member States should act.", Term(zh="敦促", en="Urges", origin=ORIGIN))
    '1. Urges Member States to act.'
    >>> begun("1. The text stays.", Term(zh="重申", en="Reaffirms", origin=ORIGIN))
    '1. Reaffirms that the text stays.'
    >>> begun("The summit was held,", Term(zh="欣见", en="Welcoming", origin=ORIGIN))
    'Welcoming the fact that the summit was held,'
    >>> begun("1. The text stays.", Term(zh="核准", en="Approves", origin=ORIGIN))
    '1. The text stays.'
    """
    verb = _VERB.match(english)
    if verb:
        rest = english[verb.end() :]
        states = _FEELS.search(term.en) and rest[:1].isupper() and _FINITE.search(rest)
        return f"{verb['number']}{term.en} {'that ' if states else ''}{rest}"
    asked = _ASKED.match(english) if _ASKS.search(term.en) else None
    welcomes = _WELCOMES.search(term.en) is not None
    stated = _NUMBERED.match(english) if welcomes or _STATES.search(term.en) else None
    if stated:
        first = stated["first"]
        first = first.lower() if first in _FUNCTION else first
        that = "the fact that " if welcomes else "that "
        that = that if _FINITE.search(english) else ""
        return f"{stated['number']}{term.en} {that}{first}{english[stated.end() :]}"
    if asked is None or (asked["acted"] and asked["acted"] not in _bases()):
        return english
    the = "the " if asked["the"] else ""
    act = f"{asked['also'] or ''}{_base(asked)}"
    return f"{asked['number']}{term.en} {the}{asked['who']} to {act}{english[asked.end() :]}"


def _base(asked: regex.Match[str]) -> str:
    if asked["acted"]:
        return _bases()[asked["acted"]]
    return str(asked["act"] or base_form(asked["acts"]))


@cache
def _bases() -> Mapping[str, str]:
    read = rows("summarizer.glossary", "settings", "asked.tsv")
    return {row["past"]: row["base"] for row in read}


def _variants(english: str) -> tuple[str, ...]:
    """Return what a translator may begin with as well: Further recalling, Notes."""
    first, *rest = english.split()
    others = [first]
    if rest and rest[0] in ("also", "further"):
        others += [f"{rest[0].title()} {first.lower()}", f"{first} further", f"{first} also"]
    if first in ("Also", "Further"):
        others = [f"{first} {rest[0]}", rest[0].title(), f"Further {rest[0]}", f"Also {rest[0]}"]
    return tuple(form for form in dict.fromkeys(others) if form != english)


@cache
def _feelings() -> Mapping[str, tuple[str, str]]:
    read = rows("summarizer.glossary", "settings", "feelings.tsv")
    return {row["zh"]: (row["preamble"], row["operative"]) for row in read}


@cache
def _felt() -> regex.Pattern[str]:
    """Match the 对 or 就 of 对足额缴款的会员国表示赞赏: English says first what is felt."""
    return regex.compile(
        rf"([对就])(?=[^，；。]{{2,60}}表示(?P<felt>{'|'.join(_feelings())})[，；。,;]?)"
    )


@cache
def _clauses() -> Mapping[str, tuple[str, str]]:
    read = rows("summarizer.glossary", "settings", "clauses.tsv")
    return {row["zh"]: (row["preamble"], row["operative"]) for row in read}


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile("|".join(sorted(_clauses(), key=len, reverse=True)))
