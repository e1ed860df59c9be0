"""Find the names of one document that no glossary has, each with all its occurrences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from summarizer.chars import HAN
from summarizer.names import organisations, people, places, regions, spelling
from summarizer.names.occurrences import Spans, inside, occurrences
from summarizer.names.records import ENFORCE, Known, Made, UnlistedName, nothing_known
from summarizer.names.shortforms import short_forms
from summarizer.names.tagger import Token, tag_all
from summarizer.names.vocabulary import DOTS, ending, table, transliteration
from summarizer.records import TermKind

WORK = regex.compile(r"《([^《》]{2,40})》")
OUTPUT = regex.compile(r"[日年月]产$")
LETTERS = ("only", "often")
COUNTRIES = frozenset("中美俄日韩英法德印欧哈巴朝澳加非泰越缅柬老蒙塞伊以沪港澳粤京津冀")


def find(
    texts: Sequence[str], *, taken: Spans, known: Known = nothing_known
) -> tuple[UnlistedName, ...]:
    """Return the names that stand outside the taken spans, in order of first occurrence.

    texts: the normalised sentences of one document, whole, in order.
    taken: for each text the half-open spans that glossary terms and figures hold. A name may hold
           a whole term (河北 in 河北钢铁集团), never a part of one.
    known: the glossary's exact lookup, for the places inside names.

    >>> [(name.zh, name.en) for name in find(["工信部副部长辛国斌表示"], taken=[[(0, 3)]])]
    [('辛国斌', 'Xin Guobin')]
    """
    if len(texts) != len(taken):
        raise ValueError("taken must hold one sequence of spans for each text")
    tokens = tag_all(texts)
    found = regions.counts(texts)
    drafts: dict[str, UnlistedName] = {}
    for name in (
        *_organisations(texts, tokens, taken, known),
        *_works(texts, taken, known),
        *_people(texts, tokens, taken, found),
        *_places(texts, tokens, taken, known),
    ):
        if name.zh not in drafts and known(name.zh) is None:
            drafts[name.zh] = name
    for name in short_forms(tuple(drafts.values()), texts, tokens):
        old = drafts.get(name.zh)
        if old is None or not old.en:
            drafts[name.zh] = name
    spots = occurrences(list(drafts), texts, tokens, taken)
    names = [replace(drafts[zh], occurrences=found) for zh, found in spots.items() if found]
    held = {name.zh for name in names}
    names = [name if name.part_of in held else replace(name, part_of="") for name in names]
    return tuple(
        sorted(names, key=lambda name: (name.occurrences[0].text, name.occurrences[0].start))
    )


def _draft(zh: str, kind: TermKind, en: str, source: Made, confidence: float) -> UnlistedName:
    """Make a name without occurrences; a rendering that is not sound enough becomes a guess."""
    sound = bool(en) and confidence >= ENFORCE
    return UnlistedName(
        zh=zh,
        en=en if sound else "",
        kind=kind,
        source=source if sound else "",
        occurrences=(),
        guess="" if sound else en,
        confidence=confidence,
    )


def _people(
    texts: Sequence[str],
    tokens: Sequence[tuple[Token, ...]],
    taken: Spans,
    found: Mapping[str, int],
) -> Iterable[UnlistedName]:
    seen: dict[str, list[people.Sighting]] = defaultdict(list)
    for index, text in enumerate(texts):
        for sighting in people.sightings_in(index, text, tokens[index]):
            if not inside(sighting.start, sighting.end, taken[index]):
                seen[sighting.zh].append(sighting)
    longer = {
        token.zh for line in tokens for token in line if token.tag in ("ORG", "LOC", "nz", "nw")
    }
    for zh, sightings in seen.items():
        # 华润雪|花啤酒 in one sentence, 华润雪花啤酒 in another: no person of that name.
        if any(other != zh and other.startswith(zh) for other in longer):
            continue
        yield _person(zh, sightings, found)


def _person(zh: str, sightings: list[people.Sighting], found: Mapping[str, int]) -> UnlistedName:
    if people.chinese(zh):
        at_home = any(sighting.whose == "mainland" for sighting in sightings)
        unsure = regions.doubtful(found, surname=zh[0]) and not at_home
        # 武契奇 alone, without a word of where he is from, may be either.
        letters = set(zh[1:]) & transliteration(*LETTERS) and set(zh) <= transliteration()
        unsure = unsure or (bool(letters) and not at_home)
        sure = 0.45 if unsure else people.rate(zh, sightings)
        away = any(sighting.whose == "away" for sighting in sightings)
        # 李勇浩, 武契奇: asked about. But a model spells 陈德霖 of Hong Kong in pinyin: not asked.
        korean = table("surnames")[zh[0]]["korean"] if zh[0] in table("surnames") else ""
        if (unsure or away) and (korean or set(zh) & transliteration(*LETTERS)):
            sure = max(sure, 0.6)
        return _draft(zh, "person", spelling.person(zh) or "", "pinyin", sure)
    dotted = any(dot in zh for dot in DOTS)
    asked = dotted or people.japanese(zh) or (people.foreign(zh) and len(zh) > 2)
    beside = any(sighting.strong for sighting in sightings)
    if people.foreign(zh) and (beside or len(sightings) > 1):
        asked = True
    # 卡拉奇|2号, 阿克托盖|2500万吨: the tagger takes foreign places for persons.
    place = not beside and not dotted and not all(sighting.plain for sighting in sightings)
    return _draft(zh, "place" if place else "person", "", "", 0.75 if asked else 0.4)


def _organisations(
    texts: Sequence[str], tokens: Sequence[tuple[Token, ...]], taken: Spans, known: Known
) -> Iterable[UnlistedName]:
    for index, line in enumerate(tokens):
        for token in (*_merged(line), *line):
            facility = token.tag in ("LOC", "nz") and _ends_like_organisation(token.zh)
            if token.tag != "ORG" and not facility:
                continue
            if inside(token.start, token.end, taken[index]):
                continue
            name = _organisation(OUTPUT.sub("", token.zh), known)
            if facility and name and not name.en:
                continue  # 印尼雅万高铁: left to _places, which cuts the country off
            if name and name.en and _abroad(texts[index], token.start):
                name = replace(name, en="", source="", guess=name.en or name.guess)
            if name:
                yield name


def _ends_like_organisation(zh: str) -> bool:
    return ending("parts", zh) is not None or ending("forms", zh) is not None


def _organisation(zh: str, known: Known) -> UnlistedName | None:
    """Draft an organisation; None for what is too short or has signs inside."""
    if len(zh) < 2 or not HAN.match(zh) or regex.search(r"\s", zh):
        return None
    if set(zh) <= COUNTRIES:
        return None  # 中哈, 中美: two countries, no name
    if zh.startswith("中国") and not _ends_like_organisation(zh):
        return None  # 中国组织|相关行业: the tagger took the verb in
    english, sure = organisations.compose(zh, known=known)
    if english:
        return _draft(zh, "organisation", english, "parts", sure)
    if set(zh) <= transliteration(*LETTERS):
        return _draft(zh, "place", "", "", 0.65 if len(zh) > 3 else 0.4)
    sure = 0.4 if not _ends_like_organisation(zh) else 0.65 if len(zh) > 3 else 0.55
    return _draft(zh, "organisation", "", "", sure)


def _merged(line: tuple[Token, ...]) -> Iterable[Token]:
    """Join a place with the office behind it that was cut off: 柳河县|公安局, 北京|互联网|法院."""
    for first, token in enumerate(line):
        if token.tag not in ("LOC", "ORG") or token.zh.startswith("中国"):
            continue
        for last in range(min(len(line), first + 4), first + 1, -1):
            rest = "".join(part.zh for part in line[first + 1 : last])
            row = table("parts").get(rest)
            if row and (row["role"] == "organ" or (row["role"] == "form" and len(rest) > 3)):
                yield Token(token.start, line[last - 1].end, token.zh + rest, "ORG")
                break


def _works(texts: Sequence[str], taken: Spans, known: Known) -> Iterable[UnlistedName]:
    for index, text in enumerate(texts):
        for found in WORK.finditer(text):
            zh = found.group(1).strip()
            if HAN.search(zh) and not inside(*found.span(1), taken[index]):
                yield _draft(zh, "document", "", "", 0.7)


def _places(
    texts: Sequence[str], tokens: Sequence[tuple[Token, ...]], taken: Spans, known: Known
) -> Iterable[UnlistedName]:
    for index, line in enumerate(tokens):
        for token in line:
            if token.tag != "LOC" or not HAN.fullmatch(token.zh):
                continue
            away = _abroad(texts[index], token.start)
            for start, end in _pieces(token, taken[index], known):
                if inside(start, end, taken[index]):
                    continue
                name = _place(texts[index][start:end], away, known, texts)
                if name:
                    yield name


def _pieces(token: Token, spans: Sequence[tuple[int, int]], known: Known) -> list[tuple[int, int]]:
    """Divide 浙江桐乡市乌镇 into its places, and cut taken terms off: 印尼|雅万高铁."""
    cuts = {token.start, token.end}
    for start, end in spans:
        if token.start <= start and end <= token.end:
            cuts |= {start, end}
    edges = sorted(cuts)
    pieces = []
    for left, right in pairwise(edges):
        zh = token.zh[left - token.start : right - token.start]
        head = left
        if places.render(zh, known=known)[1] < 0.8 or len(zh) > 4:
            for word in places.leading(zh, known=known):
                if head + len(word) + 1 == right:
                    break  # 北京站: one character left over is no name
                pieces.append((head, head + len(word)))
                head += len(word)
        pieces.append((head, right))
    return [(left, right) for left, right in pieces if right - left > 1]


def _abroad(text: str, start: int) -> bool:
    """Whether the last region named before a place is another one that writes Chinese characters,
    or a country abroad: 首尔市江南区, 印尼中部的西吉地区."""
    cue = regions.cue(text, start)
    return cue is not None and cue.region != "mainland"


def _place(zh: str, away: bool, known: Known, texts: Sequence[str]) -> UnlistedName | None:
    """Draft a place; None for what is left of a longer one and is no name (中国|发展)."""
    english, sure = places.render(zh, known=known)
    if english:
        if sure == places.UNSUPPORTED and places.supported(zh, texts):
            sure = ENFORCE
        # 中印在武汉会晤: the name of a city or province is known, whatever country came before.
        listed = zh in table("places") or zh + "市" in table("divisions") or zh[-1] == "市"
        return _draft(zh, "place", english, "pinyin", 0.5 if away and not listed else sure)
    if _ends_like_organisation(zh):
        return _draft(zh, "project", "", "", 0.65)
    letters = len(set(zh) & transliteration(*LETTERS))
    if set(zh) <= transliteration() and letters:
        return _draft(zh, "place", "", "", 0.75 if len(zh) > 2 else 0.6)
    return _draft(zh, "place", "", "", 0.45) if ending("generics", zh) or len(zh) > 2 else None
