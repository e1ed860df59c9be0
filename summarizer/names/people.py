"""Which strings are Chinese persons, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.names import regions, spelling
from summarizer.names.tagger import Token
from summarizer.names.vocabulary import DOTS, by_length, table, transliteration

SAYS: Final = regex.compile(
    r"(?:[今昨][天日]|近日|当天|\d+[日号])?(?:[对向]\S{1,8})?(?:在\S{1,12})?"
    r"(?:表示|说|称|指出|认为|介绍|告诉|强调|透露|坦言|宣布|主持|出席|会见|致辞|讲话|发言|回应|"
    r"呼吁|提出|分析|补充|解释|回忆|写道|直言|感慨|建议|担任|任|率|摄|等)"
)
DOTTED: Final = regex.compile(rf"\p{{Han}}{{1,7}}(?:[{DOTS}]\p{{Han}}{{1,9}})+")
BYLINE: Final = regex.compile(r"(?:[电讯]\s?[(（]|[(（][^()（）]{0,6}(?:记者|通讯员))[^()（）]*$")
"""What stands before a reporter's name, wherever the news is from: 东京11月5日电(记者张三 李四)."""
FOLLOWS: Final = frozenset(
    {"v", "vd", "vn", "p", "d", "ad", "w", "c", "u", "xc", "PER", "r", "TIME", "t"}
)
"""Tags of what stands right after a person's name; a noun may be the rest of a longer word."""

CHAIN: Final = frozenset({"n", "nz", "vn", "ORG", "LOC", "f", "s", "a", "an"})
"""Tags of what may stand between a country and the person who is of it."""

CUT_OFF: Final = frozenset({"v", "n", "nz", "q"})
"""Tags of single characters that may have been cut off a foreign name."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a string looks like a person.

    strong: a title stands before it, or a title or a verb of saying after it.
    plain:  what follows it is no noun that could belong to it.
    whose:  "mainland", "away" or "" by the country or region named before it.
    """

    zh: str
    text: int
    start: int
    end: int
    strong: bool
    plain: bool
    whose: str


@cache
def _title_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(by_length('titles'))})(?:[、和兼]\S{{2,8}})?[::]?[ (]?$")


@cache
def _title_after() -> regex.Pattern[str]:
    return regex.compile("|".join(by_length("titles")))


def strong(text: str, start: int, end: int) -> bool:
    """Whether a title or a verb of saying stands beside the span.

    >>> strong("工信部副部长辛国斌在会上表示", 6, 9), strong("这些辛国斌的书", 2, 5)
    (True, False)
    """
    return bool(
        _title_before().search(text[max(0, start - 20) : start])
        or _title_after().match(text, end)
        or SAYS.match(text, end)
    )


def foreign(zh: str) -> bool:
    """Whether a name is spelled in the characters that spell foreign names.

    >>> foreign("特朗普"), foreign("马克龙"), foreign("威廉·莫兰"), foreign("李克强")
    (True, True, True, False)
    """
    if any(dot in zh for dot in DOTS):
        return True
    if not HAN.fullmatch(zh) or len(zh) < 2:
        return False
    parts = spelling.split_person(zh)
    if parts and set(parts[1]) & transliteration("only"):
        return True
    if not set(zh) <= transliteration():
        return False  # 鲁迅, 李克强: one of the characters spells no foreign name
    mostly = sum(char in transliteration("only", "often") for char in zh)
    return mostly * 2 > len(zh) or (len(zh) == 2 and mostly > 0)


def japanese(zh: str) -> bool:
    """Whether a name begins with a Japanese family name: never pinyin.

    >>> japanese("安倍晋三"), japanese("田中"), japanese("田华")
    (True, True, False)
    """
    return any(zh[:length] in table("japanese") for length in (2, 3))


def chinese(zh: str) -> bool:
    """Whether the characters may be a Chinese person's surname and given name.

    >>> names = ("辛国斌", "特朗普", "高村正彦", "王某", "欧阳自远", "林郑月娥")
    >>> [zh for zh in names if chinese(zh)]
    ['辛国斌', '欧阳自远']
    """
    parts = spelling.split_person(zh)
    if parts is None or foreign(zh) or japanese(zh):
        return False
    return parts[1] not in table("titles") and not set(parts[1]) & set(table("ungiven"))


def rate(zh: str, sightings: list[Sighting]) -> float:
    """Return how sure it is that this is a Chinese person whose name pinyin spells.

    Two characters (王毅) need a title or a verb of saying unless the surname is hardly ever a word;
    so do rare surnames. Any sighting that speaks of another country settles it: no.
    """
    parts = spelling.split_person(zh)
    if parts is None or any(sighting.whose == "away" for sighting in sightings):
        return 0.45
    beside = any(sighting.strong for sighting in sightings)
    surname, name = parts
    use = table("surnames")[surname]["use"]
    rare = use == "rare"
    plain = all(sighting.plain for sighting in sightings)
    if len(name) == 1 and len(surname) == 1:
        alone = 0.8 if plain and use == "clear" else 0.45
        return 0.45 if rare else 0.85 if beside else alone
    if rare:
        return 0.85 if beside else 0.45
    if beside:
        return 0.95
    return 0.85 if plain else 0.45


def sightings_in(index: int, text: str, tokens: tuple[Token, ...]) -> list[Sighting]:
    """Return what looks like a person in one sentence: tagged so, with a dot, or after a title."""
    tokens = _rejoined(text, tokens)
    dotted = [span for hit in DOTTED.finditer(text) if (span := _dotted(text, hit.span(), tokens))]
    spans = set(dotted)
    for place, token in enumerate(tokens):
        if any(start < token.end and token.start < end for start, end in dotted):
            continue
        if token.tag == "PER" and HAN.fullmatch(token.zh) and len(token.zh) > 1:
            spans.add((token.start, _run_on(tokens, place)))
        elif _title_before().search(text[max(0, token.start - 20) : token.start]):
            end = _untagged(text, tokens, place)
            if end:
                spans.add((token.start, end))
    return [
        _sighting(index, text, tokens, start, end)
        for start, end in sorted(spans)
        if end - start > 1
    ]


def _rejoined(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Put persons together that the tagger cut in two: 卡扎|伊什维利, 发言人|戴|于文."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is not None and (_spelled_on(before, token) or _cut_off(text, before, token)):
            joined[-1] = Token(before.start, token.end, before.zh + token.zh, "PER")
        else:
            joined.append(token)
    return tuple(joined)


def _spelled_on(before: Token, token: Token) -> bool:
    """Whether two neighbours are one name in the characters that spell foreign names."""
    letters, foreign_only = transliteration(), transliteration("only", "often")
    spelled = set(before.zh) <= letters and set(token.zh) <= letters
    tagged = before.tag == "PER" and token.tag in ("ORG", "nz", "nw") and len(token.zh) > 1
    return spelled and tagged and bool(set(token.zh) & foreign_only)


def _cut_off(text: str, before: Token, token: Token) -> bool:
    """Whether a lone surname after a title belongs to the two characters of a person behind it."""
    person = token.tag == "PER" and len(token.zh) == 2 and len(before.zh) == 1
    return (
        person
        and chinese(before.zh + token.zh)
        and bool(_title_before().search(text[max(0, before.start - 20) : before.start]))
    )


def _sighting(index: int, text: str, tokens: tuple[Token, ...], start: int, end: int) -> Sighting:
    after = next((token for token in tokens if token.start >= end), None)
    sign = after is not None and after.tag != "m" and not HAN.match(after.zh)
    plain = after is None or after.tag in FOLLOWS or sign
    beside = strong(text, start, end)
    if BYLINE.search(text[max(0, start - 40) : start]):
        return Sighting(text[start:end], index, start, end, True, True, "mainland")
    whose = _whose(text, tokens, start, end)
    return Sighting(text[start:end], index, start, end, beside, plain or beside, whose)


def _whose(text: str, tokens: tuple[Token, ...], start: int, end: int) -> str:
    """Say whose a person is by the region named before: "mainland", "away", or "" where unsaid.

    A country abroad counts when only nouns stand between (塞尔维亚国防部部长武林), or when the name
    has a character that spells foreign names; 会见美国总统的王毅 stays Chinese.
    """
    cue = regions.cue(text, start)
    if cue is None or cue.region == "mainland":
        return cue.region if cue else ""
    if cue.korean_only and not table("surnames").get(text[start], {}).get("korean"):
        return ""
    between = [token for token in tokens if cue.end <= token.start < start]
    chain = all(token.tag in CHAIN or token.zh == "的" for token in between)
    letters = set(text[start:end]) & transliteration("only", "often")
    return "away" if cue.region != "abroad" or chain or letters else ""


def _dotted(text: str, span: tuple[int, int], tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    """Cut the words around a dotted name off: 副部长|威廉·莫兰, 特雷莎·梅|积极; None for 宝鸡·丝路.

    The tagger's person decides where it holds the dot; else the characters that spell names do.
    """
    start, end = span
    inside = [token for token in tokens if token.start < end and start < token.end]
    persons = [token for token in inside if token.tag == "PER"]
    if not persons:
        return None
    letters = transliteration()
    first = min(place for place in range(start, end) if text[place] in DOTS)
    last = max(place for place in range(start, end) if text[place] in DOTS)
    left = first
    while left > persons[0].start and text[left - 1] in letters:
        left -= 1
    if persons[0].start <= first < persons[0].end:
        left = persons[0].start
    stop = next((token.end for token in persons if token.start <= last + 1 < token.end), end)
    right = last + 1
    while right < stop and text[right] in letters:
        right += 1
    left, right = _grown(text, left, right, tokens)
    return (left, right) if left < first and right > last + 1 else None


def _grown(text: str, left: int, right: int, tokens: tuple[Token, ...]) -> tuple[int, int]:
    """Take in the single characters that were cut off a dotted name: 球员|买|乌郎·米吉|提."""
    single = {
        token.start: token
        for token in tokens
        if len(token.zh) == 1 and token.zh in transliteration() and token.tag in CUT_OFF
    }
    if right in single and any(token.end == right for token in tokens):
        right += 1
    before = text[max(0, left - 21) : left - 1] if left else ""
    if left - 1 in single and _title_before().search(before):
        left -= 1
    return left, right

def _run_on(tokens: tuple[Token, ...], place: int) -> int:
    """Return the end of a foreign name whose last character was cut off: 阿克托|盖."""
    end = tokens[place].end
    letters = transliteration()
    if len(tokens[place].zh) < 3 or not set(tokens[place].zh) <= letters:
        return end
    for token in tokens[place + 1 :]:
        if len(token.zh) > 1 or token.zh not in letters or token.tag not in CUT_OFF:
            break
        end = token.end
    return end


def _untagged(text: str, tokens: tuple[Token, ...], place: int) -> int:
    """Return the end of a person that the tagger missed, after a title: three characters on word
    boundaries, with a verb of saying behind, or such as make no word; 0 when there is none."""
    for after in tokens[place : place + 3]:
        zh = text[tokens[place].start : after.end]
        if len(zh) > 3:
            break
        if len(zh) < 3 or not chinese(zh):
            continue
        known_tag = tokens[place].tag in ("PER", "nz", "n", "nw")
        if known_tag and SAYS.match(text, after.end):
            return after.end
        if _stands_alone(zh, place, tokens, after):
            return after.end
    return 0


def _stands_alone(zh: str, place: int, tokens: tuple[Token, ...], last: Token) -> bool:
    """Whether three characters after a title are no words: 解玉梅 (no such verb), 仇志|远 and a stop."""
    after = next((token for token in tokens if token.start >= last.end), None)
    if tokens[place].zh == zh:
        follows = after is None or after.tag in FOLLOWS or not HAN.match(after.zh)
        return follows and tokens[place].tag in ("v", "vn", "nz", "nw")
    torn = len(tokens[place].zh) == 2 and tokens[place].tag in ("n", "nz", "nw", "PER")
    return torn and (after is None or not HAN.match(after.zh))
