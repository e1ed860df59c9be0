"""Find the names of one document that no glossary has, each with all its occurrences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from summarizer.chars import HAN
from summarizer.names import craft, drafts, people, places, regions, sightings, spelling
from summarizer.names.asking import settle
from summarizer.names.cutting import is_verb, parted
from summarizer.names.fairs import fairs
from summarizer.names.glosses import glossed, glosses, untagged
from summarizer.names.monarchs import monarchs
from summarizer.names.occurrences import Spans, inside, occurrences
from summarizer.names.records import ASK, ENFORCE, Known, UnlistedName, nothing_known
from summarizer.names.shortforms import CIVIL, short_forms
from summarizer.names.tagger import Token, tag_all
from summarizer.names.vocabulary import short_places, table

WORK = regex.compile(r"《([^《》]{2,40})》")
GREETED = ("各位", "诸位", "列位")
"""Before those who are spoken to: 各位来宾 are no city."""
OUTPUT = regex.compile(r"[日年月]产$")


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
    tokens = [parted(sightings.titles_parted(line), known) for line in tag_all(texts)]
    drafted: dict[str, UnlistedName] = {}
    for name in (
        *_organisations(texts, tokens, taken, known),
        *_works(texts, taken),
        *_composed(texts, taken, known),
        *_people(
            texts, tokens, [(*spans, *_crowned(t)) for t, spans in zip(texts, taken, strict=True)]
        ),
        *_places(texts, tokens, taken, known),
    ):
        if known(name.zh) is None and not name.zh.endswith("的"):  # 港九的|士车主联谊会
            drafted[name.zh] = _better(drafted.get(name.zh), name)
    written = glosses(texts)
    drafted = {zh: glossed(name, written) for zh, name in drafted.items()}
    for name in untagged(written):
        if known(name.zh) is None:
            drafted[name.zh] = _better(drafted.get(name.zh), name)
    for name in short_forms(tuple(drafted.values()), texts, tokens):
        drafted[name.zh] = _better(drafted.get(name.zh), name)
    spots = occurrences(list(drafted), texts, tokens, taken)
    names = [replace(drafted[zh], occurrences=seen) for zh, seen in spots.items() if seen]
    held = {name.zh for name in names}
    names = [name if name.part_of in held else replace(name, part_of="") for name in names]
    return settle(sorted(names, key=_first), {})


def _better(old: UnlistedName | None, new: UnlistedName) -> UnlistedName:
    """Return the draft to keep: one with English, of two without the short form, else the older."""
    if old is None or (new.en and not old.en) or (new.guess and not (old.en or old.guess)):
        return new
    return new if new.part_of and not old.en else old


def _first(name: UnlistedName) -> tuple[int, int]:
    return name.occurrences[0].text, name.occurrences[0].start


def _crowned(text: str) -> list[tuple[int, int]]:
    """Return the spans of monarchs: 沙皇尼|古拉二世 is no person of the name 沙皇尼."""
    return [(start, end) for start, end, _ in monarchs(text)]


def _people(
    texts: Sequence[str],
    tokens: Sequence[tuple[Token, ...]],
    taken: Spans,
) -> Iterable[UnlistedName]:
    said = regions.counts(texts)
    seen: dict[str, list[people.Sighting]] = defaultdict(list)
    for index, text in enumerate(texts):
        for sighting in sightings.sightings_in(index, text, tokens[index]):
            if not inside(sighting.start, sighting.end, taken[index]):
                seen[sighting.zh].append(sighting)
    longer = {
        token.zh for line in tokens for token in line if token.tag in ("ORG", "LOC", "nz", "nw")
    }
    for zh, spotted in seen.items():
        # 华润雪|花啤酒 in one sentence, 华润雪花啤酒 in another: no person of that name.
        beginning = any(other != zh and other.startswith(zh) for other in longer)
        courtesy = zh[1:] in CIVIL  # 赵大爷 has no given name
        if beginning or courtesy or set(zh) <= short_places("country", "sar"):
            continue
        yield drafts.draft_person(zh, spotted, said)


def _organisations(
    texts: Sequence[str], tokens: Sequence[tuple[Token, ...]], taken: Spans, known: Known
) -> Iterable[UnlistedName]:
    for index, line in enumerate(tokens):
        for token in (*_merged(line), *line):
            facility = token.tag in ("LOC", "nz") and drafts.ends_like_organisation(token.zh)
            if token.tag != "ORG" and not facility:
                continue
            if table("parts").get(token.zh, {}).get("role") == "industry":
                continue  # 推动电信、互联网等领域开放
            if inside(token.start, token.end, taken[index]):
                continue
            away = drafts.abroad(texts[index], token.start)
            zh = OUTPUT.sub("", token.zh)
            name = drafts.draft_organisation(zh, known=known, away=away)
            country = regions.country_before(zh)
            if name and not name.en and country and zh[-1] != "部":
                # 德国博泽集团: the country is no part of the name; of a ministry's it is.
                name = drafts.draft_organisation(zh.removeprefix(country), known=known, away=True)
            if facility and name and not name.en:
                continue  # 印尼雅万高铁: left to _places, which cuts the country off
            if name:
                yield name


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


def _works(texts: Sequence[str], taken: Spans) -> Iterable[UnlistedName]:
    for index, text in enumerate(texts):
        for found in WORK.finditer(text):
            zh = found.group(1).strip()
            if HAN.search(zh) and not inside(*found.span(1), taken[index]):
                yield drafts.draft(zh, "document", "", "", 0.7)


def _composed(texts: Sequence[str], taken: Spans, known: Known) -> Iterable[UnlistedName]:
    for index, text in enumerate(texts):
        for start, end, english in fairs(text, known):
            if not inside(start, end, taken[index]):
                yield drafts.draft(text[start:end], "project", english, "guess", 0.65)
        for start, end, english in monarchs(text):
            if not inside(start, end, taken[index]):
                yield drafts.draft(text[start:end], "person", english, "guess", 0.75)
        for start, end in places.in_a_row(text):
            if places.render(zh := text[start:end], known=known)[1] < ENFORCE:
                yield drafts.draft(zh, "place", spelling.word(zh), "guess", ASK)
    for zh in craft.craft(texts):
        yield drafts.draft(zh, "project", craft.english(zh), "guess", 0.65)


def _places(
    texts: Sequence[str], tokens: Sequence[tuple[Token, ...]], taken: Spans, known: Known
) -> Iterable[UnlistedName]:
    foreign = regions.only_abroad(regions.counts(texts))
    for index, line in enumerate(tokens):
        for token in line:
            listed = token.tag in ("ORG", "PER", "nz") and token.zh in table("places")
            if (token.tag != "LOC" and not listed) or not HAN.fullmatch(token.zh):
                continue
            if is_verb(token, line, known) or texts[index][: token.start].endswith(GREETED):
                continue
            away = drafts.abroad(texts[index], token.start) or foreign
            for start, end in _pieces(token, taken[index], known):
                if inside(start, end, taken[index]):
                    continue
                name = drafts.draft_place(texts[index][start:end], away, known, texts)
                if name:
                    yield name


def _pieces(token: Token, spans: Sequence[tuple[int, int]], known: Known) -> list[tuple[int, int]]:
    """Divide 浙江桐乡市乌镇 into its places, and cut taken terms off: 印尼|雅万高铁."""
    cuts = {token.start, token.end}
    for start, end in spans:
        if token.start <= start and end <= token.end:
            cuts |= {start, end}
    cuts.add(token.start + len(regions.country_before(token.zh)))
    if token.zh[:-1] in table("divisions"):
        cuts.add(token.end - 1)  # 陇西县|城, 长沙市|区
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
