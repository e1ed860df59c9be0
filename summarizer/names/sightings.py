"""Find what looks like a person in one sentence, whole where the tagger cut it in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.chars import HAN
from summarizer.names import foreign, regions
from summarizer.names.people import SAYS, Sighting, chinese, strong, title_before
from summarizer.names.tagger import Token
from summarizer.names.vocabulary import DOTS, table, transliteration

_INITIAL: Final = r"(?<![A-Za-z])[A-Z]\.?"
_TWIN: Final = r"\p{Han}{1,7}(?:[-－]\p{Han}{1,7})?"
DOTTED: Final = regex.compile(
    rf"(?:{_TWIN}|{_INITIAL})(?:[{DOTS}](?:{_TWIN}|{_INITIAL}))*[{DOTS}]\p{{Han}}{{1,9}}"
    r"(?:[-－]\p{Han}{1,7})?"
)
"""A row of parts; between them may stand initials: 乔治·W·布什, J·K·罗琳. A part may be of two:
让-皮埃尔·拉法兰."""
HYPHENS: Final = ("-", "－")
_AND: Final = regex.compile(rf"(?<=[{DOTS}]\p{{Han}}{{1,7}})[和与](?=\p{{Han}}{{1,7}}[{DOTS}])")
"""Between two dotted names: 梅拉尼娅·特朗普和伊万卡·特朗普. None is spelled with these."""
BYLINE: Final = regex.compile(r"(?:[电讯]\s?[(（]|[(（][^()（）]{0,6}(?:记者|通讯员))[^()（）]*$")
"""What stands before a reporter's name, wherever the news is from: 东京11月5日电(记者张三 李四)."""
FOLLOWS: Final = frozenset(
    {"v", "vd", "vn", "p", "d", "ad", "w", "c", "u", "xc", "PER", "r", "TIME", "t"}
)
"""Tags of what stands right after a person's name; a noun may be the rest of a longer word."""
CHAIN: Final = frozenset({"n", "nz", "vn", "ORG", "LOC", "f", "s", "a", "an"})
"""Tags of what may stand between a country and the person who is of it."""
INSIDE: Final = "上下里中内外"
"""What ends a phrase of place, after 在."""
CUT_OFF: Final = frozenset({"v", "n", "nz", "q"})
"""Tags of single characters that may have been cut off a foreign name."""


def sightings_in(index: int, text: str, tokens: tuple[Token, ...]) -> list[Sighting]:
    """Return what looks like a person in one sentence: tagged so, with a dot, or after a title."""
    tokens = _rejoined(text, tokens)
    dotted = [span for row in _rows(text) if (span := _dotted(text, row, tokens))]
    spans = set(dotted)
    for place, token in enumerate(tokens):
        if any(start < token.end and token.start < end for start, end in dotted):
            continue
        if token.tag == "PER" and HAN.fullmatch(token.zh) and len(token.zh) > 1:
            if text[max(0, token.start - 1)] == "在" and token.zh[-1] in INSIDE:
                continue  # 写在江海上
            spans.add((token.start, _run_on(tokens, place)))
        elif title_before().search(text[max(0, token.start - 20) : token.start]):
            end = _untagged(text, tokens, place)
            if end:
                spans.add((token.start, end))
    return [
        _sighting(index, text, tokens, start, end)
        for start, end in sorted(spans)
        if end - start > 1
    ]


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each row of parts with dots between; and, with, part two of them."""
    for hit in DOTTED.finditer(text):
        start = hit.start()
        for both in _AND.finditer(text, start, hit.end()):
            yield start, both.start()
            start = both.end()
        yield start, hit.end()


def titles_parted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Part titles from the persons that the tagger left them with: 副主任何礼, 副主|任何礼."""
    parted: list[Token] = []
    for token in tokens:
        before = parted[-1] if parted else None
        if pair := _title_and_name(token.start, "", token.zh):
            parted += pair
        elif before and (pair := _title_and_name(before.start, before.zh, token.zh)):
            parted[-1:] = pair
        else:
            parted.append(token)
    return tuple(parted)


def _title_and_name(start: int, head: str, tail: str) -> list[Token]:
    """Return a title and a person that head and tail are together, none where they are not.

    A head is a title cut short, with the rest of it in the tail.
    """
    whole = head + tail
    for cut in range(len(whole) - 3, len(whole) - 1):
        title, name = whole[: max(cut, 0)], whole[max(cut, 0) :]
        if title in table("titles") and len(head) < cut and chinese(name):
            middle = start + cut
            return [
                Token(start, middle, title, "n"),
                Token(middle, middle + len(name), name, "PER"),
            ]
    return []


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
    """Whether a lone surname after a title belongs to the two characters behind it: 委员于|会文."""
    person = token.tag == "PER" or (before.tag == "PER" and token.tag in CUT_OFF)
    return (
        person
        and len(token.zh) == 2
        and len(before.zh) == 1
        and chinese(before.zh + token.zh)
        and bool(title_before().search(text[max(0, before.start - 20) : before.start]))
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

    Names that the table of foreign ones has are whole (买买提·吐尔逊 is to no tagger a person).
    """
    listed, tagged = foreign.listed_at(text, *span), _by_tags(text, span, tokens)
    if listed is None or tagged is None:
        return listed or tagged
    return min(listed[0], tagged[0]), max(listed[1], tagged[1])


def _by_tags(text: str, span: tuple[int, int], tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    """The tagger's person decides where it holds the dot; else the characters that spell names."""
    start, end = span
    inside = [token for token in tokens if token.start < end and start < token.end]
    persons = [token for token in inside if token.tag == "PER"]
    if not persons:
        return None
    first = min(place for place in range(start, end) if text[place] in DOTS)
    last = max(place for place in range(start, end) if text[place] in DOTS)
    left = _spelled_to(text, first, persons[0].start)
    if left < first and text[left - 1 : left] in HYPHENS:
        twin = _spelled_to(text, left - 1, start)
        left = twin if twin < left - 1 else left
    if persons[0].start <= first < persons[0].end:
        left = persons[0].start
    stop = next((token.end for token in persons if token.start <= last + 1 < token.end), end)
    right = _spelled_from(text, last + 1, stop)
    if right > last + 1 and text[right : right + 1] in HYPHENS:
        twin = _spelled_from(text, right + 1, end)
        right = twin if twin > right + 1 else right
    left, right = _grown(text, left, right, tokens)
    return (left, right) if left < first and right > last + 1 else None


def _spelled_to(text: str, end: int, least: int) -> int:
    """Return where the characters for foreign sounds begin that end at `end`, not before least."""
    letters = transliteration()
    while end > least and text[end - 1] in letters:
        end -= 1
    return end


def _spelled_from(text: str, start: int, most: int) -> int:
    """Return where the characters for foreign sounds end that begin at `start`, at most there."""
    letters = transliteration()
    while start < most and text[start] in letters:
        start += 1
    return start


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
    if left - 1 in single and title_before().search(before):
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
    """Whether three characters after a title are no words: 解玉梅, or 仇志|远 and a stop."""
    after = next((token for token in tokens if token.start >= last.end), None)
    if tokens[place].zh == zh:
        follows = after is None or after.tag in FOLLOWS or not HAN.match(after.zh)
        return follows and tokens[place].tag in ("v", "vn", "nz", "nw")
    torn = len(tokens[place].zh) == 2 and tokens[place].tag in ("n", "nz", "nw", "PER")
    return torn and (after is None or not HAN.match(after.zh))
