"""The words round a figure in an English sentence that name what it measures.

Verbs part noun phrases here; where that fails the answer is "", never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from summarizer.compose.words import Kind, Token, words

MAX_CHARS: Final = 72
_OPENERS: Final = frozenset({"in", "of", "worth"})
_FURTHER: Final = frozenset({"more", "other", "additional", "further"})
"""Twenty more countries."""
_JOINERS: Final = frozenset({"of", "for", "in", "to", "on", "by", "from", "with", "along", "per"})
_BREAKS: Final = frozenset({".", ",", ";", ":", "(", ")", "–", "—"})
_HANGING: Final = regex.compile(r" (?:in|on|by) \w+$")
"""What is left of "in support of" where a text is cut before "of"."""
_HELD: Final = regex.compile(r" held(?= by |$)")
_APART: Final = frozenset({"within", "every", "for", "over", "after", "before", "until", "than"})
_MOVES: Final = frozenset({"to", "by", "from", "below", "above"})
_CLAUSES: Final = frozenset({"that", "while", "but", "where", "which", "who"})
_SIDES: Final = frozenset({"against", "compared", "versus"})


def after(row: Sequence[Token], at: int) -> list[Token]:
    """Return the noun phrase after the figure row[at]: 56 more [cooperation zones], in [loans]."""
    place = at + 1
    place += place < len(row) and row[place].key in _FURTHER
    opener = row[place].key if place < len(row) and row[place].key in _OPENERS else ""
    place += bool(opener)
    first = row[place] if place < len(row) else None
    if first is None or first.key == "a":  # in a row, a year
        return []
    if opener == "in" and first.kind == "name" and first.text[:1].isupper():
        return []  # US$20 million in Kazakhstan: a place, not what is measured
    while place < len(row) and row[place].key in words("determiner"):
        place += 1
    return _named(_noun(row, place))


def _noun(row: Sequence[Token], start: int) -> list[Token]:
    """Return the noun phrase that starts at a token, with one phrase that hangs on it."""
    end = _head(row, start)
    if end > start and _pairs(row, end):
        end += 2
    elif end > start and _modifies(row, end):
        end = _head(row, end + 1)
    if end + 1 < len(row) and row[end].key in _JOINERS and row[end + 1].key == "and":
        return []  # exports to and investment in the region
    if end == start or end >= len(row) or row[end].key not in _JOINERS - {"with"}:
        return list(row[start:end])
    further = end + 1
    while further < len(row) and row[further].key in words("determiner"):
        further += 1
    tail = _head(row, further)
    fits = tail > further and row[tail - 1].end - row[start].start <= MAX_CHARS
    return list(row[start : tail if fits else end])


def _head(row: Sequence[Token], start: int) -> int:
    """Return the end of the words of a noun phrase without what hangs on it."""
    end = start
    while end < len(row) and row[end].kind in ("word", "name"):
        key = row[end].key
        ahead = row[end + 1] if end + 1 < len(row) else None
        goes_on = ahead is not None and ahead.kind in ("word", "name")
        if end > start and row[end].kind == "word" and key.endswith(("ed", "ing")) and not goes_on:
            break
        end += 1
        if is_plural(key) and not (ahead and ahead.kind == "word" and is_plural(ahead.key)):
            break
    return end


def _pairs(row: Sequence[Token], at: int) -> bool:
    """Whether "and" joins one more noun here: exports and investment in."""
    if len(row) < at + 2 or row[at].key != "and" or row[at + 1].kind != "word":
        return False
    return len(row) == at + 2 or row[at + 2].kind in ("stop", "mark")


def _modifies(row: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two words before one noun: export and investment insurance coverage."""
    if len(row) < at + 3 or row[at].key != "and" or is_plural(row[at - 1].key):
        return False
    return all(token.kind == "word" for token in row[at + 1 : at + 3])


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun.

    >>> is_plural("zones"), is_plural("business"), is_plural("CBS's")
    (True, False, False)
    """
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def before(row: Sequence[Token], at: int) -> list[Token]:
    """Return the noun phrase that the figure row[at] is said of.

    What stands between the verb and the figure (had revenue of, raised output to), else the
    subject of a verb that states a level (revenue reached).
    """
    part = _clause(row, at)
    if any(token.key in _SIDES for token in part):
        return []
    verbs = [n for n in range(len(part)) if _is_verb(part, n)]
    rest = part[verbs[-1] + 1 :] if verbs else part
    thing = _named(_backwards(rest))
    if any(token.key in ("it", "them") for token in rest):
        return []
    if thing or not verbs:
        return [] if _ends_list(row, at, part, thing) else thing
    first = verbs[-1]
    while first and (part[first - 1].kind in ("verb", "level") or _is_adverb(part[first - 1])):
        first -= 1
    moves = any(part[n].kind == "level" for n in range(first, verbs[-1] + 1))
    moves = moves or any(token.key in _MOVES for token in rest)
    subject = _named(_subject(part[:first])) if moves else []
    return [] if _ends_list(row, at, part, subject) else subject


def _ends_list(
    row: Sequence[Token], at: int, part: Sequence[Token], thing: Sequence[Token]
) -> bool:
    """Whether a phrase is the end of a list, whose first parts it lacks: new energy, cars and..."""
    opens = row.index(part[0]) if part else at
    joined = any(token.key == "and" for token in thing)
    if not joined or not opens or row[opens - 1].text != ",":
        return False
    before_comma = _clause(row, opens - 1)
    return not any(token.kind == "figure" for token in before_comma)  # In 2024, spending on ...


def _is_verb(part: Sequence[Token], n: int) -> bool:
    """Whether a word is a verb: by the list, or one in -ed with no noun after it."""
    if part[n].kind in ("verb", "level"):
        return True
    bare = all(token.kind in ("stop", "figure") for token in part[n + 1 :])
    perfect = part[n - 1].kind == "verb" and part[-1].key != "of"  # has registered capital of
    governs = bare or part[n + 1].key in words("determiner") or perfect
    return part[n].kind == "word" and n > 0 and governs and part[n].key.endswith("ed")


def _is_adverb(token: Token) -> bool:
    return token.key in words("adverb")


def is_beside(row: Sequence[Token], at: int) -> bool:
    """Whether the figure is only what another is compared with (against US$3 billion)."""
    return any(token.key in _SIDES for token in _clause(row, at))


def _named(part: list[Token]) -> list[Token]:
    """Return a noun phrase if it names something; "average" alone does not."""
    return [] if all(token.key in words("generic") for token in part) else part


def _clause(row: Sequence[Token], at: int) -> list[Token]:
    """Return the tokens from the start of the figure's clause up to the figure."""
    found: list[Token] = []
    depth = 0
    for token in reversed(row[:at]):
        depth += (token.text == ")") - (token.text == "(")
        if depth > 0 or (token.text == "(" and depth == 0):
            continue  # the index (PMI) was
        if token.text in _BREAKS or token.key in _CLAUSES:
            break
        found.append(token)
    return found[::-1]


def _subject(part: Sequence[Token]) -> list[Token]:
    """Return a subject: what stands before the verb, from its first noun on."""
    kept = list(part)
    while kept and (kept[-1].kind in ("verb", "level") or kept[-1].key in words("adverb")):
        kept.pop()
    if kept and kept[-1].key in words("conjunction"):
        return []  # gold rose ... and gained: the subject stands further off
    kept = kept[_after_last(kept, ("verb", "level", "mark")) :]
    if kept and kept[0].key in words("preposition"):
        kept = kept[_after_last(kept, ("figure",)) :]  # in 2024 the profit
    while kept and kept[0].kind in ("stop", "figure"):
        kept.pop(0)
    return kept


def _after_last(part: Sequence[Token], kinds: tuple[Kind, ...]) -> int:
    """Return where the part goes on after the last of these; shares held by banks is one noun."""
    held = [n for n in range(len(part) - 1) if part[n + 1].key == "by"]
    found = (n + 1 for n, token in enumerate(part) if token.kind in kinds and n not in held)
    return max(found, default=0)


def _backwards(part: Sequence[Token]) -> list[Token]:
    """Return the noun phrase that a part ends with, before its prepositions and figures."""
    kept = list(part)
    while kept and kept[-1].kind in ("stop", "figure"):
        if kept.pop().key in _APART:
            return []
    start = len(kept)
    while start and _belongs(kept, start - 1):
        start -= 1
        if kept[start].key in ("a", "an"):
            break
    while start < len(kept) and (kept[start].kind == "stop" or _leads(kept, start)):
        start += 1
    return kept[start:]


def _belongs(part: Sequence[Token], n: int) -> bool:
    if part[n].kind in ("word", "name"):
        return True
    joins = part[n].key in _JOINERS or part[n].key in words("determiner")
    return joins and n + 1 < len(part) and n > 0


def _leads(part: Sequence[Token], n: int) -> bool:
    """Whether a word is the participle that opens a clause: [raising] net proceeds."""
    return n == 0 and part[n].key.endswith("ing") and len(part) > 1


def is_noun_phrase(text: str) -> bool:
    """Whether a text reads as a noun phrase: no verb in it, no participle or preposition at an end.

    >>> is_noun_phrase("new contracts"), is_noun_phrase("was invested in BRI partner countries")
    (True, False)
    >>> is_noun_phrase("representing"), is_noun_phrase("operating revenue")
    (False, True)
    """
    keys = [word.casefold().strip(",:") for word in _HELD.sub("", text).split()]
    if not keys or text.endswith("…") or any(key in words("verb") for key in keys):
        return False
    if any(key in words("level") and not key.endswith("ing") for key in keys):
        return False
    edges = words("preposition") | words("conjunction") | words("adverb")
    if keys[0] in edges | words("level") or keys[-1] in edges | words("determiner"):
        return False
    return not keys[0].endswith("ing") or keys[0] in words("nounlike")


def trimmed(text: str, chars: int = MAX_CHARS) -> str:
    """Return a text of at most so many characters, cut before a preposition if it can be.

    >>> trimmed("direct investment by Chinese companies in the countries along the route", 60)
    'direct investment by Chinese companies in the countries'
    """
    if len(text) <= chars:
        return text
    every = text.split()
    head = text[: chars + 1].rsplit(" ", 1)[0].split()
    for n in range(len(head), len(head) // 2, -1):
        if n < len(every) and every[n].casefold() in words("preposition"):
            part = " ".join(every[:n])
            return _HANGING.sub("", part) if every[n].casefold() == "of" else part
    return " ".join(head)[: chars - 1].rstrip(" ,") + "…"
