"""Find the renderings of a term in English text, however they are inflected and punctuated.

Both sides are folded character by character, so spans stay those of the text: small letters, no
accents, straight quotes, one dash, -ize for -ise, -er for -re. Then a form allows: hyphen or
space between its words, & or and, apostrophes present or not, the plural or singular of its last
word and of the word before its first "of", and dots in short capitals (U.S.).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

import regex

from summarizer.records import Term

Span = tuple[int, int]

_IRREGULAR: Final = {"is": "be", "has": "have", "does": "do", "goes": "go", "focuses": "focus"}
_CURLY: Final = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"'}
_SPACES: Final = dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t\n\r", " ")
_DASHES: Final = dict.fromkeys("‐‑‒–—―−", "-")
_ISE: Final = regex.compile(r"(?<=[a-z]{3}i)s(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)\b)")
_TRE: Final = regex.compile(r"(?<=\b[a-z]{2,}[tb])re(?=s?\b)")
_PREFIX: Final = regex.compile(
    r"(?:co(?=op|or)|anti|counter|infra|inter|macro|micro|multi|non|post|pre|socio|sub)(?=[a-z]{3})"
)
"""What a hyphen may part from its word or not: co-operation, macro-economic."""
_PREFIXES: Final = frozenset(
    "anti co counter infra inter macro micro multi non post pre socio sub".split()  # noqa: SIM905
)
_TOKEN: Final = regex.compile(r"&|\d+(?:[.,]\d+)+[^\W_]*|[^\W_]+(?:'[^\W_]+)*'?|[^\w\s\"-]")


@cache
def _plain(char: str) -> str:
    """Return the one character that stands for another in comparisons."""
    known = _CURLY.get(char) or _SPACES.get(char) or _DASHES.get(char)
    if known:
        return known
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


_WHOSE: Final = " … "


def fold_english(text: str) -> str:
    """Fold English text, as many characters as before.

    >>> fold_english("Türkiye’s Internationalisation Centre")
    "turkiye's internationalization center"
    """
    plain = "".join(map(_plain, text))
    plain = _ISE.sub("z", plain)
    return _TRE.sub("er", plain)


def occurrences(english: str, term: Term) -> tuple[Span, ...]:
    """Return the spans of the accepted forms of a term, longest first at each place, in order.

    >>> rail = Term(zh="高铁", en="high-speed railway", variants=("high-speed rail",))
    >>> [english[a:b] for english in ["Two high speed railways"] for a, b in
    ...  occurrences(english, rail)]
    ['high speed railways']
    """
    return find_forms(english, term.accepts())


def forbidden(english: str, term: Term) -> tuple[Span, ...]:
    """Return the spans of forbidden renderings that are no part of an accepted one.

    >>> term = Term(zh="丝路基金", en="Silk Road Fund", forbidden=("Silk Fund", "Road Fund"))
    >>> forbidden("The Silk Fund, not the Silk Road Fund", term)
    ((4, 13),)
    """
    right = occurrences(english, term)
    return tuple(
        span
        for span in find_forms(english, term.forbidden)
        if not any(start <= span[0] and span[1] <= end for start, end in right)
    )


def find_forms(english: str, forms: Iterable[str]) -> tuple[Span, ...]:
    """Return the spans of any of the forms, leftmost and longest, without overlap."""
    pattern = _pattern(tuple(forms))
    if pattern is None:
        return ()
    folded = _fold_cached(english)
    return tuple(m.span() for m in pattern.finditer(folded) if _case_fits(english, m))


@lru_cache(maxsize=64)
def _fold_cached(english: str) -> str:
    return fold_english(english)


def spelled(english: str, terms: Iterable[Term]) -> str:
    """Return the English with each term in the spelling of its glossary. The number stays.

    >>> spelled("Two corporate treasury centers", [Term(zh="财资中心", en="treasury centre")])
    'Two corporate treasury centers'
    >>> spelled("A Treasury center", [Term(zh="财资中心", en="treasury centre")])
    'A Treasury centre'
    """
    for term in terms:
        forms = {_bare(form): form for form in reversed(term.accepts())}
        for start, end in reversed(occurrences(english, term)):
            said = english[start:end]
            form = forms.get(_bare(said), said)
            if _plain_case(form) != _plain_case(said):
                form = form[:1].upper() + form[1:] if said[:1].isupper() else form
                english = english[:start] + form + english[end:]
    return english


def _bare(text: str) -> str:
    return regex.sub(r"[\s\"'-]", "", fold_english(text))


def _plain_case(text: str) -> str:
    return "".join(map(_plain, text))


def _case_fits(english: str, match: regex.Match[str]) -> bool:
    """Refuse "us" for US and "who" for WHO: short capitals keep their case."""
    return (
        match.lastgroup != "capitals"
        or not match.group().isalpha()
        or (english[slice(*match.span())].rstrip("s").isupper())
    )


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...]) -> regex.Pattern[str] | None:
    """Return one pattern for all forms, longest first; None where there is none."""
    parts = sorted({form for form in forms if form.strip()}, key=len, reverse=True)
    ordinary = [made for form in parts if not _is_short(form) and (made := form_pattern(form))]
    capitals = [made for form in parts if _is_short(form) and (made := form_pattern(form))]
    groups = []
    if ordinary:
        groups.append(f"(?P<ordinary>{'|'.join(ordinary)})")
    if capitals:
        groups.append(f"(?P<capitals>{'|'.join(capitals)})")
    if not groups:
        return None
    return regex.compile(rf"(?<![\w])(?:{'|'.join(groups)})(?![\w]|\$\d|\$\s\d)")


def _is_short(form: str) -> bool:
    letters = form.replace(".", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= 4


def form_pattern(form: str) -> str:
    """Return the regular expression, without boundaries, of one form of a term.

    Behind a … stands what must follow, after whose it is, and is no part of the match: Permanent
    Representative … to the United Nations.

    >>> pattern = regex.compile(form_pattern("envoy … to the Council"))
    >>> [bool(pattern.match(said)) for said in ("envoy of korea to the council", "envoy")]
    [True, False]
    """
    if _WHOSE in form:
        head, rest = map(form_pattern, form.split(_WHOSE))
        return rf"{head}(?=\s+of(?:\s+[\w.'’-]+){{1,8}}\s+{rest})"
    short = _is_short(form)
    tokens = _TOKEN.findall(fold_english(form.replace(".", "") if short else form))
    if not tokens:
        return ""
    heads = {len(tokens) - 1}
    if "of" in tokens[1:]:
        heads.add(tokens.index("of", 1) - 1)
    made = [_token_pattern(t, head=place in heads, short=short) for place, t in enumerate(tokens)]
    pieces = [made[0]]
    for before, after, piece in zip(tokens, tokens[1:], made[1:], strict=False):
        tight = not (before[-1].isalnum() and after[0].isalnum())
        tight = tight or before in _PREFIXES
        gap = r"[\s\"-]*" if tight else r"[\s\"-]+"
        pieces.append(gap + piece)
    return "".join(pieces)


def _token_pattern(part: str, *, head: bool, short: bool) -> str:
    """Return the pattern of one word or sign; a head may be plural or singular."""
    if part in ("&", "and"):
        return "(?:&|and)"
    if not part[0].isalnum():
        return regex.escape(part) + ("?" if part in ".'" else "")
    if short:
        return r"\.?".join(map(regex.escape, part)) + r"\.?s?"
    word = "'?".join(regex.escape(half) for half in part.split("'"))
    if prefix := _PREFIX.match(part):
        word = f"{prefix[0]}-?{word[prefix.end() :]}"
    return word if not head or not part.isalpha() or len(part) < 3 else _numbers(word)


def _numbers(word: str) -> str:
    """Return a pattern for a noun in the singular and the plural.

    >>> pattern = regex.compile(_numbers("policy"))
    >>> [bool(pattern.fullmatch(form)) for form in ("policies", "policy", "police")]
    [True, True, False]
    """
    if word.endswith("ies"):
        return f"{word[:-3]}(?:ies|y)"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}(?:y|ies)"
    if word.endswith(("ss", "x", "ch", "sh", "us", "is")):
        return f"{word}(?:es)?"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return f"{word[:-2]}(?:es)?"
    if word.endswith("s"):
        return f"{word[:-1]}s?"
    return f"{word}(?:e?s)?"


def base_form(verb: str) -> str:
    """Return a verb of the third person as the infinitive has it.

    >>> base_form("aims"), base_form("carries"), base_form("establishes"), base_form("has")
    ('aim', 'carry', 'establish', 'have')
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("shes", "ches", "sses", "xes", "oes")) else verb[:-1]
